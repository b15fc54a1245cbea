"""Tags as a person sees them, and image to text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from photo_sorter.core.photo import FilePath, PhotoId
from photo_sorter.core.ports import Catalog, Engine, InstalledModel, VocabularyStore
from photo_sorter.core.tagging import VocabularyTag
from photo_sorter.core.views import Description, PhotoTag, TagSummary
from photo_sorter.services.labels.tagging import Tagger


class Tags:
    """May be used from any thread. Tags come and go by operations (`TagPhotos`)."""

    def __init__(
        self,
        catalog: Catalog,
        vocabulary: VocabularyStore,
        engine: Engine,
        tagger: Tagger,
        active: Callable[[], InstalledModel],
    ) -> None:
        self._catalog = catalog
        self._vocabulary = vocabulary
        self._engine = engine
        self._tagger = tagger
        self._active = active

    def all(self) -> list[TagSummary]:
        return self._catalog.tags.all()

    def of(self, photo_ids: Sequence[PhotoId]) -> dict[PhotoId, list[PhotoTag]]:
        return self._catalog.tags.of_photos(photo_ids)

    def vocabulary(self) -> tuple[VocabularyTag, ...]:
        """The tags that the model may give."""
        return self._vocabulary.load()

    def default_vocabulary(self) -> tuple[VocabularyTag, ...]:
        """Those that the program comes with."""
        return self._vocabulary.default()

    def describe(self, path: FilePath, among: Sequence[str] | None = None) -> list[Description]:
        """The descriptions that fit a picture file best, of the vocabulary and the library's
        own tags, or of `among`, most probable first. Raises InvalidInputError where the file is no
        picture that can be read, ModelUnavailableError, EngineError."""
        model = self._active()
        vector = self._engine.embed_image(model.folder, path)
        return self._tagger.describe(model, vector, among)
