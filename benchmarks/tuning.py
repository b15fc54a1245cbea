"""What each trick of the `tuning` rooms gains: `python -m benchmarks.tuning [NAME]`."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from statistics import median

import numpy as np

from photo_sorter.adapters.tuning.half_precision import single_precision

_IMPORT = """
import time
from contextlib import nullcontext
import photo_sorter.adapters.engine.model.open_clip_import as room
if {plain}:
    room.unused_left_out = nullcontext
began = time.perf_counter()
room.import_open_clip()
print(time.perf_counter() - began)
"""


def imports() -> None:
    """Seconds for importing open_clip, in a process of its own each."""
    times: dict[bool, list[float]] = {True: [], False: []}
    for _ in range(3):
        for plain, taken in times.items():
            code = _IMPORT.format(plain=plain)
            ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
            taken.append(float(ran.stdout.split()[-1]))
    _print("importing open_clip", median(times[True]), median(times[False]))


def half_precision() -> None:
    """Seconds for 1,000 vectors of 384 dimensions."""
    halves = np.random.default_rng(0).standard_normal(384_000).astype("<f2")
    bits = halves.view("<i2")
    plain = _best(lambda: halves.astype(np.float32))
    _print("float16 to float32", plain, _best(lambda: single_precision(bits)))


def _best(work: Callable[[], object], times: int = 50) -> float:
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return min(taken)


def _print(name: str, plain: float, tuned: float) -> None:
    print(f"{name}: {plain:.6f} s without, {tuned:.6f} s with, {plain / tuned:.2f} times")


_TRICKS = {"imports": imports, "half_precision": half_precision}


if __name__ == "__main__":
    for chosen in sys.argv[1:] or _TRICKS:
        _TRICKS[chosen]()
