"""Where relevance ends: strong matches, weak ones, and the person's strictness between them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photo_sorter.core.embedding import PhotoIds
from photo_sorter.core.scoring import Scores
from photo_sorter.core.views import Hit


def strict_threshold(search: float, weak: float, strictness: float) -> float:
    """The cut-off for a strictness of 0..1; 0.5 is the calibrated one.

    Below 0.5 it falls towards the `weak` threshold, above it rises half-way to certainty.
    """
    if strictness <= 0.5:
        return weak + (search - weak) * (strictness / 0.5)
    return search + (1.0 - search) * 0.5 * ((strictness - 0.5) / 0.5)


SURE = 0.9  # what fits surely: the cut-off of a query that has such photos
_BELOW_BEST = 0.1  # the cut-off of others, below their best photo


def relative_threshold(threshold: float, sure: float, best: float) -> float:
    """The cut-off of a query whose best photo has the relevance `best`: where something fits
    surely, what hardly fits is left out, and where nothing does, the likely is shown. Between
    `threshold` and `sure`, both of which are the person's strictness away from the calibrated."""
    return max(threshold, min(best - _BELOW_BEST, sure))


def lessened(scores: Scores, excluded: Scores) -> Scores:
    """Relevances (n,) of photos, less by how much they show what is not wanted (n,).

    Their odds are multiplied by (1 - excluded) squared. A product of the relevances themselves
    would let a photo that fits surely fall behind others for a likeness that is next to nothing:
    on held-out photographs it cost three of a hundred of the ten best, where this one gained one.
    """
    kept = np.square(np.float32(1.0) - excluded)
    result: Scores = scores * kept / np.maximum(1.0 - scores + scores * kept, np.float32(1e-9))
    return result


@dataclass(frozen=True, slots=True)
class CutOff:
    """Where the matches of one query end: the least score, and the least share."""

    score: float
    share: float = 0.0

    def met(self, scores: Scores, shares: Scores) -> NDArray[np.bool_]:
        """(n,) of photos: whether each is a match."""
        found: NDArray[np.bool_] = (scores >= self.score) & (shares >= self.share)
        return found

    def lowered(self, scores: Scores, shares: Scores) -> Scores:
        """The scores (n,), those that lack the share alone between those of the matches and all
        others: they are the nearest to being one, in the order that they were in."""
        lacking = (scores >= self.score) & (shares < self.share)
        others = float(scores[scores < self.score].max(initial=0.0))
        between = others + (self.score - others) * scores
        result: Scores = np.where(lacking, between, scores).astype(np.float32)
        return result


def with_share(score: float, scores: Scores, shares: Scores, least: float, part: float) -> CutOff:
    """The cut-off of photos (n,) that would be matches from `score` on. Where none of them has the
    `least` share, something else fits the best of them better, so that nothing is a match; else
    each needs a `part` of the largest share."""
    largest = float(shares[scores >= score].max(initial=0.0))
    return CutOff(score, part * largest if largest >= least else least)


def strict_share(share: float, strictness: float) -> float:
    """For a strictness of 0..1; 0.5 is the calibrated one, 0 asks for none, 1 for the double."""
    return share * strictness / 0.5


def split_by_relevance(
    ids: PhotoIds, scores: Scores, cosines: Scores, matches: NDArray[np.bool_], most_weak: int
) -> tuple[tuple[Hit, ...], tuple[Hit, ...]]:
    """Photos (n,) by score, best first: those that are `matches` (n,), and at most `most_weak` of
    the others."""
    order = np.lexsort((ids, -scores))
    strong, weak = order[matches[order]], order[~matches[order]][:most_weak]
    return _hits(ids[strong], scores[strong], cosines[strong]), _hits(
        ids[weak], scores[weak], cosines[weak]
    )


def _hits(ids: PhotoIds, scores: Scores, cosines: Scores) -> tuple[Hit, ...]:
    columns = (ids.tolist(), scores.tolist(), cosines.tolist())
    return tuple(Hit(*row) for row in zip(*columns, strict=True))
