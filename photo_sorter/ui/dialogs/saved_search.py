"""Give a search a name, or change a saved one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from photo_sorter.core.views import SavedSearch
from photo_sorter.ui.base.widgets import label, text_button
from photo_sorter.ui.dialogs.base import Dialog

_LONGEST_NAME = 40  # letters of the words, as a first name


class SavedSearchDialog(Dialog):
    decided = Signal(str, str)  # name, the words that are searched for

    def __init__(
        self, parent: QWidget | None, *, text: str = "", search: SavedSearch | None = None
    ) -> None:
        """With a `search` it is changed; else `text` is what is to be saved."""
        super().__init__(parent)
        new = search is None
        self.set_title(self.tr("Save this search") if new else self.tr("Change saved search"))
        self.setMinimumWidth(440)
        self._name = QLineEdit(text[:_LONGEST_NAME] if search is None else search.name)
        self._name.setAccessibleName(self.tr("Name"))
        self._words = QLineEdit(text if search is None else search.text)
        self._words.setAccessibleName(self.tr("What it searches for"))
        self.column.addWidget(label(self.tr("Name"), "section"))
        self.column.addWidget(self._name)
        self.column.addSpacing(6)
        self.column.addWidget(label(self.tr("What it searches for"), "section"))
        self.column.addWidget(self._words)
        self._ok = text_button(self.tr("Save"), "primary", self._decide)
        self._ok.setDefault(True)
        self.add_buttons(self.cancel_button(), self._ok)
        for field in (self._name, self._words):
            field.textChanged.connect(self._check)
        self._name.selectAll()
        self._check()

    def _check(self) -> None:
        self._ok.setEnabled(bool(self._name.text().strip() and self._words.text().strip()))

    def _decide(self) -> None:
        self.decided.emit(self._name.text().strip(), self._words.text().strip())
        self.accept()
