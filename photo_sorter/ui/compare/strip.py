"""All photos of the group in a row, small: which are in sight, and which are rejected."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from photo_sorter.core.culling.comparison import Comparison
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.rating import Rating
from photo_sorter.ui.base.cover import paint_cover
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.thumbnails import SIDES, Thumbnails
from photo_sorter.ui.base.tokens import DARK, GAP, RADIUS_CELL, VEIL_ALPHA
from photo_sorter.ui.base.veil import Veil

HEIGHT = 84
_CELL = QSize(96, 68)
_STEP = _CELL.width() + GAP


class Strip(QWidget):
    chosen = Signal(int)  # photo id

    def __init__(self, theme: Theme, thumbnails: Thumbnails, veil: Veil, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._thumbnails, self._veil = theme, thumbnails, veil
        self._shown: Comparison | None = None
        self._ratings: dict[PhotoId, Rating] = {}
        self._proposed: PhotoId | None = None
        self.setAccessibleName(self.tr("Photos of the group"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        thumbnails.ready.connect(self._came)
        veil.changed.connect(self.update)

    def show_group(self, comparison: Comparison) -> None:
        before, self._shown = self._shown, comparison
        if before is None or before.photo_ids != comparison.photo_ids:
            self._thumbnails.want(comparison.photo_ids, SIDES[0])
        self.update()

    def show_known(self, ratings: dict[PhotoId, Rating], proposed: PhotoId | None) -> None:
        self._ratings, self._proposed = ratings, proposed
        self.update()

    def _came(self, photo_id: int) -> None:
        if self._shown is not None and photo_id in self._shown.photo_ids:
            self.update()

    def _left(self) -> int:
        """Where the row begins: in the middle where it has room, else with the focus in sight."""
        if self._shown is None:
            return 0
        wide = len(self._shown.photo_ids) * _STEP - GAP
        if wide <= self.width():
            return (self.width() - wide) // 2
        middle = self._shown.focus * _STEP + _CELL.width() // 2
        return -max(0, min(middle - self.width() // 2, wide - self.width()))

    def _cell(self, place: int) -> QRectF:
        corner = QPointF(self._left() + place * _STEP, (HEIGHT - _CELL.height()) / 2)
        return QRectF(corner, _CELL.toSizeF())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._shown is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        in_sight = set(self._shown.in_sight)
        for place, photo_id in enumerate(self._shown.photo_ids):
            cell = self._cell(place)
            if not cell.intersects(QRectF(self.rect())):
                continue
            self._paint_photo(painter, cell, photo_id)
            if photo_id in self._ratings and self._ratings[photo_id].rejected:
                painter.fillRect(cell, QColor(0, 0, 0, VEIL_ALPHA))
                icon = QRect(0, 0, 20, 20)
                icon.moveCenter(cell.center().toPoint())
                self._theme.icon("reject", "on_toast").paint(painter, icon)
            if photo_id == self._proposed:
                self._paint_proposed(painter, cell)
            if place == self._shown.focus or photo_id in in_sight:
                colour = DARK.accent if place == self._shown.focus else DARK.outline
                painter.setPen(QPen(QColor(colour), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(cell.adjusted(-2, -2, 2, 2), RADIUS_CELL, RADIUS_CELL)
        painter.end()

    def _paint_proposed(self, painter: QPainter, cell: QRectF) -> None:
        """A tick in the corner."""
        place = QRect(int(cell.left()) + 4, int(cell.top()) + 4, 20, 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, VEIL_ALPHA))
        painter.drawEllipse(place)
        self._theme.icon("check", "on_toast").paint(painter, place.adjusted(3, 3, -3, -3))

    def _paint_photo(self, painter: QPainter, cell: QRectF, photo_id: PhotoId) -> None:
        pixmap = self._thumbnails.get(photo_id, SIDES[0])
        if self._veil.hides(photo_id):
            paint_cover(painter, self._theme, cell)
        elif pixmap is not None and not pixmap.isNull():
            part = pixmap.size().scaled(_CELL, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
            times = pixmap.width() / part.width()
            source = QRectF(0, 0, _CELL.width() * times, _CELL.height() * times)
            source.moveCenter(QRectF(pixmap.rect()).center())
            painter.drawPixmap(cell, pixmap, source)
        else:
            painter.fillRect(cell, QColor(DARK.field))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for place, photo_id in enumerate(self._shown.photo_ids if self._shown else ()):
            if self._cell(place).contains(event.position()):
                self.chosen.emit(photo_id)
        event.accept()
