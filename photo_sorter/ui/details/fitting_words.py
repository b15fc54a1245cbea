"""Which words fit the photo: descriptions that the model knows, and a question to it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from photo_sorter.core.candidates import Answer, candidates
from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.views import Description, PhotoDetails
from photo_sorter.ui.base import words
from photo_sorter.ui.base.error_words import in_one_line
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
        self.add_heading(self.tr("What it may show"))
        self._fitting = self._rows()
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Ask: a cat or a dog?"))
        self.field.setAccessibleName(self.tr("Ask what of several things it is"))
        self.field.setToolTip(self.tr("Name what it may be, with “or” between, and press Return"))
        self.field.returnPressed.connect(self._ask)
        self.column.addWidget(self.field)
        self._answer = self._rows()

    def show_photo(self, details: PhotoDetails) -> bool:
        photo_id = PhotoId(details.id)
        if photo_id != self._photo_id:
            self._photo_id = photo_id
            clear_layout(self._fitting)
            clear_layout(self._answer)
            self._window.tasks.forget("ask")
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
        for task in ("fitting words", "ask"):
            self._window.tasks.forget(task)
        for rows in (self._fitting, self._answer):
            clear_layout(rows)
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

    def _ask(self) -> None:
        named = candidates(self.field.text())
        photo_id, library = PhotoId(self._photo_id), self._window.library
        ask = partial(library.wording.ask, photo_id, named)
        self._window.tasks.run(ask, self._show_answer, self._refused, newest="ask")

    def _show_answer(self, answer: Answer) -> None:
        clear_layout(self._answer)
        shares = sorted(zip(answer.shares, answer.candidates, strict=True), reverse=True)
        none = self.tr("neither") if len(shares) == 2 else self.tr("none of these")
        rows = [(share, text, text == answer.best) for share, text in shares]
        for share, text, is_best in [*rows, (answer.neither, none, not answer.best)]:
            self._answer.addWidget(ShareRow(text, share, strong=is_best))

    def _refused(self, error: PhotoSorterError) -> None:
        clear_layout(self._answer)
        self._answer.addWidget(label(in_one_line(error), "quiet", wrap=True))
