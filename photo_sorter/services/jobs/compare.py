"""Compares photos with each other, after all other work: what is there twice."""

from __future__ import annotations

from photo_sorter.core.views import Activity
from photo_sorter.services.duplicates.comparing import Comparing
from photo_sorter.services.jobs.job import Job, JobContext, Lane, Priority


class CompareJob(Job):
    """Makes room for every other job. Where it was stopped it goes on later."""

    key = "compare"
    lane = Lane.MODEL
    priority = Priority.COMPARE

    def __init__(self, comparing: Comparing) -> None:
        self._comparing = comparing

    def run(self, context: JobContext) -> bool:
        progress = context.progress
        self._comparing.compare(
            context.should_yield,
            lambda left: progress.begin(Activity.COMPARING, left),
            progress.advance,
            progress.end,
        )
        return not context.should_yield()
