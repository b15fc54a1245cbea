"""The facade's calls, off the GUI thread: their answers come back on it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from photo_sorter.core.errors import CancelledError, PhotoSorterError
from photo_sorter.core.problems import Problem

log = logging.getLogger(__name__)

T = TypeVar("T")
Done = Callable[[T], None]
Failed = Callable[[PhotoSorterError], None]

WORKERS = 6  # a model's download holds one for long; the others stay free


class Tasks(QObject):
    """Runs calls on worker threads. What goes wrong and has no taker is told by `failed`."""

    failed = Signal(object)  # PhotoSorterError
    _delivered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="ui-task")
        self._lane = ThreadPoolExecutor(1, thread_name_prefix="ui-lane")
        self._newest: dict[str, int] = {}
        self._closed = False
        self._open = 0
        self._delivered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        call: Callable[[], T],
        done: Done[T] | None = None,
        failed: Failed | None = None,
        *,
        newest: str = "",
        in_order: bool = False,
    ) -> None:
        """Call on a worker, then `done(answer)` or `failed(error)` here. Of the calls with the
        same `newest` name only the last one started answers. Those `in_order` run one after the
        other, as they were asked for; when the window closes they are still done."""
        if self._closed:
            return
        number = 0
        if newest:
            number = self._newest[newest] = self._newest.get(newest, 0) + 1

        def finish(future: Future[T]) -> None:
            if not future.cancelled():
                self._delivered.emit((future, done, failed, newest, number))

        def work() -> T:
            if newest and self._newest[newest] != number:
                raise CancelledError(Problem.NEWER_REQUEST)
            return call()

        self._open += 1
        pool = self._lane if in_order else self._pool
        pool.submit(work).add_done_callback(finish)

    @property
    def idle(self) -> bool:
        """Every call that was started has answered."""
        return self._open == 0

    def forget(self, newest: str) -> None:
        """Let no call of that name answer any more."""
        self._newest[newest] = self._newest.get(newest, 0) + 1

    def close(self) -> None:
        """Drop what waits, but not what a person did; wait for what runs."""
        self._closed = True
        self._lane.shutdown(wait=True)
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _deliver(self, delivery: tuple[Future[Any], Any, Failed | None, str, int]) -> None:
        future, done, failed, newest, number = delivery
        self._open -= 1
        if self._closed or (newest and self._newest[newest] != number):
            return
        error = future.exception()
        if error is None:
            if done is not None:
                done(future.result())
            return
        if isinstance(error, CancelledError):
            return
        if not isinstance(error, PhotoSorterError):
            log.error("A background call failed", exc_info=error)
            error = PhotoSorterError(Problem.UNEXPECTED)
        (failed or self.failed.emit)(error)
