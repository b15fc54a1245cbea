"""How much memory a child process may take for what it is given: a small file can ask for all
there is.

The limit is the system's own (`RLIMIT_DATA`), so it holds inside native libraries too: their
allocation fails, and what asked for it can be refused. Linux alone enforces it.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_OF_THE_MACHINE = 0.75  # at most: the app and the system need some too
_M_MMAP_THRESHOLD = -3  # of glibc's mallopt
_LARGE_BLOCK = 4 << 20  # bytes


class MemoryLimit:
    """The limit of this process: so many bytes beyond what it holds now. Models are loaded beyond
    it: they are chosen by a person, and known in size."""

    def __init__(self, limit_bytes: int) -> None:
        self._limit_bytes = limit_bytes
        self._lock = threading.Lock()
        self._loading = 0
        _give_back_large_blocks()
        self._set()

    @contextmanager
    def lifted(self) -> Iterator[None]:
        """Inside, memory is taken that does not count; it is allowed from then on."""
        with self._lock:
            self._loading += 1
            _limit_data(None)
        try:
            yield
        finally:
            with self._lock:
                self._loading -= 1
                if not self._loading:
                    self._set()

    def _set(self) -> None:
        held = _data_bytes()
        if held is not None:
            _limit_data(held + self._limit_bytes)


def _give_back_large_blocks() -> None:
    """Have a large block go back to the system when it is freed. Left to itself glibc keeps ever
    larger ones: what one huge picture took would count against the next."""
    if sys.platform != "linux":
        return
    import ctypes

    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)  # other C libraries have none
    if mallopt is not None:
        mallopt(_M_MMAP_THRESHOLD, _LARGE_BLOCK)


def at_most_here(wanted: int) -> int:
    """That many bytes, or less where the machine has little memory."""
    if sys.platform != "linux":
        return wanted
    import os

    machine = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return min(wanted, int(machine * _OF_THE_MACHINE))


def _data_bytes() -> int | None:
    """What of this process counts against the limit now; None where there is none."""
    try:
        with open("/proc/self/status", encoding="ascii", errors="replace") as status:
            for line in status:
                if line.startswith("VmData:"):
                    return int(line.split()[1]) * 1024
    except OSError:
        pass
    return None


def _limit_data(wanted: int | None) -> None:
    if sys.platform == "win32":
        return
    import resource

    _soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    if wanted is None or (hard != resource.RLIM_INFINITY and wanted > hard):
        wanted = hard
    resource.setrlimit(resource.RLIMIT_DATA, (wanted, hard))
