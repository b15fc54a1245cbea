"""Files go where a plan says, the catalog follows, and all of it is taken back."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from photo_sorter.adapters.file_mover import LocalFileMover
from photo_sorter.core.errors import InvalidInputError, NotFoundError, PhotoSorterError
from photo_sorter.core.person_details import DetailChange, Place
from photo_sorter.core.photo import FilePath, FileStamp
from photo_sorter.core.ports.sorting import Drive, NotMovedError, OtherDriveError
from photo_sorter.core.problems import Problem
from photo_sorter.core.query import EVERYTHING
from photo_sorter.core.sorting.plan import (
    EntryState,
    Notice,
    PlanId,
    PlanState,
    Reason,
    SortOptions,
    SortPlan,
    Why,
)

from .sort_rig import SortRig, sort_rig


class Drives(LocalFileMover):
    """A mover for which folders named `drive-…` are drives of their own, and may fail."""

    def __init__(self) -> None:
        self.full = False
        self.copying: Callable[[FilePath], None] = lambda source: None
        self.away: set[str] = set()
        self.free = 10**12

    def move(
        self, source: FilePath, target: FilePath, making: Callable[[], None] = lambda: None
    ) -> FileStamp:
        if drive_of(source) != drive_of(target):
            raise OtherDriveError
        return super().move(source, target, making)

    def copy(self, source: FilePath, hidden: FilePath) -> FileStamp:
        if self.full:
            raise NotMovedError(Reason(Why.REFUSED, os.strerror(errno.ENOSPC)), stops=True)
        self.copying(source)
        return super().copy(source, hidden)

    def drive(self, path: FilePath) -> Drive:
        return Drive(drive_of(path), hash(drive_of(path)), self.free)

    def is_mounted(self, mount: FilePath) -> bool:
        return mount not in self.away


def drive_of(path: FilePath) -> str:
    return next((part for part in path.split("/") if part.startswith("drive-")), "/")


class Bin:
    """A trash that is a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.refuses = False
        self.shut = ""

    def send(self, path: str) -> None:
        if self.refuses or os.path.basename(path) == self.shut:
            raise OSError(errno.ENOTSUP, "there is no trash", path)
        self.folder.mkdir(exist_ok=True)
        shutil.move(path, self.folder / f"{len(list(self.folder.iterdir()))}")

    def count(self) -> int:
        return len(list(self.folder.iterdir())) if self.folder.exists() else 0


@pytest.fixture
def drives() -> Drives:
    return Drives()


@pytest.fixture
def trash(tmp_path: Path) -> Bin:
    return Bin(tmp_path / "bin")


@pytest.fixture
def rig(tmp_path: Path, drives: Drives, trash: Bin) -> Iterator[SortRig]:
    with sort_rig(tmp_path / "library", tmp_path / "pictures", drives, trash.send) as made:
        yield made


def reasons(rig: SortRig, plan: SortPlan) -> dict[str, Why]:
    return {
        os.path.relpath(row.entry.source, rig.root): row.entry.reason.why
        for row in rig.sorting.entries(plan.id)
    }


# --------------------------------------------------------------------------- the plan


def test_a_plan_touches_nothing(rig: SortRig) -> None:
    rig.add("a.jpg")
    before = rig.files()
    plan = rig.plan("{year}/{month:02}")
    assert rig.files() == before
    assert rig.sorting.get(plan.id).state is PlanState.PLANNED
    (row,) = rig.sorting.entries(plan.id)
    assert row.entry.target == str(rig.root / "2021" / "07" / "a.jpg")


def test_the_first_rule_that_fits_counts(rig: SortRig) -> None:
    receipt, other = rig.add("a.jpg"), rig.add("b.jpg")
    rig.catalog.tags.set_by_person([rig.know(receipt)], "receipt", True)
    rig.apply("tag:receipt -> Papers/{year}\n* -> {year}")
    assert set(rig.files()) == {"Papers/2021/a.jpg", "2021/b.jpg"}
    assert not other.exists()


def test_a_query_limits_what_is_sorted_to_files_of_that_folder(rig: SortRig) -> None:
    rig.add("x/a.jpg", b"same")
    rig.add("y/a.jpg", b"same")
    rig.apply("{year}", "folder:x")
    assert set(rig.files()) == {"2021/a.jpg", "y/a.jpg"}


