"""One photo of a sheet: all of it, and how it is marked."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from photo_sorter.core.photo import PhotoId
from photo_sorter.ui.base.cover import paint_cover
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.thumbnails import Thumbnails, side_for
from photo_sorter.ui.base.tokens import RADIUS_CELL
from photo_sorter.ui.base.veil import Veil
from photo_sorter.ui.review.marks import Mark

_BADGE = 24
_FRAME = 4.0  # pixels around the picture, in which its mark and the keyboard's ring lie


@dataclass(frozen=True, slots=True)
class CellMaker:
    """What a cell is made of."""

    theme: Theme
    thumbnails: Thumbnails
    veil: Veil


class Cell(QWidget):
    """Mouse and keyboard are the sheet's, which says where the keyboard is."""

    def __init__(self, made_of: CellMaker, board: QWidget | None = None) -> None:
        super().__init__(board)
        self._theme, self._thumbnails = made_of.theme, made_of.thumbnails
        self._veil = made_of.veil
        self._photo_id: PhotoId | None = None
        self._mark: Mark | None = None
        self._has_keyboard = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._veil.changed.connect(self.update)

    @property
    def photo_id(self) -> PhotoId | None:
        return self._photo_id

    def show_photo(self, photo_id: PhotoId) -> None:
        self._photo_id = photo_id
        self.update()

    def show_mark(self, mark: Mark | None, place: str) -> None:
        """`place` is what is heard: "Photo 3 of 24"."""
        self._mark = mark
        said = {Mark.YES: self.tr("marked yes"), Mark.NO: self.tr("marked no")}
        self.setAccessibleName(", ".join(filter(None, (place, said.get(mark) if mark else ""))))
        self.update()

    def show_keyboard(self, here: bool) -> None:
        self._has_keyboard = here
        self.update()

    def want(self) -> None:
        if self._photo_id is not None:
            self._thumbnails.want_one(self._photo_id, self._side())

    def _side(self) -> int:
        return side_for(max(self.width(), self.height()) * self.devicePixelRatioF())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        colours = self._theme.colours
        room = QRectF(self.rect()).adjusted(_FRAME, _FRAME, -_FRAME, -_FRAME)
        photo_id = self._photo_id
        pixmap = None if photo_id is None else self._thumbnails.get(photo_id, self._side())
        if photo_id is not None and self._veil.hides(photo_id):
            paint_cover(painter, self._theme, room)
            place = room
        elif pixmap is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.field))
            painter.drawRoundedRect(room, RADIUS_CELL, RADIUS_CELL)
            place = room
        else:
            size = QSizeF(pixmap.size()).scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRectF(QPointF(), size)
            place.moveCenter(room.center())
            painter.setOpacity(0.7 if self._mark is Mark.NO else 1.0)
            painter.drawPixmap(place, pixmap, QRectF(pixmap.rect()))
            painter.setOpacity(1.0)
        if photo_id is not None and self._thumbnails.is_missing(photo_id):
            self._icon(painter, QRectF(room.center() - QPointF(16, 16), QSizeF(32, 32)), "broken")
        if self._mark is not None:
            self._paint_mark(painter, place)
        if self._has_keyboard:
            self._ring(painter, colours.text)
        painter.end()

    def _paint_mark(self, painter: QPainter, place: QRectF) -> None:
        colours, yes = self._theme.colours, self._mark is Mark.YES
        colour = QColor(colours.success if yes else colours.danger)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 3))
        painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), RADIUS_CELL, RADIUS_CELL)
        badge = QRectF(place.topLeft() + QPointF(6, 6), QSizeF(_BADGE, _BADGE))
        painter.setPen(QPen(QColor(colours.surface), 2))
        painter.setBrush(colour)
        painter.drawEllipse(badge)
        icon = self._theme.icon("check" if yes else "close", "surface")
        icon.paint(painter, badge.adjusted(4, 4, -4, -4).toRect())

    def _ring(self, painter: QPainter, colour: str) -> None:
        ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colour), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(ring, RADIUS_CELL + 2, RADIUS_CELL + 2)

    def _icon(self, painter: QPainter, place: QRectF, icon: str) -> None:
        self._theme.icon(icon, "quiet").paint(painter, place.toRect())
