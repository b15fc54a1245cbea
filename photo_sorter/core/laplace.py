"""Logistic regression with a Gaussian prior, in its dual form: small where examples are few.

The log-odds of n examples are m + K·a, with m their mean and K their covariance before anything was
answered. The mode is found by damped Newton steps; Laplace's approximation around it gives the
evidence: how well the prior foretold the answers. See Rasmussen and Williams, Gaussian Processes
for Machine Learning, chapter 3.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_STEPS = 30
_GAINED = 1e-3  # a step that gains less is the last
_LEAST_CURVATURE = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Mode:
    """`dual` (n,) are the weights of the examples, `evidence` the logarithm of the answers'
    probability."""

    dual: Floats
    evidence: float


def find_mode(
    covariance: Floats, mean: Floats, yes: Floats, weights: Floats, near: Floats | None = None
) -> Mode:
    """Of (n, n) and (n,): answers 0 or 1, each counted as often as its weight says. From weights
    (n,) that are `near` the mode it takes fewer steps."""
    dual = np.zeros(len(mean)) if near is None else near
    log_odds = mean + covariance @ dual
    reached = _fit(dual, log_odds, mean, yes, weights)
    for _ in range(_STEPS):
        probability = _probability(log_odds)
        curvature = _curvature(probability, weights)
        wanted = curvature * (log_odds - mean) + weights * (yes - probability)
        root, system = _system(covariance, curvature)
        step = wanted - root * np.linalg.solve(system, root * (covariance @ wanted)) - dual
        size = 1.0
        while True:
            tried = dual + size * step
            there = mean + covariance @ tried
            fit = _fit(tried, there, mean, yes, weights)
            if fit >= reached - 1e-9 or size < 1e-3:
                break
            size /= 2.0
        gained, dual, log_odds, reached = fit - reached, tried, there, fit
        if abs(gained) < _GAINED:
            break
    curvature = _curvature(_probability(log_odds), weights)
    _, system = _system(covariance, curvature)
    # The logarithm of the determinant's root; no eigenvalue is below 1.
    return Mode(dual, reached - float(np.log(np.diagonal(np.linalg.cholesky(system))).sum()))


def _probability(log_odds: Floats) -> Floats:
    found: Floats = 0.5 * (1.0 + np.tanh(0.5 * log_odds))
    return found


def _curvature(probability: Floats, weights: Floats) -> Floats:
    return np.maximum(weights * probability * (1.0 - probability), _LEAST_CURVATURE)


def _system(covariance: Floats, curvature: Floats) -> tuple[Floats, Floats]:
    root = np.sqrt(curvature)
    system = root[:, None] * covariance * root
    system.flat[:: len(root) + 1] += 1.0
    return root, system


def _fit(dual: Floats, log_odds: Floats, mean: Floats, yes: Floats, weights: Floats) -> float:
    said = weights * (yes * log_odds - np.logaddexp(0.0, log_odds))
    return float(said.sum() - 0.5 * dual @ (log_odds - mean))
