"""Sorting into folders for the window: plans are made and carried out, with progress and pause."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from photo_sorter.core.errors import CancelledError, PhotoSorterError
from photo_sorter.core.operations import SortFiles, UndoSort
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.problems import Problem
from photo_sorter.core.query import EVERYTHING, Query
from photo_sorter.core.sorting.plan import EntryState, PlanId, PlanState, SortOptions, SortPlan
from photo_sorter.core.sorting.rules import Rule
from photo_sorter.core.views import Activity, Progress
from photo_sorter.services.jobs.progress import ProgressTracker
from photo_sorter.services.library import Library
from photo_sorter.services.sorting.runs import WantedRun
from photo_sorter.ui.base.commands import Commands
from photo_sorter.ui.base.tasks import Tasks

_PLANNING = "sort plan"


@dataclass(frozen=True, slots=True)
class SortScope:
    """Which photos are to be sorted: those that `query` finds, called on a worker, or of them those
    that are `chosen`. `title` says it in the person's words."""

    title: str
    query: Callable[[], Query] = lambda: EVERYTHING
    chosen: tuple[PhotoId, ...] | None = None


@dataclass(frozen=True, slots=True)
class RunEnded:
    """`done` are files of the plan, `stuck` those that could not go that way. It `came_to_end`, or
    waits to go on, for the `error` where there is one."""

    run: WantedRun
    done: int
    stuck: int
    came_to_end: bool
    error: PhotoSorterError | None = None


