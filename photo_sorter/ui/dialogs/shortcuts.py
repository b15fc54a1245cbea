"""Every key, on one page."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from photo_sorter.ui.dialogs.base import Dialog
from photo_sorter.ui.parts import label

KEYS = (
    ("Ctrl+F", QT_TRANSLATE_NOOP("Shortcuts", "Search")),
    ("Esc", QT_TRANSLATE_NOOP("Shortcuts", "Back")),
    ("Return", QT_TRANSLATE_NOOP("Shortcuts", "Open the photo")),
    ("Space", QT_TRANSLATE_NOOP("Shortcuts", "Peek at the photo")),
    ("Ctrl+A", QT_TRANSLATE_NOOP("Shortcuts", "Choose all photos")),
    ("Ctrl+Space", QT_TRANSLATE_NOOP("Shortcuts", "Add the photo to the chosen ones")),
    ("T", QT_TRANSLATE_NOOP("Shortcuts", "Add a tag")),
    ("S", QT_TRANSLATE_NOOP("Shortcuts", "Find similar photos")),
    ("Del", QT_TRANSLATE_NOOP("Shortcuts", "Take out of the album or tag")),
    ("Ctrl+C", QT_TRANSLATE_NOOP("Shortcuts", "Copy the files")),
    ("Ctrl+Z", QT_TRANSLATE_NOOP("Shortcuts", "Undo")),
    ("Ctrl+O", QT_TRANSLATE_NOOP("Shortcuts", "Add a folder")),
    ("Ctrl+N", QT_TRANSLATE_NOOP("Shortcuts", "New album")),
    ("F5", QT_TRANSLATE_NOOP("Shortcuts", "Look through the folders again")),
    ("Ctrl++", QT_TRANSLATE_NOOP("Shortcuts", "Larger photos")),
    ("Ctrl+-", QT_TRANSLATE_NOOP("Shortcuts", "Smaller photos")),
    ("Ctrl+I", QT_TRANSLATE_NOOP("Shortcuts", "Show or hide the details")),
    ("Ctrl+B", QT_TRANSLATE_NOOP("Shortcuts", "Show or hide the sidebar")),
    ("Ctrl+,", QT_TRANSLATE_NOOP("Shortcuts", "Settings")),
    ("?", QT_TRANSLATE_NOOP("Shortcuts", "This page")),
)
COLUMNS = 2


class ShortcutsDialog(Dialog):
    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(QCoreApplication.translate("ShortcutsDialog", "Keyboard"), parent)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(9)
        rows = -(-len(KEYS) // COLUMNS)
        for index, (keys, text) in enumerate(KEYS):
            column, row = divmod(index, rows)
            native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            grid.addWidget(label(native, "badge"), row, column * 3, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(
                label(QCoreApplication.translate("Shortcuts", text)), row, column * 3 + 1
            )
        grid.setColumnMinimumWidth(2, 28)
        self.column.addLayout(grid)
        self.add_buttons(self.close_button())
