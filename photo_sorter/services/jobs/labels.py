"""Tags and described albums, decided anew from the vectors alone."""

from __future__ import annotations

from collections.abc import Hashable

from photo_sorter.core.answers import Subject
from photo_sorter.core.ports import Catalog
from photo_sorter.core.views import AlbumId
from photo_sorter.services.jobs.job import Job, JobContext, Lane, Priority
from photo_sorter.services.labels.album_filling import AlbumFiller
from photo_sorter.services.labels.learnt import LearntLabels
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


class FillAlbumsJob(Job):
    """The described albums whose photos depend on more than what the pictures show."""

    key = "fill albums"
    lane = Lane.MODEL
    priority = Priority.FILL_ALBUMS

    def __init__(self, models: Models, albums: AlbumFiller) -> None:
        self._models = models
        self._albums = albums

    def run(self, context: JobContext) -> bool:
        self.fill()
        return True

    def fill(self) -> None:
        model = self._models.active_if_any()
        if model is not None:
            self._albums.fill_filtered(model)


class LearnJob(Job):
    """One tag or described album learns from its answers, and is given to all photos."""

    lane = Lane.MODEL
    priority = Priority.FILL_ALBUM

    def __init__(
        self, models: Models, learnt: LearntLabels, reembedder: Reembedder, subject: Subject
    ) -> None:
        self._models = models
        self._learnt = learnt
        self._reembedder = reembedder
        self._subject = subject

    @property
    def key(self) -> Hashable:
        return "learn", self._subject

    def run(self, context: JobContext) -> bool:
        model = self._models.active_if_any()
        if model is not None and self._learnt.learn(model, self._subject):
            self._reembedder.retag(model)
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
