"""What every dialog has in common."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from photo_sorter.ui.base.widgets import text_button


class Dialog(QDialog):
    """A titled window with a column of content and a row of buttons at its end."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 20, 24, 18)
        self.column.setSpacing(10)

    def set_title(self, title: str) -> None:
        self.setWindowTitle(title)
        self.setAccessibleName(title)

    def resize_within_screen(self, width: int, height: int) -> None:
        """This size, or less where the screen is smaller; a title bar needs room too."""
        room = self.screen().availableGeometry()
        self.resize(min(width, room.width() - 40), min(height, room.height() - 80))

    def add_buttons(self, *buttons: QPushButton) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        self.column.addSpacing(8)
        self.column.addLayout(row)

    def close_button(self) -> QPushButton:
        button = text_button(self.tr("Close"), "", self.accept)
        button.setDefault(True)
        return button

    def cancel_button(self) -> QPushButton:
        return text_button(self.tr("Cancel"), "", self.reject)
