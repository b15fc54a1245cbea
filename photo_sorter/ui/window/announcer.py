"""What is said above the photos: what was done and can be undone, and what went wrong."""

from __future__ import annotations

import os

from PySide6.QtCore import QObject

from photo_sorter.core.changes import RATINGS, Change
from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.core.operations import AddFolder
from photo_sorter.ui.base import words
from photo_sorter.ui.base.error_words import in_words
from photo_sorter.ui.browse.context import WindowContext


class Announcer(QObject):
    def __init__(self, window: WindowContext, parent: QObject) -> None:
        super().__init__(parent)
        self._toasts, self._commands = window.toasts, window.commands
        window.bridge.error_raised.connect(self._say_error)
        window.bridge.index_server_answered.connect(
            lambda: self._toasts.say(self.tr("The index server answers again"))
        )
        window.bridge.engine_restarted.connect(
            lambda _: self._toasts.say(
                self.tr("A picture stopped its reader; everything else goes on")
            )
        )
        window.tasks.failed.connect(self._say_error)
        window.commands.changed.connect(self._say_change)
        window.commands.undone.connect(self._say_undone)
        window.commands.redone.connect(self._say_change)

    def offer_folder(self, path: str) -> None:
        """A picture was opened that is in no folder of the library."""
        folder, name = os.path.split(path)
        self._toasts.say(
            self.tr("{name} is in no folder that is watched").format(name=name),
            folder,
            self.tr("Watch its folder"),
            lambda: self._commands.do(AddFolder(folder)),
        )

    def _say_error(self, error: PhotoSorterError) -> None:
        self._toasts.say(*in_words(error))

    def _say_change(self, change: Change) -> None:
        self._toasts.say(
            self._words(change),
            "",
            self.tr("Undo"),
            lambda: self._commands.undo(change.id),
            _about(change),
        )

    def _words(self, change: Change) -> str:
        return words.deed(change.deed, self._commands.meant_by(change))

    def _say_undone(self, change: Change) -> None:
        self._toasts.say(
            self.tr("Undone: {what}").format(what=self._words(change)),
            "",
            self.tr("Redo"),
            self._commands.redo,
            _about(change),
        )


def _about(change: Change) -> object:
    """One photo is rated after the other: only the last is told of."""
    return "rating" if change.deed.action in RATINGS else change.id
