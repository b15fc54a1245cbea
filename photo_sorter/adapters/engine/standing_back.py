"""Work that nobody waits for leaves the processor to who does: the window, a query, a program."""

from __future__ import annotations

import contextlib
import os
import sys
import threading

# Beside another thread that wants the same core, this one has it for a quarter of the time. With
# less, a large file beside a busy program would be taken for one that hangs.
NICENESS = 5


def stand_back() -> None:
    """Of the calling thread, and of those that it starts from now on. On Linux alone: elsewhere a
    process has one priority, and this one answers queries too."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError):  # a sandbox may forbid it
            usual = os.getpriority(os.PRIO_PROCESS, os.getpid())  # of the process's first thread
            thread = threading.get_native_id()
            os.setpriority(os.PRIO_PROCESS, thread, min(usual + NICENESS, 19))
