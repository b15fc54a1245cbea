"""One photo, as large as the window: arrows, zoom, pan."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QEvent,
    QLocale,
    QObject,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSizeF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from photo_sorter.core.photo import PhotoId
from photo_sorter.core.views import PhotoDetails
from photo_sorter.services.library import Library
from photo_sorter.ui.base.cover import paint_large_cover, show_words
from photo_sorter.ui.base.error_words import problem_words
from photo_sorter.ui.base.screen_profile import screen_of
from photo_sorter.ui.base.spoken import announce, photo_name
from photo_sorter.ui.base.tasks import Tasks
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.thumbnails import SIDES, Thumbnails
from photo_sorter.ui.base.tokens import VIEWER_GROUND
from photo_sorter.ui.base.veil import Veil
from photo_sorter.ui.base.widgets import text_button
from photo_sorter.ui.viewer.buttons import ViewerButtons
from photo_sorter.ui.viewer.caption import (
    paint_caption,
    paint_pill,
    why_not_whole,
)
from photo_sorter.ui.viewer.lens import STEP, Lens
from photo_sorter.ui.viewer.pictures import ViewerPictures
from photo_sorter.ui.viewer.shown_picture import ShownPicture, paint
from photo_sorter.ui.viewer.spinner import Spinner
from photo_sorter.ui.viewer.text_layer import TextLayer
from photo_sorter.ui.viewer.where import Where

ZOOM_SHOWN_MS = 1200
_COPY, _ALL = QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.SelectAll
SETTLE_MS = 150  # until a window that changes its size has its photo read anew


class Viewer(QWidget):
    """Lies over all of `host`. `closed` names the photo that was looked at last."""

    closed = Signal(int)
    moved = Signal(int)
    resized = Signal()
    crop_asked = Signal(int)  # of which photo a part is wanted

    def __init__(
        self,
        library: Library,
        tasks: Tasks,
        theme: Theme,
        thumbnails: Thumbnails,
        veil: Veil,
        host: QWidget,
    ) -> None:
        super().__init__(host)
        self._veil = veil
        self._library, self._tasks, self._thumbnails = library, tasks, thumbnails
        self._theme = theme
        self._host = host
        self._ids: Sequence[int] = ()
        self._at = 0
        self._step = 1  # which way was walked last
        self._details: PhotoDetails | None = None
        self._beside = 0
        self._lens = Lens()
        self._grip: QPointF | None = None
        self._pictures = ViewerPictures(library, tasks)
        self._pictures.changed.connect(self._picture_came)
        self.where = Where(library, tasks)
        self.where.changed.connect(self._where_changed)
        self.text = TextLayer(library, tasks)
        self._text_said: list[str] = []
        self.text.changed.connect(self._text_changed)
        self._spinner = Spinner(self)
        self._zoomed = QTimer(self, singleShot=True, interval=ZOOM_SHOWN_MS)
        self._zoomed.timeout.connect(self.update)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._want_picture)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Photo viewer"))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setMouseTracking(True)  # the cursor says where text is
        self._buttons = ViewerButtons(
            theme,
            self,
            self.leave,
            self.walk,
            lambda steps: self._zoom(STEP**steps),
            self.show_text,
            lambda: self.crop_asked.emit(self.photo_id),
        )
        self._show = text_button(show_words(), "pill", lambda: veil.reveal([self.photo_id]))
        self._show.setParent(self)
        self._show.hide()
        veil.changed.connect(self._veil_changed)
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
        return self._lens.scale

    @property
    def magnification(self) -> float:
        """1 where a pixel of the photo is one of the screen."""
        return self._lens.magnification

    @property
    def picture_rect(self) -> QRectF:
        """Where the photo lies; parts of it may be out of sight."""
        return self._lens.rect

    @property
    def shown(self) -> ShownPicture | None:
        """What of the photo is painted; None where only its thumbnail is."""
        return self._pictures.best(self._side_on_screen())

    @property
    def has_original(self) -> bool:
        return self.shown is not None

    @property
    def byte_size(self) -> int:
        """Of the pixels that are kept, of this photo and of those beside it."""
        return self._pictures.byte_size

    @property
    def said(self) -> list[str]:
        """Why not the whole picture is seen; empty where nothing stands against it."""
        error, details = self._pictures.error, self._details
        if error is None:
            warning = None if details is None else details.warning
            return [] if warning is None else [problem_words(warning)[0]]
        return why_not_whole(error, has_preview=self._thumbnail() is not None)

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
            self._pictures.forget()
            self.where.put_away()
            self.text.put_away()
            self._spinner.stop()
            self._zoomed.stop()
            self._settle.stop()
            self.hide()
            self.closed.emit(self.photo_id)

    def show_where(self) -> None:
        """Where in the photo the next phrase of the search is, then none."""
        self.where.show_next(self.photo_id)

    def _where_changed(self) -> None:
        announce(self, ". ".join(self.where.said))
        self.update()

    def show_text(self) -> None:
        """The text in the photo, over it; once more takes it away."""
        self.where.put_away()
        self.text.turn(self.photo_id)

    def _text_changed(self) -> None:
        if self.text.said != self._text_said:  # not with every character that is chosen
            self._text_said = self.text.said
            announce(self, ". ".join(self._text_said))
        self.update()

    # ------------------------------------------------------------------------------- loading

    def _load(self) -> None:
        photo_id = self.photo_id
        self._details = None
        self._veil_changed()
        self._lens.reset()
        self._zoomed.stop()
        self._buttons.show_ends(has_previous=self._at > 0, has_next=self._at < len(self._ids) - 1)
        for near in (*self._near(), photo_id):
            self._thumbnails.want_one(near)
        self._want_picture()
        self._tasks.run(
            lambda: self._library.photos.details(PhotoId(photo_id)),
            self._details_came,
            newest="viewer",
        )
        self.where.walk_to(photo_id)
        self.text.walk_to(photo_id)
        self.moved.emit(photo_id)
        self._fit_lens()

    def set_beside(self, width: int) -> None:
        """So many pixels at the right are another's."""
        self._beside = width
        self._buttons.place(self.width() - width, self.height())
        self._spinner.place(self.width() - width, self.height())
        if self.isVisible():
            self._fit_lens()
            self._settle.start()
        self.update()

    def _veil_changed(self) -> None:
        """The photo may be hidden, or shown."""
        if self._ids:
            self._show.setVisible(self._veil.hides(self.photo_id))
            self._describe_to_readers()
            self.update()

    def _near(self) -> list[int]:
        """The photos to both sides, first the one that is walked to."""
        places = (self._at + self._step, self._at - self._step)
        return [self._ids[place] for place in places if 0 <= place < len(self._ids)]

    def _want_picture(self) -> None:
        room = max(self.width(), self.height()) * self.devicePixelRatioF()
        near = self._near()
        self._pictures.show(self.photo_id, math.ceil(room), screen_of(self.screen()), near)
        self._look_closer()
        self._show_waiting()

    def _show_waiting(self) -> None:
        if self._pictures.is_reading:
            self._spinner.start()
        else:
            self._spinner.stop()

    def _details_came(self, details: PhotoDetails | None) -> None:
        if details is not None:
            self.describe(details)

    def describe(self, details: PhotoDetails) -> None:
        """Something else is known of a photo: it was rated, say."""
        if not self.isVisible() or details.id != self.photo_id:
            return
        self._veil.learn(details)
        before, self._details = self._details, details
        changed = before is not None and before.content_hash != details.content_hash
        if before is None:
            announce(self, self._spoken(details))
        if changed or self._pictures.error is not None:  # it may be there again
            self._pictures.forget()
            self._want_picture()
        self._describe_to_readers()
        self._fit_lens()

    def _describe_to_readers(self) -> None:
        name = "" if self._details is None else self._spoken(self._details)
        self.setAccessibleDescription(". ".join(filter(None, (name, *self.said))))

    def _spoken(self, details: PhotoDetails) -> str:
        return photo_name(details, hidden=self._veil.hides(details.id))

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

    def _thumbnail(self) -> QPixmap | None:
        return self._thumbnails.get(self.photo_id, SIDES[-1])

    def _thumbnail_came(self, photo_id: int) -> None:
        if self.isVisible() and photo_id == self.photo_id:
            self._fit_lens()

    def _picture_came(self, photo_id: int) -> None:
        if self.isVisible() and photo_id == self.photo_id:
            self._show_waiting()
            self._describe_to_readers()
            self._fit_lens()

    # ------------------------------------------------------------------------------ geometry

    def _fit_lens(self) -> None:
        """What is known of the photo's size may have changed."""
        shown, details = self.shown, self._details
        thumbnail = self._thumbnail()
        whole, known = QSizeF(), True
        if shown is not None:
            whole = QSizeF(shown.picture.whole_width, shown.picture.whole_height)
        elif details is not None and details.width and details.height:
            whole = QSizeF(details.width, details.height)
        else:
            known = False
            if thumbnail is not None:
                whole = QSizeF(thumbnail.size())
        room = QSizeF(max(1, self.width() - self._beside), self.height())
        self._lens.set_room(room, self.devicePixelRatioF())
        self._lens.set_pixels(whole, known=known)
        self._show_grip()
        self._look_closer()
        self.update()

    def _side_on_screen(self) -> float:
        """Of the photo, in pixels of the screen."""
        rect = self._lens.rect
        return max(rect.width(), rect.height()) * self.devicePixelRatioF()

    def _zoom(self, factor: float, around: QPointF | None = None) -> None:
        self._lens.zoom(factor, around)
        self._zoom_changed()

    def _fit_or_natural(self, around: QPointF | None = None) -> None:
        self._lens.fit_or_natural(around)
        self._zoom_changed()

    def _zoom_changed(self) -> None:
        self._zoomed.start()
        self._show_grip()
        self._look_closer()
        self.update()

    def _look_closer(self) -> None:
        if self._lens.is_sized:
            self._pictures.look_closer(self._side_on_screen(), self._lens.longer_side)

    def _show_grip(self, at: QPointF | None = None) -> None:
        """`at` is where the mouse is, where that matters."""
        if at is not None and self.text.is_over_text(at, self._lens.rect):
            self.setCursor(Qt.CursorShape.IBeamCursor)
            return
        held = self._grip is not None
        grip = Qt.CursorShape.ClosedHandCursor if held else Qt.CursorShape.OpenHandCursor
        self.setCursor(grip if self._lens.can_shift else Qt.CursorShape.ArrowCursor)

    def walk(self, step: int) -> None:
        """To another photo, so many on or back."""
        target = self._at + step
        if step and 0 <= target < len(self._ids):
            self._at = target
            self._step = 1 if step > 0 else -1
            self._load()

    # ------------------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(VIEWER_GROUND))
        size, shown = QSizeF(self.width() - self._beside, self.height()), self.shown
        hidden = self._veil.hides(self.photo_id)
        if hidden:
            paint_large_cover(painter, self._theme, self._lens.rect, QRectF(self.rect()))
        elif shown is not None:
            paint(painter, shown.image, self._lens.rect, QRectF(self.rect()))
        elif thumbnail := self._thumbnail():
            painter.drawPixmap(self._lens.rect, thumbnail, QRectF(thumbnail.rect()))
        if not hidden:
            self.where.paint(painter, self._lens.rect, size)
            self.text.paint(painter, self._lens.rect, size)
        if self._details is not None and self._details.paths:
            paint_caption(painter, self._theme, size, self._details, self.said)
        if self._zoomed.isActive():
            percent = QLocale().toString(round(self.magnification * 100))
            paint_pill(painter, size, [self.tr("{percent} %").format(percent=percent)], 38)
        painter.end()

    # -------------------------------------------------------------------------------- events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._host:
            self.setGeometry(self._host.rect())
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._buttons.place(self.width() - self._beside, self.height())
        self._spinner.place(self.width() - self._beside, self.height())
        self.resized.emit()
        button = self._show.sizeHint()
        corner = QPoint((self.width() - button.width()) // 2, self.height() // 2)
        self._show.setGeometry(QRect(corner, button))
        if self.isVisible():
            self._fit_lens()
            self._settle.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if steps := event.angleDelta().y():
            self._zoom(STEP if steps > 0 else 1 / STEP, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.text.press(
            event.position(), self._lens.rect
        ):
            event.accept()
            return
        if event.button() == Qt.MouseButton.LeftButton and self._lens.can_shift:
            self._grip = event.position()
            self._show_grip()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.text.drag(event.position(), self._lens.rect):
            return
        if self.text.is_on:
            self._show_grip(event.position())
        if self._grip is not None:
            self._lens.shift(event.position() - self._grip)
            self._grip = event.position()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None
        self.text.release()
        self._show_grip()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self.text.choose_line(event.position(), self._lens.rect):
            self._fit_or_natural(event.position())

    def event(self, event: QEvent) -> bool:
        """Where there is text, the keys that choose and copy are its own, not the photos'."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self.text.takes_keys
            and (event.matches(_COPY) or event.matches(_ALL))
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.text.takes_keys and (event.matches(_COPY) or event.matches(_ALL)):
            (self.text.copy if event.matches(_COPY) else self.text.choose_all)()
            return
        keys: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Left: lambda: self.walk(-1),
            Qt.Key.Key_Right: lambda: self.walk(1),
            Qt.Key.Key_Home: lambda: self.walk(-self._at),
            Qt.Key.Key_End: lambda: self.walk(len(self._ids) - 1 - self._at),
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
