"""The queue of background jobs: nothing that was asked for is lost, and nothing is done twice."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from photo_sorter.core.errors import DiskFullError
from photo_sorter.core.events import ErrorRaised, Event, EventBus
from photo_sorter.core.problems import Problem
from photo_sorter.core.sorting.hot_folder import Looked
from photo_sorter.core.views import Activity, Progress
from photo_sorter.services.files.reconcile import Reconciler
from photo_sorter.services.jobs.job import Job, JobContext, Lane, Priority
from photo_sorter.services.jobs.progress import ProgressTracker
from photo_sorter.services.jobs.queue import JobQueue
from photo_sorter.services.jobs.scan import ScanJob
from photo_sorter.services.jobs.sort_arrivals import SortArrivalsJob
from tests.services.conftest import Rig, picture

RETRY = 20.0
Run = Callable[["FakeJob", JobContext], bool]


@dataclass(frozen=True)
class FakeJob:
    """Does what it is given to do; `requests` are those that it was merged of."""

    key: Hashable
    work: Run
    priority: Priority = Priority.INGEST
    lane: Lane = Lane.MODEL
    requests: frozenset[int] = frozenset()
    then: tuple[Job, ...] = ()

    def run(self, context: JobContext) -> bool:
        return self.work(self, context)

    def merge(self, other: Job) -> Job:
        assert isinstance(other, FakeJob)
        requests = self.requests | other.requests
        return FakeJob(self.key, self.work, self.priority, self.lane, requests, self.then)

    def followers(self) -> Sequence[Job]:
        return self.then


KEYS = {"scan": Priority.SCAN, "ingest": Priority.INGEST, "derive": Priority.DERIVE}


class QueueMachine(RuleBasedStateMachine):
    """Submits, runs, pauses, cancels and fails jobs in any order, beside a plain account of what
    the queue owes."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 1000.0
        self.queue = JobQueue(EventBus(), RETRY, lambda: self.now)
        self.owed: dict[str, set[int]] = {}  # requests by key that no finished job has answered
        self.due: dict[str, float] = {}
        self.answered: set[int] = set()
        self.ran: FakeJob | None = None
        self.outcome = "done"
        self.count = 0
        self.paused = False
        self.closed = False

    @rule(key=st.sampled_from(sorted(KEYS)))
    def submit(self, key: str) -> None:
        self.count += 1
        self.queue.submit(FakeJob(key, self._work, KEYS[key], requests=frozenset({self.count})))
        self.owed.setdefault(key, set()).add(self.count)
        self.due[key] = min(self.now, self.due.get(key, self.now))

    def _work(self, job: FakeJob, context: JobContext) -> bool:
        self.ran = job
        assert not context.should_stop()
        key = str(job.key)
        del self.due[key]
        match self.outcome:
            case "asked again meanwhile":
                owed = self.owed.pop(key)
                self.submit(key)
                self.answered |= owed
            case "paused meanwhile":
                self.pause()
                assert context.should_stop()
                self.due[key] = self.now
                return False
            case "cancelled meanwhile":
                self.queue.cancel(key)
                assert context.should_stop()
                self.owed.pop(key)
                return False
            case "the disk is full":
                self.due[key] = self.now + RETRY
                raise DiskFullError(Problem.DISK_FULL)
            case "a bug":
                self.answered |= self.owed.pop(key)
                raise ZeroDivisionError
            case _:
                self.answered |= self.owed.pop(key)
        return True

    @rule(
        outcome=st.sampled_from(
            (
                "done",
                "asked again meanwhile",
                "paused meanwhile",
                "cancelled meanwhile",
                "the disk is full",
                "a bug",
            )
        )
    )
    def run(self, outcome: str) -> None:
        self.ran, self.outcome = None, outcome
        ready = [key for key, at in self.due.items() if at <= self.now]
        owed = {key: set(requests) for key, requests in self.owed.items()}
        answered = set(self.answered)
        if self.paused or self.closed or not ready:
            assert not self.queue.run_next(Lane.MODEL)
            assert self.ran is None
            return
        assert self.queue.run_next(Lane.MODEL)
        ran: FakeJob | None = self.ran
        assert ran is not None
        assert ran.key == min(ready, key=lambda key: KEYS[key])  # the most urgent
        assert ran.requests == owed[str(ran.key)]  # all that asked for it, in one
        assert ran.requests.isdisjoint(answered)  # and nothing a second time

    @rule(seconds=st.sampled_from((1.0, RETRY)))
    def wait(self, seconds: float) -> None:
        self.now += seconds

    @rule()
    def pause(self) -> None:
        self.queue.pause()
        self.paused = True

    @rule()
    def resume(self) -> None:
        self.queue.resume()
        self.paused = False
        self.due = {key: min(at, self.now) for key, at in self.due.items()}

    @rule(key=st.sampled_from(sorted(KEYS)))
    def cancel(self, key: str) -> None:
        self.queue.cancel(key)
        self.owed.pop(key, None)
        self.due.pop(key, None)

    @precondition(lambda self: self.count > 5)
    @rule()
    def close(self) -> None:
        self.queue.close()
        self.closed = True

    @invariant()
    def pause_is_told(self) -> None:
        assert (self.queue.progress().activity is Activity.PAUSED) == self.paused

    def teardown(self) -> None:
        """Whatever came before: what is still owed is done once nothing stands in its way."""
        if self.closed:
            return
        self.resume()
        self.outcome = "done"
        while self.queue.run_next(Lane.MODEL):
            pass
        assert self.owed == {}


