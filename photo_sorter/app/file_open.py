"""Files that the system hands to the running program: macOS does so instead of naming them when it
starts it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFileOpenEvent

from photo_sorter.core.photo import FilePath


class FileOpenRequests(QObject):
    """Install it as an event filter of the application. Calls `on_open` with what to open."""

    def __init__(self, on_open: Callable[[Sequence[FilePath]], None]) -> None:
        super().__init__()
        self._on_open = on_open

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self._on_open([event.file()])
            return True
        return False
