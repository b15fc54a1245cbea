"""One ranking of what the picture shows and of what is written about it.

A photo fits where its picture does or its words do. Both say how likely that is: the picture by its
calibrated relevance p, the words by the part that they stand in (`text_evidence`, t). The rule that
joins them is Pearl's noisy-or (Probabilistic Reasoning in Intelligent Systems, 1988,
section 4.3.2):

    score = 1 - (1 - p) (1 - t)

So the score stays the probability that the photo fits, can be compared with the scores of other
alternatives of a query, and neither depends on how long a list is nor on the order of equals in it.
Reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009: the sum of 1 / (60 + rank)), which
forgets how surely each part speaks, is measured beside it by `photo-sorter eval`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from photo_sorter.core.found_by import FoundBy
from photo_sorter.core.scoring import Scores

# How surely a word that stands there says what a photo is of. Each is more than what surely fits by
# its picture needs (`ranking.SURE`), so that what is written is a strong match; a person's own word
# counts for more than that of a folder, which stands on all that lies in it.
_EVIDENCE: Mapping[FoundBy, float] = {
    FoundBy.TAG: 0.98,
    FoundBy.KEYWORD: 0.98,
    FoundBy.TITLE: 0.97,
    FoundBy.DESCRIPTION: 0.96,
    FoundBy.ALBUM: 0.95,
    FoundBy.TEXT: 0.93,
    FoundBy.NAME: 0.94,
    FoundBy.FOLDER: 0.92,
    FoundBy.CAPTION: 0.91,  # a model wrote most of them, and may be wrong
}
_RANK_CONSTANT = 60


def text_evidence(parts: NDArray[np.uint16]) -> Scores:
    """(n,) of n photos, from the parts (w, n) in which each of w words stands: the best part of the
    word that stands worst. 0 where a word stands nowhere; 1 without words."""
    if not len(parts):
        return np.ones(parts.shape[1], np.float32)
    best = np.zeros(parts.shape, np.float32)
    for part, evidence in _EVIDENCE.items():
        there = (parts & np.uint16(part)) != 0
        best[there] = np.maximum(best[there], np.float32(evidence))
    least: Scores = best.min(axis=0)
    return least


def either(picture: Scores, text: Scores) -> Scores:
    """(n,): how likely photos fit by their picture or by their words."""
    one = np.float32(1.0)
    joined: Scores = one - (one - picture) * (one - text)
    return joined


def reciprocal_ranks(rankings: Sequence[Scores]) -> Scores:
    """(n,) of (n,) scores of each part; photos of the same score share the rank, and those of the
    score 0 are not in that part's list."""
    total = np.zeros(len(rankings[0]), np.float32)
    for scores in rankings:
        listed = scores > 0
        ranks = np.searchsorted(np.sort(-scores), -scores, side="left")
        total[listed] += (1.0 / (_RANK_CONSTANT + 1 + ranks[listed])).astype(np.float32)
    return total
