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


def split_by_relevance(
    ids: PhotoIds, scores: Scores, cosines: Scores, threshold: float, most_weak: int
) -> tuple[tuple[Hit, ...], tuple[Hit, ...]]:
    """Photos (n,) by score, best first, parted at `threshold`; at most `most_weak` weak ones."""
    strong_count = int((scores >= threshold).sum())
    order = np.lexsort((ids, -scores))[: strong_count + most_weak]
    columns = (ids[order].tolist(), scores[order].tolist(), cosines[order].tolist())
    hits = [Hit._make(row) for row in zip(*columns, strict=True)]
    return tuple(hits[:strong_count]), tuple(hits[strong_count:])
