"""One photo with a frame on it: what the frame holds becomes a version beside the photo."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QLocale, QObject, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QWidget

from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.regions import Region
from photo_sorter.core.versions.edit import Edit, PixelBox, Size
from photo_sorter.core.versions.framing import Grip, Shape
from photo_sorter.services.versions.service import MadeVersion
from photo_sorter.ui.base import words
from photo_sorter.ui.base.cover import paint_large_cover
from photo_sorter.ui.base.screen_profile import screen_of
from photo_sorter.ui.base.spoken import announce
from photo_sorter.ui.base.tokens import DARK, VEIL_ALPHA, VIEWER_GROUND, VIEWER_TEXT
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.browse.version_said import say_version
from photo_sorter.ui.cropping.bar import HEIGHT as BAR_HEIGHT
from photo_sorter.ui.cropping.bar import CropBar
from photo_sorter.ui.cropping.frame import CropFrame
from photo_sorter.ui.viewer.caption import paint_pill, why_not_whole
from photo_sorter.ui.viewer.pictures import ViewerPictures

_MARGIN = 24
_REACH = 12  # how near to an edge it is held
_HANDLE = 18  # length of the corners' marks
_STEPS = 50  # of an arrow key, on the picture's longer side
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_CURSORS = {
    (-1, -1): Qt.CursorShape.SizeFDiagCursor,
    (1, 1): Qt.CursorShape.SizeFDiagCursor,
    (1, -1): Qt.CursorShape.SizeBDiagCursor,
    (-1, 1): Qt.CursorShape.SizeBDiagCursor,
    (-1, 0): Qt.CursorShape.SizeHorCursor,
    (1, 0): Qt.CursorShape.SizeHorCursor,
    (0, -1): Qt.CursorShape.SizeVerCursor,
    (0, 1): Qt.CursorShape.SizeVerCursor,
    (0, 0): Qt.CursorShape.SizeAllCursor,
}
# What straightens, to the left and to the right; with Shift as American and European keyboards
# name the two.
_PLAIN = (Qt.Key.Key_Comma, Qt.Key.Key_Period)
_WAYS: Mapping[int, int] = {
    Qt.Key.Key_Comma: -1,
    Qt.Key.Key_Less: -1,
    Qt.Key.Key_Semicolon: -1,
    Qt.Key.Key_Period: 1,
    Qt.Key.Key_Greater: 1,
    Qt.Key.Key_Colon: 1,
}
_PARTS, _LEVEL_PARTS = 3, 12  # of the frame, that lines show
_NAME = "cropping"


class CropView(QWidget):
    """Lies over all of `host`, hidden until `open`. `closed` when somebody leaves or the version is
    saved; what it was made of is `saved` first."""

    closed = Signal()
    saved = Signal(object)  # MadeVersion

    def __init__(self, window: WindowContext, host: QWidget) -> None:
        super().__init__(host)
        self._window, self._host = window, host
        self._photo_id = -1
        self._proposed: Sequence[Region] = ()
        self.frame: CropFrame | None = None  # None until the picture's size is known
        self._turned: tuple[int, QImage] | None = None
        self._hold: tuple[Grip, QPointF, PixelBox] | None = None
        self._is_straightening = False  # then lines show what is level
        self._saving: threading.Event | None = None
        self._pictures = ViewerPictures(window.library, window.tasks)
        self._pictures.changed.connect(self._picture_came)
        self.bar = CropBar(window.theme, self)
        self.bar.shape_chosen.connect(self._take)
        self.bar.swap_asked.connect(lambda: self._change(CropFrame.swap))
        self.bar.turn_asked.connect(lambda: self._change(CropFrame.turn))
        self.bar.angle.changed.connect(self._straighten)
        self.bar.angle.settled.connect(self._end_straightening)
        self.bar.angle.given_up.connect(self.setFocus)
        self.bar.proposal_asked.connect(lambda: self._change(CropFrame.propose))
        self.bar.save_asked.connect(self.save)
        self.bar.leave_asked.connect(self.leave)
        window.veil.changed.connect(self.update)
        host.installEventFilter(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Crop the photo"))
        self.hide()

    @property
    def is_saving(self) -> bool:
        return self._saving is not None

    def open(self, photo_id: int, proposed: Sequence[Region] = ()) -> None:
        """`proposed` are parts of the upright picture that Tab goes through; the first is taken at
        once."""
        self._photo_id, self._proposed = photo_id, proposed
        self.frame = self._turned = self._hold = None
        self.setGeometry(self._host.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_frame()
        room = max(self.width(), self.height()) * self.devicePixelRatioF()
        self._pictures.show(photo_id, math.ceil(room), screen_of(self.screen()))

    def leave(self) -> None:
        """What is being saved is given up. Idempotent."""
        if not self.isVisible():
            return
        if self._saving is not None:
            self._saving.set()
            self._saving = None
            self._window.tasks.forget(_NAME)
        self._pictures.forget()
        self.frame = self._turned = self._hold = None
        self.hide()
        self.closed.emit()

    def save(self) -> None:
        """On a worker, in the order of what a person does; this stays until it is there."""
        if self.frame is None or self._saving is not None or self.frame.edit == Edit():
            return
        edit, photo_id = self.frame.edit, PhotoId(self._photo_id)
        stop = self._saving = threading.Event()
        self._show_frame()
        versions = self._window.library.versions
        self._window.tasks.run(
            lambda: versions.make(photo_id, edit, stop.is_set),
            self._made,
            self._failed,
            newest=_NAME,
            in_order=True,
        )

    # ------------------------------------------------------------------------------- answers

    def _made(self, version: MadeVersion) -> None:
        self._saving = None
        say_version(self._window, version)
        self.saved.emit(version)
        self.leave()

    def _failed(self, error: PhotoSorterError) -> None:
        self._saving = None
        self._show_frame()
        self._window.tasks.failed.emit(error)

    def _picture_came(self, photo_id: int) -> None:
        if not self.isVisible() or photo_id != self._photo_id:
            return
        shown = self._pictures.best(0)
        if shown is not None and self.frame is None:
            size = (shown.picture.whole_width, shown.picture.whole_height)
            self.frame = CropFrame(size, self._proposed)
            self.frame.propose()
        self._turned = None
        self._show_frame()

    # --------------------------------------------------------------------------- what is done

    def _take(self, shape: Shape) -> None:
        self._change(lambda frame: frame.take(shape))

    def _change(self, how: Callable[[CropFrame], None]) -> None:
        self._is_straightening = False
        if self.frame is not None and self._saving is None:
            how(self.frame)
        self._show_frame()

    def _straighten(self, degrees: float) -> None:
        self._change(lambda frame: frame.straighten(degrees))
        self._is_straightening = True

    def _straighten_by(self, degrees: float) -> None:
        if self.frame is not None:
            self._straighten(self.frame.angle + degrees)
            announce(self, self.accessibleDescription())

    def _end_straightening(self) -> None:
        self._is_straightening = False
        self.update()

    def _show_frame(self) -> None:
        frame = self.frame
        if frame is None:
            self.bar.pixels.set_text("")
            self.bar.proposals.hide()
        else:
            self.bar.show_frame(frame, self._said(frame))
            self.setAccessibleDescription(self._said(frame))
        worth = frame is not None and not frame.edit.changes_nothing
        self.bar.show_saving(saving=self._saving is not None, worth=worth)
        self.update()

    def _said(self, frame: CropFrame) -> str:
        left, top, right, bottom = frame.box
        said = self.tr("{width} × {height} pixels, from {left}, {top}").format(
            width=words.number(right - left),
            height=words.number(bottom - top),
            left=words.number(left),
            top=words.number(top),
        )
        if not frame.angle:
            return said
        degrees = self.tr("straightened by {degrees}°")
        return f"{said}, {degrees.format(degrees=QLocale().toString(frame.angle, 'f', 1))}"

    # ------------------------------------------------------------------------------ geometry

    def _room(self) -> QRectF:
        whole = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -BAR_HEIGHT - _MARGIN)
        return whole if whole.isValid() else QRectF(0, 0, 1, 1)

    def picture_rect(self) -> QRectF:
        """Where the whole picture lies."""
        if self.frame is None:
            return QRectF()
        width, height = self.frame.size
        room = self._room()
        scale = min(room.width() / width, room.height() / height)
        rect = QRectF(0, 0, width * scale, height * scale)
        rect.moveCenter(room.center())
        return rect

    def frame_rect(self) -> QRectF:
        """Where the frame lies."""
        if self.frame is None:
            return QRectF()
        whole, (left, top, right, bottom) = self.picture_rect(), self.frame.box
        scale = whole.width() / self.frame.size[0]
        corner = whole.topLeft() + QPointF(left, top) * scale
        return QRectF(corner, whole.topLeft() + QPointF(right, bottom) * scale)

    def _pixels(self, by: QPointF) -> Size:
        """A way in the window, in pixels of the picture."""
        if self.frame is None:
            return 0, 0
        scale = self.frame.size[0] / self.picture_rect().width()
        return round(by.x() * scale), round(by.y() * scale)

    def _grip_at(self, point: QPointF) -> Grip | None:
        """None beside the frame."""
        rect = self.frame_rect()
        if not rect.adjusted(-_REACH, -_REACH, _REACH, _REACH).contains(point):
            return None
        across = _edge(point.x(), rect.left(), rect.right())
        return across, _edge(point.y(), rect.top(), rect.bottom())

    # ------------------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(VIEWER_GROUND))
        shown = self._pictures.best(0)
        error = self._pictures.error
        if self.frame is not None and shown is not None:
            whole = self.picture_rect()
            if self._window.veil.hides(self._photo_id):
                paint_large_cover(painter, self._window.theme, whole, QRectF(self.rect()))
            else:
                self._paint_picture(painter, whole, self.frame, self._image(shown.image))
            self._paint_frame(painter, whole)
        elif error is not None:
            size = QRectF(self.rect()).size()
            paint_pill(painter, size, why_not_whole(error, has_preview=False), size.height() / 2)
        painter.end()

    def _paint_picture(
        self, painter: QPainter, whole: QRectF, frame: CropFrame, image: QImage
    ) -> None:
        """As it is saved; what straightening leaves out is seen around it."""
        if not frame.angle:
            painter.drawImage(whole, image)
            return
        scale = whole.width() / frame.size[0]
        width, height = (side * scale for side in frame.turned_size)
        painter.save()
        painter.translate(whole.center())
        painter.rotate(frame.angle)
        painter.drawImage(QRectF(-width / 2, -height / 2, width, height), image)
        painter.restore()

    def _image(self, image: QImage) -> QImage:
        turns = 0 if self.frame is None else self.frame.turns
        if not turns:
            return image
        if self._turned is None or self._turned[0] != turns:
            self._turned = (turns, image.transformed(QTransform().rotate(90 * turns)))
        return self._turned[1]

    def _paint_frame(self, painter: QPainter, whole: QRectF) -> None:
        rect = self.frame_rect()
        veil = QColor(0, 0, 0, VEIL_ALPHA)
        if self.frame is not None and self.frame.angle:
            whole = QRectF(self.rect())
        for part in (
            QRectF(whole.topLeft(), QPointF(whole.right(), rect.top())),
            QRectF(QPointF(whole.left(), rect.bottom()), whole.bottomRight()),
            QRectF(QPointF(whole.left(), rect.top()), rect.bottomLeft()),
            QRectF(rect.topRight(), QPointF(whole.right(), rect.bottom())),
        ):
            painter.fillRect(part, veil)
        painter.setPen(QColor(255, 255, 255, 90))
        parts = _LEVEL_PARTS if self._is_straightening else _PARTS
        for share in (part / parts for part in range(1, parts)):
            x, y = rect.left() + rect.width() * share, rect.top() + rect.height() * share
            painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()))
            painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
        painter.setPen(QColor(0, 0, 0, 160))
        painter.drawRect(rect.adjusted(-1, -1, 1, 1))
        painter.setPen(QColor(VIEWER_TEXT))
        painter.drawRect(rect)
        length = min(_HANDLE, rect.width() / 3, rect.height() / 3)
        for x, right in ((rect.left(), 1), (rect.right(), -1)):
            for y, down in ((rect.top(), 1), (rect.bottom(), -1)):
                corner = QRectF(x - 2 * right, y - 2 * down, length * right, 4 * down)
                painter.fillRect(corner.normalized(), QColor(DARK.accent))
                corner = QRectF(x - 2 * right, y - 2 * down, 4 * right, length * down)
                painter.fillRect(corner.normalized(), QColor(DARK.accent))

    # -------------------------------------------------------------------------------- events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._host:
            self.setGeometry(self._host.rect())
        return False

    def event(self, event: QEvent) -> bool:
        """Keys are the frame's, whatever they start elsewhere."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, on: bool) -> bool:
        """Tab goes through what is proposed; without that, through the buttons."""
        if self.frame is not None and self.frame.proposals:
            self._change(lambda frame: frame.propose(1 if on else -1))
            announce(self, self.accessibleDescription())
            return True
        return super().focusNextPrevChild(on)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.bar.setGeometry(QRect(0, self.height() - BAR_HEIGHT, self.width(), BAR_HEIGHT))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.frame is not None:
            self._press(self.frame, event.position())
        event.accept()

    def _press(self, frame: CropFrame, at: QPointF) -> None:
        """On an edge it is drawn, within it is moved, beside it a new one begins."""
        grip = self._grip_at(at)
        if grip is None and self.picture_rect().contains(at):
            x, y = self._pixels(at - self.picture_rect().topLeft())
            self._change(lambda frame: frame.begin(x, y))
            grip = (1, 1)
        self._hold = None if grip is None else (grip, at, frame.box)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._hold is None:
            grip = self._grip_at(at)
            cross = Qt.CursorShape.CrossCursor
            self.setCursor(cross if grip is None else _CURSORS[grip])
            return
        grip, begun, box = self._hold
        across, down = self._pixels(at - begun)

        def follow(frame: CropFrame) -> None:
            frame.box = box  # as it was pressed, so that the edge stays under the pointer
            if grip == (0, 0):
                frame.move(across, down)
            else:
                frame.draw(grip, across, down)

        self._change(follow)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._hold = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        arrow = _ARROWS.get(Qt.Key(event.key()))
        keys: dict[int, Callable[[], None]] = {
            Qt.Key.Key_A: lambda: self._change(lambda frame: frame.step(-1 if shift else 1)),
            Qt.Key.Key_O: lambda: self._change(CropFrame.swap),
            Qt.Key.Key_R: lambda: self._change(CropFrame.turn),
            Qt.Key.Key_0: lambda: self._change(lambda frame: frame.straighten(0)),
            Qt.Key.Key_Return: self.save,
            Qt.Key.Key_Enter: self.save,
            Qt.Key.Key_Escape: self.leave,
        }
        if (way := _WAYS.get(event.key())) is not None and (shift or event.key() in _PLAIN):
            self._straighten_by(way * (1.0 if shift else 0.1))
        elif arrow is not None and self.frame is not None:
            step = 1 if control else max(1, max(self.frame.size) // _STEPS)
            across, down = arrow[0] * step, arrow[1] * step
            if shift:
                grip = (abs(arrow[0]), abs(arrow[1]))
                self._change(lambda frame: frame.draw(grip, across, down))
            else:
                self._change(lambda frame: frame.move(across, down))
        elif (act := keys.get(event.key())) is not None:
            act()
        else:
            super().keyPressEvent(event)


def _edge(at: float, begin: float, end: float) -> int:
    """The edge that is within reach, the nearer of two."""
    near, far = abs(at - begin), abs(at - end)
    if min(near, far) > min(_REACH, max(4.0, (end - begin) / 4)):
        return 0
    return -1 if near < far else 1
