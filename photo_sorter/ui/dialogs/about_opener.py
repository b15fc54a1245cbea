"""Opens what is behind About and brings it what was asked for, off the GUI thread."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from photo_sorter.services.program.about import AboutProgram
from photo_sorter.ui.base.tasks import Tasks
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.dialogs.about import AboutDialog
from photo_sorter.ui.dialogs.about_credits import CreditsDialog
from photo_sorter.ui.dialogs.about_licences import LicencesDialog

_LICENCES, _CREDITS, _NEWER = "licences", "credits", "newer-version"


class AboutOpener(QObject):
    def __init__(self, program: AboutProgram, tasks: Tasks, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._program, self._tasks = program, tasks
        self._theme, self._window = theme, window

    def open(self, update_address: str) -> None:
        """`update_address` is asked for newer versions when the person says so; "" for none."""
        dialog = AboutDialog(self._theme, self._program.version, bool(update_address), self._window)
        dialog.licences_requested.connect(lambda: self._open_licences(dialog))
        dialog.credits_requested.connect(lambda: self._open_credits(dialog))
        dialog.newer_requested.connect(lambda: self._look_for_newer(dialog, update_address))
        # An answer must not reach a dialog that is gone.
        dialog.finished.connect(lambda: self._tasks.forget(_NEWER))
        dialog.finished.connect(lambda: self._tasks.forget(_CREDITS))
        dialog.open()

    def _look_for_newer(self, dialog: AboutDialog, address: str) -> None:
        self._tasks.run(
            lambda: self._program.newer_release(address),
            dialog.show_newer,
            dialog.show_trouble,
            newest=_NEWER,
        )

    def _open_licences(self, about: AboutDialog) -> None:
        dialog = LicencesDialog(about)
        dialog.finished.connect(lambda: self._tasks.forget(_LICENCES))
        dialog.open()
        self._tasks.run(
            self._program.components, dialog.show_components, dialog.show_trouble, newest=_LICENCES
        )

    def _open_credits(self, about: AboutDialog) -> None:
        self._tasks.run(
            self._program.credits, lambda text: CreditsDialog(text, about).open(), newest=_CREDITS
        )
