"""Make or change an album: described in words, or picked by hand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from photo_sorter.core.views import Album, AlbumKind, Remark
from photo_sorter.ui.base.error_words import problem_words, sentences
from photo_sorter.ui.base.widgets import label, text_button
from photo_sorter.ui.dialogs.base import Dialog

_LONGEST_NAME = 40  # letters of the words, as a first name


class AlbumDialog(Dialog):
    decided = Signal(str, str)  # name, description
    described = Signal(str)  # the description as it stands now
    suggestions_wanted = Signal()

    def __init__(
        self,
        parent: QWidget | None,
        *,
        album: Album | None = None,
        by_hand: bool = False,
        name: str = "",
        words: str = "",
    ) -> None:
        """With an `album` it is changed. `by_hand` makes one for photos that are chosen; `name`
        and `words` are what the fields begin with."""
        super().__init__(parent)
        self.set_title(self.tr("Change album") if album is not None else self.tr("New album"))
        self.setMinimumWidth(440)
        described = not by_hand and (album is None or album.kind is AlbumKind.DESCRIBED)
        self._name = QLineEdit(album.name if album is not None else name or words[:_LONGEST_NAME])
        self._name.setAccessibleName(self.tr("Name"))
        self._words = QLineEdit(album.description if album is not None else words)
        self._words.setAccessibleName(self.tr("What belongs in it"))
        self._said = label("", "warning", wrap=True)
        self._said.hide()
        self._words.textChanged.connect(lambda _: self.ask())
        self._words.setPlaceholderText(self.tr("for example: a birthday cake with candles"))
        self.column.addWidget(label(self.tr("Name"), "section"))
        self.column.addWidget(self._name)
        if described:
            self.column.addSpacing(6)
            self.column.addWidget(label(self.tr("What belongs in it"), "section"))
            self.column.addWidget(self._words)
            hint = self.tr(
                "Photos that fit come in by themselves, by words and filters as in a search: "
                "dogs date:2023 -person. Leave it empty to pick the photos by hand."
            )
            self.column.addWidget(label(hint, "small", wrap=True))
            self.column.addWidget(self._said)
        words = self.tr("Save") if album is not None else self.tr("Create")
        self._ok = text_button(words, "primary", self._decide)
        self._ok.setDefault(True)
        if album is None and not by_hand:
            offered = text_button(self.tr("Suggested albums…"), "link", self._want_suggestions)
            self.column.addWidget(offered, alignment=Qt.AlignmentFlag.AlignLeft)
        self.add_buttons(self.cancel_button(), self._ok)
        self._name.textChanged.connect(self._check)
        self._check()

    def ask(self) -> None:
        words = self._words.text().strip()
        if words:
            self.described.emit(words)
        else:
            self.say(())

    def say(self, remarks: Sequence[Remark]) -> None:
        """What is not understood of the description."""
        self._said.setText("\n".join(sentences(*problem_words(each.what)) for each in remarks))
        self._said.setVisible(bool(remarks))

    def _check(self) -> None:
        self._ok.setEnabled(bool(self._name.text().strip()))

    def _want_suggestions(self) -> None:
        self.reject()
        self.suggestions_wanted.emit()

    def _decide(self) -> None:
        self.decided.emit(self._name.text().strip(), self._words.text().strip())
        self.accept()
