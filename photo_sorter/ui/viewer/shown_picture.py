"""A picture as the window paints it: right out of the memory that it came in."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from photo_sorter.core.ports import Picture


@dataclass(frozen=True, slots=True, eq=False)
class ShownPicture:
    """`image` lies in the memory of `picture`, and is not to outlive it. `screen` is whose colours
    it has."""

    picture: Picture
    image: QImage
    screen: str

    @property
    def side(self) -> int:
        return max(self.picture.width, self.picture.height)

    def suffices(self, side: float) -> bool:
        """It has about as many pixels as are shown, or all that there are."""
        return self.picture.is_whole or self.side >= side * SOFTEST

    def is_too_fine(self, side: float) -> bool:
        """Painted so small it would flicker: pixels would be left out."""
        return self.side > side * FINEST


SOFTEST = 0.9
FINEST = 2.3


def shown(picture: Picture, screen: str) -> ShownPicture:
    image = QImage(
        picture.pixels,
        picture.width,
        picture.height,
        picture.stride,
        QImage.Format.Format_RGBX8888,
    )
    return ShownPicture(picture, image, screen)


def paint(painter: QPainter, image: QImage, rect: QRectF, view: QRectF) -> None:
    """The part of the image that lies in `view`, where all of it would fill `rect`: what is not
    seen costs nothing."""
    seen = rect.intersected(view)
    if seen.isEmpty():
        return
    across, down = image.width() / rect.width(), image.height() / rect.height()
    source = QRectF(
        (seen.left() - rect.left()) * across,
        (seen.top() - rect.top()) * down,
        seen.width() * across,
        seen.height() * down,
    )
    painter.drawImage(seen, image, source)
