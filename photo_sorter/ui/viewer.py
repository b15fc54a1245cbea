"""One photo, as large as the window: arrows, zoom, pan."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QImageReader,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolButton, QWidget

from photo_sorter.core.photo import PhotoId
from photo_sorter.core.views import PhotoDetails
from photo_sorter.services.library import Library
from photo_sorter.ui.base import words
from photo_sorter.ui.base.rating_badge import INSET, badge_width, paint_rating
from photo_sorter.ui.base.spoken import announce, photo_name
from photo_sorter.ui.base.tasks import Tasks
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.thumbnails import SIDES, Thumbnails
from photo_sorter.ui.base.tokens import VEIL_ALPHA, VIEWER_GROUND, VIEWER_TEXT
from photo_sorter.ui.base.widgets import icon_button

MOST_PIXELS = 6000  # longest side that is held in memory
ZOOM_MOST = 16.0
ENLARGED_MOST = 2.0
STEP = 1.25
BUTTON = 44
BADGE_WIDTH = 400.0  # room for all that a rating can have


class Viewer(QWidget):
    """Lies over all of `host`. `closed` names the photo that was looked at last."""

    closed = Signal(int)
    moved = Signal(int)

    def __init__(
        self, library: Library, tasks: Tasks, theme: Theme, thumbnails: Thumbnails, host: QWidget
    ) -> None:
        super().__init__(host)
        self._library, self._tasks, self._thumbnails = library, tasks, thumbnails
        self._theme = theme
        self._host = host
        self._ids: Sequence[int] = ()
        self._at = 0
        self._details: PhotoDetails | None = None
        self._picture: QPixmap | None = None
        self._scale = 1.0  # times the size that fits
        self._shift = QPointF()
        self._grip: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Photo viewer"))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._close = self._button(theme, "close", self.tr("Back (Esc)"), self.leave)
        self._back = self._button(
            theme, "left", self.tr("Previous photo (←)"), lambda: self._walk(-1)
        )
        self._next = self._button(theme, "right", self.tr("Next photo (→)"), lambda: self._walk(1))
        self._out = self._button(
            theme, "zoom-out", self.tr("Zoom out (-)"), lambda: self._zoom(1 / STEP)
        )
        self._in = self._button(theme, "zoom-in", self.tr("Zoom in (+)"), lambda: self._zoom(STEP))
        thumbnails.ready.connect(self._thumbnail_came)
        host.installEventFilter(self)
        self.hide()

    @property
    def photo_id(self) -> int:
        return self._ids[self._at]

    @property
    def count(self) -> int:
        return len(self._ids)

    @property
    def zoom(self) -> float:
        """1 where the photo fits the window."""
        return self._scale

    @property
    def has_original(self) -> bool:
        return self._picture is not None

    def open(self, ids: Sequence[int], photo_id: int) -> None:
        self._ids, self._at = ids, list(ids).index(photo_id)
        self.setGeometry(self._host.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._load()

    def leave(self) -> None:
        if self.isVisible():
            self._tasks.forget("viewer")
            self._picture = None
            self.hide()
            self.closed.emit(self.photo_id)

    # ------------------------------------------------------------------------------- loading

    def _load(self) -> None:
        photo_id = self.photo_id
        self._picture, self._details = None, None
        self._scale, self._shift = 1.0, QPointF()
        self._back.setVisible(self._at > 0)
        self._next.setVisible(self._at < len(self._ids) - 1)
        for near in (photo_id, *self._ids[max(0, self._at - 1) : self._at + 2]):
            self._thumbnails.want_one(near)
        most = round(max(self.width(), self.height()) * self.devicePixelRatioF())
        self._tasks.run(
            lambda: _read(self._library, PhotoId(photo_id), max(most * 2, MOST_PIXELS)),
            self._came,
            newest="viewer",
        )
        self.moved.emit(photo_id)
        self.update()

    def _came(self, read: tuple[PhotoDetails | None, QImage | None]) -> None:
        details, image = read
        self._details = details
        if image is not None:
            self._picture = QPixmap.fromImage(image)
        if details is not None:
            self.setAccessibleDescription(photo_name(details))
            announce(self, photo_name(details))
        self.update()

    def describe(self, details: PhotoDetails) -> None:
        """Something else is known of a photo: it was rated, say."""
        if self.isVisible() and details.id == self.photo_id:
            self._details = details
            self.update()

    def renew(self, ids: Sequence[int]) -> None:
        """The photos that are listed now. Where the one that is shown is gone, the next takes its
        place."""
        shown, at = self.photo_id, self._at
        self._ids = ids
        if not ids:
            self._ids, self._at = (shown,), 0
            self.leave()
        elif shown in ids:
            self._at = list(ids).index(shown)
        else:
            self._at = min(at, len(ids) - 1)
            self._load()

    def _thumbnail_came(self, photo_id: int) -> None:
        if self.isVisible() and photo_id == self.photo_id:
            self.update()

    # ------------------------------------------------------------------------------ geometry

    def _fit_rect(self) -> QRectF:
        """The photo's place at the zoom of now."""
        pixmap = self._pixmap()
        if pixmap is None:
            return QRectF()
        size = self._natural(pixmap)
        room = QSize(max(1, self.width()), max(1, self.height()))
        fit = min(room.width() / size[0], room.height() / size[1])
        if self._picture is not None:
            fit = min(fit, ENLARGED_MOST)  # a tiny picture does not become a wall of squares
        width, height = size[0] * fit * self._scale, size[1] * fit * self._scale
        rect = QRectF(0, 0, width, height)
        rect.moveCenter(QPointF(self.rect().center()) + self._shift)
        return rect

    def _natural(self, pixmap: QPixmap) -> tuple[float, float]:
        ratio = self.devicePixelRatioF()
        return pixmap.width() / ratio, pixmap.height() / ratio

    def _pixmap(self) -> QPixmap | None:
        return self._picture or self._thumbnails.get(self.photo_id, SIDES[-1])

    def _zoom(self, factor: float, around: QPointF | None = None) -> None:
        before = self._scale
        self._scale = min(ZOOM_MOST, max(1.0, self._scale * factor))
        centre = QPointF(self.rect().center())
        point = (around or centre) - centre
        self._shift = point + (self._shift - point) * (self._scale / before)
        self._keep_in_sight()

    def _fit_or_natural(self) -> None:
        if self._scale > 1.0:
            self._zoom(0.0)
        else:
            self._natural_size()

    def _natural_size(self) -> None:
        """One pixel of the photo on one of the screen."""
        pixmap = self._pixmap()
        if pixmap is not None:
            fitted = self._fit_rect().width() / self._scale
            self._zoom(max(1.0, self._natural(pixmap)[0] / max(1.0, fitted)) / self._scale)

    def _keep_in_sight(self) -> None:
        rect = self._fit_rect()
        room_x = max(0.0, (rect.width() - self.width()) / 2)
        room_y = max(0.0, (rect.height() - self.height()) / 2)
        self._shift = QPointF(
            min(room_x, max(-room_x, self._shift.x())), min(room_y, max(-room_y, self._shift.y()))
        )
        grabbable = room_x > 0 or room_y > 0
        self.setCursor(Qt.CursorShape.OpenHandCursor if grabbable else Qt.CursorShape.ArrowCursor)
        self.update()

    def _walk(self, step: int) -> None:
        target = self._at + step
        if 0 <= target < len(self._ids):
            self._at = target
            self._load()

    # ------------------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(VIEWER_GROUND))
        pixmap = self._pixmap()
        if pixmap is not None:
            painter.drawPixmap(self._fit_rect(), pixmap, QRectF(pixmap.rect()))
        self._paint_caption(painter)
        painter.end()

    def _paint_caption(self, painter: QPainter) -> None:
        details = self._details
        if details is None or not details.paths:
            return
        name = details.paths[0].rsplit("/", 1)[-1]
        text = f"{name}   ·   {words.taken(details)}"
        if self._picture is None:
            text += "   ·   " + self.tr("preview only")
        metrics = painter.fontMetrics()
        text = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, self.width() - 260)
        rect = QRectF(0, 0, metrics.horizontalAdvance(text) + 32, metrics.height() + 14)
        rect.moveCenter(QPointF(self.width() / 2, self.height() - 34))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, VEIL_ALPHA))
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        painter.setPen(QColor(VIEWER_TEXT))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
        # Above the words, as in the corner of a cell.
        badge = QRectF(0, 0, BADGE_WIDTH, rect.top())
        badge.moveRight(self.width() / 2 + badge_width(details.rating) / 2 + INSET)
        paint_rating(painter, self._theme, badge, details.rating)

    def _button(
        self, theme: Theme, icon: str, name: str, clicked: Callable[[], None]
    ) -> QToolButton:
        button = icon_button(theme, icon, name, clicked)
        button.setParent(self)
        button.setIconSize(QSize(24, 24))
        button.resize(BUTTON, BUTTON)
        theme.set_icon(button, icon, "on_toast")
        button.setStyleSheet(
            f"QToolButton {{ background: rgba(0, 0, 0, {VEIL_ALPHA});"
            f" border-radius: {BUTTON // 2}px; }}"
            "QToolButton:hover { background: rgba(70, 70, 70, 230); }"
        )
        return button

    def _place_buttons(self) -> None:
        width, height, gap = self.width(), self.height(), 16
        self._close.move(gap, gap)
        self._back.move(gap, (height - BUTTON) // 2)
        self._next.move(width - BUTTON - gap, (height - BUTTON) // 2)
        self._in.move(width - BUTTON - gap, gap)
        self._out.move(width - 2 * BUTTON - gap - 8, gap)

    # -------------------------------------------------------------------------------- events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._host:
            self.setGeometry(self._host.rect())
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place_buttons()
        if self.isVisible():
            self._keep_in_sight()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._zoom(STEP if event.angleDelta().y() > 0 else 1 / STEP, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._scale > 1.0:
            self._grip = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self._shift += event.position() - self._grip
            self._grip = event.position()
            self._keep_in_sight()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None
        self._keep_in_sight()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._fit_or_natural()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Left: lambda: self._walk(-1),
            Qt.Key.Key_Right: lambda: self._walk(1),
            Qt.Key.Key_Home: lambda: self._walk(-self._at),
            Qt.Key.Key_End: lambda: self._walk(len(self._ids) - 1 - self._at),
            Qt.Key.Key_Plus: lambda: self._zoom(STEP),
            Qt.Key.Key_Equal: lambda: self._zoom(STEP),
            Qt.Key.Key_Minus: lambda: self._zoom(1 / STEP),
            Qt.Key.Key_Z: self._fit_or_natural,
            Qt.Key.Key_Escape: self.leave,
            Qt.Key.Key_Space: self.leave,
            Qt.Key.Key_Return: self.leave,
        }
        act = keys.get(event.key())
        if act is None:
            super().keyPressEvent(event)
        else:
            act()


def _read(
    library: Library, photo_id: PhotoId, most: int
) -> tuple[PhotoDetails | None, QImage | None]:
    """On a worker: the details and the original, upright; None where Qt cannot read it."""
    details = library.photos.details(photo_id)
    if details is None:
        return None, None
    for path in details.paths:
        reader = QImageReader(path)
        reader.setAutoTransform(True)
        size = reader.size()
        if max(size.width(), size.height()) > most:
            reader.setScaledSize(size.scaled(QSize(most, most), Qt.AspectRatioMode.KeepAspectRatio))
        image = reader.read()
        if not image.isNull():
            return details, image
    return details, None
