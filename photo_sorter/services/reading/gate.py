"""Which photos are worth looking for text in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from photo_sorter.core.errors import ModelUnavailableError
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports import Catalog, InstalledModel
from photo_sorter.core.reading.gate import WITH_TEXT, WITHOUT, may_have_text
from photo_sorter.services.search.scoring import TextEncoder


class TextGate:
    """Asks the active model what photos show: no picture is read for it."""

    def __init__(
        self, catalog: Catalog, encoder: TextEncoder, active_model: Callable[[], InstalledModel]
    ) -> None:
        """`active_model` may raise ModelUnavailableError."""
        self._catalog = catalog
        self._encoder = encoder
        self._active_model = active_model

    def passing(self, photo_ids: Sequence[PhotoId]) -> dict[PhotoId, bool]:
        """Of the photos that the model has seen. Raises EngineError."""
        try:
            model = self._active_model()
        except ModelUnavailableError:
            return {}
        ids, vectors = self._catalog.vectors.get(model.space.key, photo_ids)
        if not len(ids):
            return {}
        phrases = self._encoder.encode_phrases(model, (*WITH_TEXT, *WITHOUT), keep=True)
        passes = may_have_text(vectors, phrases)
        return dict(zip(map(PhotoId, ids.tolist()), passes.tolist(), strict=True))
