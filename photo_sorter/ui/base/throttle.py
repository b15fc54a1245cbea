"""How often what is shown is loaded anew while things change."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from photo_sorter.ui.base.tokens import RELOAD_PAUSE_MS

T = TypeVar("T")

_REST = 9  # times as long as a load took: loading takes a tenth of the time at most
_LONGEST_MS = 15_000


class Throttle(QObject):
    """Many changes at once cost one reload; where a reload takes long, it is seldom."""

    due = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._took = 0.0  # seconds, by the last load
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.due)

    def soon(self) -> None:
        """Something changed."""
        if not self._timer.isActive():
            rest = min(_LONGEST_MS, round(self._took * _REST * 1000))
            self._timer.start(max(RELOAD_PAUSE_MS, rest))

    def timed(self, load: Callable[[], T]) -> Callable[[], T]:
        """`load`, which may run on any thread, with its time taken."""

        def run() -> T:
            began = time.monotonic()
            try:
                return load()
            finally:
                self._took = time.monotonic() - began

        return run
