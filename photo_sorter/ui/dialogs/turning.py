"""What turning a photo does to its file: a person reads it once, before the first."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from photo_sorter.ui.base.widgets import label, text_button
from photo_sorter.ui.dialogs.base import Dialog


class TurningDialog(Dialog):
    agreed = Signal()

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.set_title(self.tr("Turn photos"))
        self.column.addWidget(label(self.tr("A note in the photo's own file is changed"), "title"))
        for text in (
            self.tr(
                "The file says how its picture is to be shown, and that is what is changed. "
                "The picture itself is not touched and loses nothing; other programs show it "
                "turned, too."
            ),
            self.tr(
                "Undo puts the file back as it was, to the last byte, as long as no other program "
                "has changed it since."
            ),
        ):
            self.column.addWidget(label(text, wrap=True))
        turn = text_button(self.tr("Turn"), "primary", self._agree)
        turn.setDefault(True)
        self.add_buttons(self.cancel_button(), turn)
        self.setMinimumWidth(420)

    def _agree(self) -> None:
        self.agreed.emit()
        self.accept()
