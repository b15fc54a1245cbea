"""Measures of a model from its vectors and scores alone: no model, no files.

Scores are (rows, columns) arrays in which higher means a better fit; ties count against the right
answer, so that a model which says the same of everything scores nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True, slots=True)
class ZeroShot:
    """Shares of photos whose category is ranked first, or among the first five.

    `by_category` is the mean over the categories of each one's top-1 share.
    """

    top1: float
    top5: float
    by_category: float
    photos: int


@dataclass(frozen=True, slots=True)
class Recall:
    """Shares of the queries whose right answer is among the first 1, 5 and 10."""

    at1: float
    at5: float
    at10: float
    queries: int


@dataclass(frozen=True, slots=True)
class Tagging:
    """How a model's tags fare where each photo is of one category at most.

    `precision`: of the tags given to labelled photos, the share that is right. `tagged`: the share
    of the labelled photos that got a tag, `recall` of those that got the right one. `abstention`:
    the share of the background photos (of none of the categories) that got no tag.
    """

    precision: float
    tagged: float
    recall: float
    abstention: float
    photos: int
    background: int


@dataclass(frozen=True, slots=True)
class Pointing:
    """`right`: the share of the questions where in a scene something is, asked of so many scenes,
    whose answer lies where it is."""

    right: float
    questions: int
    scenes: int


def _ranks(scores: NDArray[np.float64], right: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each row how many other columns score at least as high as the right one: 0 is best."""
    own = scores[np.arange(len(scores)), right]
    ranks: NDArray[np.int64] = (scores >= own[:, None]).sum(axis=1) - 1
    return ranks


def zero_shot(scores: ArrayLike, labels: ArrayLike) -> ZeroShot:
    """Classification by the best-fitting category.

    `scores` is (photos, categories), `labels` (photos,) the right columns.
    """
    values = np.asarray(scores, dtype=np.float64)
    right = np.asarray(labels, dtype=np.int64)
    if not len(values):
        return ZeroShot(0.0, 0.0, 0.0, 0)
    ranks = _ranks(values, right)
    hits = ranks == 0
    shares = [float(hits[right == category].mean()) for category in np.unique(right)]
    return ZeroShot(
        float(hits.mean()), float((ranks < 5).mean()), float(np.mean(shares)), len(values)
    )


def recall(scores: ArrayLike, answers: ArrayLike | None = None) -> Recall:
    """Retrieval: does each query (row) find its answer (column)?

    `scores` is (queries, items); `answers` (queries,) the right columns, by default the diagonal.
    """
    values = np.asarray(scores, dtype=np.float64)
    if not len(values):
        return Recall(0.0, 0.0, 0.0, 0)
    right = (np.arange(len(values)) if answers is None else np.asarray(answers)).astype(np.int64)
    ranks = _ranks(values, right)
    return Recall(
        float((ranks < 1).mean()),
        float((ranks < 5).mean()),
        float((ranks < 10).mean()),
        len(values),
    )


def recall_both_ways(scores: ArrayLike) -> tuple[Recall, Recall]:
    """Recall of text → image and of image → text.

    `scores` is (texts, images), pair i of text i and image i.
    """
    values = np.asarray(scores, dtype=np.float64)
    return recall(values), recall(values.T)


def tagging(
    certainties: ArrayLike,
    fits: ArrayLike,
    background: ArrayLike,
    threshold: float,
) -> Tagging:
    """The surest tag of each photo, given where it reaches a threshold.

    `certainties` is (photos, tags), `fits` likewise: whether the tag is right for the photo
    (several may be); `background` is (others, tags), none of them right.
    """
    values = np.asarray(certainties, dtype=np.float64)
    others = np.asarray(background, dtype=np.float64)
    rows = np.arange(len(values))
    surest = values.argmax(axis=1) if len(values) else rows
    given = values[rows, surest] >= threshold
    right = given & np.asarray(fits, dtype=bool)[rows, surest]
    total = int(given.sum())
    return Tagging(
        precision=float(right.sum()) / total if total else 1.0,
        tagged=float(given.mean()) if len(given) else 0.0,
        recall=float(right.mean()) if len(right) else 0.0,
        abstention=float((~(others >= threshold).any(axis=1)).mean()) if len(others) else 1.0,
        photos=len(values),
        background=len(others),
    )


def mean_average_precision(scores: ArrayLike, fits: ArrayLike) -> float:
    """The mean over queries of the average precision of their rankings.

    `scores` is (queries, items), `fits` likewise: whether the item is right for the query; queries
    without any right item are left out.
    """
    values = np.asarray(scores, dtype=np.float64)
    right = np.asarray(fits, dtype=bool)
    found = []
    for row, wanted in zip(values, right, strict=True):
        if wanted.any():
            ranked = wanted[np.argsort(-row, kind="stable")]
            precisions = np.cumsum(ranked) / np.arange(1, len(ranked) + 1)
            found.append(float(precisions[ranked].mean()))
    return float(np.mean(found)) if found else 0.0


def pair_accuracy(right: ArrayLike, wrong: ArrayLike) -> float:
    """The share of pairs in which the right one scores strictly higher than the wrong one."""
    a, b = np.asarray(right, dtype=np.float64), np.asarray(wrong, dtype=np.float64)
    return float((a > b).mean()) if a.size else 0.0


def balanced_accuracy(positive: ArrayLike, negative: ArrayLike, threshold: float) -> float:
    """Mean of the shares of positives at or above and of negatives below the threshold."""
    a, b = np.asarray(positive, dtype=np.float64), np.asarray(negative, dtype=np.float64)
    if not a.size or not b.size:
        return 0.0
    return 0.5 * (float((a >= threshold).mean()) + float((b < threshold).mean()))


def ranking_quality(positive: ArrayLike, negative: ArrayLike) -> float:
    """Area under the ROC curve: how often a positive outscores a negative, ties counting half."""
    a, b = np.asarray(positive, dtype=np.float64).ravel(), np.asarray(negative, dtype=np.float64)
    if not a.size or not b.size:
        return 0.0
    ordered = np.sort(b.ravel())
    below = np.searchsorted(ordered, a, side="left")
    through = np.searchsorted(ordered, a, side="right")
    return float((below + 0.5 * (through - below)).sum() / (a.size * ordered.size))


def recall_among_best(
    scores: NDArray[np.floating[Any]], fits: NDArray[np.bool_], best: int
) -> float:
    """Of the photos (n,) that fit, or of so many of them as can be among the `best`, the share that
    is. What scores 0 is in no list, and ties count as they fall on average."""
    possible = min(best, int(fits.sum()))
    if not possible:
        return 0.0
    found, room = 0.0, best
    for score in np.unique(scores[scores > 0])[::-1]:
        tied = scores == score
        count = int(tied.sum())
        found += float((tied & fits).sum()) * min(1.0, room / count)
        room -= count
        if room <= 0:
            break
    return min(1.0, found / possible)
