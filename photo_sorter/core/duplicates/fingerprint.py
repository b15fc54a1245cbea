"""What is kept of a picture to find it again resaved, resized, framed, or a little cropped or
turned: perceptual hashes, small grey planes and how sharp it is.

A hash is that of the low frequencies of the discrete cosine transform (C. Zauner, "Implementation
and Benchmarking of Perceptual Image Hash Functions", 2010). A picture with a margin of one
brightness has a second one, of what lies inside: so it is found with another frame around it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

PLANE_SIDE = 32  # pixels; the picture is stretched to a square
_HASHED = 8  # lowest frequencies each way, the mean left out
_MARGIN_SPREAD = 12.0  # of 255: rows and columns that vary less are a margin
_MARGIN_STEP = 12.0  # of 255: and are as bright as the edge
_LARGEST_MARGIN = 0.35  # of a side; what is more is the picture itself
_LEAST_CONTRAST = 2.0  # of 255; what varies less shows nothing that could be compared

Grey = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class View:
    """A picture, or what lies inside its margin: a hash of 64 bits, and the brightnesses of
    `PLANE_SIDE` rows and columns."""

    hash: int
    plane: bytes


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """No view of a picture of one brightness, which is like any other such. `sharpness` grows with
    the finest details that a thumbnail shows; it compares pictures of one scene."""

    views: tuple[View, ...]
    sharpness: float


def fingerprint(grey: NDArray[np.uint8]) -> Fingerprint:
    """Of the brightness (rows, columns) of a picture at the size of a thumbnail."""
    whole = grey.astype(np.float32)
    inside = _inside_margin(whole)
    pictures = [whole] if inside.shape == whole.shape else [whole, inside]
    views = (_view(picture) for picture in pictures)
    return Fingerprint(tuple(view for view in views if view is not None), _sharpness(whole))


def _view(grey: Grey) -> View | None:
    plane = _stretched(grey, PLANE_SIDE)
    if float(plane.std()) < _LEAST_CONTRAST:
        return None
    return View(_hash(plane), np.clip(plane.round(), 0, 255).astype(np.uint8).tobytes())


def _inside_margin(grey: Grey) -> Grey:
    return grey[_inside(grey), _inside(grey.T)]


def _inside(grey: Grey) -> slice:
    """The rows that are not part of a margin."""
    means, spreads = grey.mean(axis=1), grey.std(axis=1)
    before = _margin(means, spreads)
    return slice(before, len(grey) - _margin(means[::-1], spreads[::-1]))


def _margin(means: Grey, spreads: Grey) -> int:
    """How many rows from the first on are one."""
    within = (spreads < _MARGIN_SPREAD) & (np.abs(means - means[0]) < _MARGIN_STEP)
    ends = np.flatnonzero(~within)
    width = int(ends[0]) if len(ends) else len(means)
    return width if width <= len(means) * _LARGEST_MARGIN else 0


def _stretched(grey: Grey, side: int) -> Grey:
    """Every pixel is the mean of the area that it comes from."""
    rows, columns = (_areas(length, side) for length in grey.shape)
    stretched: Grey = (rows @ grey @ columns.T).astype(np.float32)
    return stretched


def _areas(length: int, side: int) -> Grey:
    """(side, length): the share of each of `length` pixels in each of `side` areas."""
    edges = np.linspace(0.0, length, side + 1)
    starts = np.arange(length)
    covered = np.minimum(edges[1:, None], starts + 1) - np.maximum(edges[:-1, None], starts)
    shares: Grey = (np.maximum(covered, 0.0) * side / length).astype(np.float32)
    return shares


def _cosines(side: int) -> Grey:
    places = (np.arange(side) + 0.5) / side
    cosines: Grey = np.cos(np.pi * np.outer(np.arange(_HASHED + 1), places)).astype(np.float32)
    return cosines


def _hash(plane: Grey) -> int:
    """The signs of 64 frequencies around their median: those of the first nine each way, without
    the mean and the highest ones."""
    cosines = _cosines(len(plane))
    frequencies = (cosines @ plane @ cosines.T)[:_HASHED, 1 : _HASHED + 1].ravel()
    bits = frequencies > np.median(frequencies)
    return int.from_bytes(np.packbits(bits).tobytes(), "big")


def _sharpness(grey: Grey) -> float:
    """The spread of the Laplacian."""
    if min(grey.shape) < 3:
        return 0.0
    laplacian = (
        grey[:-2, 1:-1] + grey[2:, 1:-1] + grey[1:-1, :-2] + grey[1:-1, 2:] - 4 * grey[1:-1, 1:-1]
    )
    return float(laplacian.std())
