"""The text that the program read in the photo that is seen, over the photo: to be looked at, chosen
with the mouse and copied."""

from __future__ import annotations

import math
import threading
from collections.abc import Sequence

from PySide6.QtCore import QLineF, QObject, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPainter, QPolygonF

from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.reading.lines import PageText, Point, TextLine
from photo_sorter.services.library import Library
from photo_sorter.ui.base.error_words import problem_words
from photo_sorter.ui.base.tasks import Tasks
from photo_sorter.ui.base.tokens import VIEWER_GROUND, VIEWER_TEXT
from photo_sorter.ui.viewer.caption import paint_pill
from photo_sorter.ui.viewer.text_selection import TextSelection

_TASK = "text in the picture"
_PLATE = 215  # alpha under the words
_CHOSEN = QColor(64, 132, 246, 235)
_LEGEND_LINE = 84.0  # pixels from above
_FILLED = 0.78  # of a line's height, that its letters are drawn in
_LEAST_LETTERS = 5.0  # pixels: smaller ones are only marked


class TextLayer(QObject):
    """Shows the text of one photo after the other until it is put away. `changed` when there is
    something else to paint or to say. Lives on the GUI thread, reads on workers."""

    changed = Signal()

    def __init__(self, library: Library, tasks: Tasks) -> None:
        super().__init__()
        self._library, self._tasks = library, tasks
        self._photo_id = 0
        self._is_on = False
        self._page: PageText | None = None  # None while it is looked for
        self._selection = TextSelection(PageText(()))
        self._error: PhotoSorterError | None = None
        self._copied = 0  # characters
        self._is_drawn = False
        self._given_up = threading.Event()

    @property
    def is_on(self) -> bool:
        return self._is_on

    @property
    def chosen(self) -> str:
        return self._selection.text if self._is_on else ""

    @property
    def said(self) -> list[str]:
        """The legend; empty while it is put away."""
        if not self._is_on:
            return []
        if self._error is not None:
            what, remedy = problem_words(self._error)
            return [what, *filter(None, [remedy])]
        if self._page is None:
            return [self.tr("Looking for text in the picture…")]
        if not self._page.rows:
            return [self.tr("No text was found in this picture.")]
        if self._copied:
            return [self.tr("Copied")]
        return [self.tr("Read by the program: drag over the text and copy it with Ctrl+C")]

    def turn(self, photo_id: int) -> None:
        """On or off."""
        if self._is_on:
            self.put_away()
        else:
            self._is_on = True
            self._look(photo_id)

    def put_away(self) -> None:
        if self._is_on:
            self._is_on = False
            self._forget()
            self.changed.emit()

    def walk_to(self, photo_id: int) -> None:
        """Another photo is seen: its text is shown, too."""
        if self._is_on and photo_id != self._photo_id:
            self._look(photo_id)

    def _look(self, photo_id: int) -> None:
        """What is known is shown at once; where nothing is, the picture is looked at now."""
        self._forget()
        self._photo_id = photo_id
        texts, given_up = self._library.texts, self._given_up

        def read() -> PageText:
            known = texts.of(PhotoId(photo_id))
            return texts.read_now(PhotoId(photo_id), given_up.is_set) if known is None else known

        self._tasks.run(read, self._came, self._failed, newest=_TASK)
        self.changed.emit()

    def _forget(self) -> None:
        self._given_up.set()
        self._given_up = threading.Event()
        self._tasks.forget(_TASK)
        self._page, self._error, self._copied = None, None, 0
        self._selection, self._is_drawn = TextSelection(PageText(())), False

    def _came(self, page: PageText) -> None:
        self._page, self._selection = page, TextSelection(page)
        self.changed.emit()

    def _failed(self, error: PhotoSorterError) -> None:
        self._error = error
        self.changed.emit()

    # --------------------------------------------------------------------------------- hands

    def is_over_text(self, at: QPointF, photo: QRectF) -> bool:
        return self._line_at(at, photo) is not None

    def press(self, at: QPointF, photo: QRectF) -> bool:
        """Whether choosing begins here; elsewhere what was chosen is let go."""
        self._copied = 0
        line = self._line_at(at, photo)
        if line is None:
            if not self._selection.is_empty:
                self._selection.clear()
                self.changed.emit()
            return False
        self._selection.start(line, _point(at, photo))
        self._is_drawn = True
        self.changed.emit()
        return True

    def drag(self, at: QPointF, photo: QRectF) -> bool:
        """Whether text is being chosen."""
        if self._is_drawn and self._page is not None:
            self._selection.extend(_point(at, photo), self._page.shape)
            self.changed.emit()
        return self._is_drawn

    def release(self) -> None:
        self._is_drawn = False

    def choose_line(self, at: QPointF, photo: QRectF) -> bool:
        """The whole line that lies there; whether one does."""
        line = self._line_at(at, photo)
        if line is None:
            return False
        self._selection.choose_line(line)
        self.changed.emit()
        return True

    @property
    def takes_keys(self) -> bool:
        """There is text to be chosen and copied."""
        return self._is_on and self._page is not None and bool(self._page.rows)

    def choose_all(self) -> None:
        self._copied = 0
        self._selection.choose_all()
        self.changed.emit()

    def copy(self) -> None:
        """What is chosen, else all of it."""
        text = self._selection.text or (self._page.text if self._page is not None else "")
        QGuiApplication.clipboard().setText(text)
        self._copied = len(text)
        self.changed.emit()

    def _line_at(self, at: QPointF, photo: QRectF) -> int | None:
        if not self._is_on or photo.isEmpty():
            return None
        return self._selection.line_at(_point(at, photo))

    # ------------------------------------------------------------------------------ painting

    def paint(self, painter: QPainter, photo: QRectF, size: QSizeF) -> None:
        """Over the photo, which fills the rectangle; the legend in the window of that size."""
        if not self._is_on:
            return
        view = QRectF(QPointF(), size)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, line in enumerate(self._selection.lines):
            corners = [_on_screen(corner, photo) for corner in line.corners]
            if QPolygonF(corners).boundingRect().intersects(view):
                _paint_line(painter, line, corners, self._selection.span(number))
        painter.restore()
        paint_pill(painter, size, self.said, _LEGEND_LINE)


