"""Opens what a person double-clicked in a file manager, or dropped on the program's icon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from photo_sorter.core.operations import AddFolder
from photo_sorter.core.photo import FilePath, PhotoId
from photo_sorter.services.library import Library
from photo_sorter.ui.base.commands import Commands
from photo_sorter.ui.base.tasks import Tasks
from photo_sorter.ui.browse.browser import Browser
from photo_sorter.ui.browse.place import Place


@dataclass(frozen=True, slots=True)
class _Sorted:
    """Paths by what can be done with them."""

    folders: list[FilePath]
    photos: list[PhotoId]
    unknown: list[FilePath]


class OpenRequests(QObject):
    """Folders are watched from now on; a photo of the library is shown; for another picture its
    folder is offered."""

    photo_requested = Signal(int)  # photo id, once all photos are listed
    unknown_met = Signal(str)  # a picture's path

    def __init__(
        self, library: Library, tasks: Tasks, browser: Browser, commands: Commands
    ) -> None:
        super().__init__()
        self._library = library
        self._tasks = tasks
        self._browser = browser
        self._commands = commands
        self._waiting: PhotoId | None = None
        browser.listed.connect(lambda *_: self._listed())

    def open(self, paths: Sequence[FilePath]) -> None:
        """Absolute paths; what is not there is passed over."""
        if paths:
            self._tasks.run(lambda: self._sort(paths), self._sorted)

    def _sort(self, paths: Sequence[FilePath]) -> _Sorted:
        folders, photos, unknown = [], [], []
        for path in paths:
            if Path(path).is_dir():
                folders.append(path)
            elif Path(path).exists():
                photo = self._library.photos.at(path)
                if photo is None:
                    unknown.append(path)
                else:
                    photos.append(photo)
        return _Sorted(folders, photos, unknown)

    def _sorted(self, found: _Sorted) -> None:
        for folder in found.folders:
            self._commands.do(AddFolder(folder))
        if found.photos:
            self._waiting = found.photos[0]
            self._browser.go_to(Place())
        elif found.unknown:
            self.unknown_met.emit(found.unknown[0])

    def _listed(self) -> None:
        if self._waiting is not None:
            photo, self._waiting = self._waiting, None
            self.photo_requested.emit(photo)
