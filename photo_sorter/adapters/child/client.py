"""A child process that comes and goes: started when it is needed, and again when it died."""

from __future__ import annotations

import itertools
import queue
import threading
from collections.abc import Callable
from functools import partial
from typing import Any

from photo_sorter.adapters.child.messages import ChildDied, Finished, Refused
from photo_sorter.adapters.child.patience import POLL_SECONDS, Patience
from photo_sorter.adapters.child.process import ChildProcess, Entry, Sink


class ChildStoppedError(Exception):
    """The child died on every attempt at a request; the text says why."""


class ChildClosedError(Exception):
    """The child was closed, before the request or while it waited."""


class ChildCancelledError(Exception):
    """Nobody wants the answer any more."""


class ChildClient:
    """Starts a `ChildProcess` for the first request, and another where that has ended. Safe from
    any thread."""

    def __init__(
        self,
        name: str,
        entry: Entry,
        options: Any,
        on_crash: Callable[[str], None] = lambda _reason: None,
        *,
        idle_seconds: float | None = None,
        polite_seconds: float = 2.0,
    ) -> None:
        """As for `ChildProcess`."""
        self._start = partial(
            ChildProcess,
            name,
            entry,
            options,
            on_crash,
            idle_seconds=idle_seconds,
            polite_seconds=polite_seconds,
        )
        self._lock = threading.Lock()
        self._numbers = itertools.count(1)
        self._child: ChildProcess | None = None
        self._stops = 0
        self._closed = False

    @property
    def pid(self) -> int | None:
        """Of the newest process, which may have ended; None before the first."""
        with self._lock:
            return self._child.pid if self._child else None

    def submit(self, make: Callable[[int], object], sink: Sink) -> tuple[ChildProcess, int]:
        """Send the request made for a number, whose replies and `ChildDied` go to `sink`; the
        process that has it, and the number. Raises ChildClosedError."""
        number = next(self._numbers)
        request = make(number)
        with self._lock:
            if self._closed:
                raise ChildClosedError
            if self._child is None or not self._child.submit(number, request, sink):
                self._child = self._start()
                self._child.submit(number, request, sink)
            return self._child, number

    def ask(
        self,
        make: Callable[[int], object],
        attempts: int,
        patience: Patience | None = None,
        hangs_allowed: int = 0,
        cancelled: Callable[[], bool] | None = None,
        on_reply: Callable[[object], None] = lambda _reply: None,
    ) -> object:
        """The value that answers a request; it is sent again where the child dies meanwhile, up to
        `attempts` times in all. A child that is silent for longer than `patience` is killed, which
        may happen `hangs_allowed` times. `on_reply` gets what comes before the last reply, on this
        thread. Raises the error that the request is refused with,
        ChildStoppedError, ChildClosedError, and ChildCancelledError soon after `cancelled()` turns
        true, unless the answer came before."""
        reason = ""
        stops = self._stops
        for _ in range(attempts):
            if stops != self._stops:
                raise ChildClosedError
            match self._ask_once(make, patience, cancelled, on_reply):
                case Finished(value=value):
                    return value
                case Refused(error=error):
                    raise error
                case ChildDied(reason=reason):
                    if patience is not None and patience.times_over > hangs_allowed:
                        break
        raise ChildStoppedError(reason)

    def tell(self, message: object) -> None:
        """Send the process of now what is not answered; nothing where there is none."""
        with self._lock:
            child = self._child
        if child is not None:
            child.tell(message)

    def stop(self) -> None:
        """End the process when it has done what it was asked, as far as it does so in time. A
        request that then still waits ends with ChildClosedError; a later one starts another
        process."""
        with self._lock:
            child = self._child
            self._stops += 1
        if child is not None:
            child.stop()

    def close(self) -> None:
        """As `stop`, and for good. Idempotent."""
        with self._lock:
            self._closed = True
        self.stop()

    def _ask_once(
        self,
        make: Callable[[int], object],
        patience: Patience | None,
        cancelled: Callable[[], bool] | None,
        on_reply: Callable[[object], None],
    ) -> Finished | Refused | ChildDied:
        inbox: queue.SimpleQueue[object] = queue.SimpleQueue()
        child, number = self.submit(make, inbox.put)
        if patience is not None:
            patience.renew()
        polled = patience is not None or cancelled is not None
        while True:
            try:
                reply = inbox.get(timeout=POLL_SECONDS if polled else None)
            except queue.Empty:
                if cancelled is not None and cancelled() and child.forget(number):
                    raise ChildCancelledError from None
                if patience is not None and patience.is_over():
                    child.kill(patience.words())
                    patience.renew()
                    patience.times_over += 1
                continue
            if patience is not None:
                patience.heard(reply)
            if isinstance(reply, (Finished, Refused, ChildDied)):
                return reply
            on_reply(reply)
