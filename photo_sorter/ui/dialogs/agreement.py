"""What a person reads and agrees to before a switch is on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from photo_sorter.ui.base.widgets import label, text_button


class Agreement(QWidget):
    """Stays hidden until it is asked for."""

    agreed = Signal()
    refused = Signal()

    def __init__(self, text: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label(text, "warning", wrap=True))
        buttons = QHBoxLayout()
        self.agree = text_button(self.tr("I agree"), "primary", self.agreed.emit)
        buttons.addWidget(self.agree)
        buttons.addWidget(text_button(self.tr("Leave it as it was"), "", self.refused.emit))
        buttons.addStretch(1)
        column.addLayout(buttons)
