"""Brings sidecars together with what a person said, in the background."""

from __future__ import annotations

from collections.abc import Callable

from photo_sorter.core.views import Activity
from photo_sorter.services.jobs.job import Job, JobContext, Lane, Priority
from photo_sorter.services.sidecars.sync import SidecarSync

SOON_DONE = 500  # photos; of so few nobody is told how far it is


class SidecarJob(Job):
    """Reads in any case, and writes where a person chose that for always. It has a lane of its own:
    a drive that hangs keeps nobody else waiting."""

    key = "sidecars"
    lane = Lane.DISK
    priority = Priority.SIDECARS

    def __init__(self, sync: SidecarSync, writes: Callable[[], bool]) -> None:
        self._sync = sync
        self._writes = writes

    def run(self, context: JobContext) -> bool:
        writes, left, progress = self._writes(), self._sync.due(), context.progress
        if left <= SOON_DONE:
            self._sync.drain(writes, context.should_yield)
            return not context.should_yield()

        def advance(count: int) -> None:
            nonlocal left
            left = max(0, left - count)
            progress.advance(count, left)

        progress.begin(Activity.WRITING_FILES if writes else Activity.READING_FILES, left)
        try:
            self._sync.drain(writes, context.should_yield, advance)
        finally:
            progress.end()
        return not context.should_yield()
