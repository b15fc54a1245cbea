"""How much of a picture is so bright or so dark that nothing can be told there any more."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_BRIGHTEST = 253  # of 255, in all three colours
_DARKEST = 3
TELLING = 0.01  # a smaller share is a lamp or a shadow, and no fault


@dataclass(frozen=True, slots=True)
class Clipping:
    """Shares of all pixels, 0..1."""

    highlights: float
    shadows: float

    @property
    def is_telling(self) -> bool:
        return max(self.highlights, self.shadows) >= TELLING


def clipping(colours: NDArray[np.uint8]) -> Clipping:
    """Of a picture (rows, columns, 3), one pixel or more."""
    return Clipping(
        float((colours.min(axis=-1) >= _BRIGHTEST).mean()),
        float((colours.max(axis=-1) <= _DARKEST).mean()),
    )
