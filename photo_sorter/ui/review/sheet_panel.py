"""A sheet with what is to be done there above it and the button that answers below it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from photo_sorter.ui.base import words
from photo_sorter.ui.base.tokens import UNIT
from photo_sorter.ui.base.widgets import label, text_button
from photo_sorter.ui.review.batch import Given
from photo_sorter.ui.review.cell import CellMaker
from photo_sorter.ui.review.marks import Mark, Marks
from photo_sorter.ui.review.sheet import Sheet


class SheetPanel(QWidget):
    """`skip`: what is not marked is skipped."""

    answered = Signal(object)  # Given

    def __init__(self, cells: CellMaker, button: str, *, skip: bool) -> None:
        super().__init__()
        self._skip = skip
        self.sheet = Sheet(cells)
        self._text = label("", "large", wrap=True)
        self._hint = label("", "quiet", wrap=True)
        self.top = QHBoxLayout()  # for choices above the sheet
        self._counts = label("", "quiet")
        self.button = text_button(button, "primary", self._done)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        below = QHBoxLayout()
        below.setSpacing(2 * UNIT)
        below.addWidget(self._counts, 1)
        below.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 0, UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        column.addLayout(self.top)
        column.addWidget(self._text)
        column.addWidget(self._hint)
        column.addWidget(self.sheet, 1)
        column.addLayout(below)
        self.setFocusProxy(self.sheet)
        self.sheet.marked.connect(self._count)
        self.sheet.done.connect(self._done)

    def show_sheet(self, text: str, hint: str, marks: Marks) -> None:
        self._text.setText(text)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.sheet.setAccessibleDescription(f"{text} {hint}".strip())
        self.sheet.show_marks(marks)

    def _count(self) -> None:
        yes, no = (self.sheet.marks.count(mark) for mark in (Mark.YES, Mark.NO))
        said = self.tr("{yes} yes · {no} no")
        self._counts.setText(said.format(yes=words.number(yes), no=words.number(no)))
        self.button.setEnabled(self._skip or yes + no > 0)

    def _done(self) -> None:
        given: Given = self.sheet.marks.given(skip=self._skip)
        if given.ids:
            self.answered.emit(given)
