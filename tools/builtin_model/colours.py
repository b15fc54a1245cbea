"""Colour words measured from pixels."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

_HUES = (
    (0, "red"),
    (28, "orange"),
    (52, "yellow"),
    (120, "green"),
    (220, "blue"),
    (278, "purple"),
    (325, "pink"),
    (352, "red"),
)
_EDGES = (14, 42, 66, 168, 252, 300, 345)


def colour_shares(picture: Image.Image) -> dict[str, float]:
    """The share of `picture`'s visible pixels that each colour word fits (alpha counts)."""
    small = picture.convert("RGBA").resize((24, 24), Image.Resampling.BOX)
    rgba = np.asarray(small, dtype=np.float32)
    weight = rgba[..., 3] / 255.0
    hsv = np.asarray(small.convert("RGB").convert("HSV"), dtype=np.float32)
    hue, saturation, value = hsv[..., 0] * 360.0 / 256.0, hsv[..., 1] / 255.0, hsv[..., 2] / 255.0
    names: NDArray[np.str_] = np.empty(hue.shape, dtype="<U6")
    names[:] = np.asarray([name for _, name in _HUES])[np.searchsorted(_EDGES, hue)]
    names[(names == "orange") & (value < 0.62)] = "brown"
    names[(names == "red") & (saturation < 0.45) & (value > 0.75)] = "pink"
    names[saturation < 0.18] = "grey"
    names[(saturation < 0.14) & (value > 0.86)] = "white"
    names[value < 0.17] = "black"
    total = max(float(weight.sum()), 1e-6)
    return {str(n): float(weight[names == n].sum()) / total for n in np.unique(names)}


def dominant_colour(picture: Image.Image, share: float = 0.45) -> str | None:
    """The one colour word that fits at least `share` of the picture, if there is one."""
    shares = colour_shares(picture)
    name = max(shares, key=lambda key: shares[key])
    return name if shares[name] >= share else None


def is_colourless(picture: Image.Image) -> bool:
    """Whether a picture is in shades of grey only."""
    pixels = np.asarray(picture.convert("RGB").resize((32, 32)), dtype=np.float32)
    return float(np.ptp(pixels, axis=-1).mean()) < 4.0
