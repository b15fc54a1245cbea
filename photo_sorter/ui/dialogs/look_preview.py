"""A picture with other light and colours, and the untouched one while somebody holds it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from photo_sorter.core.ports import Picture

Pixels = NDArray[np.uint8]

_LEAST = QSize(240, 200)


def pixels_of(picture: Picture) -> Pixels:
    """(h, w, 3), a copy."""
    flat = np.frombuffer(picture.pixels, np.uint8)
    rows = flat.reshape(picture.height, picture.width, 4)
    return np.ascontiguousarray(rows[..., :3])


class LookPreview(QWidget):
    """Holding the mouse on it shows the untouched picture, as `hold` does."""

    def __init__(self) -> None:
        super().__init__()
        self._before: QImage | None = None
        self._after: QImage | None = None
        self._held = False
        self._words = ""
        self.setMinimumSize(_LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def shows_original(self) -> bool:
        return self._held or self._after is None

    @property
    def shown(self) -> QImage | None:
        """What is painted now; None before the picture is there."""
        return self._before if self.shows_original else self._after

    def say(self, text: str) -> None:
        """Instead of a picture, while there is none."""
        self._words = text
        self.update()

    def set_original(self, pixels: Pixels) -> None:
        self._before, self._after = _image(pixels), None
        self.update()

    def set_changed(self, pixels: Pixels) -> None:
        self._after = _image(pixels)
        self.update()

    def hold(self, held: bool) -> None:
        """Show the untouched picture, or the changed one again."""
        if held != self._held:
            self._held = held
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.hold(True)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.hold(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        image = self.shown
        if image is None:
            painter.setPen(self.palette().color(self.foregroundRole()))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect(), int(flags), self._words)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = QSize(image.size()).scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        place = QRectF(left, top, size.width(), size.height())
        painter.drawImage(place, image)
        if self._held:
            self._mark(painter, place)

    def _mark(self, painter: QPainter, place: QRectF) -> None:
        """Say that this is how the photo is."""
        text = self.tr("Original")
        metrics = self.fontMetrics()
        box = QRectF(place.left() + 10, place.top() + 10, 0, metrics.height() + 8)
        box.setWidth(metrics.horizontalAdvance(text) + 20)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 170))
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(Qt.GlobalColor.white)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)


def _image(pixels: Pixels) -> QImage:
    height, width = pixels.shape[:2]
    flat = np.ascontiguousarray(pixels)
    image = QImage(flat.data, width, height, 3 * width, QImage.Format.Format_RGB888)
    return image.copy()  # with memory of its own
