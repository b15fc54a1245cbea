"""The queue of background jobs: one thread a lane, pausable and closable at any time."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import TypeVar

from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.core.events import ErrorRaised, EventBus, ProgressChanged
from photo_sorter.core.views import Activity, Progress
from photo_sorter.services.jobs.job import Cancelled, Job, JobContext, Lane
from photo_sorter.services.jobs.progress import ProgressTracker
from photo_sorter.services.jobs.waiting import WaitingJobs

log = logging.getLogger(__name__)

T = TypeVar("T")

_RETRY_SECONDS = 20.0


@dataclass(slots=True)
class _LaneState:
    waiting: WaitingJobs = field(default_factory=WaitingJobs)
    busy: threading.Lock = field(default_factory=threading.Lock)  # held while a job runs
    running: Job | None = None
    cancelled: bool = False  # the running job is not to go on
    progress: ProgressTracker | None = None  # of the newest job
    thread: threading.Thread | None = None


class JobQueue:
    """Owns a thread for each lane that has work, from `start` on. Publishes ProgressChanged, and
    ErrorRaised where a job meets an error of the environment. Safe from any thread."""

    def __init__(
        self,
        events: EventBus,
        retry_seconds: float = _RETRY_SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """A job that failed is run again after `retry_seconds`, or sooner where it is submitted
        again or work is resumed. `clock` counts seconds."""
        self._events = events
        self._retry_seconds = retry_seconds
        self._clock = clock
        self._condition = threading.Condition()
        self._lanes = {lane: _LaneState() for lane in Lane}
        self._told: dict[str, float] = {}  # errors, and when they were published
        self._started = False
        self._paused = False
        self._closing = False

    def start(self) -> None:
        """Begin to run what was submitted and what will be."""
        with self._condition:
            self._started = True
            self._start_threads()

    def submit(self, *jobs: Job) -> None:
        """Ask for jobs to be run. One that waits already is merged with the new one; one that runs
        is run once more, because it may have passed over what the new one is about."""
        with self._condition:
            for job in jobs:
                self._lanes[job.lane].waiting.put(job, self._clock())
            self._start_threads()
            self._condition.notify_all()

    def submit_later(self, job: Job, seconds: float) -> None:
        """Ask for a job to be run after a while, or sooner where it is submitted again."""
        with self._condition:
            self._lanes[job.lane].waiting.put(job, self._clock() + seconds)
            self._start_threads()
            self._condition.notify_all()

    def cancel(self, key: Hashable) -> None:
        """Forget the job: it does not begin, or it stops at the next safe point."""
        with self._condition:
            for state in self._lanes.values():
                state.waiting.remove(key)
                if state.running is not None and state.running.key == key:
                    state.cancelled = True

    def pause(self) -> None:
        """Begin no job, and stop those that run at the next safe point; none is lost."""
        with self._condition:
            self._paused = True
        self._publish_progress()

    def resume(self) -> None:
        """Go on; jobs that wait after an error begin at once."""
        with self._condition:
            self._paused = False
            for state in self._lanes.values():
                state.waiting.hurry(self._clock())
            self._condition.notify_all()
        self._publish_progress()

    def close(self) -> None:
        """Stop the jobs that run at the next safe point and wait for that. What still waits is
        not run. May be called more than once."""
        with self._condition:
            self._closing = True
            self._condition.notify_all()
            threads = [state.thread for state in self._lanes.values() if state.thread is not None]
        for thread in threads:
            thread.join()

    def progress(self) -> Progress:
        """Of the job that runs; where none does, how far the newest one came."""
        with self._condition:
            known = [x.progress.current() for x in self._lanes.values() if x.progress is not None]
            paused = self._paused
        known.sort(key=lambda progress: progress.activity is Activity.IDLE)
        shown = known[0] if known else Progress()
        return Progress(Activity.PAUSED, shown.done, shown.total) if paused else shown

    def run_here(self, lane: Lane, work: Callable[[JobContext], T], cancelled: Cancelled) -> T:
        """Run a piece of work on the calling thread, when no job of the lane runs. Raises what the
        work raises."""
        state = self._lanes[lane]
        with state.busy:
            return work(JobContext(cancelled, cancelled, self._new_progress(state)))

    def run_next(self, lane: Lane) -> bool:
        """Run one job of the lane on the calling thread; False where none may begin now."""
        state = self._lanes[lane]
        with self._condition:
            if self._paused or self._closing or state.running is not None:
                return False
            job = state.waiting.take(self._clock())
            if job is None:
                return False
            state.running, state.cancelled = job, False
        try:
            with state.busy:
                done = job.run(self._context(state, job))
        except PhotoSorterError as error:
            self._report(job, error)
            self._finish(state, job, again_at=self._clock() + self._retry_seconds)
        except Exception:  # a bug: run again it would fail again, and the other jobs must go on
            log.exception("The job %s failed", job.key)
            self._finish(state, job, again_at=None)
        else:
            self._finish(state, job, again_at=None if done else self._clock(), done=done)
        return True

    # ------------------------------------------------------------------------- lane's thread

    def _serve(self, lane: Lane) -> None:
        state = self._lanes[lane]
        while True:
            with self._condition:
                while not self._closing and (timeout := self._until_next(state)) != 0.0:
                    self._condition.wait(timeout)
                if self._closing:
                    return
            self.run_next(lane)

    def _until_next(self, state: _LaneState) -> float | None:
        """Seconds until a job may begin; None where only another call can change that."""
        due = None if self._paused else state.waiting.next_due()
        return None if due is None else max(0.0, due - self._clock())

    def _context(self, state: _LaneState, job: Job) -> JobContext:
        def should_stop() -> bool:
            return self._paused or self._closing or state.cancelled

        def should_yield() -> bool:
            if should_stop():
                return True
            with self._condition:
                return state.waiting.outranks(job.priority, self._clock())

        return JobContext(should_stop, should_yield, self._new_progress(state))

    def _finish(
        self, state: _LaneState, job: Job, again_at: float | None, done: bool = False
    ) -> None:
        """`again_at`: when to run the job again; None where it is over."""
        with self._condition:
            if again_at is not None and not state.cancelled:
                state.waiting.put(job, again_at)
            state.running = None
        if done:
            self.submit(*job.followers())

    def _report(self, job: Job, error: PhotoSorterError) -> None:
        """Publish an error, but not each time that it is met: a full disk stops many jobs."""
        log.warning("The job %s stopped: %s", job.key, error, exc_info=True)
        now = self._clock()
        with self._condition:
            recent = {x: at for x, at in self._told.items() if now - at < self._retry_seconds}
            is_new = str(error) not in recent
            self._told = {str(error): now, **recent}
        if is_new:
            self._events.publish(ErrorRaised(error))

    # ------------------------------------------------------------------------------- helpers

    def _start_threads(self) -> None:
        """A lane gets its thread with its first job. Called with the lock held."""
        if not self._started or self._closing:
            return
        for lane, state in self._lanes.items():
            if state.thread is None and len(state.waiting):
                name = f"jobs {lane.value}"
                state.thread = threading.Thread(
                    target=self._serve, args=(lane,), name=name, daemon=True
                )
                state.thread.start()

    def _new_progress(self, state: _LaneState) -> ProgressTracker:
        with self._condition:
            before = Progress() if state.progress is None else state.progress.current()
            state.progress = ProgressTracker(self._publish_progress, before)
            return state.progress

    def _publish_progress(self) -> None:
        self._events.publish(ProgressChanged(self.progress()))
