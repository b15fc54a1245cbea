"""One photo, the question, and three answers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from photo_sorter.core.answers import Said
from photo_sorter.core.asked import Asked
from photo_sorter.core.views import PhotoDetails
from photo_sorter.ui.base.spoken import announce, photo_description, photo_name
from photo_sorter.ui.base.tokens import UNIT
from photo_sorter.ui.base.widgets import label, text_button
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.review.photo import AskedPhoto

AHEAD = 3  # photos whose pictures are read before they are asked about
KEYS = {Qt.Key.Key_Y: Said.YES, Qt.Key.Key_N: Said.NO, Qt.Key.Key_Space: Said.SKIP}


class Question(QWidget):
    answered = Signal(object)  # Said, of the photo that is shown

    def __init__(self, window: WindowContext) -> None:
        super().__init__()
        self._chosen = window.chosen  # what is known of the photo is shown beside it
        self._veil = window.veil
        self._chosen.described.connect(self._describe)
        self._veil.changed.connect(self._veil_changed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.photo = AskedPhoto(
            window.library, window.tasks, window.theme, window.thumbnails, window.veil
        )
        self._text = label("", "large", wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        buttons.addStretch(1)
        for said, text, kind in (
            (Said.YES, self.tr("Yes"), "primary"),
            (Said.NO, self.tr("No"), ""),
            (Said.SKIP, self.tr("Skip"), ""),
        ):
            buttons.addWidget(self._button(said, text, kind))
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 0, UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        column.addWidget(self.photo, 1)
        column.addWidget(self._text)
        column.addLayout(buttons)

    def ask(self, text: str, asked: Sequence[Asked]) -> None:
        """About the first of these; the others come next."""
        self._text.setText(text)
        self.setAccessibleName(text)
        photo_id = asked[0].photo_id
        new = photo_id != self.photo.photo_id
        self.photo.show_photo(photo_id, [each.photo_id for each in asked[1 : 1 + AHEAD]])
        if new:
            self.setAccessibleDescription("")
            self._chosen.choose([photo_id])

    def put_away(self) -> None:
        if self.photo.photo_id is not None:
            self._chosen.choose([])
        self.photo.put_away()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        said = KEYS.get(Qt.Key(event.key()))
        if said is None or event.modifiers() or event.isAutoRepeat():
            super().keyPressEvent(event)
        else:
            self._answer(said)

    def _button(self, said: Said, text: str, kind: str) -> QPushButton:
        key = {Said.YES: "Y", Said.NO: "N", Said.SKIP: self.tr("Space")}[said]
        shown = self.tr("{answer}  ({key})").format(answer=text, key=key)
        button = text_button(shown, kind, lambda: self._answer(said))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys where they are
        button.setMinimumSize(96, 44)
        return button

    def _answer(self, said: Said) -> None:
        if self.photo.photo_id is not None:
            self.answered.emit(said)

    def _veil_changed(self) -> None:
        if self._chosen.details is not None:
            self._describe(self._chosen.details)

    def _describe(self, details: PhotoDetails) -> None:
        """To who hears the photo instead of seeing it."""
        if details.id != self.photo.photo_id:
            return
        hidden = self._veil.hides(details.id)
        name = photo_name(details, hidden=hidden)
        more = photo_description(details, hidden=hidden)
        new = not self.accessibleDescription()
        self.setAccessibleDescription(". ".join(filter(None, (name, more))))
        if new and self.isVisible():
            announce(self, f"{name}. {self._text.text()}")
