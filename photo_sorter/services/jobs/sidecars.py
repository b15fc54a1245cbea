"""Brings sidecars together with what a person said, in the background."""

from __future__ import annotations

from collections.abc import Callable

from photo_sorter.services.jobs.job import Job, JobContext, Lane, Priority
from photo_sorter.services.sidecars.sync import SidecarSync


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
        self._sync.drain(self._writes(), context.should_yield)
        return not context.should_yield()
