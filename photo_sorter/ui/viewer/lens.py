"""Where the photo lies in the window: fitted, zoomed, shifted."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF

STEP = 1.25
ZOOM_MOST = 16.0  # times the size that fits
NATURAL_MOST = 4.0  # times one pixel of the photo on one of the screen, where that is more
ENLARGED_MOST = 2.0


class Lens:
    """Lengths are the window's; a pixel of the screen is `1 / ratio` of one."""

    def __init__(self) -> None:
        self.scale = 1.0  # times the size that fits
        self._shift = QPointF()
        self._room = QSizeF(1, 1)
        self._pixels = QSizeF()
        self._ratio = 1.0
        self._known = False
        self._natural_at: QPointF | None = None  # asked for before there was a size

    def reset(self) -> None:
        """Another photo: it fits."""
        self.scale, self._shift, self._pixels = 1.0, QPointF(), QSizeF()
        self._known, self._natural_at = False, None

    def set_room(self, room: QSizeF, ratio: float) -> None:
        """The window's size, and how many pixels of the screen lie on its unit."""
        self._room, self._ratio = room.expandedTo(QSizeF(1, 1)), ratio
        self._keep_in_sight()

    def set_pixels(self, pixels: QSizeF, *, known: bool) -> None:
        """How many the whole photo has; not `known` where they are only a thumbnail's."""
        self._pixels, self._known = pixels, known
        self._keep_in_sight()
        if known and self._natural_at is not None:
            at, self._natural_at = self._natural_at, None
            self.zoom(self._natural() / self.scale, at)

    @property
    def is_sized(self) -> bool:
        """How many pixels the whole photo has is known."""
        return self._known and not self._pixels.isEmpty()

    @property
    def longer_side(self) -> float:
        """Of the whole photo, in its pixels."""
        return max(self._pixels.width(), self._pixels.height())

    @property
    def rect(self) -> QRectF:
        """The photo's place. Empty where there is none."""
        width, height = (side * self.scale for side in self._fitted())
        left = (self._room.width() - width) / 2 + self._shift.x()
        top = (self._room.height() - height) / 2 + self._shift.y()
        # On whole pixels of the screen: a photo at 100 % is not blurred by half of one.
        snapped = QPointF(round(left * self._ratio), round(top * self._ratio)) / self._ratio
        return QRectF(snapped, QSizeF(width, height))

    @property
    def magnification(self) -> float:
        """1 where one pixel of the photo is one of the screen."""
        if self._pixels.isEmpty():
            return 0.0
        return self.rect.width() * self._ratio / self._pixels.width()

    @property
    def can_shift(self) -> bool:
        rect = self.rect
        return rect.width() > self._room.width() or rect.height() > self._room.height()

    def zoom(self, factor: float, around: QPointF | None = None) -> None:
        """The point `around`, by default the middle, stays where it is."""
        centre = self._centre()
        point = (around or centre) - centre
        before, self.scale = self.scale, min(self._most(), max(1.0, self.scale * factor))
        self._shift = point + (self._shift - point) * (self.scale / before)
        self._keep_in_sight()

    def fit_or_natural(self, around: QPointF | None = None) -> None:
        """Between the whole photo and one pixel of it on one of the screen."""
        if self.scale > 1.0:
            self.zoom(1.0 / self.scale, around)
        elif self.is_sized:
            self.zoom(self._natural(), around)
        else:
            self._natural_at = around or self._centre()

    def shift(self, by: QPointF) -> None:
        self._shift += by
        self._keep_in_sight()

    def _centre(self) -> QPointF:
        return QPointF(self._room.width() / 2, self._room.height() / 2)

    def _fitted(self) -> tuple[float, float]:
        if self._pixels.isEmpty():
            return 0.0, 0.0
        own = self._pixels / self._ratio
        fit = min(self._room.width() / own.width(), self._room.height() / own.height())
        if self._known:
            fit = min(fit, ENLARGED_MOST)  # a tiny picture does not become a wall of squares
        return own.width() * fit, own.height() * fit

    def _natural(self) -> float:
        """The scale at which a pixel of the photo is one of the screen."""
        width = self._fitted()[0]
        return self._pixels.width() / self._ratio / width if width else 1.0

    def _most(self) -> float:
        return max(ZOOM_MOST, self._natural() * NATURAL_MOST)

    def _keep_in_sight(self) -> None:
        width, height = (side * self.scale for side in self._fitted())
        room_x = max(0.0, (width - self._room.width()) / 2)
        room_y = max(0.0, (height - self._room.height()) / 2)
        self._shift = QPointF(
            min(room_x, max(-room_x, self._shift.x())), min(room_y, max(-room_y, self._shift.y()))
        )