TestQueueMachine = QueueMachine.TestCase


@pytest.fixture
def heard() -> list[Event]:
    return []


@pytest.fixture
def queue(heard: list[Event]) -> Iterator[JobQueue]:
    events = EventBus()
    events.subscribe(heard.append)
    queue = JobQueue(events, retry_seconds=3600.0)
    yield queue
    queue.close()


def done(event: threading.Event) -> Run:
    """A job's work: tell that it ran."""

    def work(job: FakeJob, context: JobContext) -> bool:
        event.set()
        return True

    return work


class Blocking:
    """A job's work that lasts until it is told to stop or to end."""

    def __init__(self) -> None:
        self.began = threading.Event()
        self.end = threading.Event()

    def __call__(self, job: FakeJob, context: JobContext) -> bool:
        self.began.set()
        while not context.should_stop():
            if self.end.wait(0.01):
                return True
        return False


def test_what_was_submitted_before_the_start_runs_after_it(queue: JobQueue) -> None:
    ran = threading.Event()
    queue.submit(FakeJob("a", done(ran)))
    assert not ran.is_set()
    queue.start()
    assert ran.wait(60)


def test_a_job_that_fails_holds_up_no_other_and_is_run_again_when_work_is_resumed(
    queue: JobQueue, heard: list[Event]
) -> None:
    tries: list[int] = []
    other, mended = threading.Event(), threading.Event()

    def work(job: FakeJob, context: JobContext) -> bool:
        tries.append(1)
        if len(tries) == 1:
            raise DiskFullError(Problem.DISK_FULL)
        mended.set()
        return True

    queue.submit(FakeJob("fails", work, Priority.SCAN), FakeJob("other", done(other)))
    queue.start()
    assert other.wait(60)
    assert [x.error.problem for x in heard if isinstance(x, ErrorRaised)] == [Problem.DISK_FULL]
    queue.resume()
    assert mended.wait(60)


def test_what_several_jobs_meet_alike_is_told_once(heard: list[Event]) -> None:
    now = 0.0
    events = EventBus()
    events.subscribe(heard.append)
    queue = JobQueue(events, RETRY, lambda: now)

    def full(job: FakeJob, context: JobContext) -> bool:
        raise DiskFullError(Problem.DISK_FULL)

    def told() -> int:
        return sum(isinstance(event, ErrorRaised) for event in heard)

    queue.submit(FakeJob("a", full), FakeJob("b", full))
    while queue.run_next(Lane.MODEL):
        pass
    assert told() == 1
    now += RETRY
    while queue.run_next(Lane.MODEL):
        pass
    assert told() == 2  # it lasts


def test_a_lane_does_not_wait_for_another(queue: JobQueue) -> None:
    blocking, ran = Blocking(), threading.Event()
    queue.start()
    queue.submit(FakeJob("download", blocking, lane=Lane.NETWORK))
    assert blocking.began.wait(60)
    queue.submit(FakeJob("a", done(ran)))
    assert ran.wait(60)


def test_pausing_stops_the_job_that_runs_and_resuming_runs_it_again(queue: JobQueue) -> None:
    first, second = Blocking(), threading.Event()

    def work(job: FakeJob, context: JobContext) -> bool:
        return done(second)(job, context) if first.began.is_set() else first(job, context)

    queue.start()
    queue.submit(FakeJob("a", work))
    assert first.began.wait(60)
    queue.pause()
    queue.run_here(Lane.MODEL, lambda context: None, lambda: False)  # once the lane is free
    assert not second.is_set()
    queue.resume()
    assert second.wait(60)


def test_closing_waits_for_the_safe_point_and_begins_nothing_more(queue: JobQueue) -> None:
    blocking, ran = Blocking(), threading.Event()
    queue.start()
    queue.submit(FakeJob("a", blocking))
    assert blocking.began.wait(60)
    queue.submit(FakeJob("b", done(ran)))
    queue.close()
    assert not ran.is_set()
    queue.submit(FakeJob("c", done(ran)))
    assert not ran.is_set()


def test_a_cancelled_job_stops_and_does_not_come_back(queue: JobQueue) -> None:
    blocking, ran = Blocking(), threading.Event()
    queue.start()
    queue.submit(FakeJob("a", blocking))
    assert blocking.began.wait(60)
    queue.cancel("a")
    queue.submit(FakeJob("b", done(ran), Priority.DERIVE))  # would run after it
    assert ran.wait(60)


