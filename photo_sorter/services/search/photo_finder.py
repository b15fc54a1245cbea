"""Queries as the window and the command line ask them: the active model is added here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from photo_sorter.core.errors import NotFoundError
from photo_sorter.core.photo import FilePath, PhotoId
from photo_sorter.core.ports import Catalog, Engine, InstalledModel
from photo_sorter.core.problems import Problem
from photo_sorter.core.views import Scope, SearchResult
from photo_sorter.services.search.photo_search import Search


class PhotoFinder:
    """Every method may be called from any thread, and raises ModelUnavailableError, EngineError."""

    def __init__(
        self,
        catalog: Catalog,
        engine: Engine,
        search: Search,
        active: Callable[[], InstalledModel],
    ) -> None:
        self._catalog = catalog
        self._engine = engine
        self._search = search
        self._active = active

    def by_text(
        self, text: str, scope: Scope | None = None, *, quick: bool = False
    ) -> SearchResult:
        """Photos that the words describe, best first; of all photos, or of a scope alone. `quick`
        gives the best of them within milliseconds, and says where they may not be all."""
        return self._search.by_text(self._active(), text, scope or Scope(), quick=quick)

    def like_photo(self, photo_id: PhotoId) -> SearchResult:
        """Photos that look like one of the library. Raises NotFoundError where it has no vector
        yet."""
        model = self._active()
        ids, vectors = self._catalog.vectors.get(model.space.key, [photo_id])
        photo = self._catalog.photos.get(photo_id)
        if not len(ids) or photo is None:
            raise NotFoundError(Problem.PHOTO_NOT_SEARCHABLE_YET)
        name = Path(photo.locations[0].path).name if photo.locations else ""
        return self._search.by_vector(model, vectors[0], name, leave_out=photo_id)

    def like_file(self, path: FilePath) -> SearchResult:
        """Photos that look like a picture file. Raises InvalidInputError where it cannot be
        read."""
        model = self._active()
        vector = self._engine.embed_image(model.folder, path)
        return self._search.by_vector(model, vector, Path(path).name)

    def warm_up(self) -> None:
        """Load what a query needs, without waiting (call when the search field gets the focus)."""
        self._engine.warm_up(self._active().folder)