def test_a_query_that_is_not_understood_moves_nothing(rig: SortRig) -> None:
    rig.add("a.jpg")
    with pytest.raises(InvalidInputError):
        rig.plan("{year}", "date:never")
    with pytest.raises(InvalidInputError):
        rig.plan("rating:many -> {year}")


def test_events_albums_tags_and_stars_are_known(rig: SortRig) -> None:
    path = rig.add("2021-07-03 Hochzeit Anna/DCIM/a.jpg")
    photo = rig.know(path)
    rig.catalog.tags.set_by_person([photo], "Animals|Dog", True)
    rig.apply('{year} {event}/{tag}/{album|"No album"}/{rating|"no stars"}/{kind}')
    assert set(rig.files()) == {"2021 Hochzeit Anna/Dog/No album/no stars/JPEG/a.jpg"}


def test_places_are_named_by_tags_and_else_lie_on_earth(rig: SortRig) -> None:
    named, given, model, _ = (rig.add(f"{each}.jpg") for each in "abcd")
    rig.catalog.tags.set_by_person([rig.know(named)], "Places|Germany|Munich", True)
    place = Place(48.13743, 11.57549)
    rig.catalog.details.set_by_person([rig.know(given)], DetailChange(place=place))
    rig.catalog.tags.set_by_model({rig.know(model): [("Places|Rome", "places", 0.9)]})
    rig.apply('{place|"Somewhere"}')
    assert set(rig.files()) == {
        "Munich/a.jpg", "48.14, 11.58/b.jpg", "Somewhere/c.jpg", "Somewhere/d.jpg"
    }  # fmt: skip


def test_what_cannot_be_read_or_is_gone_is_said(rig: SortRig) -> None:
    rig.add("gone.jpg").unlink()
    shut = rig.add("shut.jpg")
    shut.chmod(0)
    plan = rig.plan("{year}")
    found = reasons(rig, plan)
    assert found["gone.jpg"] is Why.GONE
    if os.geteuid() != 0:  # who may read everything
        assert found["shut.jpg"] is Why.UNREADABLE


@pytest.mark.parametrize(
    ("into", "notice"),
    [("pictures/Sorted", Notice.INSIDE), ("other", Notice.WATCHED), ("away", Notice.NOT_WATCHED)],
)
def test_where_the_target_lies_is_said(
    rig: SortRig, tmp_path: Path, into: str, notice: Notice
) -> None:
    rig.add("a.jpg")
    rig.catalog.folders.add(str(tmp_path / "other"))
    plan = rig.plan("{year}", into=str(tmp_path / into))
    assert [note.notice for note in plan.notes] == [notice]


def test_folders_that_are_passed_over_are_named(rig: SortRig) -> None:
    rig.add("a.jpg")
    rig.catalog.exclusions.add("Exports")
    (note,) = rig.plan("Exports/{year}").notes
    assert (note.notice, note.detail) == (Notice.PASSED_OVER, str(rig.root / "Exports/2021"))


def test_links_stay_where_they_are(rig: SortRig) -> None:
    path = rig.add("a.jpg")
    path.rename(rig.root.parent / "elsewhere.jpg")
    path.symlink_to("../elsewhere.jpg")
    assert reasons(rig, rig.plan("{year}")) == {"a.jpg": Why.LINK}


def test_too_little_space_is_said_and_refused(rig: SortRig, drives: Drives, tmp_path: Path) -> None:
    rig.add("a.jpg", b"x" * 1000)
    drives.free = 999
    plan = rig.plan("{year}", into=str(tmp_path / "drive-b"))
    assert Notice.NO_SPACE in [note.notice for note in plan.notes]
    with pytest.raises(InvalidInputError) as raised:
        rig.sorting.apply(plan.id)
    assert raised.value.problem is Problem.SORT_NO_SPACE
    assert set(rig.files()) == {"a.jpg"}


