"""What a review asks next, and how good a tag is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photo_sorter.core.embedding import Vectors

GIVEN = 0.7  # the least probability of a photo that a learnt tag is given to
_BAND = (5, 95)  # percentiles of the draws: an interval of nine in ten
_LIKE_REFUSED = 0.7  # cosine of a photo to one that got a no
_ALIKE = 0.95  # cosine of two photos of which one need not be asked beside the other


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate, and where it lies nine times of ten; all 0..1."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Quality:
    """What may be expected of a tag over the photos that nobody answered: of those that get it how
    many are right, and of those that are right how many get it. `given` get it."""

    precision: Interval
    recall: Interval
    given: int


def quality(probabilities: Vectors, draws: Vectors, answered_yes: int = 0) -> Quality | None:
    """Of (n,) photos; `draws` (n, k) are their probabilities in each draw. None where no photo
    gets the tag. A person's yes is found, whatever the model says."""
    given = probabilities >= GIVEN
    if not given.any():
        return None
    right = draws[given].sum(axis=0) + answered_yes
    all_right = draws.sum(axis=0) + answered_yes
    precisions = draws[given].mean(axis=0)
    recalls = right / np.maximum(all_right, 1e-9)
    sure = float(probabilities[given].sum()) + answered_yes
    every = float(probabilities.sum()) + answered_yes
    return Quality(
        _interval(float(probabilities[given].mean()), precisions, int(given.sum())),
        _interval(sure / max(every, 1e-9), recalls, max(1, round(every))),
        int(given.sum()),
    )


def _interval(value: float, draws: NDArray[np.floating], counted: int) -> Interval:
    """Of what the draws say, wider by what chance does among so many photos."""
    low, high = np.percentile(draws, _BAND)
    chance = 1.64 * float(np.sqrt(max(value * (1.0 - value), 1e-4) / counted))
    return Interval(
        value,
        max(0.0, min(value, float(low)) - chance),
        min(1.0, max(value, float(high)) + chance),
    )


def ask_next(
    log_odds: Vectors, vectors: Vectors, count: int, refused: Vectors | None = None
) -> list[int]:
    """Rows of (n,) unanswered photos to ask, the most telling first: in turn the likeliest and
    those nearest to the boundary, none that looks like one before it while others are left.
    `refused` (r, d) are photos that got a no while nothing got a yes: what is like them comes last,
    for the words point elsewhere."""
    if refused is not None and len(refused):
        near_no = (vectors @ refused.T).max(axis=1) >= _LIKE_REFUSED
        log_odds = log_odds - 100.0 * near_no.astype(np.float32)
    likely = np.argsort(-log_odds, kind="stable")[: 4 * count]
    unsure = np.argsort(np.abs(log_odds), kind="stable")[: 4 * count]
    turns = np.stack([likely, unsure], axis=1).ravel().tolist()
    chosen: list[int] = []
    alike: list[int] = []
    for row in dict.fromkeys(turns):
        if len(chosen) >= count:
            break
        near = chosen and float((vectors[chosen] @ vectors[row]).max()) >= _ALIKE
        (alike if near else chosen).append(row)
    return (chosen + alike)[:count]
