"""Taking times."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import numpy as np


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def best(work: Callable[[], object], rounds: int = 3) -> float:
    """The shortest of several: what the work needs when nothing else interferes."""
    return min(seconds(work) for _ in range(rounds))


def percentile(values: Sequence[float], share: float) -> float:
    return float(np.percentile(np.asarray(values), share))
