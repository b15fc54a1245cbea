"""Ranks photos by example pictures, and by examples and words together.

All vectors are L2-normalised float32. In the space that pictures and texts share, two pictures
are nearer to each other than a picture and the text that fits it (of the built-in model 0.30
beside 0.00 on the mean, and spread twice as wide), so that their cosines cannot be added. Each part
is first brought to a scale of its own, and the parts are then joined:

    p        = normalise(sum of w_i · p_i)          of the examples for, p_i of weight w_i
    n        = normalise(sum of w_j · n_j)          of the examples against
    z(v, x)  = (cos(v, x) - mean) / spread          of cos(v, r) over the reference pictures r
    likeness = sigmoid(z(p, x) - LESS · m · z(n, x) - SURE)       m = mean of the w_j
    fit      = sigmoid(logit(relevance of the text to x) / 2)     see `core.calibration`
    score    = (product of part^weight) ^ (1 / sum of weights)

where the weight of the likeness is the mean of the w_i. A product asks for all parts, as "this, but
in snow" does: a photo that looks exactly alike without any snow scores low, and so does snow alone.
Adding the cosines finds pictures of two things less than half as well (`tools/measure_likeness`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from photo_sorter.core.calibration import mean_and_spread, probability
from photo_sorter.core.embedding import Vectors, normalise
from photo_sorter.core.scoring import Scores

# Standard deviations above the mean likeness to pictures of anything.
ALIKE = 2.0  # a match
SURE = 3.0
# How much of the likeness to an example against is taken off. 0.25 to 0.5 made answers better,
# more made them worse: what somebody does not want is often much like what they want.
LESS = 0.33
_SOFTNESS = 0.5  # logits of words are spread twice as wide as standardised likenesses


@dataclass(frozen=True, slots=True, eq=False)
class Direction:
    """One or more pictures as a vector (d,), with the mean and spread of the reference pictures'
    cosines to it. `weight` is the mean of theirs."""

    vector: Vectors
    mean: float
    spread: float
    weight: float = 1.0

    def standardised(self, photos: Vectors) -> Scores:
        """(n,) of photos (n, d)."""
        scores: Scores = (photos @ self.vector - self.mean) / self.spread
        return scores

    @property
    def least(self) -> float:
        """The cosine of a match."""
        return float(np.clip(self.mean + ALIKE * self.spread, 0.0, 0.98))


def direction(pictures: Vectors, weights: Sequence[float], reference: Vectors) -> Direction:
    """Of k >= 1 pictures (k, d), before reference pictures (r, d); without any, cosines stand as
    they are."""
    weighed = np.asarray(weights, np.float32)[:, np.newaxis] * pictures
    vector = normalise(weighed.sum(axis=0))
    weight = float(np.mean(weights))
    if not len(reference):
        return Direction(vector, 0.0, 1.0, weight)
    mean, spread = mean_and_spread(reference @ vector)
    return Direction(vector, float(mean[0]), float(spread[0]), weight)


def likeness(alike: Direction, unlike: Direction | None, photos: Vectors) -> Scores:
    """(n,) of photos (n, d), 0..1."""
    standardised = alike.standardised(photos)
    if unlike is not None:
        off = np.float32(LESS * unlike.weight)
        standardised = standardised - off * unlike.standardised(photos)
    return probability(standardised - np.float32(SURE))


LEAST_LIKENESS = float(probability(np.full(1, ALIKE - SURE, np.float32))[0])  # of a match


def fit(relevances: Scores) -> Scores:
    """(n,) from relevances (n,) of a text."""
    clipped = np.clip(relevances, 1e-6, 1.0 - 1e-6)
    softened: Scores = (_SOFTNESS * np.log(clipped / (1.0 - clipped))).astype(np.float32)
    return probability(softened)


def joined(parts: Sequence[tuple[Scores, float]]) -> Scores:
    """(n,) of parts (n,) in 0..1 with their weights."""
    whole = sum(weight for _, weight in parts)
    logarithms = [weight / whole * np.log(np.maximum(part, 1e-12)) for part, weight in parts]
    result: Scores = np.exp(np.sum(logarithms, axis=0)).astype(np.float32)
    return result