def test_plans_that_nobody_applies_do_not_pile_up(rig: SortRig) -> None:
    rig.add("a.jpg")
    done = rig.apply("{year}")
    for _ in range(15):
        rig.plan("{year}/x")
    assert len(rig.sorting.all()) == 11
    assert rig.sorting.get(done.id).state is PlanState.APPLIED
    with pytest.raises(NotFoundError):
        rig.sorting.get(PlanId(10_000))


# --------------------------------------------------------------------------- within a drive


def test_files_move_with_what_belongs_to_them_and_the_catalog_follows(rig: SortRig) -> None:
    path = rig.add("DCIM/a.jpg")
    photo = rig.know(path)
    for name in ("a.CR2", "a.xmp", "a.MOV"):
        path.with_name(name).write_bytes(name.encode())
    before = {Path(name).name: found for name, found in rig.files().items()}
    plan = rig.apply("{year}/{original} of {year}")
    after = {name.removeprefix("2021/"): found for name, found in rig.files().items()}
    assert after == {name.replace("a.", "a of 2021."): found for name, found in before.items()}
    assert rig.known() == {"2021/a of 2021.jpg"}
    moved = rig.catalog.locations.find(str(rig.root / "2021" / "a of 2021.jpg"))
    assert moved is not None
    assert moved.photo_id == photo
    assert moved.state.value == "ready"  # nothing is read again
    rig.sorting.undo(plan.id)
    assert {Path(name).name: found for name, found in rig.files().items()} == before
    assert rig.known() == {"DCIM/a.jpg"}
    assert not (rig.root / "2021").exists()


def test_times_and_attributes_stay(rig: SortRig, tmp_path: Path) -> None:
    path = rig.add("a.jpg")
    path.chmod(0o640)
    before = path.stat()
    rig.apply("{year}", into=str(tmp_path / "drive-b"))
    after = (tmp_path / "drive-b" / "2021" / "a.jpg").stat()
    assert (after.st_mtime_ns, after.st_mode) == (before.st_mtime_ns, before.st_mode)


def test_a_file_that_changed_since_the_plan_is_left(rig: SortRig) -> None:
    path, other = rig.add("a.jpg"), rig.add("b.jpg")
    path.with_suffix(".xmp").write_text("sidecar")
    plan = rig.plan("{year}")
    path.write_bytes(b"edited")
    assert rig.sorting.apply(plan.id)
    assert set(rig.files()) == {"a.jpg", "a.xmp", "2021/b.jpg"}
    assert rig.sorting.counts(plan.id) == {EntryState.LEFT: 2, EntryState.DONE: 1}
    assert reasons(rig, plan)["a.jpg"] is Why.CHANGED
    assert not other.exists()


def test_a_file_is_never_moved_over_another(rig: SortRig) -> None:
    path = rig.add("a.jpg")
    plan = rig.plan("{year}")
    (rig.root / "2021").mkdir()
    (rig.root / "2021" / "a.jpg").write_bytes(b"came meanwhile")
    assert rig.sorting.apply(plan.id)
    assert path.exists()
    assert (rig.root / "2021" / "a.jpg").read_bytes() == b"came meanwhile"
    assert reasons(rig, plan)["a.jpg"] is Why.NAME_TAKEN


def test_where_one_of_a_group_cannot_go_none_goes(rig: SortRig) -> None:
    path = rig.add("a.jpg")
    path.with_suffix(".xmp").write_text("sidecar")
    plan = rig.plan("{year}")
    (rig.root / "2021").mkdir()
    (rig.root / "2021" / "a.xmp").write_bytes(b"came meanwhile")
    rig.sorting.apply(plan.id)
    assert {"a.jpg", "a.xmp"} <= set(rig.files())


def test_a_sidecar_that_came_since_goes_along_both_ways(rig: SortRig) -> None:
    path = rig.add("a.jpg")
    plan = rig.plan("{year}")
    path.with_suffix(".xmp").write_text("first")
    rig.sorting.apply(plan.id)
    assert set(rig.files()) == {"2021/a.jpg", "2021/a.xmp"}
    (rig.root / "2021" / "a.jpg.pp3").write_text("second")
    rig.sorting.undo(plan.id)
    assert set(rig.files()) == {"a.jpg", "a.xmp", "a.jpg.pp3"}


