"""Opens the dialog on what is passed over, and does what is decided there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from photo_sorter.core.changes import Change
from photo_sorter.core.errors import InvalidInputError, PhotoSorterError
from photo_sorter.core.operations import ExcludeFiles, IncludeFiles, Operation
from photo_sorter.core.problems import Problem
from photo_sorter.services.files.passing_over import own_pattern
from photo_sorter.services.library import Library
from photo_sorter.ui.base.commands import Commands
from photo_sorter.ui.base.tasks import Tasks
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.dialogs.exclusions import ExclusionsDialog

translate = QCoreApplication.translate
_LIST, _FOLDER = "exclusions", "folder to exclude"  # tasks of which the newest alone answers


class ExclusionsOpener(QObject):
    """Lives as long as its dialog, which shows what holds after undo and redo too."""

    def __init__(
        self, library: Library, tasks: Tasks, commands: Commands, theme: Theme, window: QWidget
    ) -> None:
        dialog = ExclusionsDialog(theme, window)
        super().__init__(dialog)
        self._library, self._tasks, self._commands = library, tasks, commands
        self._dialog = dialog
        dialog.excluded.connect(lambda text: self._do(ExcludeFiles(text), dialog.forget_text))
        dialog.included.connect(lambda pattern: self._do(IncludeFiles(pattern)))
        dialog.folder_wanted.connect(self._choose_folder)
        self._is_open = True
        dialog.finished.connect(self._closed)
        for signal in (commands.changed, commands.undone, commands.redone):
            signal.connect(self._load)
        self._load()

    def open(self) -> None:
        self._dialog.open()

    def _load(self, change: Change | None = None) -> None:
        self._tasks.run(self._library.folders.exclusions, self._dialog.show_patterns, newest=_LIST)

    def _do(self, operation: Operation, then: Callable[[], None] = lambda: None) -> None:
        def done(change: Change) -> None:
            if self._is_open:
                then()
            self._commands.changed.emit(change)

        self._tasks.run(
            lambda: self._library.do(operation), done, self._show_problem, in_order=True
        )

    def _show_problem(self, error: PhotoSorterError) -> None:
        """In the dialog while it is open; what was asked for just before it closed is told too."""
        if self._is_open:
            self._dialog.show_problem(error)
        else:
            self._tasks.failed.emit(error)

    def _closed(self) -> None:
        self._is_open = False
        for name in (_LIST, _FOLDER):
            self._tasks.forget(name)

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self._dialog, translate("Dialogs", "Choose a folder to pass over"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._exclude_folder)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _exclude_folder(self, path: str) -> None:
        def pattern() -> str | None:
            return own_pattern(path, [folder.path for folder in self._library.folders.all()])

        def decide(found: str | None) -> None:
            if found is None:
                self._dialog.show_problem(InvalidInputError(Problem.EXCLUSION_OUTSIDE, path=path))
            else:
                self._do(ExcludeFiles(found))

        self._tasks.run(pattern, decide, newest=_FOLDER)
