"""How large exported pictures are. None is ever made larger than it is."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.problems import Problem

Size = tuple[int, int]  # width and height in pixels

LONGEST_SIDE = 65_535  # pixels; no format that is written has more
MOST_MEGAPIXELS = 4_000.0
_SIDE = re.compile(r"(\d{1,5})(?:\s*px)?", re.ASCII | re.IGNORECASE)
_BOX = re.compile(r"(\d{1,5})\s*[x×*]\s*(\d{1,5})", re.ASCII | re.IGNORECASE)
_MEGAPIXELS = re.compile(r"(\d{1,4}(?:[.,]\d{1,3})?)\s*mp", re.ASCII | re.IGNORECASE)
_ORIGINAL = "original"


@dataclass(frozen=True, slots=True)
class OriginalSize:
    def fit(self, size: Size) -> Size:
        return size

    def __str__(self) -> str:
        return _ORIGINAL


@dataclass(frozen=True, slots=True)
class LongestEdge:
    pixels: int

    def fit(self, size: Size) -> Size:
        return _scaled(size, self.pixels / max(size))

    def __str__(self) -> str:
        return str(self.pixels)


@dataclass(frozen=True, slots=True)
class FitBox:
    width: int
    height: int

    def fit(self, size: Size) -> Size:
        return _scaled(size, min(self.width / size[0], self.height / size[1]))

    def __str__(self) -> str:
        return f"{self.width}x{self.height}"


@dataclass(frozen=True, slots=True)
class Megapixels:
    millions: float

    def fit(self, size: Size) -> Size:
        return _scaled(size, math.sqrt(self.millions * 1e6 / (size[0] * size[1])))

    def __str__(self) -> str:
        return f"{self.millions:g}mp"


ORIGINAL_SIZE = OriginalSize()
ExportSize = OriginalSize | LongestEdge | FitBox | Megapixels


def _scaled(size: Size, factor: float) -> Size:
    if factor >= 1:
        return size
    width, height = size
    return max(1, round(width * factor)), max(1, round(height * factor))


def read_size(text: str) -> ExportSize:
    """Of "original", "1600", "1600x1200" or "2mp". Raises InvalidInputError."""
    given = text.strip()
    if given.lower() == _ORIGINAL:
        return ORIGINAL_SIZE
    if (side := _SIDE.fullmatch(given)) and 0 < int(side[1]) <= LONGEST_SIDE:
        return LongestEdge(int(side[1]))
    if box := _BOX.fullmatch(given):
        width, height = int(box[1]), int(box[2])
        if 0 < width <= LONGEST_SIDE and 0 < height <= LONGEST_SIDE:
            return FitBox(width, height)
    if found := _MEGAPIXELS.fullmatch(given):
        millions = float(found[1].replace(",", "."))
        if 0 < millions <= MOST_MEGAPIXELS:
            return Megapixels(millions)
    raise InvalidInputError(Problem.EXPORT_SIZE_UNREADABLE, text=given[:80])
