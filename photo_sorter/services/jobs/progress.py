"""How much work there is, how fast it goes, how long it will take."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable

from photo_sorter.core.views import Activity, Progress

_WINDOW_SECONDS = 15.0
_REPORT_SECONDS = 0.2


class ProgressTracker:
    """The progress of one job. The rate is a moving one over the last seconds: what a person feels
    now. Safe from any thread."""

    def __init__(
        self,
        on_change: Callable[[], None],
        before: Progress,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`on_change` is called a few times a second while work advances. `before` is shown until
        the job begins."""
        self._on_change = on_change
        self._clock = clock
        self._lock = threading.Lock()
        self._progress = before
        self._marks: deque[tuple[float, int]] = deque()
        self._reported = float("-inf")

    def current(self) -> Progress:
        with self._lock:
            return self._progress

    def begin(self, activity: Activity, total: int) -> None:
        with self._lock:
            self._marks.clear()
            self._marks.append((self._clock(), 0))
            self._progress = Progress(activity, 0, total)
        self._report(now=True)

    def advance(self, count: int, remaining: int) -> None:
        """`count` more are done, `remaining` are still to do (the total may grow)."""
        with self._lock:
            now = self._clock()
            done = self._progress.done + count
            self._marks.append((now, done))
            while len(self._marks) > 2 and now - self._marks[0][0] > _WINDOW_SECONDS:
                self._marks.popleft()
            since, before = self._marks[0]
            rate = (done - before) / (now - since) if now > since else 0.0
            left = remaining / rate if rate > 0 else None
            self._progress = Progress(self._progress.activity, done, done + remaining, rate, left)
        self._report()

    def end(self) -> None:
        with self._lock:
            before = self._progress
            self._progress = Progress(Activity.IDLE, before.done, before.total)
        self._report(now=True)

    def _report(self, now: bool = False) -> None:
        with self._lock:
            time_now = self._clock()
            if not now and time_now - self._reported < _REPORT_SECONDS:
                return
            self._reported = time_now
        self._on_change()
