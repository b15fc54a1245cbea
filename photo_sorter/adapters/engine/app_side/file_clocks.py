"""How long the engine has been busy with each file, as the app sees it. Pure logic: no clock of its
own, so that the rules can be tested."""

from __future__ import annotations

_LONGEST_STEP = 1.0  # seconds; a longer gap is a machine that slept, not a file that takes long


class FileClocks:
    """One clock a file. Times handed in are seconds of a monotonic clock, never going back: those
    at which the engine's words *arrived*, so that an app that reads them late blames nobody."""

    def __init__(self, limit: float | None) -> None:
        """`limit` in seconds, None for files that may take as long as they like."""
        self._limit = limit
        self._running: dict[int, float] = {}  # since when, the oldest first
        self._now = 0.0
        self._last: float | None = None

    def advance(self, time: float) -> None:
        """It is `time` now."""
        if self._last is not None:
            self._now += min(max(time - self._last, 0.0), _LONGEST_STEP)
        self._last = time

    def started(self, token: int) -> None:
        """A file is begun, or goes on after a wait: its clock begins anew."""
        self._running.pop(token, None)
        self._running[token] = self._now

    def stopped(self, token: int) -> None:
        """The file is done, or waits for what is not its fault."""
        self._running.pop(token, None)

    def overdue(self) -> list[int]:
        """The files that have taken longer than the limit."""
        if self._limit is None:
            return []
        late = []
        for token, since in self._running.items():
            if self._now - since <= self._limit:
                break
            late.append(token)
        return late
