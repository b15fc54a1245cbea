"""Work on photos' files that a person asked for: writes beside photos what they said, reads what
stands there, and whatever else is to run here alone."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from photo_sorter.core.batches import in_batches
from photo_sorter.core.changes import Change
from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.core.photo import FilePath, PhotoId
from photo_sorter.core.problems import Occurrence
from photo_sorter.core.views import Activity, Progress
from photo_sorter.services.jobs.progress import ProgressTracker
from photo_sorter.services.library import Library
from photo_sorter.services.sidecars.report import SidecarAction, SidecarReport
from photo_sorter.ui.base.tasks import Tasks

T = TypeVar("T")

_AT_ONCE = 64  # photos; after as many it may be stopped


@dataclass(frozen=True, slots=True)
class FilesDone:
    """What came of it, in files. `problem` is that of the first one that failed; `change` is what
    reading changed of what a person said."""

    activity: Activity
    written: int = 0
    read: int = 0
    failed: int = 0
    conflicts: int = 0
    problem: Occurrence | None = None
    stopped: bool = False
    change: Change | None = None


class FileWork(QObject):
    """One piece of work at a time; what is asked for meanwhile is passed over. What was done when
    it is stopped stays done. On the GUI thread; the work is on a worker's."""

    progressed = Signal(object)  # Progress; idle where nothing is done
    ended = Signal(object)  # FilesDone
    _reported = Signal(object)  # Progress, from the worker

    def __init__(self, library: Library, tasks: Tasks) -> None:
        super().__init__()
        self._sidecars, self._tasks = library.sidecars, tasks
        self._stop: threading.Event | None = None
        self._reported.connect(self._report)

    @property
    def is_busy(self) -> bool:
        return self._stop is not None

    def write(
        self, photo_ids: Sequence[PhotoId] | None = None, *, paths: Sequence[FilePath] = ()
    ) -> None:
        """Of these photos, or of those that these files are of; else all that waits."""

        def find() -> Sequence[PhotoId]:
            return self._sidecars.to_write(paths) if photo_ids is None else photo_ids

        self.run(Activity.WRITING_FILES, lambda *how: self._write(find(), *how), self.ended.emit)

    def read(self, photo_ids: Sequence[PhotoId] | None = None) -> None:
        """Of these photos; else of all."""
        self.run(Activity.READING_FILES, lambda *how: self._read(photo_ids, *how), self.ended.emit)

    def stop(self) -> None:
        """At the next safe point. Idempotent."""
        if self._stop is not None:
            self._stop.set()

    def run(
        self,
        activity: Activity,
        work: Callable[[ProgressTracker, threading.Event], T],
        done: Callable[[T], None],
    ) -> None:
        """`work` is called on a worker: it tells the tracker how far it is, and ends when the event
        is set. `done` hears here what came of it."""
        if self.is_busy:
            return
        stop = self._stop = threading.Event()
        tracker = ProgressTracker(lambda: self._reported.emit(tracker.current()), Progress())
        self.progressed.emit(Progress(activity))

        def ended(came: T) -> None:
            self._rest()
            done(came)

        self._tasks.run(lambda: work(tracker, stop), ended, self._failed)

    # ---------------------------------------------------------------------------- on a worker

    def _write(
        self, wanted: Sequence[PhotoId], tracker: ProgressTracker, stop: threading.Event
    ) -> FilesDone:
        tracker.begin(Activity.WRITING_FILES, len(wanted))
        tally, left = _Tally(), len(wanted)
        for group in in_batches(wanted, _AT_ONCE):
            if stop.is_set():
                break
            tally.count(self._sidecars.write_photos(group, stop.is_set))
            left -= len(group)
            tracker.advance(len(group), left)
        return tally.done(Activity.WRITING_FILES, stopped=stop.is_set())

    def _read(
        self, photo_ids: Sequence[PhotoId] | None, tracker: ProgressTracker, stop: threading.Event
    ) -> FilesDone:
        wanted = self._sidecars.photos() if photo_ids is None else list(photo_ids)
        left = len(wanted)
        tracker.begin(Activity.READING_FILES, left)

        def looked(count: int) -> None:
            nonlocal left
            left -= count
            tracker.advance(count, left)

        tally = _Tally()
        reports, change = self._sidecars.read_photos(wanted, stop.is_set, looked)
        tally.count(reports)
        return tally.done(Activity.READING_FILES, stopped=stop.is_set(), change=change)

    # ------------------------------------------------------------------------------- answers

    def _report(self, progress: Progress) -> None:
        if self.is_busy:
            self.progressed.emit(progress)

    def _failed(self, error: PhotoSorterError) -> None:
        self._rest()
        self._tasks.failed.emit(error)

    def _rest(self) -> None:
        self._stop = None
        self.progressed.emit(Progress())


class _Tally:
    """Counts reports as they come: of a million none is kept."""

    def __init__(self) -> None:
        self._counts = dict.fromkeys(SidecarAction, 0)
        self._conflicts = 0
        self._problem: Occurrence | None = None

    def count(self, reports: Iterable[SidecarReport]) -> None:
        for report in reports:
            self._counts[report.action] += 1
            self._conflicts += len(report.conflicts)
            self._problem = self._problem or report.problem

    def done(self, activity: Activity, *, stopped: bool, change: Change | None = None) -> FilesDone:
        counts = self._counts
        return FilesDone(
            activity,
            counts[SidecarAction.WRITTEN],
            counts[SidecarAction.READ],
            counts[SidecarAction.FAILED],
            self._conflicts,
            self._problem,
            stopped,
            change,
        )
