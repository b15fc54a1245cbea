"""Changes below the roots, as they happen or by looking again and again."""

from __future__ import annotations

import errno
import logging
import os
import stat
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from watchdog.events import (
    DirAttribEvent,
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileAttribEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingObserverVFS

from photo_sorter.adapters.file_names import NO_MEDIA, is_skipped_below, is_skipped_name
from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.core.photo import FilePath
from photo_sorter.core.ports import RawChange, RawChangeKind
from photo_sorter.core.problems import Problem

log = logging.getLogger(__name__)

# All that is asked of the system: not that files are opened and read, as we do ourselves, nor
# that a directory's content changed, which its files say better.
_EVENTS: list[type[FileSystemEvent]] = [
    DirAttribEvent,
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileAttribEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
]
_KINDS = {
    "created": RawChangeKind.CHANGED,
    "modified": RawChangeKind.CHANGED,
    "closed": RawChangeKind.CHANGED,
    "attrib": RawChangeKind.CHANGED,
    "deleted": RawChangeKind.REMOVED,
    "moved": RawChangeKind.MOVED,
}
_WATCHES = "fs.inotify.max_user_watches=1048576"
_INSTANCES = "fs.inotify.max_user_instances=1024"

OnChange = Callable[[FilePath, RawChange], None]


@dataclass(frozen=True, slots=True)
class _Watched:
    observer: BaseObserver
    watch: ObservedWatch
    handler: FileSystemEventHandler
    polled: bool


class WatchdogWatcher:
    """`core.ports.FolderWatcher`. `on_change(root, change)` is called on threads of watchdog's
    and must be quick; it must not call back into the watcher.

    A link to a directory below a root is not followed; it may be watched as a root is.
    """

    def __init__(self, on_change: OnChange) -> None:
        self._on_change = on_change
        self._lock = threading.Lock()
        self._live: BaseObserver | None = None  # shared by all roots that are not polled
        self._watched: dict[FilePath, _Watched] = {}

    def watch(self, root: FilePath, polling_seconds: float | None) -> None:
        """Follow a root recursively, from when this returns; with `polling_seconds` by looking.
        Raises PhotoSorterError with a remedy; the root is then not watched."""
        with self._lock:
            self._unwatch(root)
            try:
                if polling_seconds is None:
                    self._watch_live(root)
                else:
                    self._watch_by_looking(root, polling_seconds)
            except OSError as error:
                raise _in_words(error, root) from error

    def _watch_live(self, root: FilePath) -> None:
        if self._live is None:
            observer = _live_observer(self._lost)
            observer.start()
            self._live = observer
        limit_reached = getattr(self._live, "take_limit_reached", lambda: False)
        limit_reached()
        self._schedule(root, self._live, polled=False)
        if limit_reached():
            self._unwatch(root)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def _watch_by_looking(self, root: FilePath, seconds: float) -> None:
        observer = PollingObserverVFS(
            _stat_for_polling, _list_for_polling, polling_interval=seconds
        )
        observer.start()
        try:
            self._schedule(root, observer, polled=True)
        except BaseException:
            observer.stop()
            observer.join()
            raise

    def _schedule(self, root: FilePath, observer: BaseObserver, polled: bool) -> None:
        real = os.path.realpath(root)  # inotify would watch a link itself
        handler = _Handler(root, real, self._on_change)
        watch = observer.schedule(handler, real, recursive=True, event_filter=_EVENTS)
        self._watched[root] = _Watched(observer, watch, handler, polled)

    def unwatch(self, root: FilePath) -> None:
        """Nothing to do where the root is not watched."""
        with self._lock:
            self._unwatch(root)

    def _unwatch(self, root: FilePath) -> None:
        watched = self._watched.pop(root, None)
        if watched is None:
            return
        if watched.polled:
            watched.observer.stop()
            watched.observer.join()
        elif any(other.watch == watched.watch for other in self._watched.values()):
            # Another root leads to the same directory by another name.
            watched.observer.remove_handler_for_watch(watched.handler, watched.watch)
        else:
            watched.observer.unschedule(watched.watch)

    def close(self) -> None:
        """Stop and join every thread. Idempotent."""
        with self._lock:
            for root in list(self._watched):
                self._unwatch(root)
            live, self._live = self._live, None
            if live is not None:
                live.stop()
                live.join()

    def _lost(self) -> None:
        """Called on a thread of the observer's; takes no lock, for `close` joins that thread."""
        for root, watched in self._watched.copy().items():
            if not watched.polled:
                self._on_change(root, RawChange(RawChangeKind.OVERFLOWED, root, is_directory=True))


class _Handler(FileSystemEventHandler):
    """Translates the events of one root, whose true path is `real`."""

    def __init__(self, root: FilePath, real: FilePath, on_change: OnChange) -> None:
        self._root = root
        self._real = real
        self._on_change = on_change

    def on_any_event(self, event: FileSystemEvent) -> None:
        try:
            for change in (*self._of_no_media(event), self._translate(event)):
                if change is not None:
                    self._on_change(self._root, change)
        except Exception:  # would end the observer's thread and with it every other root's events
            log.exception("A change below %r could not be passed on", self._root)

    def _of_no_media(self, event: FileSystemEvent) -> Iterator[RawChange]:
        """The file says of its folder whether that is passed over."""
        for path in (os.fsdecode(event.src_path), os.fsdecode(event.dest_path)):
            if os.path.basename(path) == NO_MEDIA and event.event_type in _KINDS:
                folder = self._visible(os.path.dirname(path))
                if folder is not None:
                    yield RawChange(RawChangeKind.CHANGED, folder, is_directory=True)

    def _translate(self, event: FileSystemEvent) -> RawChange | None:
        kind = _KINDS.get(event.event_type)
        if kind is None:
            return None
        source, target = self._visible(event.src_path), None
        if kind is RawChangeKind.MOVED:
            target = self._visible(event.dest_path)
            if target is None:  # to a hidden name: as if it went
                kind = RawChangeKind.REMOVED
            elif source is None:  # from a hidden name: as if it appeared
                kind, source, target = RawChangeKind.CHANGED, target, None
        if source is None:
            return None
        return RawChange(kind, source, target, event.is_directory)

    def _visible(self, path: bytes | str) -> FilePath | None:
        """The path below the root as the person named it; None where it is to be skipped."""
        below = os.fsdecode(path)[len(self._real.rstrip(os.sep)) :]
        named = self._root.rstrip(os.sep) + below
        return None if is_skipped_below(self._root, named) else named


def _live_observer(on_loss: Callable[[], None]) -> BaseObserver:
    if sys.platform == "linux":
        from photo_sorter.adapters.inotify_observer import InotifyRootsObserver

        return InotifyRootsObserver(on_loss)
    else:
        from watchdog.observers import Observer

        return Observer()


def _stat_for_polling(path: str) -> os.stat_result:
    """A link to a directory counts as a file: following it could lead in a circle."""
    status = os.lstat(path)
    if stat.S_ISLNK(status.st_mode):
        target = os.stat(path)
        return status if stat.S_ISDIR(target.st_mode) else target
    return status


def _list_for_polling(path: str | None) -> Iterator[os.DirEntry[str]]:
    with os.scandir(path) as entries:
        return iter([x for x in entries if not is_skipped_name(x.name) or x.name == NO_MEDIA])


def _in_words(error: OSError, root: FilePath) -> PhotoSorterError:
    if error.errno == errno.ENOSPC:
        return PhotoSorterError(Problem.TOO_MANY_WATCHED_FOLDERS, path=root, setting=_WATCHES)
    if error.errno == errno.EMFILE:
        return PhotoSorterError(Problem.TOO_MANY_WATCHERS, path=root, setting=_INSTANCES)
    detail = error.strerror or str(error)
    return PhotoSorterError(Problem.FOLDER_NOT_FOLLOWED, path=root, detail=detail)
