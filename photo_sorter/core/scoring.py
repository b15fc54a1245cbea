"""Scores texts against photos of one embedding space, from their vectors.

All vectors are L2-normalised float32: texts (t, d), photos (n, d).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from photo_sorter.core.calibration import (
    Calibration,
    certainty,
    competing_texts,
    logits,
    mean_and_spread,
    mean_reference_cosine,
    probability,
    reference_weight,
    share,
)
from photo_sorter.core.embedding import Vectors

Scores = NDArray[np.float32]


class Features(NamedTuple):
    """What relevance is worked out from, each (t, n): see `core.calibration`."""

    cosine: Scores
    z: Scores
    margin: Scores


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """t texts with what scoring them needs, worked out once: (t, d) vectors, mean and spread (t, 1)
    of their cosines to the reference pictures, and the reference texts (t, m) they compete with."""

    vectors: Vectors
    mean: Vectors
    spread: Vectors
    competing: Vectors


@dataclass(frozen=True, slots=True, eq=False)
class Reference:
    """What the texts and photos of a space are compared with: pictures (r, d), texts (m, d)."""

    images: Vectors
    texts: Vectors

    def prepared(self, vectors: Vectors) -> Texts:
        """(t, d) vectors of texts that are to be scored."""
        mean, spread = mean_and_spread(vectors @ self.images.T)
        return Texts(vectors, mean, spread, competing_texts(vectors, self.texts))

    def near(self, photos: Vectors) -> Scores:
        """(m, n): the cosines of the reference texts to photos (n, d)."""
        cosines: Scores = self.texts @ photos.T
        return cosines

    def reference_cosines(self, photos: Vectors) -> Scores:
        """(n,): how near photos (n, d) are to the reference texts that they are nearest to."""
        return mean_reference_cosine(self.near(photos).T)

    def features(self, texts: Vectors, photos: Vectors) -> Features:
        """Of every text with every photo."""
        return features(self.prepared(texts), texts @ photos.T, self.reference_cosines(photos))


def features(texts: Texts, cosines: Scores, reference_cosines: Scores) -> Features:
    """Of cosines (t, n), for photos of `reference_cosines` (n,) to the reference texts."""
    return Features(cosines, (cosines - texts.mean) / texts.spread, cosines - reference_cosines)


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """Of n photos and t texts: how probable each fits, and how sure it is that it is this rather
    than anything else; both (n, t), 0..1."""

    relevances: Scores
    certainties: Scores


class Beside(NamedTuple):
    """Of n photos, both (n,): how near they are to the reference texts that they are nearest to,
    and what all of those weigh for them together. NaN where a photo is not known."""

    cosines: Scores
    weights: Scores


class Fits(NamedTuple):
    """Of a text and n photos, both (n,): how probable it is that it fits, and its share among all
    that could be said of the photo."""

    relevances: Scores
    shares: Scores


class Scorer:
    """Probabilities that texts fit photos, by a calibration and against its reference."""

    def __init__(self, calibration: Calibration, reference: Reference) -> None:
        self._calibration = calibration
        self._reference = reference
        self._reference_texts = reference.prepared(reference.texts)

    def prepared(self, vectors: Vectors) -> Texts:
        """(t, d) vectors of texts that are to be judged more than once."""
        return self._reference.prepared(vectors)

    def scores(self, texts: Vectors, photos: Vectors) -> Scores:
        """(n, t) relevances of (t, d) texts and (n, d) photos."""
        return probability(logits(self._calibration, *self._reference.features(texts, photos))).T

    def log_odds(self, texts: Vectors, photos: Vectors) -> Scores:
        """(n, t): the same before it is a probability, so that what fits surely differs too."""
        return logits(self._calibration, *self._reference.features(texts, photos)).T

    def nearness(self, texts: Vectors) -> Scores:
        """(t,): how much nearer texts (t, d) lie to any picture than the reference texts do on
        average, in log-odds. A text that lies near everything says little of one picture."""
        usual = float(self._reference_texts.mean.mean())
        means = self._reference.prepared(texts).mean[:, 0]
        result: Scores = self._calibration.weights[1] * (means - usual)
        return result

    def judged(self, texts: Texts, photos: Vectors) -> Judged:
        """The same, with certainties: what is asked before a photo is named unasked."""
        near = self._reference.near(photos)
        reference_cosines = mean_reference_cosine(near.T)
        own = self._logits(texts, texts.vectors @ photos.T, reference_cosines)
        reference = self._logits(self._reference_texts, near, reference_cosines)
        return Judged(probability(own).T, certainty(own, reference, texts.competing).T)

    def beside(self, photos: Vectors) -> Beside:
        """Of photos (n, d): what `fits` takes."""
        near = self._reference.near(photos)
        cosines = mean_reference_cosine(near.T)
        return Beside(cosines, reference_weight(self._logits(self._reference_texts, near, cosines)))

    def fits(self, text: Vectors, cosines: Scores, beside: Beside) -> Fits:
        """Of one text (d,), from its cosines to n photos (n,)."""
        prepared = self._reference.prepared(text[np.newaxis])
        odds = self._logits(prepared, cosines[np.newaxis], beside.cosines)[0]
        return Fits(probability(odds), share(odds, beside.weights))

    def _logits(self, texts: Texts, cosines: Scores, reference_cosines: Scores) -> Scores:
        return logits(self._calibration, *features(texts, cosines, reference_cosines))
