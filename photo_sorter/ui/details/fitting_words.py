"""Which words fit the photo: descriptions that the model knows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from photo_sorter.core.photo import PhotoId
from photo_sorter.core.views import Description, PhotoDetails
from photo_sorter.ui.base import words
from photo_sorter.ui.base.share_row import ShareRow
from photo_sorter.ui.base.widgets import clear_layout, label
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.details.section import DetailSection

_SHOWN = 4  # descriptions


class FittingWords(DetailSection):
    above = 20

    def __init__(self, window: WindowContext) -> None:
        super().__init__(window)
        self._window = window
        self._photo_id = 0
        self.add_heading(self.tr("What it may show"), "fitting")
        self._fitting = self._rows()

    def show_photo(self, details: PhotoDetails) -> bool:
        photo_id = PhotoId(details.id)
        if photo_id != self._photo_id:
            self._photo_id = photo_id
            clear_layout(self._fitting)
        library = self._window.library
        self._window.tasks.run(
            lambda: library.wording.describe(photo_id),
            self._show_fitting,
            lambda _error: clear_layout(self._fitting),  # it has no vector yet
            newest="fitting words",
        )
        return True

    def show_veiled(self, details: PhotoDetails) -> bool:
        self._photo_id = 0
        self._window.tasks.forget("fitting words")
        clear_layout(self._fitting)
        return False

    def _rows(self) -> QVBoxLayout:
        holder = QWidget()
        rows = QVBoxLayout(holder)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        self.column.addWidget(holder)
        return rows

    def _show_fitting(self, found: Sequence[Description]) -> None:
        clear_layout(self._fitting)
        for each in found[:_SHOWN]:
            tip = f"{each.text}: {words.confidence(each.confidence)}"
            self._fitting.addWidget(ShareRow(each.text, each.confidence, tip))
        if not found:
            nothing = self.tr("Nothing that the model knows words for.")
            self._fitting.addWidget(label(nothing, "quiet", wrap=True))