def test_folders_that_became_empty_go_where_that_is_asked_for(rig: SortRig) -> None:
    rig.add("x/y/a.jpg")
    rig.add("z/b.jpg")
    (rig.root / "z" / "notes.txt").write_text("stays")
    rig.apply("{year}", remove_empty=True)
    assert {path.name for path in rig.root.iterdir()} == {"2021", "z"}


def test_names_that_differ_by_case_or_composition_alone_survive(rig: SortRig) -> None:
    for name in ("1/é.jpg", "2/e\u0301.jpg", "3/É.jpg"):
        rig.add(name)
    before = sorted(rig.files().values())
    rig.apply("{year}")
    assert sorted(rig.files().values()) == before
    assert len({name.casefold() for name in rig.files()}) == 3


@pytest.mark.parametrize("into", ["pictures", "pictures/Sorted/2021"])
def test_a_target_inside_of_what_is_sorted_is_sorted_once(
    rig: SortRig, tmp_path: Path, into: str
) -> None:
    for name in ("a.jpg", "2021/b.jpg", "2021/2021/c.jpg"):
        rig.add(name)
    before = sorted(rig.files().values())
    rig.apply("{year}", into=str(tmp_path / into))
    sorted_ = rig.files()
    assert sorted(sorted_.values()) == before
    again = rig.apply("{year}", into=str(tmp_path / into))
    assert rig.files() == sorted_
    assert set(reasons(rig, again).values()) == {Why.IN_PLACE}


def test_the_longest_names_there_are(rig: SortRig) -> None:
    for folder in "xy":
        path = rig.add(f"{folder}/{'n' * 251}.jpg", folder.encode())
        path.with_suffix(".xmp").write_text(folder)
    before = sorted(rig.files().values())
    plan = rig.apply("{year}")
    assert sorted(rig.files().values()) == before
    assert {str(Path(name).parent) for name in rig.files()} == {"2021"}
    rig.sorting.undo(plan.id)
    assert {str(Path(name).parent) for name in rig.files()} == {"x", "y"}


def test_photos_that_leave_the_watched_folders_come_back_as_they_were(
    rig: SortRig, tmp_path: Path
) -> None:
    photo = rig.know(rig.add("a.jpg"))
    plan = rig.apply("{year}", into=str(tmp_path / "away"))
    assert rig.known() == set()
    rig.sorting.undo(plan.id)
    assert rig.known() == {"a.jpg"}
    location = rig.catalog.locations.find(str(rig.root / "a.jpg"))
    assert location is not None
    assert location.photo_id == photo


# --------------------------------------------------------------------------- between drives


def test_between_drives_files_are_copied_and_the_originals_go_to_the_trash(
    rig: SortRig, trash: Bin, tmp_path: Path
) -> None:
    path = rig.add("a.jpg")
    path.with_suffix(".xmp").write_text("sidecar")
    before = rig.files()
    plan = rig.apply("{year}", into=str(tmp_path / "drive-b"))
    assert Notice.OTHER_DRIVE in [note.notice for note in plan.notes]
    there = tmp_path / "drive-b" / "2021"
    assert rig.files(there) == before
    assert rig.files() == {}
    assert trash.count() == 2
    rig.sorting.undo(plan.id)
    assert rig.files() == before
    assert trash.count() == 4


def test_what_the_trash_refuses_stays_and_all_else_goes(
    rig: SortRig, trash: Bin, tmp_path: Path
) -> None:
    for number in range(40):
        rig.add(f"{number:02}.jpg")
    before = rig.files()
    trash.shut = "07.jpg"
    plan = rig.apply("{year}", into=str(tmp_path / "drive-b"))
    assert set(rig.files()) == {"07.jpg"}
    assert set(rig.files(tmp_path / "drive-b" / "2021")) == set(before) - {"07.jpg"}
    assert rig.sorting.counts(plan.id) == {EntryState.DONE: 39, EntryState.LEFT: 1}
    assert reasons(rig, plan)["07.jpg"] is Why.NO_TRASH


