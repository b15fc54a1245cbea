"""Sample photos for someone who wants to look around first: copied to where they say, then
watched like any other folder."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from photo_sorter.ui.base.tasks import Tasks
from photo_sorter.ui.pages.first_start import FirstStart

CopySamples = Callable[[str], str]  # into a folder below the one that is named; which


class Samples(QObject):
    """Nothing is written before the person has chosen where."""

    def __init__(
        self,
        window: QWidget,
        first_start: FirstStart,
        tasks: Tasks,
        copy: CopySamples | None,
        watch: Callable[[str], None],
    ) -> None:
        super().__init__(window)
        self._window, self._tasks = window, tasks
        self._copy, self._watch = copy, watch
        first_start.samples_requested.connect(self._choose_place)
        first_start.offer_samples(copy is not None)

    def _choose_place(self) -> None:
        pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        dialog = QFileDialog(
            self._window, self.tr("Choose where the sample photos are copied to"), pictures
        )
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, self.tr("Copy them here"))
        dialog.fileSelected.connect(self.copy_to)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def copy_to(self, folder: str) -> None:
        copy = self._copy
        if copy is not None:
            self._tasks.run(lambda: copy(folder), self._watch)
