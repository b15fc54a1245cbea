"""Small pictures of the photos that a conversation is about, of which one is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from photo_sorter.core.photo import PhotoId
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.thumbnails import SIDES, Thumbnails
from photo_sorter.ui.base.veil import Veil
from photo_sorter.ui.base.widgets import FlowLayout, label

_SIDE = 48  # pixels: four stand side by side in the panel


class Pictures:
    """What small pictures are made of."""

    def __init__(self, thumbnails: Thumbnails, veil: Veil, theme: Theme) -> None:
        self.thumbnails, self.veil, self.theme = thumbnails, veil, theme

    def icon(self, photo_id: PhotoId) -> QIcon:
        """Without a picture that is hidden, or has not come yet, a sign of it."""
        if self.veil.hides(photo_id):
            return self.theme.icon("eye-off", "quiet")
        pixmap = self.thumbnails.get(photo_id, SIDES[0])
        if pixmap is None:
            self.thumbnails.want_one(photo_id, SIDES[0])
            return self.theme.icon("photos", "quiet")
        return QIcon(pixmap)


class PhotoChoice(QWidget):
    """In the order of the conversation, which is the order that a model counts them in."""

    chosen = Signal(int)  # the photo's id

    def __init__(self, question: str, photo_ids: Sequence[PhotoId], pictures: Pictures) -> None:
        super().__init__()
        self._pictures = pictures
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label(question, "small", wrap=True))
        row, flow = QWidget(), FlowLayout(4)
        row.setLayout(flow)
        column.addWidget(row)
        self._buttons = {photo_id: self._button(photo_id) for photo_id in photo_ids}
        for number, button in enumerate(self._buttons.values(), 1):
            words = self.tr("Photo {number} of {count}")
            button.setAccessibleName(words.format(number=number, count=len(photo_ids)))
            button.setToolTip(button.accessibleName())
            flow.addWidget(button)
        pictures.thumbnails.ready.connect(self._show_picture)
        pictures.veil.changed.connect(self._show_all)
        pictures.theme.changed.connect(self._show_all)

    def focus_first(self) -> None:
        next(iter(self._buttons.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, photo_id: PhotoId) -> QToolButton:
        button = QToolButton()
        button.setIconSize(QSize(_SIDE, _SIDE))
        button.setIcon(self._pictures.icon(photo_id))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: self.chosen.emit(photo_id))
        return button

    def _show_picture(self, photo_id: int) -> None:
        known = PhotoId(photo_id)
        if known in self._buttons:
            self._buttons[known].setIcon(self._pictures.icon(known))

    def _show_all(self) -> None:
        for photo_id in self._buttons:
            self._show_picture(photo_id)