def _paint_line(
    painter: QPainter, line: TextLine, corners: Sequence[QPointF], chosen: tuple[int, int]
) -> None:
    """The words on a plate where they stand, as long as they are there."""
    top = QLineF(corners[0], corners[1])
    height = QLineF(corners[0], corners[3]).length()
    painter.save()
    painter.translate(corners[0])
    painter.rotate(math.degrees(math.atan2(top.dy(), top.dx())))
    plate = QRectF(0, 0, top.length(), height)
    ground = QColor(VIEWER_GROUND)
    ground.setAlpha(_PLATE)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(plate, 2, 2)
    first, last = chosen
    if last > first:
        each = plate.width() / max(1, len(line.text))
        painter.fillRect(QRectF(first * each, 0, (last - first) * each, height), _CHOSEN)
    if height * _FILLED >= _LEAST_LETTERS:
        font = QFont(painter.font())
        font.setPixelSize(max(1, round(height * _FILLED)))
        wide = QFontMetricsF(font).horizontalAdvance(line.text)
        if wide > 0:
            painter.setFont(font)
            painter.setPen(QColor(VIEWER_TEXT))
            painter.scale(plate.width() / wide, 1.0)
            painter.drawText(
                QRectF(0, 0, wide + 1, height), Qt.AlignmentFlag.AlignVCenter, line.text
            )
    painter.restore()


def _point(at: QPointF, photo: QRectF) -> Point:
    return (at.x() - photo.left()) / photo.width(), (at.y() - photo.top()) / photo.height()


def _on_screen(corner: Point, photo: QRectF) -> QPointF:
    return QPointF(
        photo.left() + corner[0] * photo.width(), photo.top() + corner[1] * photo.height()
    )