class SortWork(QObject):
    """One run at a time; one that is paused waits, over the end of the program too. On the GUI
    thread; the work is on a worker's."""

    asked = Signal()  # somebody wants to sort what `scopes` say
    planned = Signal(object)  # SortPlan
    plan_failed = Signal(object)  # PhotoSorterError
    planning_progressed = Signal(int, int)  # photos that were looked at, of how many
    changed = Signal()  # a run began, paused or ended; what plans are there may be others
    progressed = Signal(object)  # Progress of the run; idle where there is none
    ended = Signal(object)  # RunEnded
    _looked = Signal(int, int)  # from the worker, as the next ones
    _reported = Signal(object)
    _wanted = Signal(object)

    def __init__(self, library: Library, tasks: Tasks, commands: Commands) -> None:
        super().__init__()
        self._sorting, self._runs = library.sorting, library.sort_runs
        self._tasks, self._commands = tasks, commands
        self._stop: threading.Event | None = None
        self._give_up = threading.Event()
        self._progress = Progress()
        self._queue: list[WantedRun] = []  # by undo and redo, while another one runs
        self._noted = False  # the journal has it that the run was wanted
        self.scopes: Sequence[SortScope] = ()
        self.scope = 0  # the one that is meant first
        self.running: WantedRun | None = None
        self.paused: WantedRun | None = None
        self.is_planning = False
        self._looked.connect(self._report_looked)
        self._reported.connect(self._report)
        self._wanted.connect(self._take_wanted)
        self._runs.show_by(self._wanted.emit)

    @property
    def progress(self) -> Progress:
        return self._progress

    def ask(self, scopes: Sequence[SortScope], scope: int = 0) -> None:
        self.scopes, self.scope = scopes, scope
        self.asked.emit()

    def look(self) -> None:
        """Find what an earlier session left half way."""

        def look() -> tuple[WantedRun, Progress] | None:
            run = self._runs.half_way()
            if run is None:
                return None
            total = self._sorting.totals(run.plan_id).files
            return run, Progress(Activity.PAUSED, total - self._runs.left_to_do(run), total)

        def found(half_way: tuple[WantedRun, Progress] | None) -> None:
            if half_way is not None and self.running is None and self.paused is None:
                run, self._progress = half_way
                self._pause(run)

        self._tasks.run(look, found)

    # ------------------------------------------------------------------------------- planning

    def plan(self, rules: Sequence[Rule], options: SortOptions, scope: SortScope) -> None:
        """`planned` or `plan_failed` follows, unless it is cancelled or asked for anew."""
        self._give_up.set()
        give_up = self._give_up = threading.Event()

        def look(done: int, total: int) -> None:
            if give_up.is_set():
                raise CancelledError(Problem.NEWER_REQUEST)
            self._looked.emit(done, total)

        def make() -> SortPlan:
            return self._sorting.plan(rules, options, scope.query(), scope.chosen, look)

        self.is_planning = True
        self._tasks.run(make, self._planned, self._not_planned, newest=_PLANNING)

    def cancel_planning(self) -> None:
        self._give_up.set()
        self._tasks.forget(_PLANNING)
        self.is_planning = False

    def _report_looked(self, done: int, total: int) -> None:
        if self.is_planning:
            self.planning_progressed.emit(done, total)

    def _planned(self, plan: SortPlan) -> None:
        self.is_planning = False
        self.planned.emit(plan)
        self.changed.emit()

    def _not_planned(self, error: PhotoSorterError) -> None:
        self.is_planning = False
        self.plan_failed.emit(error)

    # ------------------------------------------------------------------------------- running

    def apply(self, plan_id: PlanId) -> None:
        """Sort. When it came to its end the journal has it, so that it is undone as anything."""
        if self.running is None:
            self._noted = False
            self._run(WantedRun(plan_id))

    def take_back(self, plan_id: PlanId, rule: int | None = None) -> None:
        """As an operation, which can be undone itself: what is taken back is sorted again."""
        if self.running is None:
            self.paused = None
            self._commands.do(UndoSort(plan_id, rule))

    def pause(self) -> None:
        """At the next safe point. Idempotent."""
        if self._stop is not None:
            self._stop.set()

    def resume(self, run: WantedRun | None = None) -> None:
        """Go on with that one, which is half way, or with the one that is paused."""
        run = run or self.paused
        if run is not None and self.running is None:
            self._noted = self._noted and run == self.paused
            self._run(run)

    def keep(self, run: WantedRun | None = None) -> None:
        """That one, or the one that is paused, stays as it is."""
        run = run or self.paused
        if run is None or self.running is not None:
            return
        if run == self.paused:
            self.paused = None
            self._rest()

        def kept(_: None) -> None:
            if not run.back and not self._noted:
                self._commands.do(SortFiles(run.plan_id))
            self.changed.emit()

        self._tasks.run(lambda: self._sorting.keep(run.plan_id), kept)

    def stop(self) -> None:
        """The window closes: what runs waits from its next safe point on."""
        self._runs.show_by(None)
        self._queue.clear()
        self.cancel_planning()
        self.pause()

    def _take_wanted(self, run: WantedRun) -> None:
        """The journal has it already."""
        if self.running is not None:
            self._queue.append(run)
            return
        self._noted = True
        self._run(run)

    def _run(self, run: WantedRun) -> None:
        stop = self._stop = threading.Event()
        self.running, self.paused = run, None
        activity = Activity.UNSORTING if run.back else Activity.SORTING
        tracker = ProgressTracker(lambda: self._reported.emit(tracker.current()), Progress())
        self._progress = Progress(activity)
        self.progressed.emit(self._progress)
        self.changed.emit()

        def work() -> RunEnded:
            total = self._runs.left_to_do(run)
            tracker.begin(activity, total)
            before = 0

            def advance(done: int) -> None:
                nonlocal before
                tracker.advance(done - before, max(0, total - done))
                before = done

            error: PhotoSorterError | None = None
            came_to_end = False
            try:
                came_to_end = self._runs.carry_out(run, stop.is_set, advance)
            except PhotoSorterError as raised:
                error = raised
            counts = self._sorting.counts(run.plan_id)
            done = counts.get(EntryState.UNDONE if run.back else EntryState.DONE, 0)
            stuck = counts.get(EntryState.KEPT if run.back else EntryState.LEFT, 0)
            return RunEnded(run, done, stuck, came_to_end, error)

        self._tasks.run(work, self._ended, self._failed)

    def _report(self, progress: Progress) -> None:
        if self.running is not None:
            self._progress = progress
            self.progressed.emit(progress)

    def _ended(self, ended: RunEnded) -> None:
        self._stop, self.running = None, None
        if ended.came_to_end:
            self._rest()
            if not ended.run.back and not self._noted and ended.done:
                self._commands.do(SortFiles(ended.run.plan_id))
            self.changed.emit()
        else:
            self._settle_stopped(ended)
        self.ended.emit(ended)
        if self._queue:
            self._take_wanted(self._queue.pop(0))

    def _settle_stopped(self, ended: RunEnded) -> None:
        """It waits where something of it is done, or begun; a run that was refused at once leaves
        nothing to go on with."""

        def found(plan: SortPlan) -> None:
            if self.running is not None:
                return
            if plan.state in (PlanState.APPLYING, PlanState.UNDOING):
                self._pause(ended.run)
            else:
                self._rest()
                self.changed.emit()

        self._tasks.run(lambda: self._sorting.get(ended.run.plan_id), found)

    def _failed(self, error: PhotoSorterError) -> None:
        self._stop, self.running = None, None
        self._rest()
        self.changed.emit()
        self._tasks.failed.emit(error)

    def _pause(self, run: WantedRun) -> None:
        self.paused = run
        before = self._progress
        self._progress = replace(
            before, activity=Activity.PAUSED, per_second=0.0, seconds_left=None
        )
        self.progressed.emit(self._progress)
        self.changed.emit()

    def _rest(self) -> None:
        self._progress = Progress()
        self.progressed.emit(self._progress)
