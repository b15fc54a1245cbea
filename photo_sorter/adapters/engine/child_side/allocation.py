"""Memory that one picture has given back is kept for the next.

By default glibc hands much of it back to the system, and the kernel clears each page anew: some 100
faults a small picture and 200 a large one, which take the engine a fiftieth of its time. It ends
when it has had nothing to do for a while, and everything is given back then. Not a matter of
`app/environment`: what that tells glibc is told to every child.
"""

from __future__ import annotations

import ctypes
import sys

# Of malloc.h; what they do is in mallopt(3). Either of them ends glibc's own adapting of both.
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
_KEPT_BYTES = 256 << 20  # free at the end of a heap, before any of it is handed back
# Larger blocks are the system's. Pillow's own for a huge picture have 16 MB: kept, they would fill
# the memory that pictures may have with what nobody uses.
_LARGEST_KEPT = 8 << 20


def keep_freed_memory() -> None:
    """Of this process, from now on. Without effect where the C library is not glibc."""
    if sys.platform != "linux":
        return
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_TRIM_THRESHOLD, _KEPT_BYTES)
        mallopt(_MMAP_THRESHOLD, _LARGEST_KEPT)
