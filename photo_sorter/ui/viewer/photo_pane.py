"""One photo in a part of the window, as large as there is room: its thumbnail at once, then the
picture, closer where somebody looks closer."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from photo_sorter.core.photo import PhotoId
from photo_sorter.services.library import Library
from photo_sorter.ui.base.cover import paint_cover
from photo_sorter.ui.base.screen_profile import screen_of
from photo_sorter.ui.base.tasks import Tasks
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.thumbnails import SIDES, Thumbnails
from photo_sorter.ui.base.veil import Veil
from photo_sorter.ui.viewer.caption import paint_pill, why_not_whole
from photo_sorter.ui.viewer.lens import Lens
from photo_sorter.ui.viewer.pictures import ViewerPictures
from photo_sorter.ui.viewer.shown_picture import ShownPicture, paint
from photo_sorter.ui.viewer.spinner import Spinner

SETTLE_MS = 150  # until one that changes its size has its photo read anew


class PhotoPane(QWidget):
    """Those photos that come next are read ahead. Lives on the GUI thread, reads on workers."""

    picture_changed = Signal()  # another picture is painted, or another part of it

    def __init__(
        self, library: Library, tasks: Tasks, theme: Theme, thumbnails: Thumbnails, veil: Veil
    ) -> None:
        super().__init__()
        self._theme, self._thumbnails, self._veil = theme, thumbnails, veil
        veil.changed.connect(self.update)
        self._photo_id: PhotoId | None = None
        self._near: tuple[PhotoId, ...] = ()
        self._lens = Lens()
        self._pictures = ViewerPictures(library, tasks)
        self._pictures.changed.connect(self._came)
        self._spinner = Spinner(self)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._want)
        self.setMinimumSize(160, 120)
        thumbnails.ready.connect(self._thumbnail_came)

    @property
    def photo_id(self) -> PhotoId | None:
        return self._photo_id

    @property
    def shown(self) -> ShownPicture | None:
        """What is painted of the picture; None where only its thumbnail is."""
        return self._pictures.best(self._side_on_screen())

    @property
    def whole_size(self) -> QSizeF:
        """The pixels that the photo has; empty where that is not known yet."""
        shown = self.shown
        if shown is None:
            return QSizeF()
        return QSizeF(shown.picture.whole_width, shown.picture.whole_height)

    @property
    def laid_out(self) -> QSizeF:
        """The size by which it is laid out: that which it has."""
        return self.whole_size

    @property
    def has_picture(self) -> bool:
        """Something of the photo is painted: its picture, or a thumbnail."""
        return self.shown is not None or self._thumbnail() is not None

    @property
    def is_ahead(self) -> bool:
        """All that was to be read is there."""
        return self._pictures.is_idle

    @property
    def is_hidden(self) -> bool:
        """It lies behind a veil."""
        return self._photo_id is not None and self._veil.hides(self._photo_id)

    @property
    def scale(self) -> float:
        """1 where the photo fits."""
        return self._lens.scale

    @property
    def magnification(self) -> float:
        """1 where a pixel of the photo is one of the screen."""
        return self._lens.magnification

    @property
    def picture_rect(self) -> QRectF:
        """Where the photo lies; parts of it may be out of sight."""
        return self._lens.rect

    def show_photo(
        self, photo_id: PhotoId, near: Sequence[PhotoId] = (), *, keeps_look: bool = False
    ) -> None:
        """`near` are the photos that come next, in order. Another photo fits, or is seen as close
        as the one before and at the same part where `keeps_look`."""
        same = photo_id == self._photo_id
        self._photo_id, self._near = photo_id, tuple(near)
        if not same and not keeps_look:
            self._lens.reset()
        for each in (*reversed(self._near), photo_id):
            self._thumbnails.want_one(each)
        self._want()
        self._fit()

    def put_away(self) -> None:
        """Nobody looks any more."""
        self._photo_id = None
        self._pictures.forget()
        self._spinner.stop()
        self._settle.stop()

    # ---------------------------------------------------------------------------- closer looks

    def zoom(self, factor: float, around: QPointF | None = None) -> None:
        """The point `around`, by default the middle, stays where it is."""
        self._lens.zoom(factor, around)
        self._looked()

    def fit_or_natural(self, around: QPointF | None = None) -> None:
        """Between the whole photo and one pixel of it on one of the screen."""
        self._lens.fit_or_natural(around)
        self._looked()

    def shift(self, by: QPointF) -> None:
        self._lens.shift(by)
        self._looked()

    def _looked(self) -> None:
        self._look_closer()
        self.update()
        self.picture_changed.emit()

    def _look_closer(self) -> None:
        size = self.whole_size
        if self._lens.is_sized and not size.isEmpty():
            self._pictures.look_closer(self._side_on_screen(), max(size.width(), size.height()))

    def _side_on_screen(self) -> float:
        """Of the photo, in pixels of the screen."""
        rect = self._lens.rect
        return max(rect.width(), rect.height()) * self.devicePixelRatioF()

    # --------------------------------------------------------------------------------- reading

    def _want(self) -> None:
        if self._photo_id is None:
            return
        side = math.ceil(max(self.width(), self.height()) * self.devicePixelRatioF())
        self._pictures.show(self._photo_id, side, screen_of(self.screen()), self._near)
        self._show_waiting()

    def _show_waiting(self) -> None:
        if self._pictures.is_reading:
            self._spinner.start()
        else:
            self._spinner.stop()

    def _thumbnail(self) -> QPixmap | None:
        return None if self._photo_id is None else self._thumbnails.get(self._photo_id, SIDES[-1])

    def _thumbnail_came(self, photo_id: int) -> None:
        if photo_id == self._photo_id:
            self._fit()

    def _came(self, photo_id: int) -> None:
        if photo_id == self._photo_id:
            self._show_waiting()
            self._fit()

    def _fit(self) -> None:
        self._lens.set_room(QSizeF(self.size()), self.devicePixelRatioF())
        pixels, thumbnail = self.laid_out, self._thumbnail()
        if not pixels.isEmpty():
            self._lens.set_pixels(pixels, known=True)
        elif thumbnail is not None:
            self._lens.set_pixels(QSizeF(thumbnail.size()), known=False)
        self._looked()  # where nothing is known, the photo before holds the look

    # -------------------------------------------------------------------------------- painting

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._spinner.place(self.width(), self.height())
        self._fit()
        if self._photo_id is not None:
            self._settle.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.paint_photo(painter)
        painter.end()

    def paint_photo(self, painter: QPainter) -> None:
        """All that is seen of it."""
        if self.is_hidden:
            paint_cover(painter, self._theme, self._lens.rect)
        else:
            self.paint_picture(painter)
        error = self._pictures.error
        if error is not None:
            lines = why_not_whole(error, has_preview=self._thumbnail() is not None)
            paint_pill(painter, QSizeF(self.size()), lines, self.height() - 34.0)

    def paint_picture(self, painter: QPainter) -> None:
        """The picture, or its thumbnail until it is there."""
        shown, thumbnail = self.shown, self._thumbnail()
        if shown is not None:
            paint(painter, shown.image, self._lens.rect, QRectF(self.rect()))
        elif thumbnail is not None:
            painter.drawPixmap(self._lens.rect, thumbnail, QRectF(thumbnail.rect()))
