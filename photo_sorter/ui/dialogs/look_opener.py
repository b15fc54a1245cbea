"""Opens the dialog that gives a photo another look, and does what is wanted in it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from photo_sorter.core.adjusting.adjustments import Adjustments
from photo_sorter.core.adjusting.tones import apply
from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports import PictureSize
from photo_sorter.core.versions.edit import Edit
from photo_sorter.services.library import Library
from photo_sorter.services.versions.service import MadeVersion
from photo_sorter.ui.base.tasks import Tasks
from photo_sorter.ui.dialogs.look import LookDialog
from photo_sorter.ui.dialogs.look_preview import Pixels, pixels_of

_SIDE = 1100  # pixels of the preview
# Tasks of which the newest alone answers.
_FINDING, _SHOWING, _READING = "look found", "look shown", "look read"


class LookOpener(QObject):
    """Lives as long as its dialog."""

    def __init__(
        self,
        library: Library,
        tasks: Tasks,
        photo_id: PhotoId,
        saved: Callable[[MadeVersion], None],
        exported: Callable[[Path], None],
        window: QWidget,
    ) -> None:
        """`saved` and `exported` say what came of it."""
        dialog = LookDialog(window)
        super().__init__(dialog)
        self._library, self._tasks, self._id = library, tasks, photo_id
        self._saved, self._exported, self._dialog = saved, exported, dialog
        self._pixels: Pixels | None = None
        self._stop = threading.Event()
        self._closed = False
        dialog.asked.connect(self._find)
        dialog.changed.connect(self._show)
        dialog.version_wanted.connect(self._save)
        dialog.copy_wanted.connect(self._choose_copy)
        dialog.finished.connect(self._finish)

    def open(self) -> None:
        self._dialog.open()
        self._tasks.run(
            lambda: pixels_of(self._library.pictures.read(self._id, PictureSize(_SIDE))),
            self._came,
            self._dialog.show_problem,
            newest=_READING,
        )
        # The model is loaded while the person types.
        self._tasks.run(self._library.guiding.looks.warm_up, failed=lambda _error: None)

    def _came(self, pixels: Pixels) -> None:
        self._pixels = pixels
        self._dialog.show_original(pixels)

    def _find(self, words: str) -> None:
        self._stop.set()
        self._stop = stop = threading.Event()
        self._tasks.run(
            lambda: self._library.guiding.looks.find(self._id, words, stop.is_set),
            self._dialog.show_found,
            self._dialog.show_problem,
            newest=_FINDING,
        )

    def _show(self, said: Adjustments) -> None:
        pixels = self._pixels
        if pixels is not None:
            self._tasks.run(
                lambda: apply(pixels, said),
                self._dialog.show_changed,
                self._dialog.show_problem,
                newest=_SHOWING,
            )

    def _save(self, said: Adjustments) -> None:
        self._dialog.show_saving()
        self._tasks.run(
            lambda: self._library.versions.make(self._id, Edit(adjustments=said)),
            self._made,
            self._failed,
            in_order=True,
        )

    def _made(self, version: MadeVersion) -> None:
        self._saved(version)
        self._close()

    def _choose_copy(self, said: Adjustments) -> None:
        """Under a name that is taken nothing is written: the copy gets the next free one."""
        dialog = QFileDialog(self._dialog, self.tr("Save a copy"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.setNameFilter(self.tr("Pictures (*.jpg *.png *.webp)"))
        dialog.setDefaultSuffix("jpg")
        dialog.fileSelected.connect(partial(self._export, said))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _export(self, said: Adjustments, name: str) -> None:
        self._dialog.show_saving()

        def write() -> Path:
            (path,) = self._library.photos.files_here([self._id])[:1]
            return self._library.guiding.copies.write(path, said, Path(name))

        def done(path: Path) -> None:
            self._exported(path)
            self._close()

        self._tasks.run(write, done, self._failed, in_order=True)

    def _close(self) -> None:
        if not self._closed:
            self._dialog.accept()

    def _failed(self, error: PhotoSorterError) -> None:
        """Where the dialog was closed meanwhile the window says it."""
        if self._closed:
            self._tasks.failed.emit(error)
        else:
            self._dialog.show_problem(error)

    def _finish(self) -> None:
        self._closed = True
        self._stop.set()
        for name in (_FINDING, _SHOWING, _READING):
            self._tasks.forget(name)