def test_a_job_that_nobody_waits_for_makes_room_for_a_more_urgent_one() -> None:
    queue = JobQueue(EventBus())
    order: list[str] = []

    def slow(job: FakeJob, context: JobContext) -> bool:
        order.append("derive")
        if len(order) == 1:
            assert not context.should_yield()
            queue.submit(FakeJob("scan", quick, Priority.SCAN))
            assert context.should_yield()
            assert not context.should_stop()
            return False
        return True

    def quick(job: FakeJob, context: JobContext) -> bool:
        order.append("scan")
        return True

    queue.submit(FakeJob("derive", slow, Priority.DERIVE))
    while queue.run_next(Lane.MODEL):
        pass
    assert order == ["derive", "scan", "derive"]


def test_followers_come_after_a_job_that_is_done_and_not_after_one_that_failed() -> None:
    queue = JobQueue(EventBus())
    ran = threading.Event()
    fails = [True]

    def work(job: FakeJob, context: JobContext) -> bool:
        if fails.pop():
            fails.append(False)
            raise DiskFullError(Problem.DISK_FULL)
        return True

    queue.submit(FakeJob("scan", work, then=(FakeJob("ingest", done(ran)),)))
    assert queue.run_next(Lane.MODEL)
    assert not queue.run_next(Lane.MODEL)
    queue.resume()
    assert queue.run_next(Lane.MODEL)
    assert queue.run_next(Lane.MODEL)
    assert ran.is_set()


def test_work_on_the_calling_thread_never_runs_beside_a_job_of_its_lane(queue: JobQueue) -> None:
    blocking = Blocking()
    queue.start()
    queue.submit(FakeJob("a", blocking))
    assert blocking.began.wait(60)
    ended: list[bool] = []
    worker = threading.Thread(
        target=lambda: queue.run_here(
            Lane.MODEL, lambda context: ended.append(blocking.end.is_set()), lambda: False
        )
    )
    worker.start()
    blocking.end.set()
    worker.join()
    assert ended == [True]


def test_progress_is_of_the_job_that_runs(queue: JobQueue) -> None:
    def work(context: JobContext) -> None:
        context.progress.begin(Activity.INDEXING, 10)
        context.progress.advance(4, 6)
        shown = queue.progress()
        assert (shown.activity, shown.done, shown.total) == (Activity.INDEXING, 4, 10)
        context.progress.end()

    queue.run_here(Lane.MODEL, work, lambda: False)
    shown = queue.progress()
    assert (shown.activity, shown.done, shown.total) == (Activity.IDLE, 4, 10)


def test_scans_of_two_folders_are_merged_so_that_a_move_between_them_is_seen(
    rig: Rig, reconciler: Reconciler
) -> None:
    (rig.root / "a.jpg").write_bytes(picture())
    rig.index()
    other = rig.root.with_name("other")
    other.mkdir()
    (rig.root / "a.jpg").rename(other / "a.jpg")
    rig.catalog.folders.add(str(other))
    one, two = rig.catalog.folders.all()
    nothing = FakeJob("ingest", lambda job, context: True)
    merged = ScanJob(reconciler, [one], nothing).merge(ScanJob(reconciler, [two], nothing))
    assert isinstance(merged, ScanJob)
    progress = ProgressTracker(lambda: None, rig.parts.jobs.progress())
    found = merged.scan(JobContext(lambda: False, lambda: False, progress))
    assert (found.moved, found.removed, found.new) == (1, 0, 0)


def test_a_job_for_later_waits_for_its_time_and_comes_sooner_where_it_is_asked_for() -> None:
    now = 100.0
    queue = JobQueue(EventBus(), RETRY, lambda: now)
    ran: list[float] = []

    def work(job: FakeJob, context: JobContext) -> bool:
        ran.append(now)
        return True

    job = FakeJob("later", work)
    queue.submit_later(job, 30.0)
    assert not queue.run_next(Lane.MODEL)
    now = 130.0
    assert queue.run_next(Lane.MODEL)
    queue.submit_later(job, 30.0)
    queue.submit(job)
    assert queue.run_next(Lane.MODEL)
    assert not queue.run_next(Lane.MODEL)
    assert ran == [130.0, 130.0]


@pytest.mark.parametrize(
    ("looked", "done", "again"),
    [(Looked.DONE, True, 0), (Looked.LATER, True, 1), (Looked.STOPPED, False, 0)],
)
def test_arrivals_that_wait_are_looked_at_again_later(
    looked: Looked, done: bool, again: int
) -> None:
    asked: list[Job] = []
    job = SortArrivalsJob(lambda cancelled: looked, asked.append)
    tracker = ProgressTracker(lambda: None, Progress())
    assert job.run(JobContext(lambda: False, lambda: False, tracker)) is done
    assert asked == [job] * again
    assert Priority.FILL_ALBUMS < job.priority < Priority.DERIVE
