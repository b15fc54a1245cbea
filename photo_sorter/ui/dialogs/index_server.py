"""Where the vectors lie: in the library, or on a server that several machines share."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.server_address import server_address, server_token
from photo_sorter.ui.base.error_words import in_one_line
from photo_sorter.ui.base.widgets import label


class IndexServerFields(QWidget):
    """An address and a token. Only what can be used is told, once a field is left; else the words
    below say what is wrong."""

    changed = Signal(str, str)  # address ("" for none), token

    def __init__(self, address: str, token: str) -> None:
        super().__init__()
        self._hint = self.tr(
            "Empty: everything stays on this computer. With the address of a Chroma server, "
            "several computers share the work of understanding photos. Used from the next start on."
        )
        self.address, self.token = QLineEdit(address), QLineEdit(token)
        self.address.setAccessibleName(self.tr("Index server"))
        self.address.setPlaceholderText("http://192.168.1.20:8000")
        self.token.setAccessibleName(self.tr("Token for the index server"))
        self.token.setPlaceholderText(self.tr("Token, where the server asks for one"))
        self.token.setEchoMode(QLineEdit.EchoMode.Password)
        self.words = label(self._hint, "small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.address, self.token, self.words):
            column.addWidget(widget)
        for field in (self.address, self.token):
            field.editingFinished.connect(self._decide)

    def _decide(self) -> None:
        written = self.address.text().strip()
        try:
            address = server_address(written) if written else ""
            token = server_token(self.token.text())
        except InvalidInputError as error:
            self.words.setText(in_one_line(error))
            return
        self.words.setText(self._hint)
        self.changed.emit(address, token)
