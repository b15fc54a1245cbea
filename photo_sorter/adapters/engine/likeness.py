"""Whether a picture is an edit of another: cropped, turned, mirrored, toned, scaled.

The one is looked for in the other, upright and turned, at several sizes: normalised
cross-correlation of brightness (J. P. Lewis, "Fast Normalized Cross-Correlation", 1995), of which
what varies slowly is taken away, for light and sky are much alike in all pictures. Brightness,
contrast and colour do not count. Importing this module does not import Pillow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from PIL.Image import Image

_SIDE = 96  # pixels of the longer side that pictures are compared at
_BLUR = 7  # pixels to each side; what varies more slowly does not count
_SHARES = 0.96 ** np.arange(18)  # of the one's longer side that the other may be: down to a half
_SURE = 0.8  # more need not be looked for
_LEAST_PIXELS = 600  # a smaller part is alike by chance
_GREY = 1e-3  # least variance of a part that has anything in it

Plane = NDArray[np.float32]


def likeness(one: Image, other: Image) -> float:
    """How surely one of two pictures is an edit of the other: the highest correlation, up to 1.
    Different pictures have 0.2 to 0.4 (`python -m tools.measure_edits`)."""
    found = 0.0
    for turned in range(8):
        for whole, part in ((one, other), (other, one)):
            found = max(found, _best(_plane(whole, _SIDE), part, turned))
            if found >= _SURE:
                return found
    return found


def _best(whole: Plane, part: Image, turned: int) -> float:
    """Of a picture, turned by so many quarters and from 4 on mirrored, within another."""
    found = 0.0
    spectrum: dict[tuple[int, int], NDArray[np.complex128]] = {}
    for share in _SHARES:
        plane = _turned(_plane(part, round(_SIDE * share)), turned)
        height = min(plane.shape[0], whole.shape[0])
        width = min(plane.shape[1], whole.shape[1])
        if height < plane.shape[0] - 2 or width < plane.shape[1] - 2:
            continue  # of another shape: it does not fit in
        plane = plane[:height, :width]
        if plane.size >= _LEAST_PIXELS:
            found = max(found, _correlation(whole, plane, spectrum))
    return found


def _correlation(
    whole: Plane, part: Plane, spectrum: dict[tuple[int, int], NDArray[np.complex128]]
) -> float:
    centred = part - part.mean()
    norm = float(np.sqrt((centred**2).sum()))
    if norm**2 < _GREY * part.size:
        return 0.0
    shape = (2 * _SIDE, 2 * _SIDE)
    if shape not in spectrum:
        spectrum[shape] = np.fft.rfft2(whole, shape)
    product = np.fft.irfft2(spectrum[shape] * np.conj(np.fft.rfft2(centred, shape)), shape)
    rows, columns = whole.shape[0] - part.shape[0] + 1, whole.shape[1] - part.shape[1] + 1
    sums = _window_sums(whole, part.shape)
    squares = _window_sums(whole**2, part.shape)
    variance = np.maximum(squares - sums**2 / part.size, _GREY * part.size)
    return float((product[:rows, :columns] / (norm * np.sqrt(variance))).max())


def _window_sums(plane: Plane, shape: tuple[int, ...]) -> NDArray[np.float64]:
    """Of every window of that shape, by an integral image."""
    total = np.zeros((plane.shape[0] + 1, plane.shape[1] + 1))
    total[1:, 1:] = plane.cumsum(axis=0, dtype=np.float64).cumsum(axis=1)
    height, width = shape
    sums: NDArray[np.float64] = (
        total[height:, width:] - total[:-height, width:] - total[height:, :-width]
        + total[:-height, :-width]
    )  # fmt: skip
    return sums


def _plane(picture: Image, side: int) -> Plane:
    """Brightness -1..1 at `side` pixels of the longer side, without what varies slowly."""
    from PIL.Image import Resampling
    from PIL.ImageFilter import BoxBlur

    scale = side / max(picture.size)
    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    grey = picture.convert("L").resize(size, Resampling.BOX if scale < 0.5 else Resampling.BICUBIC)
    slow = np.asarray(grey.filter(BoxBlur(_BLUR * side / _SIDE)), np.float32)
    return (np.asarray(grey, np.float32) - slow) / 128.0


def _turned(plane: Plane, turned: int) -> Plane:
    found = np.rot90(plane, turned % 4)
    return found[:, ::-1] if turned >= 4 else found
