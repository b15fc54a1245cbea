"""Opens the dialog that takes over from another program, and does what is decided there."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from photo_sorter.core.changes import Change
from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.core.importing import ImportOptions, ImportPlan, MatchedSource
from photo_sorter.services.library import Library
from photo_sorter.ui.base.commands import Commands
from photo_sorter.ui.base.tasks import Tasks
from photo_sorter.ui.dialogs.import_program import ImportDialog

translate = QCoreApplication.translate
_READ, _PLAN = "read import", "plan import"  # tasks of which the newest alone answers


class ImportOpener(QObject):
    """Lives as long as its dialog."""

    _progressed = Signal(int, int)  # from the thread that reads

    def __init__(self, library: Library, tasks: Tasks, commands: Commands, window: QWidget) -> None:
        dialog = ImportDialog(window)
        super().__init__(dialog)
        self._imports, self._tasks, self._commands = library.imports, tasks, commands
        self._dialog = dialog
        self._matched: MatchedSource | None = None
        self._options = ImportOptions()
        self._cancelled = threading.Event()
        self._is_open = True
        self._progressed.connect(dialog.show_progress)
        dialog.file_wanted.connect(lambda: self._choose(folder=False))
        dialog.folder_wanted.connect(lambda: self._choose(folder=True))
        dialog.options_changed.connect(self._plan)
        dialog.decided.connect(self._apply)
        dialog.finished.connect(self._closed)

    def open(self) -> None:
        self._dialog.open()

    def read(self, path: str) -> None:
        """Read the source at once, without asking for it."""
        cancelled = self._cancelled = threading.Event()

        def call() -> tuple[MatchedSource, ImportPlan]:
            watched = self._progressed.emit, cancelled.is_set
            matched = self._imports.read(Path(path), None, *watched)
            return matched, self._imports.plan(matched, self._options, *watched)

        def show(read: tuple[MatchedSource, ImportPlan]) -> None:
            self._matched = read[0]
            self._dialog.show_plan(read[1])

        self._dialog.show_reading()
        self._tasks.run(call, show, self._dialog.show_problem, newest=_READ)

    def _choose(self, *, folder: bool) -> None:
        title = translate("Dialogs", "Choose what to import")
        dialog = QFileDialog(self._dialog, title)
        if folder:
            dialog.setFileMode(QFileDialog.FileMode.Directory)
            dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.read)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _plan(self, options: ImportOptions) -> None:
        self._options, matched = options, self._matched
        if matched is not None:
            self._tasks.run(
                lambda: self._imports.plan(matched, options),
                self._dialog.show_plan,
                self._dialog.show_problem,
                newest=_PLAN,
            )

    def _apply(self, plan: ImportPlan) -> None:
        def done(change: Change | None) -> None:
            if self._is_open:
                self._dialog.accept()
            if change is not None:
                self._commands.changed.emit(change)

        def failed(error: PhotoSorterError) -> None:
            if self._is_open:
                self._dialog.show_problem(error)
            else:
                self._tasks.failed.emit(error)

        cancelled = self._cancelled = threading.Event()
        self._dialog.show_doing()
        self._tasks.run(
            lambda: self._imports.apply(plan, self._progressed.emit, cancelled.is_set),
            done,
            failed,
            in_order=True,
        )

    def _closed(self) -> None:
        """What is being read is given up, and what is being taken over as a whole: nothing of it
        stays."""
        self._is_open = False
        self._cancelled.set()
        for name in (_READ, _PLAN):
            self._tasks.forget(name)
