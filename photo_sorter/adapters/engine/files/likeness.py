"""Whether a picture is an edit of another: cropped, turned, mirrored, toned, scaled.

The one is looked for in the other, upright and turned, at several sizes: normalised
cross-correlation of brightness (J. P. Lewis, "Fast Normalized Cross-Correlation", 1995), of which
what varies slowly is taken away, for light and sky are much alike in all pictures. Brightness,
contrast and colour do not count. Importing this module does not import Pillow.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from PIL.Image import Image

_SIDE = 96  # pixels of the longer side that pictures are compared at
_PADDED = (2 * _SIDE, 2 * _SIDE)  # so that nothing meets itself from behind
_BLUR = 7  # pixels to each side; what varies more slowly does not count
_SHARES = 0.96 ** np.arange(18)  # of the one's longer side that the other may be: down to a half
_SURE = 0.8  # more need not be looked for
_LEAST_PIXELS = 600  # a smaller part is alike by chance
_GREY = 1e-3  # least variance of a part that has anything in it

Plane = NDArray[np.float32]
Integral = NDArray[np.float64]


def likeness(one: Image, other: Image) -> float:
    """How surely one of two pictures is an edit of the other: the highest correlation, up to 1.
    Different pictures have 0.2 to 0.4 (`python -m tools.measure_edits`)."""
    one, other = one.convert("L"), other.convert("L")
    pairs = [(_Whole.of(one), _parts(other)), (_Whole.of(other), _parts(one))]
    found = 0.0
    for turned in range(8):
        for whole, parts in pairs:
            found = max(found, *(_correlation(whole, _turned(part, turned)) for part in parts))
            if found >= _SURE:
                return found
    return found


@dataclass(frozen=True, slots=True, eq=False)
class _Whole:
    """A picture that others are looked for in: its plane, that plane's spectrum, and the integral
    images of the plane and of its squares."""

    plane: Plane
    spectrum: NDArray[np.complex128]
    sums: Integral
    squares: Integral

    @classmethod
    def of(cls, grey: Image) -> _Whole:
        plane = _plane(grey, _SIDE)
        spectrum = np.fft.rfft2(plane, _PADDED)
        return cls(plane, spectrum, _integral(plane), _integral(plane**2))


def _parts(grey: Image) -> list[Plane]:
    """A picture at all the sizes that it may have in another."""
    return [_plane(grey, round(_SIDE * share)) for share in _SHARES]


def _correlation(whole: _Whole, part: Plane) -> float:
    """The highest of all places; 0 where the part does not fit in or has nothing in it."""
    height, width = np.minimum(part.shape, whole.plane.shape)
    if height < part.shape[0] - 2 or width < part.shape[1] - 2:
        return 0.0
    part = part[:height, :width]
    centred = part - part.mean()
    norm = float(np.sqrt((centred**2).sum()))
    if part.size < _LEAST_PIXELS or norm**2 < _GREY * part.size:
        return 0.0
    product = np.fft.irfft2(whole.spectrum * np.conj(np.fft.rfft2(centred, _PADDED)), _PADDED)
    sums = _window_sums(whole.sums, part.shape)
    squares = _window_sums(whole.squares, part.shape)
    variance = np.maximum(squares - sums**2 / part.size, _GREY * part.size)
    rows, columns = sums.shape
    return float((product[:rows, :columns] / (norm * np.sqrt(variance))).max())


def _integral(plane: Plane) -> Integral:
    """The sum of every rectangle from the first pixel on, behind a row and a column of zeros."""
    total = np.zeros((plane.shape[0] + 1, plane.shape[1] + 1))
    total[1:, 1:] = plane.cumsum(axis=0, dtype=np.float64).cumsum(axis=1)
    return total


def _window_sums(total: Integral, shape: tuple[int, ...]) -> NDArray[np.float64]:
    """Of every window of that shape."""
    height, width = shape
    sums: NDArray[np.float64] = (
        total[height:, width:] - total[:-height, width:] - total[height:, :-width]
        + total[:-height, :-width]
    )  # fmt: skip
    return sums


def _plane(grey: Image, side: int) -> Plane:
    """Brightness -1..1 at `side` pixels of the longer side, without what varies slowly."""
    from PIL.Image import Resampling
    from PIL.ImageFilter import BoxBlur

    scale = side / max(grey.size)
    size = (max(1, round(grey.width * scale)), max(1, round(grey.height * scale)))
    small = grey.resize(size, Resampling.BOX if scale < 0.5 else Resampling.BICUBIC)
    slow = np.asarray(small.filter(BoxBlur(_BLUR * side / _SIDE)), np.float32)
    return (np.asarray(small, np.float32) - slow) / 128.0


def _turned(plane: Plane, turned: int) -> Plane:
    """By so many quarters, and from 4 on mirrored."""
    found = np.rot90(plane, turned % 4)
    return found[:, ::-1] if turned >= 4 else found
