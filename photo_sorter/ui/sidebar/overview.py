"""What the library holds, for the sidebar: read on a worker, at its own pace."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from photo_sorter.core.views import FileFailure
from photo_sorter.services.library import Library
from photo_sorter.ui.base.tasks import Tasks
from photo_sorter.ui.base.throttle import Throttle
from photo_sorter.ui.sidebar.sidebar import SidebarData


class Overview(QObject):
    loaded = Signal(object, object)  # SidebarData, list[FileFailure]

    def __init__(self, library: Library, tasks: Tasks) -> None:
        super().__init__()
        self._library = library
        self._tasks = tasks
        self.data = SidebarData()
        self._throttle = Throttle()
        self._throttle.due.connect(self.load)

    def load_soon(self) -> None:
        self._throttle.soon()

    def load(self) -> None:
        self._tasks.run(self._throttle.timed(self._read), self._came, newest="overview")

    def _read(self) -> tuple[SidebarData, list[FileFailure]]:
        library = self._library
        failures = library.folders.failures()
        data = SidebarData(
            photo_count=library.status.counts().photos,
            failure_count=len(failures),
            albums=library.albums.all(),
            tags=library.tags.all(),
            folders=library.folders.all(),
        )
        return data, failures

    def _came(self, read: tuple[SidebarData, list[FileFailure]]) -> None:
        self.data, failures = read
        self.loaded.emit(self.data, failures)
