"""Plans in the journal, kept half way, done again; and what a rule would do while it is written."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from photo_sorter.core.access import Access
from photo_sorter.core.changes import Action
from photo_sorter.core.errors import CancelledError, InvalidInputError, NotFoundError
from photo_sorter.core.operations import SortFiles, UndoSort
from photo_sorter.core.problems import Problem
from photo_sorter.core.query import EVERYTHING
from photo_sorter.core.sorting.plan import (
    EntryState,
    PlanId,
    PlanState,
    SortOptions,
    SortPlan,
    Why,
)
from photo_sorter.core.sorting.rules import Rule, parse_rules
from photo_sorter.core.sorting.template import parse_template
from photo_sorter.services.operations.journal import Journal
from photo_sorter.services.operations.sorting import SortOperations
from photo_sorter.services.sorting.examples import DraftRule, RuleExample, RuleExamples
from photo_sorter.services.sorting.runs import SortRuns, WantedRun

from .sort_rig import SortRig, sort_rig

TWO_RULES = "name:A* -> A/{year}\n* -> {year}"


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[SortRig]:
    with sort_rig(tmp_path / "library", tmp_path / "photos") as made:
        for name in ("in/A1.jpg", "in/A2.jpg", "in/B1.jpg"):
            made.add(name)
        yield made


@pytest.fixture
def runs(rig: SortRig) -> SortRuns:
    return SortRuns(rig.sorting)


@pytest.fixture
def journal(rig: SortRig, runs: SortRuns) -> Journal:
    return Journal(Access(read_only=False), rig.catalog, [SortOperations(rig.catalog, runs.want)])


def half_done(rig: SortRig, to: str = "{year}") -> SortPlan:
    """A plan of which one file was moved before it was stopped."""
    plan = rig.plan(to)
    assert not rig.sorting.apply(plan.id, after(1))
    assert rig.sorting.counts(plan.id)[EntryState.DONE] == 1
    return rig.sorting.get(plan.id)


def after(groups: int) -> Callable[[], bool]:
    """Cancelled once so many have gone."""
    asked = iter(range(10_000))
    return lambda: next(asked) >= groups


def examples(rig: SortRig) -> RuleExamples:
    sorting = rig.sorting
    return RuleExamples(rig.catalog, sorting._files, sorting._mover, sorting._planning._matches)


# ---------------------------------------------------------------------------------- the journal


def test_a_sort_is_undone_and_done_again_like_anything_else(rig: SortRig, journal: Journal) -> None:
    before = rig.files()
    plan = rig.apply("{year}")
    after = rig.files()
    change = journal.do(SortFiles(plan.id))
    assert (change.deed.action, change.deed.count) == (Action.FILES_SORTED, 3)
    assert rig.files() == after
    journal.undo()
    assert rig.files() == before
    assert rig.sorting.get(plan.id).state is PlanState.UNDONE
    journal.redo()
    assert rig.files() == after
    assert rig.known() == set(after)
    assert rig.sorting.get(plan.id).state is PlanState.APPLIED
    journal.undo()
    assert rig.files() == before


def test_what_one_rule_did_is_taken_back_and_done_again(rig: SortRig, journal: Journal) -> None:
    plan = rig.apply(TWO_RULES)
    after = rig.files()
    change = journal.do(UndoSort(plan.id, rule=0))
    assert (change.deed.action, change.deed.count) == (Action.SORT_UNDONE, 2)
    assert set(rig.files()) == {"in/A1.jpg", "in/A2.jpg", "2021/B1.jpg"}
    journal.undo()
    assert rig.files() == after


def test_undoing_what_was_taken_back_elsewhere_does_nothing(rig: SortRig, journal: Journal) -> None:
    plan = rig.apply("{year}")
    journal.do(SortFiles(plan.id))
    rig.sorting.undo(plan.id)
    before = rig.files()
    journal.undo()
    assert rig.files() == before


def test_a_plan_that_is_gone_cannot_be_undone(journal: Journal) -> None:
    with pytest.raises(NotFoundError):
        journal.do(UndoSort(PlanId(77)))
    assert journal.history() == []


def test_a_window_carries_out_what_is_wanted_beside_the_operation(
    rig: SortRig, journal: Journal, runs: SortRuns
) -> None:
    plan = rig.apply("{year}")
    journal.do(SortFiles(plan.id))
    taken: list[WantedRun] = []
    runs.show_by(taken.append)
    before = rig.files()
    journal.undo()
    assert taken == [WantedRun(plan.id, back=True)]
    assert rig.files() == before
    assert runs.carry_out(taken[0])
    assert set(rig.files()) == {"in/A1.jpg", "in/A2.jpg", "in/B1.jpg"}


# -------------------------------------------------------------------------------------- half way


def test_what_is_half_way_is_found_and_goes_on(rig: SortRig, runs: SortRuns) -> None:
    assert runs.half_way() is None
    plan = half_done(rig)
    wanted = runs.half_way()
    assert wanted == WantedRun(plan.id)
    assert runs.left_to_do(wanted) == 2
    assert runs.carry_out(wanted)
    assert set(rig.files()) == {"2021/A1.jpg", "2021/A2.jpg", "2021/B1.jpg"}
    assert runs.half_way() is None


def test_going_on_with_the_undo_of_a_rule_takes_back_no_more(rig: SortRig, runs: SortRuns) -> None:
    plan = rig.apply(TWO_RULES)
    assert not rig.sorting.undo(plan.id, after(1), rule=0)
    wanted = runs.half_way()
    assert wanted == WantedRun(plan.id, back=True, rule=0)
    assert runs.left_to_do(wanted) == 1
    assert runs.carry_out(wanted)
    assert set(rig.files()) == {"in/A1.jpg", "in/A2.jpg", "2021/B1.jpg"}


def test_a_plan_half_way_may_be_kept_as_it_is(rig: SortRig, runs: SortRuns) -> None:
    plan = half_done(rig)
    files = rig.files()
    rig.sorting.keep(plan.id)
    assert rig.files() == files
    assert rig.sorting.get(plan.id).state is PlanState.APPLIED
    assert runs.half_way() is None
    left = [row for row in rig.sorting.entries(plan.id) if row.state is EntryState.LEFT]
    assert [row.entry.reason.why for row in left] == [Why.STOPPED] * 2
    assert rig.sorting.undo(plan.id)
    assert set(rig.files()) == {"in/A1.jpg", "in/A2.jpg", "in/B1.jpg"}


def test_a_plan_of_which_nothing_was_done_is_kept_as_taken_back(rig: SortRig) -> None:
    plan = rig.plan("{year}")
    assert not rig.sorting.apply(plan.id, lambda: True)
    rig.sorting.keep(plan.id)
    assert rig.sorting.get(plan.id).state is PlanState.UNDONE


def test_what_is_done_needs_no_keeping(rig: SortRig) -> None:
    plan = rig.apply("{year}")
    with pytest.raises(InvalidInputError) as raised:
        rig.sorting.keep(plan.id)
    assert raised.value.problem is Problem.SORT_PLAN_DONE


def test_a_plan_half_way_back_can_be_done_again(rig: SortRig, runs: SortRuns) -> None:
    plan = rig.apply("{year}")
    files = rig.files()
    assert not rig.sorting.undo(plan.id, after(2))
    assert runs.carry_out(WantedRun(plan.id))
    assert rig.files() == files
    assert rig.sorting.get(plan.id).state is PlanState.APPLIED


def test_a_copy_that_was_taken_back_is_made_again(rig: SortRig, runs: SortRuns) -> None:
    rig.catalog.folders.all()
    plan = rig.plan("{year}", copying=True)
    assert rig.sorting.apply(plan.id)
    files = rig.files()
    rig.sorting.undo(plan.id)
    assert runs.carry_out(WantedRun(plan.id))
    assert rig.files() == files


# -------------------------------------------------------------------------------------- planning


def test_a_plan_may_be_of_chosen_photos(rig: SortRig) -> None:
    photo = rig.know(rig.root / "in/B1.jpg")
    plan = rig.sorting.plan([Rule("", parse_template("{year}"))], SortOptions(), "", [photo])
    found = [row.entry.source for row in rig.sorting.entries(plan.id)]
    assert found == [str(rig.root / "in/B1.jpg")]


def test_a_plan_that_is_given_up_is_not_kept(rig: SortRig) -> None:
    def give_up(done: int, total: int) -> None:
        assert (done, total) == (0, 3)
        raise CancelledError(Problem.NEWER_REQUEST)

    with pytest.raises(CancelledError):
        rig.sorting.plan([Rule("", parse_template("{year}"))], SortOptions(), looked=give_up)
    assert rig.sorting.all() == []


# -------------------------------------------------------------------------------------- examples


def test_each_rule_says_how_many_photos_it_takes_and_where_one_of_them_would_go(
    rig: SortRig,
) -> None:
    drafts = [DraftRule(rule.query, rule.template) for rule in parse_rules(TWO_RULES)]
    first, rest = examples(rig).of(drafts, SortOptions(), EVERYTHING)
    assert (first.photos, rest.photos) == (2, 1)
    assert first.path == str(rig.root / "in/A1.jpg")
    assert first.target == str(rig.root / "A/2021/A1.jpg")
    assert rest.target == str(rig.root / "2021/B1.jpg")
    assert rig.sorting.all() == []


def test_a_rule_that_is_not_understood_says_why_and_takes_no_photo(rig: SortRig) -> None:
    drafts = [
        DraftRule("type:pgn", parse_template("A")),
        DraftRule("name:A*", None),
        DraftRule("", parse_template("{album}")),
    ]
    wrong, unfinished, empty = examples(rig).of(drafts, SortOptions(), EVERYTHING)
    assert wrong.problem is not None
    assert wrong.photos == 0
    assert unfinished == RuleExample(2)
    assert (empty.photos, empty.target) == (1, "")
    assert empty.reason is not None
    assert empty.reason.why is Why.NO_VALUE


def test_examples_are_of_what_is_to_be_sorted(rig: SortRig) -> None:
    photo = rig.know(rig.root / "in/B1.jpg")
    everything = [DraftRule("", parse_template("{year}"))]
    (found,) = examples(rig).of(everything, SortOptions(), EVERYTHING, [photo])
    assert (found.photos, found.path) == (1, str(rig.root / "in/B1.jpg"))


def test_progress_is_told_after_each_file_and_what_goes_with_it(rig: SortRig) -> None:
    for number in range(3):
        rig.add(f"{number}.jpg")
    (rig.root / "1.xmp").write_text("beside")
    told: list[int] = []
    assert rig.sorting.apply(rig.plan("{year}").id, progress=told.append)
    assert told[:3] == [1, 3, 4]


def test_a_run_waits_for_the_one_before_it(rig: SortRig, runs: SortRuns) -> None:
    first, second = rig.plan("{year}"), rig.plan("Other/{year}")
    began, go_on = threading.Event(), threading.Event()

    def hold() -> bool:
        began.set()
        assert go_on.wait(60)
        return False

    one = threading.Thread(target=runs.carry_out, args=(WantedRun(first.id), hold))
    one.start()
    assert began.wait(60)
    other = threading.Thread(target=runs.carry_out, args=(WantedRun(second.id),))
    other.start()
    go_on.set()
    one.join()
    other.join()
    assert set(rig.files()) == {"2021/A1.jpg", "2021/A2.jpg", "2021/B1.jpg"}
    left = rig.sorting.entries(second.id, [EntryState.LEFT])
    assert {row.entry.reason.why for row in left} == {Why.GONE}
