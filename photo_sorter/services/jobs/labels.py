"""Tags and described albums, decided anew from the vectors alone."""

from __future__ import annotations

from collections.abc import Hashable

from photo_sorter.core.ports import Catalog
from photo_sorter.core.views import AlbumId
from photo_sorter.services.jobs.job import Job, JobContext, Lane, Priority
from photo_sorter.services.labels.album_filling import AlbumFiller
from photo_sorter.services.labels.sensitive_tags import SensitiveTags
from photo_sorter.services.models.library_models import Models
from photo_sorter.services.models.reembed import Reembedder


class RetagJob(Job):
    """Tags of all photos, and all described albums."""

    key = "retag"
    lane = Lane.MODEL
    priority = Priority.RETAG

    def __init__(self, models: Models, reembedder: Reembedder, sensitive: SensitiveTags) -> None:
        self._models = models
        self._reembedder = reembedder
        self._sensitive = sensitive

    def run(self, context: JobContext) -> bool:
        model = self._models.active_if_any()
        if model is not None:
            self._reembedder.retag(model)
            self._sensitive.tagged()
        return True


class FillAlbumJob(Job):
    """One described album."""

    lane = Lane.MODEL
    priority = Priority.FILL_ALBUM

    def __init__(
        self, catalog: Catalog, models: Models, albums: AlbumFiller, album_id: AlbumId
    ) -> None:
        self._catalog = catalog
        self._models = models
        self._albums = albums
        self._album_id = album_id

    @property
    def key(self) -> Hashable:
        return "fill album", self._album_id

    def run(self, context: JobContext) -> bool:
        album = self._catalog.albums.get(self._album_id)
        model = self._models.active_if_any()
        if album is not None and model is not None:
            self._albums.fill(model, album)
        return True
