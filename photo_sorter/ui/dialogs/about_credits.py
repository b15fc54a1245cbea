"""Whose data and pictures went into what ships with the program."""

from __future__ import annotations

from PySide6.QtWidgets import QTextBrowser, QWidget

from photo_sorter.ui.dialogs.base import Dialog


class CreditsDialog(Dialog):
    def __init__(self, text: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.set_title(self.tr("Credits"))
        self.resize_within_screen(720, 640)
        self.setMinimumSize(420, 320)
        page = QTextBrowser()
        page.setOpenExternalLinks(True)
        page.setAccessibleName(self.tr("Credits"))
        page.setMarkdown(text or self.tr("The credits are missing from this copy of the program."))
        self.column.addWidget(page, 1)
        self.add_buttons(self.close_button())
        page.setFocus()
