"""What libraries are told by the environment, before they are loaded.

NumPy multiplies on one thread a call: what the app multiplies is small, and large scans bring
threads of their own. OpenBLAS's threads wait for each other by spinning: beside an engine that
keeps every core busy that took two thirds of what the app's process takes for a photo.

The child processes' memory lies in huge pages where Linux has them: a walk through an index of a
million photos jumps about in a gigabyte, and looked up a small page at nearly every step. glibc
reads this when a program starts, so that it holds for what this process starts, not for itself.

No library reports to those who made it, whatever the environment said: the app promises that.
"""

from __future__ import annotations

import os

from photo_sorter.adapters.child.model_environment import NO_REPORTS

NUMPY_THREADS = "OPENBLAS_NUM_THREADS"
GLIBC = "GLIBC_TUNABLES"
_HUGE_PAGES = "glibc.malloc.hugetlb"


def prepare() -> None:
    """To be called before NumPy is imported. What the environment already says holds, but for
    reports."""
    os.environ.update(NO_REPORTS)
    os.environ.setdefault(NUMPY_THREADS, "1")
    told = os.environ.get(GLIBC, "")
    if _HUGE_PAGES not in told:
        os.environ[GLIBC] = ":".join(filter(None, (told, f"{_HUGE_PAGES}=1")))
