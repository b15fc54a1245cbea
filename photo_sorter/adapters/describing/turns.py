"""One question at a time: a machine that answers two at once answers both late."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from photo_sorter.core.errors import CancelledError
from photo_sorter.core.problems import Problem

_POLL_SECONDS = 0.1  # how often who waits asks whether it still wants to


class Turns:
    def __init__(self) -> None:
        self._lock = threading.Lock()

    @contextmanager
    def taken(self, cancelled: Callable[[], bool]) -> Iterator[None]:
        """Blocks until it is one's turn. Raises CancelledError where it is not wanted any more."""
        while not self._lock.acquire(timeout=_POLL_SECONDS):
            if cancelled():
                raise CancelledError(Problem.NEWER_REQUEST)
        try:
            yield
        finally:
            self._lock.release()
