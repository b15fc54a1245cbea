"""Opens the dialog that says which description fits a photo, and answers what is asked in it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.fitting import read_descriptions
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.problems import Problem
from photo_sorter.core.query import Text, to_text
from photo_sorter.services.library import Library
from photo_sorter.ui.base.covers import Covers
from photo_sorter.ui.base.tasks import Tasks
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.thumbnails import Thumbnails
from photo_sorter.ui.dialogs.fits import FitsDialog

translate = QCoreApplication.translate
_FITTING, _FILE = "fitting descriptions", "description file"  # the newest of each alone answers
_MOST_BYTES = 4 * 2**20  # of a file: more is no list that somebody wrote


class FitsOpener(QObject):
    """Lives as long as its dialog."""

    def __init__(
        self,
        library: Library,
        tasks: Tasks,
        theme: Theme,
        thumbnails: Thumbnails,
        photo_id: PhotoId,
        text: str,
        search: Callable[[str], None],
        window: QWidget,
        *,
        veiled: bool,
    ) -> None:
        """`text` is what stood there before; `search` finds what a query says. A `veiled` photo is
        not shown."""
        picture = None if veiled else Covers(theme, thumbnails, [photo_id], places=1)
        dialog = FitsDialog(picture, text, window)
        super().__init__(dialog)
        self._wording, self._tasks, self._photo_id = library.wording, tasks, photo_id
        self._search, self.dialog = search, dialog
        dialog.asked.connect(self._fit)
        dialog.file_wanted.connect(self._choose)
        dialog.search_wanted.connect(self._find)
        dialog.finished.connect(self._closed)

    def open(self) -> None:
        self.dialog.open()
        self.dialog.begin()

    def read(self, path: str) -> None:
        """Take the descriptions of a text file."""
        self._tasks.run(
            partial(_read, path), self.dialog.set_texts, self.dialog.show_problem, newest=_FILE
        )

    def _fit(self, texts: tuple[str, ...]) -> None:
        if not texts:
            self._tasks.forget(_FITTING)
            return
        self._tasks.run(
            lambda: self._wording.fitting(self._photo_id, texts),
            self.dialog.show_fitting,
            self.dialog.show_problem,
            newest=_FITTING,
        )

    def _find(self, text: str) -> None:
        self.dialog.accept()
        self._search(to_text(Text(text), all_quoted=True))

    def _choose(self) -> None:
        dialog = QFileDialog(self.dialog, translate("Dialogs", "Open a list of descriptions"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.read)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _closed(self) -> None:
        for task in (_FITTING, _FILE):
            self._tasks.forget(task)


def _read(path: str) -> tuple[str, ...]:
    name = Path(path).name
    try:
        with open(path, "rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError as error:
        detail = error.strerror or str(error)
        raise InvalidInputError(Problem.FILE_LIST_UNREADABLE, name=name, detail=detail) from error
    if len(data) > _MOST_BYTES:
        raise InvalidInputError(Problem.DESCRIPTIONS_NO_TEXT, name=name)
    return read_descriptions(data, name)
