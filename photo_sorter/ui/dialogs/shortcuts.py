"""Every key, on one page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from photo_sorter.ui.base.widgets import label, text_button
from photo_sorter.ui.dialogs.base import Dialog

COLUMNS = 2


class ShortcutsDialog(Dialog):
    """`entries`: keys, and what they do."""

    search_help_requested = Signal()

    def __init__(self, entries: Sequence[tuple[str, str]], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.set_title(self.tr("Keyboard"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(9)
        rows = -(-len(entries) // COLUMNS)
        for index, (keys, text) in enumerate(entries):
            column, row = divmod(index, rows)
            native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            grid.addWidget(label(native, "badge"), row, column * 3, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(label(text), row, column * 3 + 1)
        grid.setColumnMinimumWidth(2, 28)
        self.column.addLayout(grid)
        searching = text_button(self.tr("How to search"), "", self.search_help_requested.emit)
        self.add_buttons(searching, self.close_button())
