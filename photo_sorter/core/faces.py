"""Where a photo shows whom, as its file says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Face:
    """A rectangle by its left upper corner, in fractions of the upright picture. `name` is empty
    where nobody has said whose face it is."""

    name: str
    x: float
    y: float
    width: float
    height: float


def turned(face: Face, orientation: int) -> Face:
    """A face of the picture as it is stored, in the picture as EXIF's orientation turns it."""
    left, top = face.x, face.y
    right, bottom = 1 - left - face.width, 1 - top - face.height  # what is left beyond it
    x, y = {
        2: (right, top),
        3: (right, bottom),
        4: (left, bottom),
        5: (top, left),
        6: (bottom, left),
        7: (bottom, right),
        8: (top, right),
    }.get(orientation, (left, top))
    width, height = face.width, face.height
    if orientation in (5, 6, 7, 8):
        width, height = height, width
    return Face(face.name, round(x, 6) + 0.0, round(y, 6) + 0.0, width, height)
