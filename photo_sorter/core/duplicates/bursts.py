"""Photos that one camera took within seconds, and brackets: bursts at steps of exposure."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_LARGEST_GAP = 2_000  # milliseconds between a photo and the next of its burst
_LONGEST = 15_000  # milliseconds from the first photo to the last
_MOST = 64  # photos after one that it is compared with
_LEAST_STEP = 0.3  # exposure values
_LEAST_SPAN = 1.0  # exposure values from the darkest to the brightest
_FEWEST = 3  # photos of a bracket


def near_in_time(cameras: NDArray[np.int64], times: NDArray[np.int64]) -> NDArray[np.int64]:
    """(n, 2) places of photos that may be of one burst. Photos are in the order of camera and time
    (milliseconds); between two of a pair no gap is large."""
    count = len(times)
    broken = (np.diff(times) > _LARGEST_GAP) | (np.diff(cameras) != 0)
    run = np.concatenate([[0], np.cumsum(broken)])[:count]
    found = [np.empty((0, 2), np.int64)]
    for step in range(1, min(_MOST, count - 1) + 1):
        one = np.arange(count - step)
        other = one + step
        together = (run[one] == run[other]) & (times[other] - times[one] <= _LONGEST)
        if not together.any():
            break
        found.append(np.stack([one[together], other[together]], axis=1))
    return np.concatenate(found)


def is_bracket(exposures: NDArray[np.float64]) -> bool:
    """Whether photos of a burst have these exposure values on purpose: three or more, each
    another."""
    steps = np.diff(np.sort(exposures))
    if len(exposures) < _FEWEST or np.isnan(exposures).any():
        return False
    return bool((steps >= _LEAST_STEP).all() and np.ptp(exposures) >= _LEAST_SPAN)
