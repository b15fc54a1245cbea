"""Every key, on one page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from photo_sorter.ui.base.tokens import UNIT
from photo_sorter.ui.base.widgets import label, text_button
from photo_sorter.ui.dialogs.base import Dialog

COLUMNS = 2


class ShortcutsDialog(Dialog):
    """`entries`: keys, and what they do."""

    search_help_requested = Signal()

    def __init__(self, entries: Sequence[tuple[str, str]], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.set_title(self.tr("Keyboard"))
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, UNIT, 0)  # beside the bar that scrolls
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(9)
        rows = -(-len(entries) // COLUMNS)
        for index, (keys, text) in enumerate(entries):
            column, row = divmod(index, rows)
            native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            grid.addWidget(label(native, "badge"), row, column * 3, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(label(text), row, column * 3 + 1)
        grid.setColumnMinimumWidth(2, 28)
        self.area = QScrollArea()
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(self.tr("Keyboard"))
        self.area.setWidget(page)
        self.column.addWidget(self.area, 1)
        searching = text_button(self.tr("How to search"), "", self.search_help_requested.emit)
        self.add_buttons(searching, self.close_button())
        bar = self.area.verticalScrollBar().sizeHint().width()
        margins = self.column.contentsMargins()
        wide = page.sizeHint().width() + bar + margins.left() + margins.right()
        self.resize_within_screen(wide, page.sizeHint().height() + 120)
        self.area.setFocus()  # arrows scroll
