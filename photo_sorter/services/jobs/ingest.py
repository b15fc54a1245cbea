"""Reads the files that wait; what has no vector then is embedded."""

from __future__ import annotations

from collections.abc import Sequence

from photo_sorter.core.ports import Catalog
from photo_sorter.core.views import Activity
from photo_sorter.services.files.ingest import Ingested, Ingester
from photo_sorter.services.jobs.job import Job, JobContext, Lane, Priority
from photo_sorter.services.models.library_models import Models


class IngestJob(Job):
    key = "ingest"
    lane = Lane.MODEL
    priority = Priority.INGEST

    def __init__(self, catalog: Catalog, models: Models, ingester: Ingester, embed: Job) -> None:
        self._catalog = catalog
        self._models = models
        self._ingester = ingester
        self._embed = embed

    def run(self, context: JobContext) -> bool:
        self.ingest(context)
        return not context.should_stop()

    def followers(self) -> Sequence[Job]:
        return (self._embed,)

    def ingest(self, context: JobContext) -> Ingested:
        waiting = self._catalog.locations.pending_count()
        if not waiting:
            return Ingested()
        progress = context.progress
        progress.begin(Activity.INDEXING, waiting)

        def advance(count: int) -> None:
            progress.advance(count, self._catalog.locations.pending_count())

        try:
            return self._ingester.ingest(self._models.active_if_any(), context.should_stop, advance)
        finally:
            progress.end()
