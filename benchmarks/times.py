"""Taking times."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import numpy as np

_IDLE = 0.05  # of a core


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def best(work: Callable[[], object], rounds: int = 3) -> float:
    """The shortest of several: what the work needs when nothing else interferes."""
    return min(seconds(work) for _ in range(rounds))


def percentile(values: Sequence[float], share: float) -> float:
    return float(np.percentile(np.asarray(values), share))


def wait_until_idle(patience: float) -> None:
    """Return once this process has had next to nothing to do for a second. Raises TimeoutError
    after `patience` seconds."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        before = time.process_time()
        time.sleep(1.0)
        if time.process_time() - before < _IDLE:
            return
    raise TimeoutError("the background work did not come to an end")
