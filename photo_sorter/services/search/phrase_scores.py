"""The relevance of photos to phrases."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from photo_sorter.core.embedding import PhotoIds, SpaceKey, Vectors
from photo_sorter.core.phrases import Reading
from photo_sorter.core.ports import Catalog
from photo_sorter.core.scoring import Fits, Scorer, Scores
from photo_sorter.services.search.reference_cosines import ReferenceCosines


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """A text in the model's words, with its vector (d,)."""

    reading: Reading
    vector: Vectors
    weight: float = 1.0


class PhraseScores:
    """The relevance of one space's photos to phrases."""

    def __init__(
        self, catalog: Catalog, reference: ReferenceCosines, key: SpaceKey,
        scorer: Callable[[], Scorer],
    ) -> None:  # fmt: skip
        self._catalog = catalog
        self._reference = reference
        self._key = key
        self._scorer = scorer

    def of_cosines(self, phrase: Phrase, ids: PhotoIds, cosines: Scores) -> Fits:
        """Of n >= 1 photos, from their cosines to the phrase. The share is that of one word: who
        says more of a photo says what fewer others could have said, so that of several words each
        counts for the phrase's share once."""
        scorer = self._scorer()
        beside = self._reference.of(self._key, scorer, ids)
        fits = scorer.fits(phrase.vector, cosines, beside)
        return Fits(fits.relevances, fits.shares * np.float32(phrase.reading.words))

    def of(self, phrases: Sequence[Phrase], ids: PhotoIds) -> list[Fits]:
        """Of each phrase, from the photos' vectors; NaN where there is none."""
        found, vectors = self._catalog.vectors.get(self._key, ids)
        there = np.isin(ids, found)
        every = [Fits(*np.full((2, len(ids)), np.nan, np.float32)) for _ in phrases]
        if len(found):
            for phrase, (relevances, shares) in zip(phrases, every, strict=True):
                fits = self.of_cosines(phrase, found, vectors @ phrase.vector)
                relevances[there], shares[there] = fits
        return every
