"""Every key, on one page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from photo_sorter.ui.base.widgets import label
from photo_sorter.ui.dialogs.base import Dialog

COLUMNS = 2


class ShortcutsDialog(Dialog):
    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.set_title(self.tr("Keyboard"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(9)
        entries = self._entries()
        rows = -(-len(entries) // COLUMNS)
        for index, (keys, text) in enumerate(entries):
            column, row = divmod(index, rows)
            native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            grid.addWidget(label(native, "badge"), row, column * 3, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(label(text), row, column * 3 + 1)
        grid.setColumnMinimumWidth(2, 28)
        self.column.addLayout(grid)
        self.add_buttons(self.close_button())

    def _entries(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Ctrl+F", self.tr("Search")),
            ("Esc", self.tr("Back")),
            ("Return", self.tr("Open the photo")),
            ("Space", self.tr("Peek at the photo")),
            ("Ctrl+A", self.tr("Choose all photos")),
            ("Ctrl+Space", self.tr("Add the photo to the chosen ones")),
            ("T", self.tr("Add a tag")),
            ("S", self.tr("Find similar photos")),
            ("F2", self.tr("Rename the files")),
            ("Del", self.tr("Take out of the album or tag")),
            ("Ctrl+C", self.tr("Copy the files")),
            ("Ctrl+Z", self.tr("Undo")),
            ("Ctrl+Shift+Z", self.tr("Redo")),
            ("Ctrl+O", self.tr("Add a folder")),
            ("Ctrl+N", self.tr("New album")),
            ("F5", self.tr("Look through the folders again")),
            ("Ctrl++", self.tr("Larger photos")),
            ("Ctrl+-", self.tr("Smaller photos")),
            ("Ctrl+I", self.tr("Show or hide the details")),
            ("Ctrl+B", self.tr("Show or hide the sidebar")),
            ("Ctrl+,", self.tr("Settings")),
            ("?", self.tr("This page")),
        )
