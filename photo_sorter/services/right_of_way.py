"""Background work stands back while somebody waits for an answer."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

_LONGEST = 5.0  # seconds; work that never goes on would leave every query slow


class RightOfWay:
    """Safe from any thread; several may be in a hurry."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._hurried = 0

    @contextmanager
    def in_a_hurry(self) -> Iterator[None]:
        """While inside, `give` waits."""
        with self._condition:
            self._hurried += 1
        try:
            yield
        finally:
            with self._condition:
                self._hurried -= 1
                self._condition.notify_all()

    def give(self) -> None:
        """Return when nobody is in a hurry, at last after some seconds."""
        with self._condition:
            self._condition.wait_for(lambda: not self._hurried, _LONGEST)
