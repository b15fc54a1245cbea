"""Deletes photos whose last file went long ago, unless it can still come out of the trash."""

from __future__ import annotations

from datetime import datetime, timedelta

from photo_sorter.core.ports import Catalog, Trash
from photo_sorter.services.jobs.job import Job, JobContext, Lane, Priority

# A photo whose last file went keeps its tags, albums and vector this long: it may come back.
_HIDDEN_PHOTOS_KEPT = timedelta(days=90)


class PurgeJob(Job):
    key = "purge"
    lane = Lane.MODEL
    priority = Priority.PURGE

    def __init__(self, catalog: Catalog, trash: Trash) -> None:
        self._catalog = catalog
        self._trash = trash

    def run(self, context: JobContext) -> bool:
        self._forget_emptied_trash()
        self._catalog.photos.purge_hidden(datetime.now() - _HIDDEN_PHOTOS_KEPT)
        return True

    def _forget_emptied_trash(self) -> None:
        """Photos whose files are in the trash no longer are not kept for them any more."""
        gone = [x.path for x in self._catalog.trash.all() if not self._trash.is_there(x.trashed)]
        self._catalog.trash.remove(gone)
