"""Writes the captions that a person asked for, after all other work."""

from __future__ import annotations

from photo_sorter.core.views import Activity
from photo_sorter.services.describing.captions import Captions
from photo_sorter.services.jobs.job import Job, JobContext, Lane, Priority


class CaptionJob(Job):
    """A sentence takes seconds: what is being written is given up for any other job, and begun
    again later."""

    key = "captions"
    lane = Lane.MODEL
    priority = Priority.CAPTION

    def __init__(self, captions: Captions) -> None:
        self._captions = captions

    def run(self, context: JobContext) -> bool:
        progress = context.progress
        return self._captions.write_waiting(
            context.should_yield,
            lambda left: progress.begin(Activity.CAPTIONING, left),
            progress.advance,
            progress.end,
        )
