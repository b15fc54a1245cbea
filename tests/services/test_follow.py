"""The thread that follows folders lives through errors, says them, and misses nothing."""

from __future__ import annotations

import threading
from pathlib import Path

from photo_sorter.adapters.catalog.catalog import SqliteCatalog
from photo_sorter.adapters.file_system import LocalFileSystem
from photo_sorter.adapters.watchdog_watcher import WatchdogWatcher
from photo_sorter.core.errors import DiskFullError
from photo_sorter.core.events import ErrorRaised, Event, EventBus
from photo_sorter.core.photo import Folder
from photo_sorter.core.problems import Problem
from photo_sorter.core.settings import Settings
from photo_sorter.services.files.follow import FolderFollower
from photo_sorter.services.files.reconcile import Reconciler
from tests.services.conftest import unsupported


class FullAtFirst(Reconciler):
    """The real one, on a disk that is full at the first look."""

    looks = 0

    def look_for_roots(self) -> list[Folder]:
        self.looks += 1
        if self.looks == 1:
            raise DiskFullError(Problem.DISK_FULL)
        return super().look_for_roots()


def test_an_error_at_the_first_look_is_said_once_and_the_folders_are_followed_after(
    catalog: SqliteCatalog, files: LocalFileSystem, root: Path, tmp_path: Path
) -> None:
    catalog.folders.add(str(root))
    events = EventBus()
    reconciler = FullAtFirst(catalog, files, events, unsupported, str(tmp_path / "library"))
    errors: list[Event] = []
    events.subscribe(errors.append)
    followed = threading.Event()

    def rescan(folders: list[Folder]) -> None:
        if [folder.path for folder in folders] == [str(root)]:
            followed.set()

    follower = FolderFollower(files, reconciler, events, Settings, lambda: None, rescan)
    follower.start(WatchdogWatcher(follower.receive))
    try:
        assert followed.wait(30)
    finally:
        follower.close()
    assert [type(event) for event in errors] == [ErrorRaised]
