"""A few photos in a row, as small squares: what an album would hold."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.thumbnails import Thumbnails, side_for

_SIDE, _GAP, _RADIUS = 72, 4, 6


class Covers(QWidget):
    """`places` squares, of which those without a photo stay empty."""

    def __init__(
        self, theme: Theme, thumbnails: Thumbnails, photo_ids: Sequence[int], places: int = 4
    ) -> None:
        super().__init__()
        self._theme, self._thumbnails = theme, thumbnails
        self._photo_ids = list(photo_ids)[:places]
        self._places = places
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        thumbnails.ready.connect(self._came)
        for photo_id in self._photo_ids:
            thumbnails.want_one(photo_id, self._kept_side())

    def sizeHint(self) -> QSize:
        return QSize(self._places * (_SIDE + _GAP) - _GAP, _SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        for place, photo_id in enumerate(self._photo_ids):
            square = QRectF(place * (_SIDE + _GAP), 0, _SIDE, _SIDE)
            path = QPainterPath()
            path.addRoundedRect(square, _RADIUS, _RADIUS)
            pixmap = self._thumbnails.get(photo_id, self._kept_side())
            if pixmap is None:
                painter.fillPath(path, QColor(self._theme.colours.field))
                continue
            side = min(pixmap.width(), pixmap.height())
            middle = QRectF(0, 0, side, side)
            middle.moveCenter(QRectF(pixmap.rect()).center())
            painter.setClipPath(path)
            painter.drawPixmap(square, pixmap, middle)
            painter.setClipping(False)
        painter.end()

    def _kept_side(self) -> int:
        """The longest side that is asked for: the shorter one fills the square mostly."""
        return side_for(_SIDE * 1.5 * self.devicePixelRatioF())

    def _came(self, photo_id: int) -> None:
        if photo_id in self._photo_ids:
            self.update()
