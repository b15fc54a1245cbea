"""Background work yields while somebody waits for an answer."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

_LONGEST = 5.0  # seconds; work that never goes on would leave every query slow


class QueryPriority:
    """Safe from any thread; several queries may run at once. Work yields for `longest` seconds at
    most."""

    def __init__(self, longest: float = _LONGEST) -> None:
        self._longest = longest
        self._condition = threading.Condition()
        self._hurried = 0

    @contextmanager
    def query_running(self) -> Iterator[None]:
        """While inside, `yield_to_queries` waits."""
        with self._condition:
            self._hurried += 1
        try:
            yield
        finally:
            with self._condition:
                self._hurried -= 1
                self._condition.notify_all()

    def yield_to_queries(self) -> bool:
        """Return when no query runs, at last after `longest`; whether none does."""
        with self._condition:
            return self._condition.wait_for(lambda: not self._hurried, self._longest)
