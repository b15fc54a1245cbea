"""A plan says of each file where it goes; no two meet, and what belongs together stays so."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.companions import FolderNames
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.sorting.fields import Facts
from photo_sorter.core.sorting.file_names import same_name
from photo_sorter.core.sorting.plan import (
    Collision,
    PlanEntry,
    SortAction,
    SortOptions,
    Why,
    totals,
)
from photo_sorter.core.sorting.planner import Candidate, FileSeen, Planned, Planner
from photo_sorter.core.sorting.rules import Rule
from photo_sorter.core.sorting.template import parse_template

DAY = datetime(2021, 7, 3)
Disk = dict[str, bytes]


def candidates(disk: Disk, root: str = "/p") -> list[Candidate]:
    """Each picture of the disk below `root`, with what belongs to it, in the order of the names."""
    found: list[Candidate] = []
    for folder in sorted({os.path.dirname(path) for path in disk}):
        if not (folder + "/").startswith(root + "/"):
            continue
        names = FolderNames(os.path.basename(p) for p in disk if os.path.dirname(p) == folder)
        parts = {part for name in names.pictures for part in names.companions(name)}
        for name in names.pictures:
            if name in parts:
                continue
            path = f"{folder}/{name}"
            beside = [f"{folder}/{part}" for part in names.companions(name)]
            facts = Facts(DAY, original=os.path.splitext(name)[0])
            found.append(
                Candidate(
                    seen(disk, path),
                    root,
                    PhotoId(len(found) + 1),
                    hash_of(disk, path),
                    facts,
                    0,
                    tuple(seen(disk, part) for part in beside),
                )
            )
    return found


def seen(disk: Disk, path: str) -> FileSeen:
    return FileSeen(path, len(disk[path]), 0)


def hash_of(disk: Disk, path: str) -> str:
    return disk[path].hex()


def plan(
    disk: Disk,
    template: str,
    found: Sequence[Candidate] | None = None,
    options: SortOptions = SortOptions(),  # noqa: B008
) -> Planned:
    def names_in(folder: str) -> list[str]:
        below = [path[len(folder) + 1 :] for path in disk if path.startswith(folder + "/")]
        return list({name.split("/")[0] for name in below})

    planner = Planner(
        [Rule("", parse_template(template))],
        options,
        names_in,
        lambda path: len(disk[path]) if path in disk else None,
        lambda path: hash_of(disk, path),
    )
    return planner.plan(candidates(disk) if found is None else found)


def where(planned: Planned) -> dict[str, str]:
    return {entry.source: entry.target for entry in planned.entries if entry.target}


def why(planned: Planned) -> dict[str, Why]:
    return {entry.source: entry.reason.why for entry in planned.entries}


def test_files_keep_their_names_in_new_folders() -> None:
    planned = plan({"/p/a.jpg": b"1", "/p/x/b.jpg": b"2"}, "{year}/{month:02}")
    assert where(planned) == {"/p/a.jpg": "/p/2021/07/a.jpg", "/p/x/b.jpg": "/p/2021/07/b.jpg"}
    assert planned.new_folders == ["/p/2021", "/p/2021/07"]
    assert totals(planned.entries).files == 2


def test_what_is_in_its_place_stays() -> None:
    disk = {"/p/2021/a.jpg": b"1", "/p/2021/b (2).jpg": b"2"}
    planned = plan(disk, "{year}")
    assert where(planned) == {}
    assert set(why(planned).values()) == {Why.IN_PLACE}


def test_what_belongs_to_a_picture_goes_along_under_its_name() -> None:
    disk = {"/p/a.jpg": b"1", "/p/a.CR2": b"2", "/p/a.CR2.xmp": b"3", "/p/a.jpg.xmp": b"4",
            "/p/a.MOV": b"5", "/p/2021/n 1.jpg": b"6"}  # fmt: skip
    planned = plan(disk, "{year}/n {counter}", candidates(disk)[:1])
    assert where(planned) == {
        "/p/a.jpg": "/p/2021/n 2.jpg",
        "/p/a.CR2": "/p/2021/n 2.CR2",
        "/p/a.CR2.xmp": "/p/2021/n 2.CR2.xmp",
        "/p/a.jpg.xmp": "/p/2021/n 2.jpg.xmp",
        "/p/a.MOV": "/p/2021/n 2.MOV",
    }


@pytest.mark.parametrize(
    ("collision", "same", "expected", "reason"),
    [
        (Collision.ONE, True, "", Why.SAME_CONTENT),
        (Collision.ONE, False, "/p/2021/a (2).jpg", Why.NUMBERED),
        (Collision.NUMBER, True, "/p/2021/a (2).jpg", Why.NUMBERED),
        (Collision.SKIP, False, "", Why.NAME_TAKEN),
    ],
)
def test_a_name_that_is_taken_follows_the_rule(
    collision: Collision, same: bool, expected: str, reason: Why
) -> None:
    disk = {"/p/x/a.jpg": b"1", "/p/y/a.jpg": b"1" if same else b"2"}
    planned = plan(disk, "{year}", options=SortOptions(collision=collision))
    assert where(planned).get("/p/y/a.jpg", "") == expected
    assert why(planned)["/p/y/a.jpg"] is reason
    assert totals(planned.entries).collisions == 1
    on_disk = {"/p/2021/a.jpg": b"1", "/p/y/a.jpg": b"1" if same else b"2"}
    planned = plan(on_disk, "{year}", options=SortOptions(collision=collision))
    assert where(planned).get("/p/y/a.jpg", "") == expected


def test_names_that_differ_by_case_or_composition_alone_do_not_meet() -> None:
    disk = {"/p/1/é.jpg": b"1", "/p/2/e\u0301.jpg": b"2", "/p/3/É.JPG": b"3"}
    targets = list(where(plan(disk, "{year}")).values())
    assert len({same_name(target) for target in targets}) == 3


def test_a_folder_is_called_as_it_is_called_already() -> None:
    disk = {"/p/a.jpg": b"1", "/p/SORTED/b.jpg": b"2"}
    assert where(plan(disk, "Sorted/{year}"))["/p/a.jpg"] == "/p/SORTED/2021/a.jpg"


def test_pictures_and_raws_of_different_folders_do_not_become_pairs() -> None:
    disk = {"/p/x/a.jpg": b"1", "/p/y/a.CR2": b"2", "/p/2021/b.xmp": b"3", "/p/x/b.jpg": b"4"}
    targets = where(plan(disk, "{year}"))
    assert targets["/p/x/a.jpg"] == "/p/2021/a.jpg"
    assert targets["/p/y/a.CR2"] == "/p/2021/a (2).CR2"
    assert targets["/p/x/b.jpg"] == "/p/2021/b (2).jpg"


def test_counters_count_as_photos_were_taken_and_keep_what_they_gave() -> None:
    disk = {"/p/c.jpg": b"1", "/p/a.jpg": b"2"}
    planned = plan(disk, "{year}/n {counter:03}", list(reversed(candidates(disk))))
    assert where(planned) == {"/p/c.jpg": "/p/2021/n 001.jpg", "/p/a.jpg": "/p/2021/n 002.jpg"}
    again = {"/p/2021/n 001.jpg": b"1", "/p/2021/n 002.jpg": b"2", "/p/b.jpg": b"3"}
    found = candidates(again)
    assert where(plan(again, "{year}/n {counter:03}", [found[2], *found[:2]])) == {
        "/p/b.jpg": "/p/2021/n 003.jpg"
    }


def test_long_names_leave_room_for_numbers_and_for_what_goes_along() -> None:
    name = "n" * 251
    disk = {f"/p/x/{name}.jpg": b"1", f"/p/y/{name}.jpg": b"2", f"/p/y/{name}.xmp": b"3"}
    targets = where(plan(disk, "{year}"))
    assert len(targets) == 3
    assert all(len(os.path.basename(target)) <= 255 for target in targets.values())


def test_what_cannot_be_filled_in_stays_and_says_so() -> None:
    planned = plan({"/p/a.jpg": b"1"}, "{year}/{album}")
    (entry,) = planned.entries
    assert (entry.action, entry.reason.why) == (SortAction.SKIP, Why.NO_VALUE)
    assert "album" in entry.reason.words


def test_copies_leave_the_originals() -> None:
    planned = plan({"/p/a.jpg": b"1"}, "{year}", options=SortOptions(copying=True))
    assert [entry.action for entry in planned.entries] == [SortAction.COPY]


def test_templates_lie_where_they_say() -> None:
    disk = {"/p/a.jpg": b"1"}
    assert where(plan(disk, "/q/x/{year}")) == {"/p/a.jpg": "/q/x/2021/a.jpg"}
    into = SortOptions(into="/q")
    assert where(plan(disk, "{year}", options=into)) == {"/p/a.jpg": "/q/2021/a.jpg"}


STEMS = st.sampled_from(["a", "A", "b", "é", "e\u0301", "a (2)", "n 1", "n 2"])
ENDINGS = st.sampled_from([".jpg", ".JPG", ".heic", ".cr2", ".xmp", ".jpg.xmp", ".mov", ".png"])
FOLDERS = st.sampled_from(["/p", "/p/x", "/p/y", "/p/2021", "/p/2021/X"])
FILES = st.builds(lambda folder, stem, ending: f"{folder}/{stem}{ending}", FOLDERS, STEMS, ENDINGS)
DISKS = st.dictionaries(FILES, st.sampled_from([b"1", b"2", b"3"]), max_size=14)
TEMPLATES = st.sampled_from(
    ["{year}", "{year}/x", "x", "{year}/n {counter}", "{year}/{original}", "all/{original} {year}"]
)


@given(DISKS, TEMPLATES, st.sampled_from(Collision), st.booleans())
def test_no_file_is_lost_and_no_pair_is_parted_or_made(
    disk: Disk, template: str, collision: Collision, copying: bool
) -> None:
    found = candidates(disk)
    options = SortOptions(copying=copying, collision=collision)
    entries = plan(disk, template, found, options).entries
    assert sorted(entry.source for entry in entries) == sorted(
        file.path for each in found for file in (each.file, *each.parts)
    )
    after = carried_out(disk, entries)
    assert sorted(after.values()) == sorted(
        [*disk.values(), *(disk[entry.source] for entry in entries if entry.target and copying)]
    )
    going = [entry.target for entry in entries if entry.target]
    assert len({same_name(target) for target in going}) == len(going)
    if not copying:
        for each in found:
            place = {entry.source: entry.target or entry.source for entry in entries}
            folder, name = os.path.split(place[each.file.path])
            names = [os.path.basename(path) for path in after if os.path.dirname(path) == folder]
            belongs = {f"{folder}/{part}" for part in FolderNames(names).companions(name)}
            assert {place[part.path] for part in each.parts} <= belongs
            if place[each.file.path] != each.file.path:
                assert belongs == {place[part.path] for part in each.parts}


@given(DISKS, st.sampled_from(["{year}", "{year}/x", "x/{original}"]))
def test_a_second_plan_finds_everything_in_its_place(disk: Disk, template: str) -> None:
    options = SortOptions(collision=Collision.NUMBER)
    after = carried_out(disk, plan(disk, template, options=options).entries)
    again = plan(after, template, options=options).entries
    assert {entry.action for entry in again} <= {SortAction.STAY}


def carried_out(disk: Disk, entries: Sequence[PlanEntry]) -> Disk:
    """What lies on the disk then; nothing is written over."""
    after = dict(disk)
    for entry in entries:
        if entry.target:
            assert entry.target not in after
            after[entry.target] = disk[entry.source]
            if entry.action is SortAction.MOVE:
                del after[entry.source]
    return after