def test_a_name_that_is_taken_meanwhile_holds_up_its_own_file_alone(
    rig: SortRig, drives: Drives, tmp_path: Path
) -> None:
    for number in range(3):
        rig.add(f"{number}.jpg")
    before = rig.files()
    taken = tmp_path / "drive-b" / "2021" / "1.jpg"

    def come(source: FilePath) -> None:
        if source.endswith("2.jpg"):  # after 1.jpg was copied, and before it has its name
            taken.write_bytes(b"came meanwhile")

    drives.copying = come
    plan = rig.apply("{year}", into=str(tmp_path / "drive-b"))
    assert rig.files() == {"1.jpg": before["1.jpg"]}
    assert taken.read_bytes() == b"came meanwhile"
    assert sorted(path.name for path in taken.parent.iterdir()) == ["0.jpg", "1.jpg", "2.jpg"]
    assert reasons(rig, plan)["1.jpg"] is Why.NAME_TAKEN


def test_a_drive_without_a_trash_keeps_its_files(rig: SortRig, trash: Bin, tmp_path: Path) -> None:
    rig.add("a.jpg")
    before = rig.files()
    trash.refuses = True
    plan = rig.apply("{year}", into=str(tmp_path / "drive-b"))
    assert rig.files() == before
    assert rig.files(tmp_path / "drive-b") == {}
    assert reasons(rig, plan)["a.jpg"] is Why.NO_TRASH


@pytest.mark.parametrize("what", ["full", "away"])
def test_a_full_disk_or_a_drive_that_is_pulled_out_stops_and_goes_on_later(
    rig: SortRig, drives: Drives, tmp_path: Path, what: str
) -> None:
    rig.add("a.jpg")
    before = rig.files()
    plan = rig.plan("{year}", into=str(tmp_path / "drive-b"))
    drives.full, drives.away = what == "full", {"drive-b"} if what == "away" else set()
    with pytest.raises(PhotoSorterError) as raised:
        rig.sorting.apply(plan.id)
    assert raised.value.problem is Problem.SORT_STOPPED
    assert rig.files() == before
    assert rig.sorting.get(plan.id).state is PlanState.APPLYING
    drives.full, drives.away = False, set()
    assert rig.sorting.apply(plan.id)
    assert rig.files(tmp_path / "drive-b" / "2021") == before


def test_a_target_that_may_not_be_written_keeps_everything(rig: SortRig, tmp_path: Path) -> None:
    rig.add("a.jpg")
    (tmp_path / "no folder").write_bytes(b"a file is in the way")
    plan = rig.apply("{year}", into=str(tmp_path / "no folder"))
    assert set(rig.files()) == {"a.jpg"}
    assert reasons(rig, plan)["a.jpg"] is Why.REFUSED


def test_copies_are_further_files_of_their_photos_and_undo_takes_only_them(
    rig: SortRig, trash: Bin
) -> None:
    rig.add("a.jpg")
    plan = rig.apply("Copies/{year}", copying=True)
    assert rig.known() == {"a.jpg", "Copies/2021/a.jpg"}
    assert len(rig.catalog.photos.listing(EVERYTHING).ids) == 1
    rig.sorting.undo(plan.id)
    assert set(rig.files()) == {"a.jpg"}
    assert rig.known() == {"a.jpg"}
    assert trash.count() == 1


def test_a_copy_that_somebody_has_changed_is_not_taken_back(rig: SortRig) -> None:
    rig.add("a.jpg")
    plan = rig.apply("Copies/{year}", copying=True)
    copy = rig.root / "Copies" / "2021" / "a.jpg"
    copy.write_bytes(b"edited")
    assert rig.sorting.undo(plan.id)
    assert copy.read_bytes() == b"edited"
    assert rig.sorting.counts(plan.id) == {EntryState.KEPT: 1}


# --------------------------------------------------------------------------- undo


