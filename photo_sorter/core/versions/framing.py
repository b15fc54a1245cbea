"""The frame that a person lays on a picture: moved, drawn larger and smaller, kept to a shape."""

from __future__ import annotations

from dataclasses import dataclass

from photo_sorter.core.versions.edit import PixelBox, Size

SMALLEST = 16  # pixels a side, where the picture has as many

Grip = tuple[int, int]  # which edges are held: -1 left or upper, 1 right or lower, 0 neither


@dataclass(frozen=True, slots=True)
class Shape:
    """Width to height; a `name` such as "3:2" is the same in every language, and is empty where the
    shape is free or the picture's own."""

    name: str
    width: int = 0
    height: int = 0

    def ratio(self, *, upright: bool) -> float | None:
        """None where it is free. `upright` stands it on its short side."""
        if not self.width:
            return None
        sides = sorted((self.width, self.height))
        return sides[0] / sides[1] if upright else sides[1] / sides[0]


FREE = Shape("")
SHAPES = (Shape("1:1", 1, 1), Shape("3:2", 3, 2), Shape("4:3", 4, 3), Shape("16:9", 16, 9))


def read_ratio(text: str) -> float:
    """Of "16:9". Raises ValueError."""
    width, _, height = text.partition(":")
    ratio = int(width) / int(height) if int(height) else 0.0
    if not 0.01 <= ratio <= 100:
        raise ValueError("a shape is width:height, such as 16:9")
    return ratio


def largest(size: Size, ratio: float | None) -> PixelBox:
    """The largest of that shape, in the middle."""
    width, height = size
    if ratio is None:
        return 0, 0, width, height
    wide = min(width, max(1, round(height * ratio)))
    high = min(height, max(1, round(width / ratio)))
    left, top = (width - wide) // 2, (height - high) // 2
    return left, top, left + wide, top + high


def moved(box: PixelBox, across: int, down: int, size: Size) -> PixelBox:
    """By so many pixels, as far as the picture goes."""
    left, top, right, bottom = box
    across = max(-left, min(across, size[0] - right))
    down = max(-top, min(down, size[1] - bottom))
    return left + across, top + down, right + across, bottom + down


def drawn(
    box: PixelBox, grip: Grip, across: int, down: int, size: Size, ratio: float | None
) -> PixelBox:
    """The held edges drawn by so many pixels; what is opposite stays. With a `ratio` both sides
    grow and shrink together."""
    first = _Side(box[0], box[2], grip[0], size[0])
    second = _Side(box[1], box[3], grip[1], size[1])
    wide, high = first.wanted(across), second.wanted(down)
    if ratio is None:
        left, right = first.of(round(wide), first.least)
        top, bottom = second.of(round(high), second.least)
        return left, top, right, bottom
    if grip[0] and grip[1]:
        wide = max(wide, high * ratio)
    elif grip[1]:
        wide = high * ratio
    wide = max(wide, first.least, second.least * ratio)
    wide = min(wide, first.most, second.most * ratio)
    # In a picture that is hardly larger than the smallest frame the shape goes before its size.
    left, right = first.of(round(wide), 1)
    top, bottom = second.of(round(wide / ratio), 1)
    return left, top, right, bottom


@dataclass(frozen=True, slots=True)
class _Side:
    """One direction of the frame. Where no edge is held its middle stays."""

    begin: int
    end: int
    grip: int
    length: int

    @property
    def least(self) -> int:
        return min(SMALLEST, self.length)

    @property
    def most(self) -> int:
        if self.grip:
            return self.length - self.begin if self.grip > 0 else self.end
        return min(self.begin + self.end, 2 * self.length - self.begin - self.end)

    def wanted(self, by: int) -> float:
        return self.end - self.begin + by * self.grip

    def of(self, extent: int, least: int) -> tuple[int, int]:
        extent = max(min(least, self.most), min(extent, self.most), 1)
        if self.grip > 0:
            return self.begin, self.begin + extent
        if self.grip < 0:
            return self.end - extent, self.end
        begin = (self.begin + self.end - extent) // 2
        begin = max(0, min(begin, self.length - extent))
        return begin, begin + extent
