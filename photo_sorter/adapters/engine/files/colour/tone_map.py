"""High dynamic range on a screen that has none."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from photo_sorter.adapters.engine.files.colour.code_points import CodePoints
from photo_sorter.adapters.engine.files.colour.primaries import BY_NUMBER, SRGB, to_srgb_primaries

Values = NDArray[np.float64]

_PAPER = 203.0  # cd/m² of white paper and of a screen's white (ITU-R BT.2408)
_BRIGHTEST = 10_000.0  # cd/m², the end of PQ
_HLG_SCREEN = 1_000.0  # cd/m² of the screen that HLG is made for
_SIDE = 33  # colours a side of the table
_SAMPLES = 256  # pixels a side that the brightest thing is looked for in
_STEPS_A_STOP = 4  # so fine are peaks told apart
_LARGEST = 1.99  # what a table of Pillow's may hold


def tone_mapped(picture: Image.Image, colours: CodePoints, peak: float) -> Image.Image:
    """An RGB picture in PQ or HLG as sRGB, where its brightest thing has `peak` cd/m².

    Up to the white of paper light stays as it is, unless there is something brighter to be shown:
    then the lights are pressed together by the curve of ITU-R BT.2390 (EETF)."""
    steps = int(np.log2(max(peak, _PAPER) / _PAPER) * _STEPS_A_STOP)
    return picture.filter(_table(colours, steps))


def brightest(picture: Image.Image, colours: CodePoints) -> float:
    """The light in cd/m² below which all but a thousandth of a picture of 8 bits lies."""
    size = (min(picture.width, _SAMPLES), min(picture.height, _SAMPLES))
    samples = picture.resize(size, Image.Resampling.NEAREST).convert("RGB")
    top = np.percentile(np.asarray(samples).max(axis=2), 99.9)
    return float(_light(np.full(3, top / 255.0), colours.transfer).max())


@lru_cache(maxsize=8)
def _table(colours: CodePoints, steps: int) -> ImageFilter.Color3DLUT:
    peak = min(_PAPER * 2.0 ** (steps / _STEPS_A_STOP), _BRIGHTEST)
    axis = np.linspace(0.0, 1.0, _SIDE)
    blue, green, red = np.meshgrid(axis, axis, axis, indexing="ij")  # red runs fastest
    light = _light(np.stack([red, green, blue], -1).reshape(-1, 3), colours.transfer)
    # All three by the same factor, which keeps the hue; by a mean, for the largest of them has a
    # kink along the greys, which a table of so few colours would show as steps.
    size = np.sqrt(np.mean(light**2, axis=1, keepdims=True))
    shown = light * (_pressed(size, peak) / np.maximum(size, 1e-9)) / _PAPER
    linear = shown @ to_srgb_primaries(BY_NUMBER.get(colours.primaries, SRGB)).T
    # Not cut off at white: between the table's colours it is drawn in straight lines.
    values = np.clip(_srgb_encoded(linear), 1.0 - _LARGEST, _LARGEST)
    return ImageFilter.Color3DLUT(_SIDE, values.astype(np.float32).reshape(-1))


def _light(stored: Values, transfer: int) -> Values:
    """Linear red, green, blue in cd/m²."""
    return pq_light(stored) if transfer == 16 else _hlg_light(stored)


def pq_light(stored: Values) -> Values:
    """The EOTF of SMPTE ST 2084 (ITU-R BT.2100)."""
    root = np.power(np.clip(stored, 0.0, 1.0), 32 / 2523)
    top = np.maximum(root - 3424 / 4096, 0.0)
    light: Values = _BRIGHTEST * (top / (2413 / 128 - 2392 / 128 * root)) ** (16384 / 2610)
    return light


def pq_stored(light: Values) -> Values:
    """The inverse of `pq_light`."""
    root = np.power(np.clip(light / _BRIGHTEST, 0.0, 1.0), 2610 / 16384)
    stored: Values = ((3424 / 4096 + 2413 / 128 * root) / (1 + 2392 / 128 * root)) ** (2523 / 32)
    return stored


def _hlg_light(stored: Values) -> Values:
    """The inverse OETF of ITU-R BT.2100's HLG, and its OOTF for a screen of 1,000 cd/m²."""
    a, b, c = 0.17883277, 0.28466892, 0.55991073
    scene = np.where(stored <= 0.5, stored**2 / 3.0, (np.exp((stored - c) / a) + b) / 12.0)
    luminance = scene @ np.array([0.2627, 0.6780, 0.0593])
    light: Values = _HLG_SCREEN * scene * np.power(luminance, 0.2)[..., np.newaxis]
    return light


def _pressed(light: Values, peak: float) -> Values:
    """BT.2390's EETF: identity below the knee, a Hermite spline above, `peak` becomes paper."""
    stored_peak = float(pq_stored(np.array([peak]))[0])
    white = float(pq_stored(np.array([_PAPER]))[0]) / stored_peak
    knee = 1.5 * white - 0.5
    stored = pq_stored(light) / stored_peak
    if knee >= 1.0:
        return light
    t = np.clip((stored - knee) / (1.0 - knee), 0.0, 1.0)
    spline = (
        (2 * t**3 - 3 * t**2 + 1) * knee
        + (t**3 - 2 * t**2 + t) * (1.0 - knee)
        + (-2 * t**3 + 3 * t**2) * white
    )
    return pq_light(np.where(stored < knee, stored, spline) * stored_peak)


def _srgb_encoded(linear: Values) -> Values:
    """sRGB's curve, mirrored below black."""
    size = np.abs(linear)
    curved = np.where(size <= 0.0031308, 12.92 * size, 1.055 * size ** (1 / 2.4) - 0.055)
    encoded: Values = np.sign(linear) * curved
    return encoded
