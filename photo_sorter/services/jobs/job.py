"""What the queue runs: a job, the lane it runs in, and what it is given while it runs."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import Protocol

from photo_sorter.services.jobs.progress import ProgressTracker

Cancelled = Callable[[], bool]


class Lane(Enum):
    """A resource that one job at a time uses.

    Every job that writes photos is in `MODEL`, scans too: a scan that removes files and an ingest
    that attaches photos to them must not run beside each other, and the engine computes no faster
    for two."""

    MODEL = "model"
    DISK = "disk"
    NETWORK = "network"


class Priority(IntEnum):
    """Which of the waiting jobs of a lane runs next: the lowest."""

    PURGE = 0
    SCAN = 1
    INGEST = 2
    RETAG = 3
    FILL_ALBUM = 4
    EMBED = 5
    PREPARE_SEARCH = 6
    FILL_WORDS = 7
    FILL_ALBUMS = 8
    SORT_ARRIVALS = 9
    COUNT_SEARCHES = 10
    STACK = 11
    DERIVE = 12
    SIDECARS = 13
    SUGGEST_ALBUMS = 14
    COMPARE = 15
    CAPTION = 16


@dataclass(frozen=True, slots=True)
class JobContext:
    """`should_stop`: the job was paused or cancelled, or the queue closes. `should_yield`: that,
    or a more urgent job waits; for a job that nobody waits for. Both are cheap and are to be asked
    at each point where the job can end without harm."""

    should_stop: Cancelled
    should_yield: Cancelled
    progress: ProgressTracker


class Job(Protocol):
    """Work in the background that can be stopped and begun again."""

    @property
    def key(self) -> Hashable:
        """Jobs with equal keys that wait at the same time are merged into one."""

    @property
    def lane(self) -> Lane: ...

    @property
    def priority(self) -> Priority: ...

    def run(self, context: JobContext) -> bool:
        """Work, on the lane's thread, until it is done or `context` asks to stop; whether it is
        done. Otherwise it waits for its turn again. A PhotoSorterError counts as an error of the
        environment: the job is run again later."""

    def merge(self, other: Job) -> Job:
        """The one job that does what this and `other`, of the same key, were to do."""
        return self

    def followers(self) -> Sequence[Job]:
        """The jobs to submit once this one is done."""
        return ()
