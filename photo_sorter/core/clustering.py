"""What belongs together in a library: events by the times of photos, themes by their vectors.

**Events.** People take photos in bursts, and the pauses within a burst are short against those
around it, whatever the person's rhythm is. A *session* ends where a pause is much longer than the
pauses near it: log g > log 17 + the mean of log g over the ten pauses on either side, the rule of
PhotoTOC (Platt, Czerwinski and Field, 2003). A pause of less than an hour ends none, one of more
than a day always does. Sessions of some photos that follow one another within a day and a half are
one event, a journey, with what lies between; unless that is this library's usual rhythm: on more
than a third of its days there is such a session.

**Themes.** Spherical k-means on at most `MOST_VECTORS` vectors, less their mean, which all photos
have in common. There is a cluster for every dozen of them, `MOST_CLUSTERS` at most: rather too
many, for small ones are purer; those whose centres are much alike are joined again. A cluster is a
theme where its photos are alike against the library's background, the cosines of photos that are
paired by chance.

Both are linear in the number of photos, and the same seed gives the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from photo_sorter.core.embedding import Vectors, normalise

Times = NDArray[np.int64]
Rows = NDArray[np.int64]
Cancelled = Callable[[], bool]

MOST_VECTORS = 8_000  # of a sample: more give the same themes
MOST_CLUSTERS = 120
FEWEST = 6  # photos of a theme in the sample
THEME_TIGHTNESS = 2.0  # spreads of the background, as the next
EVENT_TIGHTNESS = 0.4  # a day out shows many things

_NEAR = 10  # pauses on either side
_LONGER = np.log(17.0)
_HOUR, _DAY = 3_600, 86_400
_SOME = 5  # photos of a session that may be a part of a journey
_NEXT = 36 * _HOUR
_USUAL, _LEAST_DAYS = 1 / 3, 60  # of fewer days nothing is known of a rhythm
_OF_EACH = 12  # photos of a cluster, on the mean
_ROUNDS = 20
_SAME = 0.82  # cosine of two centres; of different kinds of clothes and food it is up to 0.80
_PAIRS = 4_096
_LEAST_SPREAD = 1e-3


def events(times: Times) -> list[slice]:
    """The rows of each event among photos taken at `times` (n,), seconds, ascending. Every photo
    is in one."""
    if not len(times):
        return []
    starts = _sessions(times)
    ends = np.append(starts[1:], len(times))
    some = np.flatnonzero(ends - starts >= _SOME)
    days = len(np.unique(times[starts[some]] // _DAY))
    first = np.ones(len(starts), np.bool_)  # whether an event begins with the session
    if days <= _USUAL * max((times[-1] - times[0]) // _DAY, _LEAST_DAYS):
        pauses = times[starts[some[1:]]] - times[ends[some[:-1]] - 1]
        joined = np.flatnonzero(pauses <= _NEXT)
        marks = np.zeros(len(starts) + 1, np.int64)
        np.add.at(marks, some[joined] + 1, 1)
        np.add.at(marks, some[joined + 1] + 1, -1)
        first = np.cumsum(marks)[:-1] == 0
    begins = starts[first]
    return [
        slice(int(start), int(end))
        for start, end in zip(begins, np.append(begins[1:], len(times)), strict=True)
    ]


def _sessions(times: Times) -> Rows:
    """The first row of each."""
    gaps = np.maximum(np.diff(times), 1).astype(np.float64)
    logs = np.log(gaps)
    sums = np.concatenate([[0.0], np.cumsum(logs)])
    at = np.arange(len(gaps))
    low, high = np.maximum(at - _NEAR, 0), np.minimum(at + _NEAR + 1, len(gaps))
    near = (sums[high] - sums[low]) / (high - low)
    ends = ((logs > near + _LONGER) & (gaps >= _HOUR)) | (gaps > _DAY)
    return np.concatenate([[0], np.flatnonzero(ends) + 1]).astype(np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Background:
    """What photos of a library have in common by chance: the mean (d,) of their vectors, and of
    the cosines of pairs, that mean taken away, the mean and the spread."""

    centre: Vectors
    mean: float
    spread: float

    @classmethod
    def of(cls, vectors: Vectors, seed: int) -> Background:
        """Of a sample (n, d), n at least 1."""
        rng = np.random.default_rng(seed)
        centre = vectors.mean(axis=0)
        one = rng.integers(0, len(vectors), _PAIRS)
        other = (one + rng.integers(1, max(2, len(vectors)), _PAIRS)) % len(vectors)
        away = normalise(vectors - centre)
        cosines = np.einsum("nd,nd->n", away[one], away[other])
        return cls(centre, float(cosines.mean()), max(float(cosines.std()), _LEAST_SPREAD))

    def away(self, vectors: Vectors) -> Vectors:
        """What is a photo's own: (n, d), normalised."""
        return normalise(vectors - self.centre)

    def tightness(self, vectors: Vectors) -> float:
        """How many spreads the mean cosine of the pairs of (n, d) vectors lies above what chance
        has; minus infinity of fewer than two."""
        count = len(vectors)
        if count < 2:
            return -float("inf")
        total = self.away(vectors).sum(axis=0, dtype=np.float64)
        cosine = (float(total @ total) - count) / (count * (count - 1))
        return (cosine - self.mean) / self.spread


