"""The niceness of threads whose work nobody waits for: queries, the window and other programs get
the processor first."""

from __future__ import annotations

import contextlib
import os
import sys
import threading

# Lower than that of the decoding threads: if the model's one thread had only its turn among them,
# it would fall behind, and they would wait for it.
MODEL = 2
# A thread with this niceness gets a fifth of a core's time beside one with none. With less, a large
# file would be taken for one that hangs while another program is busy.
DECODING = 6


def add_niceness(niceness: int) -> None:
    """Raise the niceness of the calling thread, and of those that it starts from now on. On Linux
    alone: elsewhere a process has one priority, and this one answers queries too."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError):  # a sandbox may forbid it
            usual = os.getpriority(os.PRIO_PROCESS, os.getpid())  # of the process's first thread
            thread = threading.get_native_id()
            os.setpriority(os.PRIO_PROCESS, thread, min(usual + niceness, 19))
