"""Makes rankings of what a query says: its texts embedded, its pictures looked up."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from photo_sorter.core.embedding import SpaceKey, Vectors
from photo_sorter.core.likeness import Direction, direction
from photo_sorter.core.ports import Catalog, InstalledModel, LookModel
from photo_sorter.core.query import Like, Text
from photo_sorter.core.ranking import SURE, strict_share, strict_threshold
from photo_sorter.services.search.example_pictures import ExamplePictures
from photo_sorter.services.search.example_ranking import ExampleRanking
from photo_sorter.services.search.look_ranking import LookRanking
from photo_sorter.services.search.phrase_scores import Phrase, PhraseScores
from photo_sorter.services.search.ranking import (
    CutOffs,
    Exclusion,
    PhraseRanking,
    PictureRanking,
    Ranking,
)
from photo_sorter.services.search.reference_cosines import ReferenceCosines
from photo_sorter.services.search.scoring import ScorerFactory, TextEncoder

_REMEMBERED_QUERIES = 256


class Sights(NamedTuple):
    """Pictures of one kind, for and against."""

    alike: Sequence[Like]
    unlike: Sequence[Like]


class RankingFactory:
    def __init__(
        self,
        catalog: Catalog,
        examples: ExamplePictures,
        encoder: TextEncoder,
        scorers: ScorerFactory,
        reference: ReferenceCosines,
        strictness: Callable[[], float],
        looks: Callable[[], LookModel],
    ) -> None:
        """`looks` gives the model that tells what looks the same; it may raise
        ModelUnavailableError."""
        self.looks = looks
        self._catalog = catalog
        self._examples = examples
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
        return PhraseRanking(
            tuple(self._phrase(model, text) for text in texts),
            self._scores(model),
            self._cut_offs(model),
        )

    def exclusion(self, model: InstalledModel, texts: Sequence[Text]) -> Exclusion | None:
        """None where nothing is left out, as by texts that the model does not understand. Raises
        EngineError."""
        phrases = [self._phrase(model, text) for text in texts]
        understood = tuple(phrase for phrase in phrases if phrase.reading.understood)
        if not understood:
            return None
        return Exclusion(understood, self._scores(model), self.least_excluded(model))

    def least_excluded(self, model: InstalledModel) -> float:
        """From what relevance on a photo shows what is excluded. Who is strict wants fewer photos,
        not more of those that show what is not wanted."""
        return min(self._least_relevance(model), model.profile.calibration.search_threshold)

    def of_examples(
        self,
        model: InstalledModel,
        alike: Sequence[Like],
        unlike: Sequence[Like],
        words: PhraseRanking | None,
    ) -> Ranking:
        """By one or more pictures that are `alike`. Raises what `ExamplePictures.vector` does."""
        to_be = self._direction(model, alike)
        phrases = () if words is None else words.phrases
        understood = tuple(phrase for phrase in phrases if phrase.reading.understood)
        if not unlike and not understood:
            return PictureRanking(to_be.vector, to_be.least)
        key = model.space.key
        return ExampleRanking(
            to_be,
            self._direction(model, unlike) if unlike else None,
            understood,
            self._scores(model),
            self._cut_offs(model),
            lambda ids: self._catalog.vectors.get(key, ids),
        )

    def of_looks(
        self,
        model: InstalledModel,
        looks: LookModel,
        same: Sights,
        meant: Sights,
        words: PhraseRanking | None,
    ) -> Ranking:
        """By one or more pictures that have the `same` look, found in the space of looks; what they
        must be like or fit besides is asked of the model that knows words. Raises what
        `ExamplePictures.vector` does."""
        to_be = self._direction(looks, same.alike)
        phrases = () if words is None else words.phrases
        understood = tuple(phrase for phrase in phrases if phrase.reading.understood)
        if not same.unlike and not understood and not meant.alike:
            return PictureRanking(to_be.vector, to_be.least)
        return LookRanking(
            to_be,
            self._direction(looks, same.unlike) if same.unlike else None,
            lambda ids: self._catalog.vectors.get(looks.space.key, ids),
            self._direction(model, meant.alike) if meant.alike else None,
            self._direction(model, meant.unlike) if meant.alike and meant.unlike else None,
            understood,
            self._scores(model),
            self._cut_offs(model),
            lambda ids: self._catalog.vectors.get(model.space.key, ids),
        )

    def of_picture(self, model: InstalledModel | LookModel, like: Like) -> PictureRanking:
        """Raises what `ExamplePictures.vector` does."""
        found = self._direction(model, [like])
        return PictureRanking(found.vector, found.least)

    def _direction(self, model: InstalledModel | LookModel, pictures: Sequence[Like]) -> Direction:
        vectors = np.stack([self._examples.vector(model, like) for like in pictures])
        return direction(vectors, [like.weight for like in pictures], self._anything(model))

    def _anything(self, model: InstalledModel | LookModel) -> Vectors:
        """Pictures of anything: the model's own, else some of the library."""
        own = model if isinstance(model, LookModel) else model.profile
        reference = own.reference_images
        if not len(reference):
            key = model.space.key
            _, reference = self._catalog.vectors.get(key, self._catalog.vectors.ids(key)[:512])
        return reference

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

    def _cut_offs(self, model: InstalledModel) -> CutOffs:
        calibration, strictness = model.profile.calibration, self._strictness()
        return CutOffs(
            self._least_relevance(model),
            strict_threshold(SURE, calibration.weak_threshold, strictness),
            strict_share(calibration.share_threshold, strictness),
            strict_share(calibration.share_of_best, strictness),
        )

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
