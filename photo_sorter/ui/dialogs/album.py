"""Make or change an album: described in words, or picked by hand."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from photo_sorter.core.views import Album, AlbumKind
from photo_sorter.ui.base.widgets import label, text_button
from photo_sorter.ui.dialogs.base import Dialog


class AlbumDialog(Dialog):
    decided = Signal(str, str)  # name, description

    def __init__(
        self, parent: QWidget | None, *, album: Album | None = None, by_hand: bool = False
    ) -> None:
        """With an `album` it is changed. `by_hand` makes one for photos that are chosen."""
        super().__init__(parent)
        self.set_title(self.tr("Change album") if album is not None else self.tr("New album"))
        self.setMinimumWidth(440)
        described = not by_hand and (album is None or album.kind is AlbumKind.DESCRIBED)
        self._name = QLineEdit(album.name if album is not None else "")
        self._name.setAccessibleName(self.tr("Name"))
        self._words = QLineEdit(album.description if album is not None else "")
        self._words.setAccessibleName(self.tr("What belongs in it"))
        self._words.setPlaceholderText(self.tr("for example: a birthday cake with candles"))
        self.column.addWidget(label(self.tr("Name"), "section"))
        self.column.addWidget(self._name)
        if described:
            self.column.addSpacing(6)
            self.column.addWidget(label(self.tr("What belongs in it"), "section"))
            self.column.addWidget(self._words)
            hint = self.tr(
                "Photos that fit these words come in by themselves. Leave it empty to "
                "pick the photos by hand."
            )
            self.column.addWidget(label(hint, "small", wrap=True))
        words = self.tr("Save") if album is not None else self.tr("Create")
        self._ok = text_button(words, "primary", self._decide)
        self._ok.setDefault(True)
        self.add_buttons(self.cancel_button(), self._ok)
        self._name.textChanged.connect(self._check)
        self._check()

    def _check(self) -> None:
        self._ok.setEnabled(bool(self._name.text().strip()))

    def _decide(self) -> None:
        self.decided.emit(self._name.text().strip(), self._words.text().strip())
        self.accept()
