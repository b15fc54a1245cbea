"""Where in a picture something shows: overlapping windows are judged one by one, and each place
counts as the mean of the windows that cover it.

A window is seen as a picture of its own, so any encoder can say what it shows, and the vectors of
one set of windows answer for every text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

CELLS = 30  # of a map, each way: every window's edges lie on the edges of cells, or next to them


class Region(NamedTuple):
    """A rectangle by its corners, in fractions of the upright picture."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom


def windows(parts: int, steps: int) -> tuple[Region, ...]:
    """`steps` by `steps` windows, spread evenly, of a `parts`th of each side."""
    side = 1.0 / parts
    starts = np.linspace(0.0, 1.0 - side, steps).tolist()
    return tuple(Region(x, y, x + side, y + side) for y in starts for x in starts)


# Halves find what is large, thirds what is small. On scenes tiled of held-out photographs, with
# 2 to 9 in each, halves alone point at the right one in 77 of 100 cases, thirds alone in 97, both
# in 98; the features of the model's last layer at 69, a covered patch at 59.
WINDOWS: tuple[Region, ...] = (*windows(2, 3), *windows(3, 5))


def heat_map(regions: Sequence[Region], values: Floats, cells: int = CELLS) -> Floats:
    """(cells, cells): the mean of the values (n,) of the n regions that cover each cell; NaN where
    there is none."""
    total = np.zeros((cells, cells), np.float32)
    count = np.zeros((cells, cells), np.float32)
    for region, value in zip(regions, values, strict=True):
        left, top, right, bottom = (round(edge * cells) for edge in region)
        total[top:bottom, left:right] += value
        count[top:bottom, left:right] += 1
    with np.errstate(invalid="ignore"):
        return total / count


class Peak(NamedTuple):
    """The middle of a map's highest place, in fractions of the picture."""

    x: float
    y: float


def peak_of(heat: Floats) -> Peak:
    """Where several cells are as high, the middle one of the first row of them."""
    rows, columns = heat.shape
    row = int(np.nanargmax(heat)) // columns
    highest = np.flatnonzero(heat[row] == np.nanmax(heat[row]))
    column = int(highest[len(highest) // 2])
    return Peak((column + 0.5) / columns, (row + 0.5) / rows)


def strengths(heat: Floats) -> Floats:
    """A map stretched to 0..1, from its median up: half of the picture is nothing special. All 0
    where it is the same everywhere."""
    low, high = float(np.nanmedian(heat)), float(np.nanmax(heat))
    if high <= low:
        return np.zeros_like(heat)
    stretched: Floats = np.clip((heat - low) / (high - low), 0.0, 1.0).astype(np.float32)
    return stretched
