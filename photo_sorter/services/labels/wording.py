"""Pictures to words: which descriptions fit a photo, and which of a person's candidates does."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from photo_sorter.core.candidates import Answer
from photo_sorter.core.embedding import Vectors
from photo_sorter.core.errors import InvalidInputError, NotFoundError
from photo_sorter.core.fitting import Fitting, checked
from photo_sorter.core.photo import FilePath, PhotoId
from photo_sorter.core.ports import Catalog, Encoder, InstalledModel
from photo_sorter.core.problems import Problem
from photo_sorter.core.views import Description
from photo_sorter.services.labels.tagging import Tagger

_SUREST, _SURE = 3, 0.9  # words of its own that are held against what others name, and how sure
_NO_THINGS = frozenset({"background"})  # what any photo has


class Wording:
    """Only reads. Every method may be called from any thread, and raises ModelUnavailableError,
    EngineError."""

    def __init__(
        self,
        catalog: Catalog,
        encoder: Encoder,
        tagger: Tagger,
        active: Callable[[], InstalledModel],
    ) -> None:
        self._catalog = catalog
        self._encoder = encoder
        self._tagger = tagger
        self._active = active

    def describe(self, photo_id: PhotoId) -> list[Description]:
        """The descriptions that a photo may fit, of the vocabulary and of the library's own tags,
        most probable first; none where nothing fits. Raises NotFoundError for a photo without a
        vector."""
        model = self._active()
        least = model.profile.calibration.weak_threshold
        found = self._tagger.describe(model, self._vector(model, photo_id), None)
        return [each for each in found if each.confidence >= least]

    def ask(self, photo_id: PhotoId, candidates: Sequence[str]) -> Answer:
        """Which of the candidates a photo shows, or neither. Raises NotFoundError for a photo
        without a vector, InvalidInputError where there is no candidate."""
        model = self._active()
        return self._answer(model, self._vector(model, photo_id), candidates)

    def ask_of_file(self, path: FilePath, candidates: Sequence[str]) -> Answer:
        """The same of a picture file. Raises InvalidInputError where it cannot be read."""
        model = self._active()
        return self._answer(model, self._encoder.embed_image(model.folder, path), candidates)

    def fitting(self, photo_id: PhotoId, texts: Sequence[str]) -> Fitting:
        """Which of the descriptions fits a photo, the best first, or none of them. Raises
        NotFoundError for a photo without a vector, InvalidInputError for none or too many."""
        wanted, model = checked(texts), self._active()
        return self._tagger.fitting(model, self._vector(model, photo_id), wanted)

    def fitting_file(self, path: FilePath, texts: Sequence[str]) -> Fitting:
        """The same of a picture file. Raises InvalidInputError where it cannot be read."""
        wanted, model = checked(texts), self._active()
        return self._tagger.fitting(model, self._encoder.embed_image(model.folder, path), wanted)

    def naming(self, photo_id: PhotoId, thing: str) -> Answer:
        """What a photo shows: what somebody else named (empty: nothing), or what the model is
        surest of itself, or neither. Raises NotFoundError for a photo without a vector."""
        model = self._active()
        return self._naming(model, self._vector(model, photo_id), thing)

    def naming_file(self, path: FilePath, thing: str) -> Answer:
        """The same of a picture file. Raises InvalidInputError where it cannot be read."""
        model = self._active()
        return self._naming(model, self._encoder.embed_image(model.folder, path), thing)

    def _naming(self, model: InstalledModel, vector: Vectors, thing: str) -> Answer:
        found = self._tagger.describe(model, vector, None)
        surest = [each.text for each in found if each.confidence >= _SURE]
        passed_over = _NO_THINGS | {thing.casefold()}
        own = [each for each in surest if each.casefold() not in passed_over][:_SUREST]
        if not thing:
            answer = self._tagger.ask(model, vector, own) if own else Answer((), (), 1.0)
            return Answer(("", *answer.candidates), (0.0, *answer.shares), answer.neither)
        return self._tagger.ask(model, vector, [thing, *own])

    def _vector(self, model: InstalledModel, photo_id: PhotoId) -> Vectors:
        ids, vectors = self._catalog.vectors.get(model.space.key, [photo_id])
        if not len(ids):
            raise NotFoundError(Problem.PHOTO_NOT_SEARCHABLE_YET)
        vector: Vectors = vectors[0]
        return vector

    def _answer(self, model: InstalledModel, vector: Vectors, candidates: Sequence[str]) -> Answer:
        if not candidates:
            raise InvalidInputError(Problem.NO_CANDIDATES)
        return self._tagger.ask(model, vector, candidates)
