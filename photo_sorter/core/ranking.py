"""Where relevance ends: strong matches, weak ones, and the person's strictness between them."""

from __future__ import annotations

import numpy as np

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


def split_by_relevance(
    ids: PhotoIds, scores: Scores, cosines: Scores, threshold: float, most_weak: int
) -> tuple[tuple[Hit, ...], tuple[Hit, ...]]:
    """Photos (n,) by score, best first, parted at `threshold`; at most `most_weak` weak ones."""
    strong_count = int((scores >= threshold).sum())
    order = np.lexsort((ids, -scores))[: strong_count + most_weak]
    columns = (ids[order].tolist(), scores[order].tolist(), cosines[order].tolist())
    hits = [Hit(*row) for row in zip(*columns, strict=True)]
    return tuple(hits[:strong_count]), tuple(hits[strong_count:])
