"""The jobs of one lane that have not begun. Pure logic: no thread, no clock."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from photo_sorter.services.jobs.job import Job, Priority


@dataclass(frozen=True, slots=True)
class _Entry:
    job: Job
    due: float  # of the caller's clock, in seconds
    order: int


class WaitingJobs:
    """At most one job a key."""

    def __init__(self) -> None:
        self._entries: dict[Hashable, _Entry] = {}
        self._order = 0

    def __contains__(self, key: object) -> bool:
        return key in self._entries

    def __len__(self) -> int:
        return len(self._entries)

    def put(self, job: Job, due: float) -> None:
        """Add a job that may begin at `due`. One of the same key that waits is merged with it,
        keeps its turn, and begins at the earlier of the two times."""
        before = self._entries.get(job.key)
        if before is None:
            self._order += 1
            self._entries[job.key] = _Entry(job, due, self._order)
        else:
            merged = before.job.merge(job)
            self._entries[job.key] = _Entry(merged, min(due, before.due), before.order)

    def take(self, now: float) -> Job | None:
        """Remove the job that is to begin: of those that are due the most urgent, and of equally
        urgent ones the first that was put."""
        due = [entry for entry in self._entries.values() if entry.due <= now]
        if not due:
            return None
        first = min(due, key=lambda entry: (entry.job.priority, entry.order))
        return self._entries.pop(first.job.key).job

    def next_due(self) -> float | None:
        """When the next job may begin; None where none waits."""
        return min((entry.due for entry in self._entries.values()), default=None)

    def outranks(self, priority: Priority, now: float) -> bool:
        """Whether a more urgent job than that could begin."""
        return any(x.due <= now and x.job.priority < priority for x in self._entries.values())

    def hurry(self, now: float) -> None:
        """Every job may begin now."""
        for key, entry in self._entries.items():
            self._entries[key] = _Entry(entry.job, min(entry.due, now), entry.order)

    def remove(self, key: Hashable) -> None:
        self._entries.pop(key, None)
