"""A line that says how far something fits: words, a bar, and a number."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QProgressBar, QWidget

from photo_sorter.ui.base.widgets import ElidedLabel, label

_MOST = 1000


class ShareRow(QWidget):
    """`strong` words are the answer; `tip` says more."""

    def __init__(self, text: str, share: float, tip: str = "", *, strong: bool = True) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 2)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        name = ElidedLabel("" if strong else "quiet")
        name.set_text(text)
        percent: QLabel = label(percent_words(share), "small")
        bar = QProgressBar()
        bar.setRange(0, _MOST)
        bar.setValue(round(share * _MOST))
        bar.setTextVisible(False)
        bar.setAccessibleName(text)
        grid.addWidget(name, 0, 0)
        grid.addWidget(percent, 0, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(bar, 1, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        self.setAccessibleName(f"{text}: {percent_words(share)}")
        self.setToolTip(tip or text)


def percent_words(share: float) -> str:
    """Nothing is quite sure, and nothing quite impossible."""
    if share < 0.01:
        return "< 1 %"
    return "> 99 %" if share > 0.99 else f"{round(share * 100)} %"
