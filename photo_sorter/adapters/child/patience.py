"""How long a child may be silent before it counts as hung."""

from __future__ import annotations

import time

from photo_sorter.adapters.child.messages import Loading

POLL_SECONDS = 0.1  # how often a waiting thread asks whether patience is over
_LOADING_PATIENCE = 10  # times the usual patience while a child starts or loads a model


class Patience:
    """Of one request. Not safe from several threads."""

    def __init__(self, seconds: float) -> None:
        self.times_over = 0  # how often a child was killed for it
        self._seconds = seconds
        self.renew()

    def renew(self) -> None:
        """A new child, or another request."""
        self._allowed = self._seconds * _LOADING_PATIENCE  # the process may only be starting
        self._since = time.monotonic()

    def heard(self, reply: object) -> None:
        self._since = time.monotonic()
        self._allowed = self._seconds * (_LOADING_PATIENCE if isinstance(reply, Loading) else 1)

    def is_over(self) -> bool:
        return time.monotonic() - self._since > self._allowed

    def words(self) -> str:
        return f"no sign of life for {self._allowed:.0f} s"
