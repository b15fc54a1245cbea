"""What a review asks next, and how good a tag is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from photo_sorter.core.calibration import probability
from photo_sorter.core.embedding import Vectors

GIVEN = 0.7  # the least probability of a photo that a learnt tag is given to
_NINE_OF_TEN = 1.64  # standard deviations to either side within which that lies
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


def quality(probabilities: Vectors, spread: float, answered_yes: int = 0) -> Quality | None:
    """Of (n,) photos, whose probabilities may all be off by `spread` log-odds (a standard
    deviation). None where no photo gets the tag. A person's yes is found, whatever the model
    says."""
    given = probabilities >= GIVEN
    count = int(given.sum())
    if not count:
        return None
    odds = _log_odds(probabilities)
    found, missed = odds[given], odds[~given]
    precisions, recalls = [], []
    for off in (0.0, -_NINE_OF_TEN * spread, _NINE_OF_TEN * spread):
        right = float(probability(found + off).sum())
        every = right + float(probability(missed + off).sum()) + answered_yes
        precisions.append(right / count)
        recalls.append((right + answered_yes) / max(every, 1e-9))
    return Quality(
        _interval(precisions, count),
        _interval(recalls, max(1, round(float(probabilities.sum()) + answered_yes))),
        count,
    )


def _log_odds(probabilities: Vectors) -> Vectors:
    inside = np.clip(probabilities, 1e-6, 1.0 - 1e-6)
    found: Vectors = np.log(inside / (1.0 - inside))
    return found


def _interval(values: list[float], counted: int) -> Interval:
    """Of what is expected and may be instead, wider by what chance does among so many photos."""
    value = values[0]
    chance = _NINE_OF_TEN * float(np.sqrt(max(value * (1.0 - value), 1e-4) / counted))
    return Interval(
        value,
        max(0.0, min(values) - chance),
        min(1.0, max(values) + chance),
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
