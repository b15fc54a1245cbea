"""Gives every photo a vector in the active space, and in the one that is to follow it."""

from __future__ import annotations

from collections.abc import Sequence

from photo_sorter.core.ports import Catalog, InstalledModel
from photo_sorter.core.views import Activity
from photo_sorter.services.jobs.job import Job, JobContext, Lane, Priority
from photo_sorter.services.models.library_models import Models
from photo_sorter.services.models.reembed import Reembedder


class EmbedJob(Job):
    key = "embed"
    lane = Lane.MODEL
    priority = Priority.EMBED

    def __init__(
        self, catalog: Catalog, models: Models, reembedder: Reembedder, then: Sequence[Job]
    ) -> None:
        self._catalog = catalog
        self._models = models
        self._reembedder = reembedder
        self._then = then

    def run(self, context: JobContext) -> bool:
        self.embed(context)
        return not context.should_stop()

    def followers(self) -> Sequence[Job]:
        return self._then

    def embed(self, context: JobContext) -> None:
        active = self._models.active_if_any()
        if active is None:
            return
        vectors = self._catalog.vectors
        before = vectors.count(active.space.key)
        self._fill_space(active, before, context)
        if vectors.count(active.space.key) > before:
            self._reembedder.retag(active)
        target = self._models.target()
        if target is None:
            return
        if self._fill_space(target, vectors.count(target.space.key), context):
            self._reembedder.switch(target)

    def _fill_space(self, model: InstalledModel, filled: int, context: JobContext) -> bool:
        """Embed what has no vector in the model's space, of which `filled` photos have one;
        whether all that can be read have one now."""
        missing = self._catalog.photos.count() - filled
        if missing <= 0:
            return not context.should_stop()
        progress = context.progress
        progress.begin(Activity.EMBEDDING, missing)
        left = missing

        def advance(count: int) -> None:
            nonlocal left
            left = max(0, left - count)
            progress.advance(count, left)

        try:
            return self._reembedder.fill(model, context.should_stop, advance)
        finally:
            progress.end()
