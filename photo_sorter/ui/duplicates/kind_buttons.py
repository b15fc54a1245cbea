"""The kinds of groups, each with how many there are, and the buttons that choose one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from photo_sorter.core.duplicates.kinds import Kind
from photo_sorter.ui.base import words
from photo_sorter.ui.base.tokens import UNIT
from photo_sorter.ui.base.widgets import FlowLayout, text_button
from photo_sorter.ui.duplicates.group_words import kind_name, kind_note


class KindButtons(QWidget):
    chosen = Signal(object)  # Kind

    def __init__(self) -> None:
        super().__init__()
        around = QVBoxLayout(self)
        around.setContentsMargins(2 * UNIT, 0, 2 * UNIT, UNIT)
        inner = QWidget()
        row = FlowLayout(UNIT)
        inner.setLayout(row)
        around.addWidget(inner)
        group = QButtonGroup(self)
        self._row = row
        self._buttons: dict[Kind, QPushButton] = {}
        for kind in Kind:
            button = text_button(kind_name(kind), "pill", partial(self.chosen.emit, kind))
            button.setCheckable(True)
            button.setToolTip(kind_note(kind))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            group.addButton(button)
            row.addWidget(button)
            self._buttons[kind] = button

    def show_chosen(self, kind: Kind) -> None:
        self._buttons[kind].setChecked(True)

    def show_count(self, kind: Kind, count: int) -> None:
        button = self._buttons[kind]
        text = f"{kind_name(kind)}  {words.number(count)}" if count else kind_name(kind)
        if button.text() != text:
            button.setText(text)
            button.setAccessibleName(text)
            self._row.invalidate()

    def button(self, kind: Kind) -> QPushButton:
        return self._buttons[kind]
