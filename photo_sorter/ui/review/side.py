"""Beside the photos: how far the review is, and how good the tag has become."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from photo_sorter.core.asked import ReviewState
from photo_sorter.ui.base import words
from photo_sorter.ui.base.spoken import announce
from photo_sorter.ui.base.tokens import UNIT
from photo_sorter.ui.base.widgets import label
from photo_sorter.ui.review import side_words

WIDTH = 216


class Side(QScrollArea):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("How far the review is"))
        body = QWidget()
        body.setObjectName("page")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(UNIT, 0, 2 * UNIT, 2 * UNIT)
        self._column.setSpacing(UNIT // 2)
        self._enough = self._line("success")
        self._enough.setText(self.tr("Sure enough: you can stop."))
        self._heading(self.tr("Your answers"))
        self._counts, self._skipped, self._left = self._line(), self._line(), self._line("quiet")
        self._heading(self.tr("What to expect"))
        self._precision, self._recall = self._line(), self._line()
        self._given = self._line("quiet")
        self._learnt = self._line("quiet")
        self._column.addStretch(1)
        self.setWidget(body)
        self._was_enough = False
        self.show_state(None)

    @property
    def said(self) -> list[str]:
        """The lines that are shown."""
        lines = (self._enough, self._counts, self._skipped, self._left, self._precision)
        return [
            line.text()
            for line in (*lines, self._recall, self._given, self._learnt)
            if not line.isHidden()
        ]

    def show_state(self, state: ReviewState | None) -> None:
        """None while the library is put into order for the first time."""
        quality = None if state is None else state.quality
        enough = state is not None and state.is_enough
        self._enough.setVisible(enough)
        if enough and not self._was_enough:
            announce(self, self._enough.text())
        self._was_enough = enough
        yes, no, skipped = (0, 0, 0) if state is None else (state.yes, state.no, state.skipped)
        said = self.tr("{yes} yes · {no} no")
        self._counts.setText(said.format(yes=words.number(yes), no=words.number(no)))
        self._skipped.setText(side_words.Counted().skipped(skipped))
        self._skipped.setVisible(bool(skipped))
        self._left.setText("" if state is None else side_words.left(state.left))
        if quality is not None:
            self._precision.setText(side_words.precision(quality.precision))
            self._recall.setText(side_words.recall(quality.recall))
            self._given.setText(side_words.given(quality.given))
        elif state is None:
            self._precision.setText(self.tr("Looking at your photos…"))
        else:
            self._precision.setText(self.tr("No photo would get it by itself yet."))
        self._recall.setVisible(quality is not None)
        self._given.setVisible(quality is not None)
        self._learnt.setText("" if state is None else side_words.learnt(state))

    def _heading(self, text: str) -> None:
        self._column.addSpacing(UNIT)
        self._column.addWidget(label(text, "section"))

    def _line(self, role: str = "") -> QLabel:
        line = label("", role, wrap=True)
        self._column.addWidget(line)
        return line
