"""A background thread that does its work each time it is woken."""

from __future__ import annotations

import threading
from collections.abc import Callable


class WokenThread:
    """Several calls of `wake` before the work begins are one."""

    def __init__(self, name: str, work: Callable[[], None], gather_seconds: float = 0.0) -> None:
        """It begins so long after it was woken: where each piece of work has a price of its own,
        one for all that comes meanwhile is cheaper."""
        self._work = work
        self._gather_seconds = gather_seconds
        self._wake = threading.Event()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    @property
    def started(self) -> bool:
        return self._thread.is_alive()

    @property
    def stopping(self) -> bool:
        """What long work asks, to end early."""
        return self._stopping.is_set()

    def start(self) -> None:
        """Start, with the first work to do."""
        self._thread.start()
        self._wake.set()

    def wake(self) -> None:
        self._wake.set()

    def wake_after(self, seconds: float) -> None:
        """For the thread itself: wait, unless it is stopped, and work anew."""
        if not self._stopping.wait(seconds):
            self._wake.set()

    def close(self) -> None:
        """Stop, and wait for the work in hand. May be called more than once."""
        self._stopping.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        gather_seconds = 0.0  # nothing comes before the first work, which is waited for
        while not self._stopping.is_set():
            self._wake.wait()
            if not self._stopping.wait(gather_seconds):
                self._wake.clear()
                self._work()
            gather_seconds = self._gather_seconds
