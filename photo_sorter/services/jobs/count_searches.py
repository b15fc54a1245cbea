"""Counts what saved searches find, for the sidebar."""

from __future__ import annotations

from photo_sorter.services.jobs.job import Job, JobContext, Lane, Priority
from photo_sorter.services.models.library_models import Models
from photo_sorter.services.search.search_counts import SearchCounts


class CountSearchesJob(Job):
    key = "count searches"
    lane = Lane.MODEL
    priority = Priority.COUNT_SEARCHES

    def __init__(self, models: Models, counts: SearchCounts) -> None:
        self._models = models
        self._counts = counts

    def run(self, context: JobContext) -> bool:
        model = self._models.active_if_any()
        return model is None or self._counts.count(model, context.should_yield)
