"""Work that nobody waits for leaves the processor to who does: the window, a query, a program."""

from __future__ import annotations

import contextlib
import os
import sys
import threading

# The model's one thread goes before those that decode: with no more than its turn among them it
# would fall behind, and they would wait for it with all that they have ready.
MODEL = 2
# Beside another thread that wants the same core, such a one has it for a fifth of the time. With
# less, a large file beside a busy program would be taken for one that hangs.
DECODING = 6


def stand_back(niceness: int) -> None:
    """Of the calling thread, and of those that it starts from now on. On Linux alone: elsewhere a
    process has one priority, and this one answers queries too."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError):  # a sandbox may forbid it
            usual = os.getpriority(os.PRIO_PROCESS, os.getpid())  # of the process's first thread
            thread = threading.get_native_id()
            os.setpriority(os.PRIO_PROCESS, thread, min(usual + niceness, 19))
