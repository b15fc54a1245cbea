"""Watchdog's inotify observer, saying what it would keep to itself: events that were lost, and
directories that the system's limit kept from being watched. Linux only."""

from __future__ import annotations

import errno
import logging
import threading
from collections.abc import Callable

from watchdog.observers.api import BaseObserver
from watchdog.observers.inotify import InotifyEmitter
from watchdog.observers.inotify_c import (
    CallbackId,
    InotifyConstants,
    InotifyEvent,
    InotifyFD,
    Mask,
    WatchCallback,
    WatchDescriptor,
)

log = logging.getLogger(__name__)


class InotifyRootsObserver(BaseObserver):
    """One inotify instance for every root (a person may have but 128 of them).

    `on_loss` is called on a thread of the observer's when events were lost, a directory that
    appeared could not be watched, or a file system was unmounted, which ends the watches on it
    also where it is back at once. Raises OSError where the system gives no instance.
    """

    def __init__(self, on_loss: Callable[[], None]) -> None:
        self._events = _ReportingInotify(on_loss)
        self._events.start()
        super().__init__(InotifyEmitter, inotify_fd=self._events)

    def take_limit_reached(self) -> bool:
        """Whether a directory met the limit since this was last asked."""
        return self._events.take_limit_reached()

    def on_thread_stop(self) -> None:
        super().on_thread_stop()
        self._events.stop()
        self._events.join()


class _ReportingInotify(InotifyFD):
    def __init__(self, on_loss: Callable[[], None]) -> None:
        super().__init__()
        self._on_loss = on_loss
        self._limit_reached = False

    def take_limit_reached(self) -> bool:
        reached, self._limit_reached = self._limit_reached, False
        return reached

    def add_callback(
        self, path: bytes, mask: Mask, callback: WatchCallback, id_: CallbackId
    ) -> WatchDescriptor:
        """Watchdog passes over directories below the root that cannot be watched."""
        try:
            return super().add_callback(path, mask, callback, id_)
        except OSError as error:
            if error.errno == errno.ENOSPC:
                first, self._limit_reached = not self._limit_reached, True
                if first and threading.current_thread() is self:
                    log.warning("No more folders can be watched: %r is not", path)
                    self._on_loss()
            raise

    def _add_callback(
        self, path: bytes, mask: Mask, callback: WatchCallback, id_: CallbackId
    ) -> WatchDescriptor:
        """A directory that appears while the one above it is being read is met twice. Watchdog
        warns of that; it is one and the same callback."""
        watch = self._get_or_create_watch(path, mask)
        watch.callbacks[id_] = callback
        return watch.wd

    def handle_event(self, event: InotifyEvent) -> None:
        super().handle_event(event)
        if event.is_queue_overflow or event.mask & InotifyConstants.IN_UNMOUNT:
            self._on_loss()
