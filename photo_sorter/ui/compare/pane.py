"""One of the photos that are compared, with what is known of it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPen, QWheelEvent

from photo_sorter.core.rating import Rating
from photo_sorter.core.views import PhotoDetails
from photo_sorter.ui.base.rating_badge import paint_rating
from photo_sorter.ui.base.tokens import DARK, RADIUS_CELL, UNIT, VEIL_ALPHA, VIEWER_TEXT
from photo_sorter.ui.compare.looks import Look
from photo_sorter.ui.compare.words import facts, hints, proposed
from photo_sorter.ui.viewer.caption import file_name
from photo_sorter.ui.viewer.lens import STEP
from photo_sorter.ui.viewer.photo_pane import PhotoPane
from photo_sorter.ui.viewer.shown_picture import ShownPicture, paint

_FRAME = 3.0
_PADDING = 8.0


class ComparePane(PhotoPane):
    """It moves nothing itself: whoever has all panes does, so that they can move together."""

    pressed = Signal()
    zoomed = Signal(float, QPointF)  # by this factor, around a point
    dragged = Signal(QPointF)
    natural_requested = Signal(QPointF)

    focused = False
    is_proposed = False
    is_sharpest = False
    look: Look | None = None
    _details: PhotoDetails | None = None
    _edges: QImage | None = None
    _edges_of: ShownPicture | None = None
    _grip: QPointF | None = None

    @property
    def details(self) -> PhotoDetails | None:
        return self._details

    @property
    def edges(self) -> QImage | None:
        """What is marked of the picture that is painted now."""
        return self._edges if self._edges_of is self.shown else None

    @property
    def part_in_sight(self) -> QRectF:
        """Of the photo, in fractions of it."""
        place = self.picture_rect
        seen = place.intersected(QRectF(self.rect()))
        if seen.isEmpty():
            return QRectF()
        return QRectF(
            (seen.left() - place.left()) / place.width(),
            (seen.top() - place.top()) / place.height(),
            seen.width() / place.width(),
            seen.height() / place.height(),
        )

    def describe(self, details: PhotoDetails | None) -> None:
        if details is None or details.id == self.photo_id:
            self._details = details
            self.update()

    def mark_edges(self, edges: QImage | None, of: ShownPicture | None) -> None:
        self._edges, self._edges_of = edges, of
        self.update()

    def clear(self) -> None:
        """Another photo comes."""
        self.look, self.is_sharpest, self.is_proposed = None, False, False
        self._details = None
        self.mark_edges(None, None)

    # -------------------------------------------------------------------------------- painting

    def paint_photo(self, painter: QPainter) -> None:
        super().paint_photo(painter)
        room, edges = QRectF(self.rect()), self.edges
        if edges is not None and not self.is_hidden:
            paint(painter, edges, self.picture_rect, room)
        rating = Rating() if self._details is None else self._details.rating
        if rating.rejected:
            painter.fillRect(self.picture_rect.intersected(room), QColor(0, 0, 0, VEIL_ALPHA))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_words(painter, room)
        if self.is_proposed:
            self._paint_pill(painter, [proposed()], QPointF(UNIT, UNIT))
        paint_rating(painter, self._theme, room.adjusted(0, 0, 0, -self._words_height()), rating)
        if self.focused:
            painter.setPen(QPen(QColor(DARK.accent), _FRAME))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inset = _FRAME / 2
            frame = room.adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(frame, RADIUS_CELL, RADIUS_CELL)

    def _lines(self) -> list[str]:
        if self._details is None:
            return []
        name = "" if self.is_hidden else file_name(self._details)
        said = hints(self.look, sharpest=self.is_sharpest) if not self.is_hidden else ""
        return [each for each in (name, facts(self._details), said) if each]

    def _words_height(self) -> float:
        lines = len(self._lines())
        return lines * self.fontMetrics().lineSpacing() + 2 * _PADDING if lines else 0.0

    def _paint_words(self, painter: QPainter, room: QRectF) -> None:
        if lines := self._lines():
            self._paint_pill(painter, lines, QPointF(UNIT, room.height() - self._words_height()))

    def _paint_pill(self, painter: QPainter, lines: list[str], corner: QPointF) -> None:
        """Lines on a veil, from this corner on."""
        metrics = painter.fontMetrics()
        most = self.width() - 2 * UNIT - 2 * _PADDING
        lines = [metrics.elidedText(x, Qt.TextElideMode.ElideMiddle, int(most)) for x in lines]
        wide = max(metrics.horizontalAdvance(line) for line in lines)
        high = len(lines) * metrics.lineSpacing()
        pill = QRectF(corner.x(), corner.y(), wide + 2 * _PADDING, high + _PADDING)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, VEIL_ALPHA))
        painter.drawRoundedRect(pill, UNIT, UNIT)
        painter.setPen(QColor(VIEWER_TEXT))
        inside = pill.adjusted(_PADDING, _PADDING / 2, -_PADDING, -_PADDING / 2)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(inside, middle, "\n".join(lines))

    # ----------------------------------------------------------------------------------- hands

    def wheelEvent(self, event: QWheelEvent) -> None:
        if steps := event.angleDelta().y():
            self.zoomed.emit(STEP if steps > 0 else 1 / STEP, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click lifts the veil, too."""
        self.pressed.emit()
        if self.is_hidden and self._photo_id is not None:
            self._veil.reveal([self._photo_id])
        elif event.button() == Qt.MouseButton.LeftButton:
            self._grip = event.position()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self.dragged.emit(event.position() - self._grip)
            self._grip = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.natural_requested.emit(event.position())
