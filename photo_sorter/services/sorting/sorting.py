"""Sorting into folders: a plan first, then its run, and its way back."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace

from photo_sorter.core.access import Access
from photo_sorter.core.errors import InvalidInputError, NotFoundError, PhotoSorterError
from photo_sorter.core.events import EventBus, PhotosChanged
from photo_sorter.core.photo import FilePath, PhotoId
from photo_sorter.core.ports import Catalog, FileSystem, Trash
from photo_sorter.core.ports.sorting import EntryChange, FileMover, StoredEntry
from photo_sorter.core.problems import Problem
from photo_sorter.core.query import Query
from photo_sorter.core.sorting.hot_folder import Arrival, HotFolder
from photo_sorter.core.sorting.plan import (
    EntryState,
    PlanId,
    PlanState,
    PlanTotals,
    Reason,
    SortAction,
    SortOptions,
    SortPlan,
    Why,
)
from photo_sorter.core.sorting.rules import Rule
from photo_sorter.services.sorting.direction import BACK, FORTH, Direction
from photo_sorter.services.sorting.following import Following
from photo_sorter.services.sorting.matching import RuleMatches
from photo_sorter.services.sorting.planning import OnLooked, Planning
from photo_sorter.services.sorting.running import PlanRun, Progress

log = logging.getLogger(__name__)

Cancelled = Callable[[], bool]
_DIRECTIONS = {PlanState.APPLYING: FORTH, PlanState.UNDOING: BACK}
_OPEN = (PlanState.PLANNED, PlanState.APPLYING)
_DONE = (PlanState.APPLYING, PlanState.APPLIED, PlanState.UNDOING)


class Sorting:
    """From any thread; one plan runs at a time, and the others wait for it."""

    def __init__(
        self,
        access: Access,
        catalog: Catalog,
        files: FileSystem,
        mover: FileMover,
        trash: Trash,
        matches: RuleMatches,
        events: EventBus,
    ) -> None:
        self._access = access
        self._catalog = catalog
        self._files = files
        self._mover = mover
        self._trash = trash
        self._events = events
        self._planning = Planning(catalog, files, mover, matches)
        self._running = threading.Lock()
        self._recovered: set[PlanId] = set()

    def plan(
        self,
        rules: Sequence[Rule],
        options: SortOptions,
        query: str | Query = "",
        chosen: Sequence[PhotoId] | None = None,
        looked: OnLooked = lambda done, total: None,
    ) -> SortPlan:
        """Make a plan of the photos that the query finds, '' for all, or of those of them that are
        chosen, and keep it; no file is touched. Raises InvalidInputError where a query is not
        understood, and whatever `looked` raises: then nothing is kept."""
        self._access.check()
        self.recover()
        made, planned = self._planning.plan(rules, options, query, chosen, looked)
        return replace(made, id=self._catalog.sort_plans.add(made, planned.entries))

    def check(self, rules: Sequence[Rule]) -> None:
        """Raises InvalidInputError where a rule's query is not understood."""
        self._planning.check(rules)

    def plan_arrivals(
        self, hot: HotFolder, rules: Sequence[Rule], arrivals: Sequence[Arrival]
    ) -> SortPlan | None:
        """Make and keep a plan of these files, and have them looked at; None where none is to go,
        and none is held up. Raises InvalidInputError."""
        made, planned = self._planning.plan_arrivals(hot, rules, arrivals)
        looked = [each.location_id for each in arrivals]
        if all(entry.action is SortAction.STAY for entry in planned.entries):
            self._catalog.hot_folders.forget(looked)
            return None
        with self._catalog.transaction():
            self._catalog.hot_folders.forget(looked)
            return replace(made, id=self._catalog.sort_plans.add(made, planned.entries))

    def waits_for_index(self, rules: Sequence[Rule]) -> bool:
        """Whether a rule asks a model about photos that the index has yet to hear of."""
        return self._planning.waits_for_index(rules)

    def recover(self) -> None:
        """Settle once what a process that died had half done of plans, so that each file is in one
        place and the catalog knows it; they still wait to go on or back. Never raises."""
        if self._access.read_only or not self._running.acquire(blocking=False):
            return  # what runs in this process is no remainder
        try:
            for plan in self.all():
                if plan.state in _DIRECTIONS and plan.id not in self._recovered:
                    self._recovered.add(plan.id)
                    self._recover(plan)
        except PhotoSorterError as error:
            log.warning("Plans cannot be looked at: %s", error)
        finally:
            self._running.release()

    def _recover(self, plan: SortPlan) -> None:
        try:
            self._make_run(plan, _DIRECTIONS[plan.state]).recover()
        except PhotoSorterError as error:  # when it goes on or back, that is done first
            log.warning("What was left of a plan could not be settled: %s", error)

    def get(self, plan_id: PlanId) -> SortPlan:
        """Raises NotFoundError."""
        found = self._catalog.sort_plans.get(plan_id)
        if found is None:
            raise NotFoundError(Problem.SORT_NO_SUCH_PLAN, id=plan_id)
        return found

    def all(self) -> list[SortPlan]:
        """Newest first."""
        return self._catalog.sort_plans.all()

    def entries(self, plan_id: PlanId, states: Sequence[EntryState] = ()) -> list[StoredEntry]:
        return self._catalog.sort_plans.entries(plan_id, states)

    def left(self, plan_id: PlanId) -> list[StoredEntry]:
        """What is not where the rules wanted it, and why."""
        return [
            row
            for row in self.entries(plan_id)
            if row.entry.action is SortAction.SKIP or row.state is EntryState.LEFT
        ]

    def totals(self, plan_id: PlanId) -> PlanTotals:
        return self._catalog.sort_plans.totals(plan_id)

    def counts(self, plan_id: PlanId) -> dict[EntryState, int]:
        """How many files of the plan are how far."""
        return self._catalog.sort_plans.counts(plan_id)

    def apply(
        self,
        plan_id: PlanId,
        cancelled: Cancelled = lambda: False,
        progress: Progress = lambda done: None,
    ) -> bool:
        """Carry the plan out, from where it is; whether it came to its end. Raises NotFoundError,
        InvalidInputError where it is done already or a drive has too little space, and
        PhotoSorterError where no further file can go: a later call goes on from there."""
        self._access.check()
        with self._running:
            return self._apply(plan_id, cancelled, progress)

    def apply_unasked(self, plan_id: PlanId, cancelled: Cancelled) -> bool:
        """As `apply`; nothing is done, and it did not come to its end, where another plan runs."""
        self._access.check()
        if not self._running.acquire(blocking=False):
            return False
        try:
            return self._apply(plan_id, cancelled, lambda done: None)
        finally:
            self._running.release()

    def _apply(self, plan_id: PlanId, cancelled: Cancelled, progress: Progress) -> bool:
        plan = self.get(plan_id)
        if plan.state not in _OPEN:
            raise InvalidInputError(Problem.SORT_PLAN_DONE)
        if plan.state is PlanState.PLANNED:
            self._look_at_space(plan)
        self._start(plan, PlanState.APPLYING)
        if not self._run(plan, FORTH, cancelled, progress):
            return False
        if plan.options.remove_empty:
            self._remove_left_folders(plan)
        self._catalog.sort_plans.set_state(plan_id, PlanState.APPLIED)
        return True

    def undo(
        self,
        plan_id: PlanId,
        cancelled: Cancelled = lambda: False,
        progress: Progress = lambda done: None,
        rule: int | None = None,
    ) -> bool:
        """Take back what was done of the plan, or by one of its rules (from 0), as far as the files
        are there; whether it came to its end. What other rules did can be taken back later. Raises
        as `apply` does."""
        self._access.check()
        with self._running:
            plan = self.get(plan_id)
            if plan.state not in _DONE:
                raise InvalidInputError(Problem.SORT_PLAN_NOT_DONE)
            if plan.state is PlanState.APPLYING:
                self._make_run(plan, FORTH).recover()
            self._start(plan, PlanState.UNDOING)
            if not self._run(plan, BACK, cancelled, progress, rule):
                return False
            self._mover.remove_empty(plan.new_folders)
            more = self.counts(plan_id).get(EntryState.DONE, 0)
            state = PlanState.APPLIED if more else PlanState.UNDONE
            self._catalog.sort_plans.set_state(plan_id, state)
            return True

    def keep(self, plan_id: PlanId) -> None:
        """Leave a plan that is half way as it is: it is done, and what it did can still be taken
        back. Waits for a run. Raises NotFoundError, and InvalidInputError where it is not half
        way."""
        self._access.check()
        with self._running:
            plan = self.get(plan_id)
            if plan.state not in _DIRECTIONS:
                raise InvalidInputError(Problem.SORT_PLAN_DONE)
            self._make_run(plan, _DIRECTIONS[plan.state]).recover()
            stopped = Reason(Why.STOPPED)
            self._change(plan_id, EntryState.PLANNED, EntryState.LEFT, stopped)
            done = self.counts(plan_id).get(EntryState.DONE, 0)
            self._catalog.sort_plans.set_state(
                plan_id, PlanState.APPLIED if done else PlanState.UNDONE
            )

    def reopen(self, plan_id: PlanId) -> None:
        """What was taken back of a plan is to be done once more; `apply` does it. Waits for a run.
        Raises NotFoundError."""
        self._access.check()
        with self._running:
            plan = self.get(plan_id)
            if plan.state is PlanState.UNDOING:
                self._make_run(plan, BACK).recover()
            self._change(plan_id, EntryState.KEPT, EntryState.DONE)
            self._change(plan_id, EntryState.UNDONE, EntryState.PLANNED)
            self._catalog.sort_plans.set_state(plan_id, PlanState.APPLYING)

    def _change(
        self, plan_id: PlanId, before: EntryState, after: EntryState, reason: Reason | None = None
    ) -> int:
        rows = self.entries(plan_id, [before])
        changes = [EntryChange(row.number, after, None, reason) for row in rows]
        self._catalog.sort_plans.change(plan_id, changes)
        return len(rows)

    def _start(self, plan: SortPlan, state: PlanState) -> None:
        """Before the first file moves, the plan is on the disk."""
        self._catalog.sort_plans.set_state(plan.id, state)
        self._catalog.sort_plans.make_durable()

    def _run(
        self,
        plan: SortPlan,
        direction: Direction,
        cancelled: Cancelled,
        progress: Progress,
        rule: int | None = None,
    ) -> bool:
        try:
            return self._make_run(plan, direction, progress, rule).run(cancelled)
        finally:
            self._events.publish(PhotosChanged())

    def _make_run(
        self,
        plan: SortPlan,
        direction: Direction,
        progress: Progress = lambda done: None,
        rule: int | None = None,
    ) -> PlanRun:
        return PlanRun(
            self._catalog, self._files, self._mover, self._trash, plan, direction, progress, rule
        )

    def _look_at_space(self, plan: SortPlan) -> None:
        for drive in plan.drives:
            free = self._mover.drive(drive.mount).free
            if drive.needed > free:
                raise InvalidInputError(
                    Problem.SORT_NO_SPACE,
                    drive=drive.mount,
                    needed=_megabytes(drive.needed),
                    free=_megabytes(free),
                )

    def _remove_left_folders(self, plan: SortPlan) -> None:
        """Below the watched folders, what the plan has emptied."""
        following = Following(self._catalog)
        left: dict[FilePath, set[FilePath]] = {}
        for row in self.entries(plan.id, [EntryState.DONE]):
            root = following.folder_of(row.entry.source)
            if root is not None:
                folder = os.path.dirname(row.entry.source)
                left.setdefault(root.path, set()).add(folder)
        for root_path, folders in left.items():
            self._mover.remove_empty(folders - {root_path}, stop=root_path)


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"
