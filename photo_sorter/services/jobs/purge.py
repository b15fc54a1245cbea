"""Deletes photos whose last file went long ago."""

from __future__ import annotations

from datetime import datetime, timedelta

from photo_sorter.core.ports import Catalog
from photo_sorter.services.jobs.job import Job, JobContext, Lane, Priority

# A photo whose last file went keeps its tags, albums and vector this long: it may come back.
_HIDDEN_PHOTOS_KEPT = timedelta(days=90)


class PurgeJob(Job):
    key = "purge"
    lane = Lane.MODEL
    priority = Priority.PURGE

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    def run(self, context: JobContext) -> bool:
        self._catalog.photos.purge_hidden(datetime.now() - _HIDDEN_PHOTOS_KEPT)
        return True
