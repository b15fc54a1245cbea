"""Lines of text in a picture, as plain data."""

from __future__ import annotations

from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class TextLine:
    """`corners` go round from where the text begins at its top, along its top first, in fractions
    of the upright picture's width and height: so they also say which way it runs. `confidence` is
    0 to 1."""

    text: str
    corners: tuple[Point, Point, Point, Point]
    confidence: float
