"""The frame without widgets: which part of the picture it holds, and how it is drawn."""

from __future__ import annotations

from collections.abc import Sequence

from photo_sorter.core.regions import Region
from photo_sorter.core.versions.edit import (
    STEEPEST,
    Edit,
    PixelBox,
    Size,
    pixel_box,
    region_of,
    straightened_size,
    turned_size,
)
from photo_sorter.core.versions.framing import FREE, SHAPES, Grip, Shape, drawn, largest, moved

OWN = Shape("own")  # as the picture is
CHOICES: Sequence[Shape] = (FREE, OWN, *SHAPES)


class CropFrame:
    """`size` is that of the picture in pixels as it is shown: turned by `turns` quarters, and
    straightened by `angle` degrees clockwise as far as it fills a picture of its shape."""

    def __init__(self, size: Size, proposed: Sequence[Region] = ()) -> None:
        self.turns = 0
        self.angle = 0.0
        self.shape = FREE
        self.upright = size[1] > size[0]
        self._whole = size
        self._proposed = proposed
        self._at = -1  # the proposal that was taken last
        self.box: PixelBox = (0, 0, *size)
        self._laid: tuple[PixelBox, Region] | None = None  # what straightening made of which part

    @property
    def size(self) -> Size:
        turned = self.turned_size
        return straightened_size(turned, self.angle) if self.angle else turned

    @property
    def turned_size(self) -> Size:
        """Before it is straightened."""
        return turned_size(self._whole, self.turns)

    @property
    def ratio(self) -> float | None:
        if self.shape is OWN:
            width, height = self.size
            lying = max(width, height) / min(width, height)
            return 1 / lying if self.upright else lying
        return self.shape.ratio(upright=self.upright)

    @property
    def edit(self) -> Edit:
        whole = self.box == (0, 0, *self.size)
        return Edit(None if whole else region_of(self.box, self.size), self.turns, self.angle)

    @property
    def proposals(self) -> int:
        return len(self._proposed)

    @property
    def proposal(self) -> int:
        """The number of that which was taken last, from 1; 0 for none."""
        return self._at + 1

    def take(self, shape: Shape) -> None:
        """Have the largest frame of that shape; a free one stays as it is."""
        self.shape = shape
        if shape is not FREE:
            self.box = largest(self.size, self.ratio)

    def step(self, by: int) -> None:
        """To the next shape, or back."""
        self.take(CHOICES[(CHOICES.index(self.shape) + by) % len(CHOICES)])

    def swap(self) -> None:
        """Stand it on its other side."""
        self.upright = not self.upright
        if self.shape is FREE:
            left, top, right, bottom = self.box
            middle = ((left + right) // 2, (top + bottom) // 2)
            self.box = _about(middle, (bottom - top, right - left), self.size)
        else:
            self.box = largest(self.size, self.ratio)

    def turn(self) -> None:
        """By a quarter clockwise: the same pixels are in it."""
        left, top, right, bottom = self.box
        height = self.size[1]
        self.turns = (self.turns + 1) % 4
        self.upright = not self.upright
        self.box = (height - bottom, left, height - top, right)

    def straighten(self, angle: float) -> None:
        """To so many degrees clockwise, to a tenth. The frame holds the same part of what is left,
        however often it is turned there and back."""
        region = region_of(self.box, self.size)
        if self._laid is not None and self._laid[0] == self.box:
            region = self._laid[1]
        self.angle = round(max(-STEEPEST, min(angle, STEEPEST)), 1)
        self.box = pixel_box(region, self.size)
        self._laid = (self.box, region)

    def propose(self, by: int = 1) -> None:
        """The next proposed part, as the upright picture has it."""
        if not self._proposed:
            return
        first = -1 if by > 0 else 0
        self._at = ((self._at if self._at >= 0 else first) + by) % len(self._proposed)
        self.turns, self.angle, self.shape = 0, 0.0, FREE
        self.box = pixel_box(self._proposed[self._at], self.size)

    def move(self, across: int, down: int) -> None:
        self.box = moved(self.box, across, down, self.size)

    def draw(self, grip: Grip, across: int, down: int) -> None:
        self.box = drawn(self.box, grip, across, down, self.size, self.ratio)

    def begin(self, x: int, y: int) -> None:
        """A new frame from that pixel on."""
        width, height = self.size
        x, y = max(0, min(x, width - 1)), max(0, min(y, height - 1))
        self.box = (x, y, x + 1, y + 1)


def _about(middle: tuple[int, int], sides: Size, size: Size) -> PixelBox:
    """Around that middle, as far as the picture goes."""
    width, height = min(sides[0], size[0]), min(sides[1], size[1])
    left = max(0, min(middle[0] - width // 2, size[0] - width))
    top = max(0, min(middle[1] - height // 2, size[1] - height))
    return left, top, left + width, top + height