def themes(
    vectors: Vectors, background: Background, seed: int, cancelled: Cancelled = lambda: False
) -> list[Rows]:
    """The rows of each theme among (n, d) vectors, the tightest first. Cancelled: none."""
    away = background.away(vectors)
    count = min(MOST_CLUSTERS, len(away) // _OF_EACH)
    if count < 1:
        return []
    centres = _first_centres(away, count, np.random.default_rng(seed))
    nearest: NDArray[Any] | None = None
    for _ in range(_ROUNDS):
        if cancelled():
            return []
        chosen = (away @ centres.T).argmax(axis=1)
        if nearest is not None and np.array_equal(chosen, nearest):
            break
        nearest = chosen
        centres = _means(away, chosen, centres)
    assert nearest is not None
    kinds = _of_a_kind(centres)[nearest]
    order = np.argsort(kinds, kind="stable")
    clusters = np.split(order, np.cumsum(np.bincount(kinds, minlength=len(centres)))[:-1])
    large = [rows for rows in clusters if len(rows) >= FEWEST]
    tight = [(background.tightness(vectors[rows]), rows) for rows in large]
    tight = [each for each in tight if each[0] >= THEME_TIGHTNESS]
    return [rows for _, rows in sorted(tight, key=lambda each: -each[0])]


def _of_a_kind(centres: Vectors) -> NDArray[np.int64]:
    """For each of k centres the lowest of those that it leads to by steps of `_SAME`: what chance
    parted is one again."""
    kinds = np.arange(len(centres))
    near = centres @ centres.T >= _SAME
    for one, other in np.argwhere(np.triu(near, 1)).tolist():
        kinds[kinds == kinds[other]] = kinds[one]
    return kinds


def unalike(vectors: Vectors, count: int) -> list[int]:
    """At most `count` rows of (n, d) vectors: the first, then always the one that is least like
    those chosen, so that a burst gives one."""
    chosen: list[int] = []
    nearest = np.full(len(vectors), -np.inf, np.float32)
    while len(chosen) < min(count, len(vectors)):
        row = 0 if not chosen else int(nearest.argmin())
        chosen.append(row)
        nearest = np.maximum(nearest, vectors @ vectors[row])
        nearest[row] = np.inf
    return chosen


def _first_centres(vectors: Vectors, count: int, rng: np.random.Generator) -> Vectors:
    """k-means++: each far from those before, by chance."""
    chosen = [int(rng.integers(len(vectors)))]
    distance = np.maximum(1.0 - vectors @ vectors[chosen[0]], 0.0)
    while len(chosen) < count:
        total = float(distance.sum(dtype=np.float64))
        if total <= 0.0:
            break
        reached = np.cumsum(distance, dtype=np.float64)
        row = min(int(np.searchsorted(reached, rng.random() * total)), len(vectors) - 1)
        chosen.append(row)
        distance = np.minimum(distance, np.maximum(1.0 - vectors @ vectors[row], 0.0))
    return vectors[chosen]


def _means(vectors: Vectors, nearest: NDArray[Any], centres: Vectors) -> Vectors:
    """A centre that lost all of its photos stays where it was."""
    order = np.argsort(nearest, kind="stable")
    counts = np.bincount(nearest, minlength=len(centres))
    held = np.flatnonzero(counts)
    starts = np.concatenate([[0], np.cumsum(counts[held])[:-1]])
    moved = centres.copy()
    moved[held] = normalise(np.add.reduceat(vectors[order], starts, axis=0))
    return moved


def spread_out(count: int, most: int) -> Sequence[int]:
    """At most `most` of `count` rows, evenly."""
    rows = np.linspace(0, max(0, count - 1), min(count, most)).round().astype(np.int64)
    return [int(row) for row in rows]
