"""Follows the folders live: events are folded until it is quiet, then the disk is looked at.

Memory and work stay bounded whatever comes: where more paths wait than are worth looking at one by
one, or events come faster than they are taken, single paths are given up and the root is compared
with the disk as a whole once it is quiet.
"""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable

from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.core.events import ErrorRaised, EventBus
from photo_sorter.core.file_changes import SettlingPaths
from photo_sorter.core.photo import FilePath, Folder, FolderId
from photo_sorter.core.ports import FileSystem, FolderWatcher, RawChange, RawChangeKind, Scope
from photo_sorter.core.settings import Settings
from photo_sorter.services.files.passing_over import excludes
from photo_sorter.services.files.reconcile import Reconciler

log = logging.getLogger(__name__)

_LOOK_FOR_ROOTS_SECONDS = 5.0
_PATHS_AT_MOST = 10_000  # that wait; to compare a root as a whole costs less than more of them
_QUEUED_AT_MOST = 50_000  # events that were received and not taken yet
_TAKEN_AT_ONCE = 5_000  # before the clock is looked at
_ROOT_QUIET_SECONDS = 1.0


class FolderFollower:
    """One thread between the watcher's events and the reconciler."""

    def __init__(
        self,
        files: FileSystem,
        reconciler: Reconciler,
        events: EventBus,
        settings: Callable[[], Settings],
        on_work: Callable[[], None],
        on_rescan: Callable[[list[Folder]], None],
    ) -> None:
        """`on_work`: files are pending now. `on_rescan`: these roots want a whole reconcile."""
        self._files = files
        self._reconciler = reconciler
        self._events = events
        self._settings = settings
        self._on_work = on_work
        self._on_rescan = on_rescan
        self._watcher: FolderWatcher | None = None
        self._incoming: queue.SimpleQueue[tuple[FilePath, RawChange] | None] = queue.SimpleQueue()
        self._settling = SettlingPaths()
        self._crowded = SettlingPaths(quiet=_ROOT_QUIET_SECONDS)  # roots, to be compared as a whole
        self._lost: set[FilePath] = set()  # roots whose events were not even queued
        self._blind: set[FilePath] = set()  # roots that the watcher may not see any more
        self._watched: dict[FilePath, Folder] = {}  # roots, and links below them to directories
        self._scopes: dict[FilePath, Scope] = {}  # of the roots
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="follow-folders", daemon=True)

    def start(self, watcher: FolderWatcher) -> None:
        self._watcher = watcher
        self._thread.start()

    def close(self) -> None:
        if self._watcher is not None:
            self._watcher.close()
        if self._thread.is_alive():
            self._incoming.put(None)
            self._thread.join()

    def receive(self, root: FilePath, change: RawChange) -> None:
        """Called by the watcher, on its thread: only enqueues."""
        if self._incoming.qsize() < _QUEUED_AT_MOST:
            self._incoming.put((root, change))
        else:
            self._lost.add(root)

    def follow(self, folders: list[Folder]) -> None:
        """Watch exactly these roots, and what links in them lead to. One that was not watched yet
        is reconciled from now on: what changed before the watch stood would otherwise be missed."""
        if self._watcher is None:
            return
        with self._lock:
            self._scopes = self._reconciler.passing_over.scopes(folders)
            wanted = {link: folder for folder in folders for link in self._files.links(folder.path)}
            wanted.update((folder.path, folder) for folder in folders)
            for root in [root for root in self._watched if root not in wanted]:
                self._watcher.unwatch(root)
                del self._watched[root]
            fresh = {root: x for root, x in wanted.items() if root not in self._watched}
            for root, folder in fresh.items():
                self._watch(root, folder)
        if fresh:
            self._on_rescan(list(fresh.values()))

    def _watch(self, root: FilePath, folder: Folder) -> None:
        assert self._watcher is not None
        polling = None
        if not self._files.sends_events(root):
            polling = self._settings().polling_seconds
        self._watched[root] = folder
        try:
            self._watcher.watch(root, polling)
        except PhotoSorterError as error:
            log.warning("Falling back to polling for %s: %s", root, error)
            self._events.publish(ErrorRaised(error))
            self._watcher.watch(root, self._settings().polling_seconds)

    def _run(self) -> None:
        next_look = time.monotonic()
        next_rescan = time.monotonic() + self._settings().rescan_minutes * 60
        while True:
            dues = (next_look, next_rescan, self._settling.next_due(), self._crowded.next_due())
            if not self._take(min(due for due in dues if due is not None)):
                return
            now = time.monotonic()
            try:
                self._look_at_due(now)
                self._rescan_crowded(now)
                if now >= next_look:
                    next_look = now + _LOOK_FOR_ROOTS_SECONDS
                    # A root that has gone is no longer watched; one that came back is anew.
                    self.follow(self._reconciler.look_for_roots())
                if now >= next_rescan:
                    next_rescan = now + self._settings().rescan_minutes * 60
                    self._on_rescan(list(self._watched.values()))
            except PhotoSorterError as error:
                log.warning("Following folders: %s", error)
                self._events.publish(ErrorRaised(error))

    def _take(self, until: float) -> bool:
        """Wait for an event, but not longer than `until`, and take those that are there; False
        where it is time to end."""
        try:
            item = self._incoming.get(timeout=max(0.0, until - time.monotonic()))
            for _ in range(_TAKEN_AT_ONCE):
                if item is None:
                    return False
                self._accept(*item)
                item = self._incoming.get_nowait()
            if item is None:
                return False
            self._accept(*item)
        except queue.Empty:
            pass
        while self._lost:
            self._give_up_paths(self._lost.pop())
        return True

    def _accept(self, root: FilePath, change: RawChange) -> None:
        folder = self._watched.get(root)
        if folder is None:
            return
        scope = self._scopes.get(folder.path)
        paths = [path for path in (change.path, change.moved_to) if path is not None]
        if scope is not None and all(excludes(scope, path) for path in paths):
            return
        now = time.monotonic()
        if change.kind is RawChangeKind.OVERFLOWED:
            self._blind.add(root)
        if (
            change.kind is RawChangeKind.OVERFLOWED
            or len(self._settling) >= _PATHS_AT_MOST
            or root in self._crowded
        ):
            self._give_up_paths(root)
            return
        self._settling.report(folder.id, change.path, now)
        if change.moved_to is not None:
            self._settling.report(folder.id, change.moved_to, now)

    def _give_up_paths(self, root: FilePath) -> None:
        """The root is compared with the disk as a whole, once it is quiet."""
        folder = self._watched.get(root)
        if folder is None:
            return
        if root not in self._crowded:
            self._settling.forget(folder.id)
        self._crowded.report(folder.id, root, time.monotonic())

    def _rescan_crowded(self, now: float) -> None:
        for _, root in self._crowded.due(now):
            self._crowded.settle(root, None, now)
            with self._lock:
                folder = self._watched.get(root)
                if folder is not None and root in self._blind:
                    self._blind.discard(root)
                    self._watch(root, folder)
            if folder is not None:
                self._on_rescan([folder])

    def _look_at_due(self, now: float) -> None:
        ready: list[tuple[FolderId, FilePath]] = []
        for folder_id, path in self._settling.due(now):
            found = self._files.found(path)
            if self._settling.settle(path, None if found is None else found.stamp, now):
                ready.append((folder_id, path))
        if not ready:
            return
        try:
            if self._reconciler.check_paths(ready).touched:
                self._on_work()
        except PhotoSorterError:
            self._on_rescan(list(self._watched.values()))  # finds the released paths again
            raise
