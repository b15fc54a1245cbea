"""NumPy multiplies on one thread a call.

What the app multiplies is small, and large scans bring threads of their own. OpenBLAS's threads
wait for each other by spinning: beside an engine that keeps every core busy that took two thirds of
what the app's process takes for a photo.
"""

from __future__ import annotations

import os

OPENBLAS_THREADS = "OPENBLAS_NUM_THREADS"


def use_one() -> None:
    """To be called before NumPy is imported. What the environment already says holds."""
    os.environ.setdefault(OPENBLAS_THREADS, "1")
