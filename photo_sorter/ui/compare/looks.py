"""What a picture is looked at for: how sharp and how well exposed the part in sight is, and where
it has edges in focus. All of it is for worker threads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage

from photo_sorter.core.culling.exposure import Clipping, clipping
from photo_sorter.core.culling.sharp_edges import sharp_edges, sharpness
from photo_sorter.ui.viewer.shown_picture import ShownPicture

MARK = "#ff3b30"  # of edges in focus: no picture is of this red alone
_SHARPER = 1.1  # times as sharp as the next one is told
_SAME_SCALE = 1.1  # pictures of more unlike sizes cannot be compared

Pixels = np.ndarray[Any, np.dtype[np.uint8]]


@dataclass(frozen=True, slots=True)
class Look:
    """`scale`: pixels of the picture for one of the photo, which two that are compared share."""

    sharpness: float
    clipping: Clipping
    scale: float


def look_at(shown: ShownPicture, part: QRectF) -> Look | None:
    """Of the part of a picture, in fractions; None where it is too small to tell anything."""
    pixels = _pixels(shown)
    height, width = pixels.shape[:2]
    top, bottom = round(part.top() * height), round(part.bottom() * height)
    left, right = round(part.left() * width), round(part.right() * width)
    seen = pixels[max(top, 0) : bottom, max(left, 0) : right, :3]
    if min(seen.shape[:2]) < 3:
        return None
    scale = shown.picture.width / max(shown.picture.whole_width, 1)
    return Look(sharpness(seen[..., 1]), clipping(seen), scale)


def sharpest(looks: dict[int, Look]) -> int | None:
    """Whose part is clearly sharper than every other one, of two or more."""
    ranked = sorted(looks.items(), key=lambda each: each[1].sharpness, reverse=True)
    if len(ranked) < 2:
        return None
    scales = [look.scale for look in looks.values()]
    if max(scales) > min(scales) * _SAME_SCALE:
        return None
    (first, best), (_, second) = ranked[:2]
    return first if best.sharpness >= second.sharpness * _SHARPER else None


def edges_in_focus(shown: ShownPicture) -> QImage:
    """Marks on nothing, to be laid over the picture."""
    mask = sharp_edges(_pixels(shown)[..., 1])
    height, width = mask.shape
    image = QImage(width, height, QImage.Format.Format_Indexed8)
    image.setColorTable([QColor(0, 0, 0, 0).rgba(), QColor(MARK).rgba()])
    lines = np.frombuffer(image.bits(), np.uint8, image.sizeInBytes())
    lines.reshape(height, image.bytesPerLine())[:, :width] = mask
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def _pixels(shown: ShownPicture) -> Pixels:
    """Its green stands for brightness."""
    picture = shown.picture
    return np.frombuffer(picture.pixels, np.uint8).reshape(picture.height, picture.width, 4)
