"""The ways to look at a review, and the buttons that choose one."""

from __future__ import annotations

from enum import Enum, auto
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from photo_sorter.ui.base.tokens import UNIT
from photo_sorter.ui.base.widgets import FlowLayout, text_button


class View(Enum):
    ONE = auto()
    SHEET = auto()
    OBVIOUS = auto()
    SUSPECTS = auto()


class ViewButtons(QWidget):
    chosen = Signal(object)  # View

    def __init__(self) -> None:
        super().__init__()
        around = QVBoxLayout(self)
        around.setContentsMargins(2 * UNIT, 0, UNIT, UNIT)
        inner = QWidget()
        row = FlowLayout(UNIT)
        inner.setLayout(row)
        around.addWidget(inner)
        group = QButtonGroup(self)
        self._buttons: dict[View, QPushButton] = {}
        for view, text, tip in (
            (View.ONE, self.tr("One photo"), self.tr("One photo or a sheet (G)")),
            (View.SHEET, self.tr("Sheet"), self.tr("One photo or a sheet (G)")),
            (View.OBVIOUS, self.tr("Obvious ones"), self.tr("The surest, answered in one go")),
            (View.SUSPECTS, self.tr("Suspects"), self.tr("Those that look unlike the others")),
        ):
            button = text_button(text, "pill", partial(self.chosen.emit, view))
            button.setCheckable(True)
            button.setToolTip(tip)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            group.addButton(button)
            row.addWidget(button)
            self._buttons[view] = button

    def show_chosen(self, view: View) -> None:
        self._buttons[view].setChecked(True)

    def button(self, view: View) -> QPushButton:
        return self._buttons[view]
