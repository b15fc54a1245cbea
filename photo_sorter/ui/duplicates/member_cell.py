"""One member of a group: its picture, whether it stays, and below it what tells it apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from photo_sorter.core.photo import PhotoId
from photo_sorter.ui.base.cover import paint_cover
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.thumbnails import Thumbnails, side_for
from photo_sorter.ui.base.tokens import RADIUS_CELL
from photo_sorter.ui.base.veil import Veil

_GOING = 0.55  # how much of a picture is seen that goes
_FRAME = 3.0  # pixels around a picture, in which its mark and the keyboard's ring lie


@dataclass(frozen=True, slots=True)
class CellMaker:
    """What a cell is made of."""

    theme: Theme
    thumbnails: Thumbnails
    veil: Veil


@dataclass(frozen=True, slots=True)
class Seen:
    """What a cell shows. The first line is the name; those in `elided_left` end in what counts."""

    photo_id: PhotoId
    lines: Sequence[str]
    stays: bool
    fresh: bool
    number: str
    has_keyboard: bool = False
    elided_left: frozenset[int] = frozenset()
    picture: int = 0  # pixels of height


class MemberCell(QWidget):
    pressed = Signal(bool)  # whether with Ctrl
    opened = Signal()  # by a double click

    def __init__(self, made_of: CellMaker, parent: QWidget) -> None:
        super().__init__(parent)
        self._made_of = made_of
        self._seen: Seen | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        made_of.veil.changed.connect(self.update)

    @property
    def seen(self) -> Seen | None:
        return self._seen

    def show_member(self, seen: Seen, spoken: str) -> None:
        if seen != self._seen:
            self._seen = seen
            self.setAccessibleName(spoken)
            self.setToolTip("\n".join(seen.lines))
            self.update()

    @property
    def side(self) -> int:
        """The size in which its picture is wanted."""
        return side_for(max(self.width(), self.height()) * self.devicePixelRatioF())

    # ------------------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        seen = self._seen
        if seen is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        room = QRectF(0, 0, self.width(), seen.picture)
        place = self._paint_picture(painter, room.adjusted(_FRAME, _FRAME, -_FRAME, -_FRAME), seen)
        if seen.has_keyboard:
            self._paint_ring(painter, place)
        if seen.stays:
            self._paint_stays(painter, place)
        if seen.fresh:
            self._paint_pill(painter, place, self.tr("new"), right=True)
        self._paint_lines(painter, seen)
        painter.end()

    def _paint_picture(self, painter: QPainter, room: QRectF, seen: Seen) -> QRectF:
        """Where it lies."""
        theme, thumbnails = self._made_of.theme, self._made_of.thumbnails
        pixmap = thumbnails.get(seen.photo_id, self.side)
        if self._made_of.veil.hides(seen.photo_id):
            paint_cover(painter, theme, room)
            return room
        if pixmap is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.colours.field))
            painter.drawRoundedRect(room, RADIUS_CELL, RADIUS_CELL)
            if thumbnails.is_missing(seen.photo_id):
                icon = QRectF(room.center() - QPointF(16, 16), QSizeF(32, 32))
                theme.icon("broken", "quiet").paint(painter, icon.toRect())
            return room
        size = QSizeF(pixmap.size()).scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(QPointF(), size)
        place.moveBottomLeft(room.bottomLeft())
        painter.setOpacity(1.0 if seen.stays else _GOING)
        painter.drawPixmap(place, pixmap, QRectF(pixmap.rect()))
        painter.setOpacity(1.0)
        return place

    def _paint_stays(self, painter: QPainter, place: QRectF) -> None:
        colour = QColor(self._made_of.theme.colours.success)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 2))
        painter.drawRoundedRect(place.adjusted(0, 0, 0, 0), RADIUS_CELL, RADIUS_CELL)
        self._paint_pill(painter, place, self.tr("stays"), icon="check", ground=colour)

    def _paint_ring(self, painter: QPainter, place: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._made_of.theme.colours.accent), 2))
        ring = place.adjusted(-2, -2, 2, 2)
        painter.drawRoundedRect(ring, RADIUS_CELL + 2, RADIUS_CELL + 2)

    def _paint_pill(
        self,
        painter: QPainter,
        place: QRectF,
        text: str,
        *,
        icon: str = "",
        ground: QColor | None = None,
        right: bool = False,
    ) -> None:
        theme, metrics = self._made_of.theme, painter.fontMetrics()
        height = metrics.height() + 4.0
        width = metrics.horizontalAdvance(text) + 14.0 + (16 if icon else 0)
        pill = QRectF(0, place.top() + 6, width, height)
        if right:
            pill.moveRight(place.right() - 6)
        else:
            pill.moveLeft(place.left() + 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground or QColor(theme.colours.accent))
        painter.drawRoundedRect(pill, height / 2, height / 2)
        on = "surface" if ground is not None else "on_accent"
        if icon:
            box = QRectF(pill.left() + 6, pill.center().y() - 7, 14, 14)
            theme.icon(icon, on).paint(painter, box.toRect())
        painter.setPen(QColor(getattr(theme.colours, on)))
        words = pill.adjusted(21 if icon else 7, 0, -7, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_lines(self, painter: QPainter, seen: Seen) -> None:
        colours = self._made_of.theme.colours
        metrics = painter.fontMetrics()
        top, line = seen.picture + 4, metrics.height()
        left = 0
        if seen.number:
            painter.setPen(QColor(colours.quiet))
            box = QRectF(0, top, self.width(), line)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, seen.number)
            left = metrics.horizontalAdvance(seen.number) + 8
        for at, text in enumerate(seen.lines):
            font = QFont(self.font())
            font.setWeight(QFont.Weight.DemiBold if at == 0 and seen.stays else QFont.Weight.Normal)
            painter.setFont(font)
            painter.setPen(QColor(colours.text if at == 0 or seen.stays else colours.quiet))
            mode = Qt.TextElideMode.ElideMiddle if at == 0 else Qt.TextElideMode.ElideRight
            if at in seen.elided_left:
                mode = Qt.TextElideMode.ElideLeft
            begin = left if at == 0 else 0
            room = QRectF(begin, top + at * line, self.width() - begin, line)
            shown = painter.fontMetrics().elidedText(text, mode, int(room.width()))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)

    # -------------------------------------------------------------------------------- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not event.modifiers():
            self.opened.emit()
        event.accept()
