"""From the pixels of one picture to the lines of text in it."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from PIL import Image

from photo_sorter.adapters.text_reading.networks import Networks
from photo_sorter.adapters.text_reading.rectangles import Points, text_rectangles
from photo_sorter.core.reading.lines import Point, TextLine

_GLANCE_SIDE = 384  # pixels
_SIDE = 960
_LARGE_SIDE = 1_920  # for small print
_SMALL_PRINT = 14.0  # pixels of a line's height at `_SIDE`
_LIKELY = 0.3  # that a pixel is text
_LINE = 0.5  # the mean over a line
_GLANCE_LINE = 0.55
_TALL = 1.5  # times its width: text that runs upwards or downwards
_AT_ONCE = 12  # lines between two signs of life
_LEAST_SIDE = 32


def looks_like_text(networks: Networks, picture: Image.Image) -> bool:
    """Whether there may be text, at a size at which large letters alone can be told."""
    probabilities = networks.probabilities(picture, _GLANCE_SIDE)
    return bool(text_rectangles(probabilities, _LIKELY, _GLANCE_LINE))


def lines_in(
    networks: Networks, picture: Image.Image, alive: Callable[[], None]
) -> tuple[TextLine, ...]:
    """`picture` is upright RGB. `alive` is called now and then."""
    if min(picture.size) < _LEAST_SIDE:
        return ()
    rectangles = _detected(networks, picture, alive)
    found: list[TextLine] = []
    for some in _parts(rectangles):
        crops = [_cut_out(picture, corners) for corners in some]
        on_head = networks.turned([crop for crop, _ in crops])
        lines = [
            (crop.transpose(Image.Transpose.ROTATE_180), np.roll(corners, 2, axis=0))
            if turned
            else (crop, corners)
            for (crop, corners), turned in zip(crops, on_head, strict=True)
        ]
        read = networks.texts([crop for crop, _ in lines])
        found += [
            TextLine(said.text.strip(), _fractions(corners, picture.size), said.confidence)
            for said, (_, corners) in zip(read, lines, strict=True)
            if said.text.strip()
        ]
        alive()
    return tuple(found)


def _parts(rectangles: list[Points]) -> list[list[Points]]:
    """Lines of about the same shape together, which the networks take at once."""
    by_shape = sorted(rectangles, key=lambda each: math.dist(each[0], each[1]))
    return [by_shape[start : start + _AT_ONCE] for start in range(0, len(by_shape), _AT_ONCE)]


def _detected(networks: Networks, picture: Image.Image, alive: Callable[[], None]) -> list[Points]:
    """In pixels of the picture. Where lines are so low that letters run together, another look is
    taken at twice the size."""
    longest = max(picture.size)
    side = min(_SIDE, max(longest, _SIDE // 2))
    found = _at(networks, picture, side)
    alive()
    heights = [_height(each) * side / longest for each in found]
    if heights and float(np.median(heights)) < _SMALL_PRINT and longest > side:
        found = _at(networks, picture, min(_LARGE_SIDE, longest))
        alive()
    return found


def _at(networks: Networks, picture: Image.Image, side: int) -> list[Points]:
    probabilities = networks.probabilities(picture, side)
    height, width = probabilities.shape
    scale = np.array([picture.width / width, picture.height / height])
    return [each * scale for each in text_rectangles(probabilities, _LIKELY, _LINE)]


def _height(corners: Points) -> float:
    return min(math.dist(corners[0], corners[1]), math.dist(corners[1], corners[2]))


def _cut_out(picture: Image.Image, corners: Points) -> tuple[Image.Image, Points]:
    """The line by itself, lying; and its corners from where it then begins."""
    width = math.dist(corners[0], corners[1])
    height = math.dist(corners[0], corners[3])
    if height >= _TALL * width:  # read from below upwards
        corners = np.roll(corners, 1, axis=0)
        width, height = height, width
    top_left, top_right, bottom_right, bottom_left = corners
    quad = (*top_left, *bottom_left, *bottom_right, *top_right)
    size = (max(1, round(width)), max(1, round(height)))
    return (
        picture.transform(size, Image.Transform.QUAD, quad, Image.Resampling.BICUBIC),
        corners,
    )


def _fractions(corners: Points, size: tuple[int, int]) -> tuple[Point, Point, Point, Point]:
    one, two, three, four = (
        (
            round(min(1.0, max(0.0, float(x) / size[0])), 5),
            round(min(1.0, max(0.0, float(y) / size[1])), 5),
        )
        for x, y in corners
    )
    return one, two, three, four
