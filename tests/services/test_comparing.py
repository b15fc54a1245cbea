"""Comparing in the background: a step at a time, once each, and what it finds is kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PIL import Image

from photo_sorter.core.derivation import COMPARED
from photo_sorter.core.duplicates.kinds import Kind, Verdict
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.events import DuplicatesChanged
from photo_sorter.core.operations import TagPhotos, TrashFiles
from photo_sorter.core.problems import Problem
from photo_sorter.services.duplicates import alike, same_pictures
from photo_sorter.services.duplicates.removing import Choice
from tests.twin_pictures import scene

from .conftest import Rig
from .test_duplicates import names, photo, save

pytestmark = pytest.mark.usefixtures("own_trash")


def compare(rig: Rig, cancelled: Callable[[], bool] = lambda: False) -> None:
    """As the job does."""
    rig.parts.jobs.queue.compare_now(cancelled)


def known(rig: Rig, kind: Kind) -> list[list[str]]:
    return [sorted(names(group)) for group in rig.parts.duplicates.known(kind)]


def test_what_is_known_waits_for_the_job_and_is_there_after_it(rig: Rig) -> None:
    save(rig, "a.png", scene(1))
    save(rig, "b.jpg", scene(1))
    rig.index()
    duplicates = rig.parts.duplicates
    assert (known(rig, Kind.SAME), duplicates.count_left()) == ([], 2)
    compare(rig)
    assert (known(rig, Kind.SAME), duplicates.count_left()) == ([["a.png", "b.jpg"]], 0)
    assert DuplicatesChanged() in rig.heard
    found = duplicates.summary()
    assert (found.groups, found.surplus) == (1, 1)
    assert found.byte_size == (rig.root / "b.jpg").stat().st_size


def test_it_stops_between_two_steps_and_goes_on_there(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(same_pictures, "_STEP", 1)
    monkeypatch.setattr(alike, "_STEP", 1)
    for name in ("a.png", "b.jpg", "c.webp"):
        save(rig, name, scene(1))
    rig.index()
    compare(rig, lambda: rig.catalog.duplicates.views().compared.sum() > 1)
    assert rig.catalog.derived.count_lacking(COMPARED) == 1
    assert [len(group) for group in known(rig, Kind.SAME)] == [2]
    compare(rig)
    assert known(rig, Kind.SAME) == [["a.png", "b.jpg", "c.webp"]]
    assert rig.parts.duplicates.count_left() == 0


def shifted(by: int) -> Image.Image:
    return scene(1).crop((by, 0, 440 + by, 320))


def test_what_looks_alike_is_compared_once_and_with_what_comes_later(rig: Rig) -> None:
    save(rig, "a.jpg", shifted(0))
    save(rig, "b.jpg", shifted(3))
    save(rig, "other.jpg", Image.new("RGB", (300, 200), "red"))
    rig.index()
    compare(rig)
    space = rig.catalog.vectors.active_space()
    assert space is not None
    assert rig.catalog.alike.count_lacking(space.key) == 0
    before = len(rig.catalog.alike.pairs(space.key).pairs)
    assert before >= 1
    save(rig, "c.jpg", shifted(6))
    rig.index()
    assert rig.catalog.alike.count_lacking(space.key) == 1
    compare(rig)
    assert rig.catalog.alike.count_lacking(space.key) == 0
    pairs = rig.catalog.alike.pairs(space.key).pairs
    assert len(pairs) > before
    assert photo(rig, "c.jpg") in pairs


def test_a_library_that_doubled_is_hashed_anew(rig: Rig) -> None:
    save(rig, "a.jpg", scene(1))
    rig.index()
    compare(rig)
    space = rig.catalog.vectors.active_space()
    assert space is not None
    for number in range(2, 5):
        save(rig, f"{number}.jpg", scene(number))
    rig.index()
    compare(rig)
    middle = rig.catalog.alike.middle(space.key)
    assert middle is not None
    assert middle.vectors == 4
    assert len(rig.catalog.alike.hashed(space.key).photo_ids) == 4


def test_a_photo_that_comes_back_from_the_trash_belongs_to_what_came_meanwhile(rig: Rig) -> None:
    path = save(rig, "a.png", scene(1))
    rig.index()
    compare(rig)
    rig.parts.do(TrashFiles((path,)))
    save(rig, "b.jpg", scene(1))
    rig.index()
    compare(rig)
    assert known(rig, Kind.SAME) == []
    rig.parts.undo()
    assert known(rig, Kind.SAME) == [["a.png", "b.jpg"]]


def test_copies_that_stay_are_asked_no_more_until_another_one_comes(rig: Rig) -> None:
    for name in ("a.jpg", "b.jpg"):
        save(rig, name, scene(1))
    rig.index()
    (group,) = rig.parts.duplicates.known(Kind.COPIED)
    rig.parts.do(rig.parts.duplicates.verdict(group, Verdict.KEEP))
    assert known(rig, Kind.COPIED) == []
    save(rig, "c.jpg", scene(1))
    rig.index()
    (group,) = rig.parts.duplicates.known(Kind.COPIED)
    assert group.verdict is Verdict.KEEP
    assert [name for name, each in zip(names(group), group.members, strict=True) if each.fresh] == [
        "c.jpg"
    ]
    rig.parts.undo()
    (group,) = rig.parts.duplicates.known(Kind.COPIED)
    assert (group.verdict, len(group.members)) == (None, 3)


def three(rig: Rig) -> None:
    save(rig, "a.png", scene(1))
    for name in ("b.jpg", "c.webp"):
        save(rig, name, scene(1))
    rig.index()
    compare(rig)


def test_of_a_group_several_stay_and_the_first_is_told(rig: Rig) -> None:
    three(rig)
    (group,) = rig.parts.duplicates.known(Kind.SAME)
    by_name = dict(zip(names(group), group.members, strict=True))
    rig.parts.do(TagPhotos((by_name["c.webp"].photo_id,), "mine"))
    kept = (by_name["b.jpg"], by_name["a.png"])
    rig.parts.do(rig.parts.duplicates.removal([Choice(group, kept)]))
    assert sorted(each.name for each in rig.root.iterdir()) == ["a.png", "b.jpg"]
    tagged = rig.parts.photos.details(by_name["b.jpg"].photo_id)
    assert tagged is not None
    assert "mine" in {tag.name for tag in tagged.tags}
    assert known(rig, Kind.SAME) == [["a.png", "b.jpg"]]


def test_many_groups_go_as_one_operation_and_come_back_by_one_undo(rig: Rig) -> None:
    for seed in (1, 2, 3):
        for copy in "ab":
            save(rig, f"{seed}{copy}.jpg", scene(seed))
    rig.index()
    groups = rig.parts.duplicates.known(Kind.COPIED)
    choices = [Choice(group, group.members[:1]) for group in groups]
    change = rig.parts.do(rig.parts.duplicates.removal(choices))
    assert change.deed.count == 3
    assert sorted(each.name for each in rig.root.iterdir()) == ["1a.jpg", "2a.jpg", "3a.jpg"]
    rig.parts.undo()
    assert len(list(rig.root.iterdir())) == 6
    assert len(rig.parts.duplicates.known(Kind.COPIED)) == 3


def test_nothing_goes_where_what_is_to_stay_is_not_there(rig: Rig) -> None:
    for name in ("a.jpg", "b.jpg"):
        save(rig, name, scene(1))
    rig.index()
    (group,) = rig.parts.duplicates.known(Kind.COPIED)
    (rig.root / "a.jpg").unlink()  # and nobody has looked at the folder since
    with pytest.raises(InvalidInputError) as raised:
        rig.parts.duplicates.removal([Choice(group, group.members[:1])])
    assert raised.value.problem is Problem.KEPT_FILE_AWAY
    assert (rig.root / "b.jpg").exists()


def test_files_of_a_folder_that_is_not_connected_are_known_to_be_away(rig: Rig) -> None:
    for name in ("a.jpg", "b.jpg"):
        save(rig, name, scene(1))
    rig.index()
    (group,) = rig.parts.duplicates.known(Kind.COPIED)
    assert not any(each.facts.away for each in group.members)
    rig.root.rename(rig.root.with_name("elsewhere"))
    rig.parts.jobs.queue.scan_now(None, lambda: False)
    (group,) = rig.parts.duplicates.known(Kind.COPIED)
    assert all(each.facts.away for each in group.members)
