"""Where in a picture something shows: overlapping windows are judged one by one, and each place
counts as the mean of the windows that lie around it.

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


def windows(parts: float, steps: int) -> tuple[Region, ...]:
    """`steps` by `steps` windows, spread evenly, of a `parts`th of each side."""
    side = 1.0 / parts
    starts = np.linspace(0.0, 1.0 - side, steps).tolist()
    return tuple(Region(x, y, x + side, y + side) for y in starts for x in starts)


# Large windows find what is large, thirds what is small. On scenes tiled evenly of held-out
# photographs, with 2 to 9 in each, halves alone point at the right one in 77 of 100 cases and
# thirds alone in 97; the features of the model's last layer do in 69, a covered patch in 59.
WINDOWS: tuple[Region, ...] = (*windows(1.5, 2), *windows(2, 3), *windows(3, 5))

_SAME = 1e-3  # of values that are equal but for rounding
_EDGE = 0.02  # what a window says of its edge, of what it says of its middle
_DOUBT = 0.2  # windows' worth of the mean of all: at the picture's edge few windows say anything


def heat_map(regions: Sequence[Region], values: Floats, cells: int = CELLS) -> Floats:
    """(cells, cells): for each cell the mean of the values (n,) of n >= 1 regions that cover it;
    those count most in whose middle it lies."""
    values = np.asarray(values, np.float32)
    weights = np.stack([_weights(region, cells) for region in regions])
    total = np.tensordot(values, weights, axes=1) + _DOUBT * values.mean()
    heat: Floats = (total / (weights.sum(axis=0) + _DOUBT)).astype(np.float32)
    return heat


def _weights(region: Region, cells: int) -> Floats:
    across = _tent(region.left, region.right, cells)
    down = _tent(region.top, region.bottom, cells)
    covered = np.outer(down > 0, across > 0)
    weights: Floats = (np.outer(down, across) + _EDGE * covered).astype(np.float32)
    return weights


def _tent(start: float, end: float, cells: int) -> Floats:
    """(cells,): 1 in the middle of a stretch, falling to 0 at both ends."""
    middles = (np.arange(cells) + 0.5) / cells
    away = np.abs(middles - (start + end) / 2) / ((end - start) / 2)
    return np.clip(1.0 - away, 0.0, 1.0).astype(np.float32)


class Peak(NamedTuple):
    """The middle of a map's highest place, in fractions of the picture."""

    x: float
    y: float


def peak_of(heat: Floats) -> Peak:
    """Of several cells that are as high, the one nearest to the middle of them."""
    rows, columns = heat.shape
    highest = np.argwhere(heat >= heat.max() - _SAME)
    away = np.square(highest - highest.mean(axis=0)).sum(axis=1)
    row, column = highest[int(away.argmin())].tolist()
    return Peak((column + 0.5) / columns, (row + 0.5) / rows)


def strengths(heat: Floats) -> Floats:
    """A map stretched to 0..1, from its median up: half of the picture is nothing special. All 0
    where it is the same everywhere."""
    low, high = float(np.median(heat)), float(heat.max())
    if high <= low:
        return np.zeros_like(heat)
    stretched: Floats = np.clip((heat - low) / (high - low), 0.0, 1.0).astype(np.float32)
    return stretched