def test_undo_brings_back_what_is_there_and_reports_the_rest(rig: SortRig) -> None:
    for name in ("a.jpg", "b.jpg", "c.jpg", "d.jpg"):
        rig.add(name)
    plan = rig.apply("{year}")
    sorted_ = rig.root / "2021"
    (sorted_ / "a.jpg").write_bytes(b"edited in place")  # it is still the person's photo
    (sorted_ / "b.jpg").unlink()
    rig.add("c.jpg", b"somebody else's")
    os.replace(rig.add("x.jpg", b"replaced", "2022-01-01"), sorted_ / "d.jpg")
    known = rig.catalog.locations.find(str(sorted_ / "d.jpg"))
    assert known is not None
    rig.catalog.locations.remove([known.id])
    assert rig.sorting.undo(plan.id)
    assert (rig.root / "a.jpg").read_bytes() == b"edited in place"
    assert rig.sorting.counts(plan.id) == {EntryState.UNDONE: 1, EntryState.KEPT: 3}
    assert reasons(rig, plan) == {
        "a.jpg": Why.RULE,
        "b.jpg": Why.GONE,
        "c.jpg": Why.NAME_TAKEN,
        "d.jpg": Why.REPLACED,
    }


class CrashError(BaseException):
    """The process ends here."""


def test_what_a_crash_left_is_settled_before_anything_else(rig: SortRig, tmp_path: Path) -> None:
    for name in ("a.jpg", "b.jpg", "c.jpg"):
        rig.add(name)
    before = rig.files()

    def crash(path: str) -> None:
        raise CrashError

    plan = rig.plan("{year}", into=str(tmp_path / "drive-b"))
    with (
        sort_rig(tmp_path / "library", rig.root, Drives(), crash) as dying,
        pytest.raises(CrashError),
    ):
        dying.sorting.apply(plan.id)
    there = tmp_path / "drive-b" / "2021"
    assert rig.files() == before
    assert rig.files(there) == before  # placed, and no original is gone yet
    rig.sorting.plan([], SortOptions())
    assert rig.files() == {}
    assert rig.sorting.get(plan.id).state is PlanState.APPLYING
    rig.sorting.undo(plan.id)
    assert rig.files() == before


def test_what_one_rule_did_is_taken_back_alone(rig: SortRig) -> None:
    rig.add("a.jpg")
    rig.add("b.jpg")
    (rig.root / "a.xmp").write_text("sidecar")
    plan = rig.apply("name:a* -> A\n* -> {year}")
    rig.sorting.undo(plan.id, rule=0)
    assert set(rig.files()) == {"a.jpg", "a.xmp", "2021/b.jpg"}
    assert rig.sorting.get(plan.id).state is PlanState.APPLIED
    rig.sorting.undo(plan.id)
    assert set(rig.files()) == {"a.jpg", "a.xmp", "b.jpg"}
    assert rig.sorting.get(plan.id).state is PlanState.UNDONE


def test_names_that_are_no_text_survive(rig: SortRig) -> None:
    rig.add(os.fsdecode(b"x/a\xff.jpg"))
    rig.add(os.fsdecode(b"y/a\xff.jpg"), b"another")
    before = sorted(rig.files().values())
    plan = rig.apply("{year} {event}/{original}")
    assert sorted(rig.files().values()) == before
    assert os.fsdecode(b"2021/a\xff (2).jpg") in rig.files()
    rig.sorting.undo(plan.id)
    assert os.fsdecode(b"x/a\xff.jpg") in rig.files()


def test_only_what_was_done_can_be_taken_back_and_once(rig: SortRig) -> None:
    rig.add("a.jpg")
    plan = rig.plan("{year}")
    with pytest.raises(InvalidInputError):
        rig.sorting.undo(plan.id)
    rig.sorting.apply(plan.id)
    with pytest.raises(InvalidInputError):
        rig.sorting.apply(plan.id)
    rig.sorting.undo(plan.id)
    with pytest.raises(InvalidInputError):
        rig.sorting.undo(plan.id)


def test_a_plan_that_was_stopped_half_way_goes_on_or_back(rig: SortRig) -> None:
    for number in range(6):
        rig.add(f"{number}.jpg")
    before = rig.files()
    looks = iter([False, False, True])
    plan = rig.plan("{year}")
    assert not rig.sorting.apply(plan.id, lambda: next(looks))
    assert sum(name.startswith("2021/") for name in rig.files()) == 2
    assert rig.known() == set(rig.files())
    rig.sorting.undo(plan.id)
    assert rig.files() == before
    plan = rig.plan("{year}")
    looks = iter([False, True])
    assert not rig.sorting.apply(plan.id, lambda: next(looks))
    assert rig.sorting.apply(plan.id)
    assert all(name.startswith("2021/") for name in rig.files())
