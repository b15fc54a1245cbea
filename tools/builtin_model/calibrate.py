"""Fits the calibration: logistic regression of relevance on cosine, z and margin."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from photo_sorter.core.evaluation import tagging
from photo_sorter.core.scoring import Features, Scores


def fit_weights(
    features: list[Features],
    fits: list[NDArray[np.bool_]],
    odds: float = 0.25,
    penalty: float = 1e-3,
    steps: int = 60,
) -> tuple[float, float, float, float]:
    """Newton's method on all pairs of all the blocks.

    Pairs are weighted so that positives have `odds` times the negatives' total weight. The
    features are standardised for the fit, which makes one small `penalty` fair to all of them.
    """
    table = np.concatenate(
        [np.stack([part.ravel() for part in block], axis=1) for block in features]
    ).astype(np.float64)
    target = np.concatenate([part.ravel() for part in fits]).astype(np.float64)
    weight = np.where(
        target > 0.5, odds / max(target.sum(), 1.0), 1.0 / max((1.0 - target).sum(), 1.0)
    )
    weight /= weight.sum()
    mean, spread = table.mean(axis=0), np.maximum(table.std(axis=0), 1e-6)
    design = np.concatenate([np.ones((len(table), 1)), (table - mean) / spread], axis=1)
    ridge = np.diag([1e-9, penalty, penalty, penalty])
    beta = np.zeros(4)
    for _ in range(steps):
        guess = 0.5 * (1.0 + np.tanh(0.5 * (design @ beta)))
        gradient = design.T @ (weight * (guess - target)) + ridge @ beta
        curve = (design * (weight * guess * (1.0 - guess))[:, None]).T @ design + ridge
        step = np.linalg.solve(curve, gradient)
        size = float(np.abs(step).max())
        beta -= step if size < 4.0 else step * (4.0 / size)
        if size < 1e-7:
            break
    slopes = beta[1:] / spread
    bias = beta[0] - float(slopes @ mean)
    return (float(bias), float(slopes[0]), float(slopes[1]), float(slopes[2]))


# Where a search ends: `Calibration.share_threshold` and `share_of_best`. The least that leave nine
# of ten queries that nothing answers without a match, and with which 0.85 of what is shown fits, on
# the half that is calibrated on (`python -m tools.search_datasets --seen`).
SHARE_THRESHOLD, SHARE_OF_BEST = 0.062, 0.22

# Of the pictures that fit, what the search threshold finds at least. Photographs count for more
# than paintings, which are not what a person has.
PHOTOGRAPHS_FOUND, PAINTINGS_FOUND = 0.81, 0.6


def search_threshold(
    scores: list[Scores], fits: list[NDArray[np.bool_]], least: list[float]
) -> float:
    """The highest threshold that finds so much of the pictures that fit, whatever is asked for.

    A person's pictures are less like the training's than what is held out here, so their scores are
    lower. Each block is to reach its share in `least`, on the mean over its texts: whole
    descriptions, single aspects (a light, a look) and names of things are all asked for, and one
    does not make up for another.
    """
    for threshold in np.linspace(0.97, 0.05, 93):
        found = _found_at(float(threshold), scores, fits)
        if all(share >= wanted for share, wanted in zip(found, least, strict=True)):
            return round(float(threshold), 3)
    return 0.05


def _found_at(threshold: float, scores: list[Scores], fits: list[NDArray[np.bool_]]) -> list[float]:
    """Of each block, the mean share of the pictures that fit that reach the threshold."""
    found = []
    for block, fit in zip(scores, fits, strict=True):
        wanted = fit.sum(axis=1)
        share = ((block >= threshold) & fit).sum(axis=1) / np.maximum(wanted, 1)
        found.append(float(share[wanted > 0].mean()))
    return found


def tag_threshold(photos: Scores, fits: NDArray[np.bool_], background: Scores) -> float:
    """The threshold at which precision 0.95, abstention 0.92 and tagged 0.85 fare best together.

    `photos` and `fits` are (photos, tags), `background` (others, tags). Where all three can be
    had, it is the threshold whose worst share of its aim is highest: what is reached by a hair
    here is missed elsewhere. Else a wrong tag weighs more than a missing one: of the thresholds
    that keep precision and abstention the one that tags most, where there is one.
    """
    steps = np.unique(np.quantile(photos.max(axis=1), np.linspace(0.02, 0.98, 97)))
    found = [tagging(photos, fits, background, float(step)) for step in steps]
    marks = [min(f.precision / 0.955, f.abstention / 0.93, f.tagged / 0.86) for f in found]
    best = int(np.argmax(marks))
    if marks[best] >= 1.0:
        return round(float(steps[best]), 4)
    careful = [
        k
        for k, f in enumerate(found)
        if f.precision >= 0.95 and f.abstention >= 0.92 and f.tagged >= 0.2
    ]
    if not careful:  # then silence is better than a wrong word
        careful = [k for k, f in enumerate(found) if f.precision >= 0.85 and f.abstention >= 0.9]
    if careful:
        best = max(careful, key=lambda k: found[k].tagged)
    return round(float(steps[best]), 4)
