"""New photos of chosen folders follow rules by themselves; old ones never, and none twice."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from photo_sorter.adapters.file_mover import LocalFileMover
from photo_sorter.core.errors import InvalidInputError, NotFoundError
from photo_sorter.core.events import ErrorRaised, Event
from photo_sorter.core.photo import FilePath, FileStamp
from photo_sorter.core.ports.sorting import NotMovedError
from photo_sorter.core.problems import Problem
from photo_sorter.core.sorting.hot_folder import Looked
from photo_sorter.core.sorting.plan import EntryState, PlanState, Reason, SortOptions, SortPlan, Why
from photo_sorter.core.sorting.rules import Rule, parse_rules
from photo_sorter.core.sorting.template import parse_template

from .sort_rig import SortRig, sort_rig


class Fragile(LocalFileMover):
    """A mover whose disk is full when that is said, and that knows of one writer."""

    def __init__(self) -> None:
        self.full = False
        self.written = ""

    def move(
        self, source: FilePath, target: FilePath, making: Callable[[], None] = lambda: None
    ) -> FileStamp:
        if self.full:
            raise NotMovedError(Reason(Why.REFUSED, "full"), stops=True)
        return super().move(source, target, making)

    def is_written(self, path: FilePath) -> bool:
        return path == self.written


@pytest.fixture
def mover() -> Fragile:
    return Fragile()


@pytest.fixture
def rig(tmp_path: Path, mover: Fragile) -> Iterator[SortRig]:
    with sort_rig(tmp_path / "library", tmp_path / "pictures", mover) as made:
        yield made


def follow(rig: SortRig, to: str = "{year}", **options: object) -> None:
    rules = parse_rules(to) if "->" in to else (Rule("", parse_template(to)),)
    rig.hot.follow(str(rig.root), rules, SortOptions(**options))  # type: ignore[arg-type]


def look(rig: SortRig) -> Looked:
    return rig.hot.sort_arrivals(lambda: False)


def plans(rig: SortRig) -> list[SortPlan]:
    return rig.sorting.all()


def errors(rig: SortRig) -> list[Problem]:
    """What is published from now on."""
    found: list[Problem] = []

    def note(event: Event) -> None:
        if isinstance(event, ErrorRaised):
            found.append(event.error.problem)

    rig.events.subscribe(note)
    return found


def test_what_arrives_is_sorted_and_what_was_there_is_not(rig: SortRig) -> None:
    rig.add("old.jpg")
    follow(rig)
    rig.add("new.jpg")
    assert look(rig) is Looked.DONE
    assert set(rig.files()) == {"old.jpg", "2021/new.jpg"}
    assert rig.known() == set(rig.files())
    (plan,) = plans(rig)
    assert plan.state is PlanState.APPLIED
    assert plan.folder_id == rig.catalog.folders.all()[0].id


def test_off_until_it_is_switched_on_and_after_it_is_switched_off(rig: SortRig) -> None:
    rig.add("a.jpg")
    look(rig)
    follow(rig)
    rig.add("b.jpg")
    rig.hot.stop(str(rig.root))
    look(rig)
    follow(rig)
    look(rig)
    assert set(rig.files()) == {"a.jpg", "b.jpg"}  # which came before it was on again
    assert not plans(rig)


def test_files_that_nobody_has_read_yet_were_there_all_the_same(rig: SortRig) -> None:
    path = rig.root / "waiting.jpg"
    path.write_bytes(b"not read yet")
    folder = rig.catalog.folders.all()[0]
    stamp = LocalFileMover().look(str(path))
    assert stamp is not None
    rig.catalog.locations.mark_pending(folder.id, [(str(path), stamp)])
    follow(rig)
    rig.know(path)
    look(rig)
    assert path.exists()


def test_a_second_look_moves_nothing_and_makes_no_plan(rig: SortRig) -> None:
    follow(rig, "Sorted/{year}/{counter:03}")
    rig.add("a.jpg")
    rig.add("b.jpg")
    look(rig)
    before = rig.files()
    assert set(before) == {"Sorted/2021/001.jpg", "Sorted/2021/002.jpg"}
    assert look(rig) is Looked.DONE
    assert rig.files() == before
    assert len(plans(rig)) == 1


def test_a_file_that_a_person_moved_back_stays(rig: SortRig) -> None:
    follow(rig)
    rig.add("a.jpg")
    look(rig)
    moved, back = rig.root / "2021" / "a.jpg", rig.root / "back.jpg"
    moved.rename(back)
    location = rig.catalog.locations.find(str(moved))
    assert location is not None
    rig.catalog.locations.move([(location.id, location.folder_id, str(back), location.stamp)])
    look(rig)
    assert back.exists()
    # Also where nobody saw that it was the same file.
    rig.catalog.locations.remove([location.id])
    rig.catalog.locations.mark_pending(location.folder_id, [(str(back), location.stamp)])
    again = rig.catalog.locations.find(str(back))
    assert again is not None
    assert location.photo_id is not None
    rig.catalog.locations.attach(again.id, location.stamp, location.photo_id)
    look(rig)
    assert back.exists()
    assert len(plans(rig)) == 1


def test_what_is_taken_back_stays_where_it_was(rig: SortRig, tmp_path: Path) -> None:
    follow(rig, into=str(tmp_path / "away"))
    rig.add("a.jpg")
    look(rig)
    assert (tmp_path / "away" / "2021" / "a.jpg").exists()
    rig.sorting.undo(plans(rig)[0].id)
    assert look(rig) is Looked.DONE
    assert set(rig.files()) == {"a.jpg"}


def test_photos_that_a_person_has_sorted_stay(rig: SortRig, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    rig.catalog.folders.add(str(other))
    follow(rig)
    path = other / "a.jpg"
    path.write_bytes(b"a")
    rig.know(path)
    rig.apply("Own", into=str(rig.root))
    look(rig)
    assert set(rig.files()) == {"Own/a.jpg"}


@pytest.mark.parametrize("is_known", [True, False])
def test_of_photos_that_are_moved_in_from_another_folder_the_new_ones_arrive(
    rig: SortRig, tmp_path: Path, is_known: bool
) -> None:
    """New since the rules are; what was known before stays."""
    other = tmp_path / "other"
    other.mkdir()
    rig.catalog.folders.add(str(other))
    old, new = other / "a.jpg", rig.root / "a.jpg"
    old.write_bytes(b"a")
    if is_known:
        rig.know(old)
    follow(rig)
    if not is_known:
        rig.know(old)
    assert look(rig) is Looked.DONE
    old.rename(new)
    location = rig.catalog.locations.find(str(old))
    assert location is not None
    folder = next(x for x in rig.catalog.folders.all() if x.path == str(rig.root))
    rig.catalog.locations.move([(location.id, folder.id, str(new), location.stamp)])
    look(rig)
    (name,) = rig.files()
    assert name.endswith("/a.jpg") is not is_known


def test_nothing_moves_while_it_is_written(rig: SortRig, mover: Fragile) -> None:
    follow(rig)
    path = rig.add("a.jpg")
    mover.written = str(path)
    assert look(rig) is Looked.LATER
    assert path.exists()
    mover.written = ""
    path.write_bytes(b"longer than what was read of it")
    assert look(rig) is Looked.LATER
    assert path.exists()
    rig.know(path)
    assert look(rig) is Looked.DONE
    assert not path.exists()


def test_a_file_that_was_not_read_yet_waits_for_that(rig: SortRig) -> None:
    follow(rig)
    path = rig.root / "a.jpg"
    path.write_bytes(b"a")
    stamp = LocalFileMover().look(str(path))
    assert stamp is not None
    rig.catalog.locations.mark_pending(rig.catalog.folders.all()[0].id, [(str(path), stamp)])
    assert look(rig) is Looked.DONE  # reading it asks for the next look
    rig.know(path)
    look(rig)
    assert not path.exists()


def test_the_first_rule_that_fits_counts_and_others_stay(rig: SortRig) -> None:
    follow(rig, "name:receipt* -> Papers/{year}")
    rig.add("receipt.jpg")
    rig.add("other.jpg")
    assert look(rig) is Looked.DONE
    assert set(rig.files()) == {"Papers/2021/receipt.jpg", "other.jpg"}
    look(rig)
    assert len(plans(rig)) == 1


def test_what_cannot_be_sorted_is_said_once_and_kept(rig: SortRig) -> None:
    said = errors(rig)
    follow(rig, "{album}")
    rig.add("a.jpg")
    look(rig)
    look(rig)
    assert said == [Problem.SORT_ARRIVALS_LEFT]
    (plan,) = plans(rig)
    (row,) = rig.sorting.left(plan.id)
    assert row.entry.reason.why is Why.NO_VALUE


def test_a_full_disk_is_said_once_and_the_plan_goes_on_later(rig: SortRig, mover: Fragile) -> None:
    said = errors(rig)
    follow(rig)
    rig.add("a.jpg")
    mover.full = True
    assert look(rig) is Looked.LATER
    assert look(rig) is Looked.LATER
    assert said == [Problem.SORT_STOPPED]
    assert set(rig.files()) == {"a.jpg"}
    mover.full = False
    rig.add("b.jpg")
    assert look(rig) is Looked.DONE
    assert set(rig.files()) == {"2021/a.jpg", "2021/b.jpg"}


def test_a_look_that_is_interrupted_goes_on(rig: SortRig) -> None:
    follow(rig)
    for number in range(3):
        rig.add(f"{number}.jpg")
    asked = iter([False, True, True, True])
    assert rig.hot.sort_arrivals(lambda: next(asked)) is Looked.STOPPED
    assert len([name for name in rig.files() if name.startswith("2021/")]) == 1
    assert look(rig) is Looked.DONE
    assert all(name.startswith("2021/") for name in rig.files())
    assert rig.sorting.counts(plans(rig)[0].id) == {EntryState.DONE: 3}


def test_plans_that_nobody_asked_for_outlive_those_that_nobody_applies(
    rig: SortRig, mover: Fragile
) -> None:
    follow(rig)
    rig.add("a.jpg")
    mover.full = True
    look(rig)
    for _ in range(12):
        rig.plan("{year}/x")
    mover.full = False
    assert look(rig) is Looked.DONE
    assert set(rig.files()) == {"2021/a.jpg"}


def test_copies_are_made_once(rig: SortRig) -> None:
    follow(rig, "Copies/{year}", copying=True)
    rig.add("a.jpg")
    look(rig)
    look(rig)
    assert set(rig.files()) == {"a.jpg", "Copies/2021/a.jpg"}


def test_other_rules_are_for_what_waits_too(rig: SortRig) -> None:
    follow(rig, "A")
    rig.add("a.jpg")
    follow(rig, "B")
    look(rig)
    assert set(rig.files()) == {"B/a.jpg"}
    ((folder, hot),) = rig.hot.all()
    assert (folder.path, hot.rules) == (str(rig.root), ("* → B",))


def test_a_folder_that_is_not_watched_and_a_rule_that_is_no_query_are_refused(
    rig: SortRig, tmp_path: Path
) -> None:
    with pytest.raises(NotFoundError):
        rig.hot.follow(str(tmp_path), parse_rules("* -> {year}"), SortOptions())
    with pytest.raises(InvalidInputError):
        follow(rig, "rating:many -> {year}")
    assert rig.hot.all() == []


def test_a_folder_that_goes_takes_its_rules_along(rig: SortRig) -> None:
    follow(rig)
    rig.add("a.jpg")
    rig.catalog.folders.remove(rig.catalog.folders.all()[0].id)
    assert rig.hot.all() == []
    assert look(rig) is Looked.DONE


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says who writes")
def test_who_has_a_file_open_to_write_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(b"a")
    mover = LocalFileMover()
    assert not mover.is_written(str(path))
    with path.open("ab"):
        assert mover.is_written(str(path))
    with path.open("rb"):
        assert not mover.is_written(str(path))
    assert not mover.is_written(str(tmp_path / "gone.jpg"))
    os.close(os.open(path, os.O_WRONLY))  # nobody was told of the question by a signal that ends us
