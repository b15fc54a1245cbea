"""What is said of a search beside its photos: what was not understood, and what was meant."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from photo_sorter.core.views import Remark
from photo_sorter.ui.base.error_words import problem_words, sentences
from photo_sorter.ui.base.spoken import announce
from photo_sorter.ui.base.widgets import FlowLayout, clear_layout, label, text_button

_MOST = 3  # at once


class RemarkRow(QWidget):
    """Hidden where there is nothing to say."""

    corrected = Signal(str)  # the search as it was likely meant

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(20, 0, 16, 10)
        self._lines.setSpacing(4)
        self.hide()

    def say(self, remarks: Sequence[Remark]) -> None:
        clear_layout(self._lines)
        for remark in remarks[:_MOST]:
            self._lines.addWidget(self._line(remark))
        self.setVisible(bool(remarks))
        announce(self, " ".join(sentences(*problem_words(each.what)) for each in remarks[:_MOST]))

    def _line(self, remark: Remark) -> QWidget:
        what, remedy = problem_words(remark.what)
        if not remark.better:
            return label(sentences(what, remedy), "quiet", wrap=True)
        line = QWidget()
        flow = FlowLayout(8)
        line.setLayout(flow)
        suggestion = self._suggestion(remark)
        asked = self.tr("Did you mean")
        text = label(f"{what}. {asked}", "quiet")
        text.setMinimumHeight(suggestion.sizeHint().height())
        flow.addWidget(text)
        flow.addWidget(suggestion)
        return line

    def _suggestion(self, remark: Remark) -> QWidget:
        button = text_button(remark.better, "pill", lambda: self.corrected.emit(remark.corrected))
        button.setAccessibleName(self.tr("Search for “{words}”").format(words=remark.corrected))
        return button
