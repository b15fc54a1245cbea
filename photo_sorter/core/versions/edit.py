"""What a version shows of its original."""

from __future__ import annotations

import math
from dataclasses import dataclass

from photo_sorter.core.adjusting.adjustments import NOTHING, Adjustments
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.problems import Problem
from photo_sorter.core.regions import Region

Size = tuple[int, int]  # width and height in pixels
PixelBox = tuple[int, int, int, int]  # left, top, and behind the last column and row

WHOLE = Region(0.0, 0.0, 1.0, 1.0)
STEEPEST = 45.0  # degrees; beyond that it is a quarter turn more


@dataclass(frozen=True, slots=True)
class Edit:
    """What is done to the upright picture, in this order: `turns` quarter turns clockwise, then it
    is turned by `angle` degrees clockwise (at most `STEEPEST` either way) and cut to the largest
    rectangle of its shape without empty corners, and of that `crop` is left, in its fractions; None
    leaves all of it. Of what is left light and colours are changed by `adjustments`. Whatever comes
    to it later has a default that changes nothing."""

    crop: Region | None = None
    turns: int = 0
    angle: float = 0.0
    adjustments: Adjustments = NOTHING

    @property
    def changes_nothing(self) -> bool:
        whole = self.crop in (None, WHOLE) and self.turns % 4 == 0 and self.angle == 0
        return whole and not self.adjustments.changes_anything

    def check(self) -> None:
        """Raises InvalidInputError for what is no edit."""
        if self.changes_nothing:
            raise InvalidInputError(Problem.EDIT_CHANGES_NOTHING)
        if not _lies_within(self.crop or WHOLE) or not abs(self.angle) <= STEEPEST:
            raise InvalidInputError(Problem.CROP_OUTSIDE)


def turned_size(size: Size, turns: int) -> Size:
    """The sides after quarter turns."""
    return (size[1], size[0]) if turns % 2 else size


def straightened_size(size: Size, angle: float) -> Size:
    """The largest rectangle of the shape of `size` that a picture of `size` fills once it is turned
    by `angle` degrees."""
    width, height = size
    sine, cosine = abs(math.sin(math.radians(angle))), abs(math.cos(math.radians(angle)))
    share = min(width / (width * cosine + height * sine), height / (width * sine + height * cosine))
    return max(1, math.floor(width * share)), max(1, math.floor(height * share))


def pixel_box(region: Region, size: Size) -> PixelBox:
    """The pixels of a region of a picture: one at least each way, and none beyond its edges."""
    left, right = _span(region.left, region.right, size[0])
    top, bottom = _span(region.top, region.bottom, size[1])
    return left, top, right, bottom


def region_of(box: PixelBox, size: Size) -> Region:
    """The region that `pixel_box` makes that box of. Raises InvalidInputError where it does not lie
    in the picture."""
    left, top, right, bottom = box
    width, height = size
    if not (0 <= left < right <= width and 0 <= top < bottom <= height):
        raise InvalidInputError(Problem.CROP_OUTSIDE)
    return Region(left / width, top / height, right / width, bottom / height)


def edited_size(size: Size, edit: Edit) -> Size:
    """How many pixels a version of a picture of `size` has."""
    size = turned_size(size, edit.turns)
    if edit.angle:
        size = straightened_size(size, edit.angle)
    if edit.crop is not None:
        left, top, right, bottom = pixel_box(edit.crop, size)
        size = (right - left, bottom - top)
    return size


def _lies_within(region: Region) -> bool:
    across = 0 <= region.left < region.right <= 1
    return across and 0 <= region.top < region.bottom <= 1


def _span(begin: float, end: float, length: int) -> tuple[int, int]:
    first = min(max(round(begin * length), 0), length - 1)
    return first, min(max(round(end * length), first + 1), length)
