"""Greys of 16 and 32 bits and of fractions, in 8 bits."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

WIDE_MODES = ("I;16", "I;16L", "I;16B", "I;16N", "I", "F")
_SAMPLES = 512  # pixels a side that tell what the numbers mean
_BITS, _PHOTOMETRIC, _SAMPLE_FORMAT = 258, 262, 339
_WHITE_IS_ZERO, _UNSIGNED, _SIGNED = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Greys:
    """What black and white are in a wide picture; black is above white where the file says so.
    With `unsigned` numbers below zero are those of four bytes above 2³¹."""

    black: float
    white: float
    unsigned: bool = False


SIXTEEN_BITS = Greys(0.0, 65535.0)


def greys_of(picture: Image.Image) -> Greys:
    """Of a whole picture, as it was decoded."""
    if picture.mode not in WIDE_MODES:
        return Greys(0.0, 255.0)
    unsigned = picture.mode == "I" and _tag(picture, _SAMPLE_FORMAT, _UNSIGNED) == _UNSIGNED
    low, high = _range(picture, unsigned, 32767.0 if _has_short_sign(picture) else 65535.0)
    if _tag(picture, _PHOTOMETRIC, 1) == _WHITE_IS_ZERO:
        low, high = high, low
    return Greys(low, high, unsigned)


def eight_bit(picture: Image.Image, greys: Greys) -> Image.Image:
    """A wide picture, or a piece of it, in mode L."""
    return scaled(picture, greys, 255.0).convert("L")


def scaled(picture: Image.Image, greys: Greys, white: float) -> Image.Image:
    """A wide picture in mode F, from 0 to `white`; what lies beyond is not cut off."""
    low, high = greys.black, greys.white
    scale = white / ((high - low) or 1.0)
    return _fractions(picture, greys).point(lambda value: value * scale - low * scale)


def sixteen_bit(picture: Image.Image) -> Image.Image:
    """A picture of mode F, from 0 to 65,535, in mode I;16."""
    values = np.nan_to_num(np.asarray(picture), posinf=65535.0)
    return Image.fromarray(np.clip(values.round(), 0, 65535).astype(np.uint16))


def _fractions(picture: Image.Image, greys: Greys) -> Image.Image:
    if greys.unsigned:
        return Image.fromarray(np.asarray(picture).view(np.uint32).astype(np.float32))
    return picture.convert("F")


def _has_short_sign(picture: Image.Image) -> bool:
    """Whether these are the numbers of 16 bits of which one is the sign: half as many greys."""
    return _tag(picture, _SAMPLE_FORMAT, _UNSIGNED) == _SIGNED and _tag(picture, _BITS, 1) == 16


def _range(picture: Image.Image, unsigned: bool, most: float) -> tuple[float, float]:
    """Black and white; `most` is the latter of numbers of two bytes."""
    if picture.mode.startswith("I;16"):
        return 0.0, 65535.0
    extremes = picture.getextrema()
    low, high = float(extremes[0]), float(extremes[1])  # type: ignore[arg-type]
    if unsigned and low < 0.0:
        return 0.0, 2.0**32 - 1.0
    if not math.isfinite(low + high) or (picture.mode == "F" and not 0.0 <= low <= high <= 1.0):
        samples = _samples(picture)
        if not samples.size:
            return 0.0, 1.0
        if _are_shares_of_white(samples):
            return 0.0, 1.0
        if not math.isfinite(low + high):
            low, high = float(samples.min()), float(samples.max())
    if low >= 0.0:
        for white in (1.0, 255.0, most):
            if high <= white:
                return 0.0, white
    return low, high


def _are_shares_of_white(samples: NDArray[np.float32]) -> bool:
    """Whether fractions mean what part of white a pixel has: then some may lie beyond black and
    white, which is light that no screen shows, and does not darken all others."""
    middle = float(np.median(samples))
    whole_numbers = bool((samples == np.floor(samples)).all())
    return 0.0 <= middle <= 1.0 and not whole_numbers


def _samples(picture: Image.Image) -> NDArray[np.float32]:
    size = (min(picture.width, _SAMPLES), min(picture.height, _SAMPLES))
    numbers = np.asarray(picture.resize(size, Image.Resampling.NEAREST), np.float32)
    return numbers[np.isfinite(numbers)]


def _tag(picture: Image.Image, number: int, missing: int) -> int:
    """A number of a TIFF's header that its decoder left to us; `missing` of other files."""
    tags = getattr(picture, "tag_v2", None)
    if tags is None:
        return -1 if number == _SAMPLE_FORMAT else missing
    value = tags.get(number, missing)
    return int(value[0] if isinstance(value, tuple) else value)
