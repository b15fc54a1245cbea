"""Asks in words which part of a photo to keep, and finds proposals for it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from photo_sorter.core.cropping.asking import read_crop
from photo_sorter.core.errors import InvalidInputError, PhotoSorterError
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.regions import Region
from photo_sorter.services.guiding.crops import ProposedCrops
from photo_sorter.services.library import Library
from photo_sorter.ui.base.error_words import in_one_line
from photo_sorter.ui.base.tasks import Tasks
from photo_sorter.ui.base.widgets import FlowLayout, label, text_button
from photo_sorter.ui.dialogs.base import Dialog

_COUNT = 4
_FINDING = "crops proposed"  # a task of which the newest alone answers


class CropWordsDialog(Dialog):
    def __init__(
        self,
        library: Library,
        tasks: Tasks,
        photo_id: PhotoId,
        found: Callable[[Sequence[Region]], None],
        parent: QWidget | None,
    ) -> None:
        """`found` hears the proposals, the best first, once the dialog is closed."""
        super().__init__(parent)
        self._library, self._tasks, self._id, self._found = library, tasks, photo_id, found
        self._stop = threading.Event()
        self.set_title(self.tr("Crop by words"))
        self.setMinimumWidth(460)
        hint = self.tr(
            "Say what to keep, a shape, or both. Without words it is what the photo is about."
        )
        self.column.addWidget(label(hint, "quiet", wrap=True))
        self.words = QLineEdit()
        self.words.setPlaceholderText(self.tr("For example: the cat, 16:9"))
        self.words.setAccessibleName(self.tr("What to keep"))
        self.column.addWidget(self.words)
        chips = QWidget()
        flow = FlowLayout(6)
        chips.setLayout(flow)
        for text in ("16:9", "4:3", "3:2", "4:5", self.tr("square")):
            flow.addWidget(text_button(text, "pill", partial(self._add, text)))
        self.column.addWidget(chips)
        self._says = label("", "quiet", wrap=True)
        self._says.setMinimumHeight(self._says.fontMetrics().lineSpacing() * 2)
        self.column.addWidget(self._says)
        self._ok = text_button(self.tr("Propose"), "primary", self._ask)
        self._ok.setDefault(True)
        self.add_buttons(self.cancel_button(), self._ok)
        self.words.setFocus()
        self.finished.connect(self._finish)

    def _add(self, shape: str) -> None:
        """The shape takes the place of the one that is there."""
        try:
            words = read_crop(self.words.text()).words
        except InvalidInputError:
            words = ""
        self.words.setText(f"{words}, {shape}" if words else shape)
        self.words.setFocus()

    def _ask(self) -> None:
        try:
            asked = read_crop(self.words.text())
        except InvalidInputError as error:
            self._failed(error)
            return
        self._says.setText(self.tr("Looking at the photo…"))
        self._ok.setEnabled(False)
        self._tasks.run(
            lambda: self._library.guiding.crops.propose(self._id, asked, _COUNT, self._stop.is_set),
            self._came,
            self._failed,
            newest=_FINDING,
        )

    def _came(self, crops: ProposedCrops) -> None:
        self.accept()
        self._found([each.region for each in crops.proposals])

    def _failed(self, error: PhotoSorterError) -> None:
        self._says.setText(in_one_line(error))
        self._ok.setEnabled(True)

    def _finish(self) -> None:
        self._stop.set()
        self._tasks.forget(_FINDING)
