"""Makes rankings of what a query says: its texts embedded, its pictures looked up."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence

import numpy as np

from photo_sorter.core.embedding import SpaceKey, Vectors
from photo_sorter.core.errors import NotFoundError
from photo_sorter.core.ports import Catalog, Encoder, InstalledModel
from photo_sorter.core.problems import Problem
from photo_sorter.core.query import Like, Text
from photo_sorter.core.ranking import SURE, strict_threshold
from photo_sorter.services.search.phrase_scores import Phrase, PhraseScores
from photo_sorter.services.search.ranking import (
    CutOffs,
    Exclusion,
    PhraseRanking,
    PictureRanking,
)
from photo_sorter.services.search.reference_cosines import ReferenceCosines
from photo_sorter.services.search.scoring import ScorerFactory, TextEncoder

_REMEMBERED_QUERIES = 256


class RankingFactory:
    def __init__(
        self,
        catalog: Catalog,
        engine: Encoder,
        encoder: TextEncoder,
        scorers: ScorerFactory,
        reference: ReferenceCosines,
        strictness: Callable[[], float],
    ) -> None:
        self._catalog = catalog
        self._engine = engine
        self._encoder = encoder
        self._scorers = scorers
        self._reference = reference
        self._strictness = strictness
        self._queries: OrderedDict[tuple[SpaceKey, str], Vectors] = OrderedDict()
        self._lock = threading.Lock()

    def of_texts(self, model: InstalledModel, texts: Sequence[Text]) -> PhraseRanking | None:
        """None where there are none. Raises EngineError."""
        if not texts:
            return None
        sure = strict_threshold(SURE, model.profile.calibration.weak_threshold, self._strictness())
        return PhraseRanking(
            tuple(self._phrase(model, text) for text in texts),
            self._scores(model),
            CutOffs(self._least_relevance(model), sure),
        )

    def exclusion(self, model: InstalledModel, texts: Sequence[Text]) -> Exclusion | None:
        """None where nothing is left out, as by texts that the model does not understand. Raises
        EngineError."""
        phrases = [self._phrase(model, text) for text in texts]
        understood = tuple(phrase for phrase in phrases if phrase.reading.understood)
        if not understood:
            return None
        # Who is strict wants fewer photos, not more of those that show what is not wanted.
        least = min(self._least_relevance(model), model.profile.calibration.search_threshold)
        return Exclusion(understood, self._scores(model), least)

    def of_picture(self, model: InstalledModel, like: Like) -> PictureRanking:
        """Raises NotFoundError for a photo without a vector, InvalidInputError for a file that is
        no picture that can be read."""
        if isinstance(like.picture, str):
            vector = self._engine.embed_image(model.folder, like.picture)
        else:
            ids, vectors = self._catalog.vectors.get(model.space.key, [like.picture])
            if not len(ids):
                raise NotFoundError(Problem.PHOTO_NOT_SEARCHABLE_YET)
            vector = vectors[0]
        return PictureRanking(vector, self._least_likeness(model, vector))

    def _scores(self, model: InstalledModel) -> PhraseScores:
        return PhraseScores(
            self._catalog, self._reference, model.space.key, lambda: self._scorers.scorer(model)
        )

    def _least_relevance(self, model: InstalledModel) -> float:
        """Of a match, as strict as the person wants it."""
        calibration = model.profile.calibration
        return strict_threshold(
            calibration.search_threshold, calibration.weak_threshold, self._strictness()
        )

    def _least_likeness(self, model: InstalledModel, vector: Vectors) -> float:
        """Two standard deviations above the mean likeness to pictures of anything."""
        reference = model.profile.reference_images
        if not len(reference):
            _, reference = self._catalog.vectors.get(
                model.space.key, self._catalog.vectors.ids(model.space.key)[:512]
            )
        if not len(reference):
            return 0.0
        cosines = reference @ vector
        return float(np.clip(cosines.mean() + 2.0 * cosines.std(), 0.0, 0.98))

    def _phrase(self, model: InstalledModel, text: Text) -> Phrase:
        reading = model.profile.read(text.phrase)
        return Phrase(reading, self._vector(model, reading.text), text.weight)

    def _vector(self, model: InstalledModel, phrase: str) -> Vectors:
        key = (model.space.key, phrase)
        with self._lock:
            if key in self._queries:
                self._queries.move_to_end(key)
                return self._queries[key]
        vector: Vectors = self._encoder.encode_phrases(model, [phrase])[0]
        with self._lock:
            self._queries[key] = vector
            while len(self._queries) > _REMEMBERED_QUERIES:
                self._queries.popitem(last=False)
        return vector
