"""What a person sets: shown at once, written on a worker, one write at a time."""

from __future__ import annotations

import logging
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.core.events import SettingsChanged
from photo_sorter.core.settings import Settings
from photo_sorter.services.library import Library
from photo_sorter.ui.base.bridge import EventBridge
from photo_sorter.ui.base.tasks import Tasks

log = logging.getLogger(__name__)


class SettingChanges(QObject):
    """Keeps no copy of the settings, only what is not written yet: a slider that is drawn asks
    for many changes, of which the last one counts. Lives on the GUI thread."""

    shown = Signal(object)  # Settings, as the window is to show them
    written = Signal(object)  # SettingsChanged, by whomever

    def __init__(self, library: Library, tasks: Tasks, bridge: EventBridge) -> None:
        super().__init__()
        self._library = library
        self._tasks = tasks
        self._waiting: dict[str, object] = {}
        self._writing: dict[str, object] = {}
        bridge.settings_changed.connect(self._came)

    def current(self) -> Settings:
        """The settings with what a person asked for and is not written yet."""
        asked = self._writing | self._waiting
        return replace(self._library.settings.current(), **asked)  # type: ignore[arg-type]

    def change(self, **values: object) -> None:
        """Set these fields of `Settings`. A failure is told by `Tasks.failed`, and `shown` then
        goes back to what holds."""
        self._waiting |= values
        self.shown.emit(self.current())
        self._write()

    def close(self) -> None:
        """Write what still waits, after the tasks have ended."""
        if self._waiting:
            try:
                self._library.settings.change(**self._waiting)
            except PhotoSorterError as error:  # nobody is left to tell
                log.warning("The settings could not be written: %s", error)

    def _write(self) -> None:
        if self._writing or not self._waiting:
            return
        values, self._waiting = self._waiting, {}
        self._writing = values
        self._tasks.run(
            lambda: self._library.settings.change(**values), lambda _: self._done(), self._failed
        )

    def _done(self) -> None:
        self._writing = {}
        self._write()

    def _failed(self, error: PhotoSorterError) -> None:
        self._writing, self._waiting = {}, {}
        self.shown.emit(self.current())
        self._tasks.failed.emit(error)

    def _came(self, event: SettingsChanged) -> None:
        self.shown.emit(self.current())
        self.written.emit(event)
