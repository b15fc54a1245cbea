"""What adjustments do to pixels: 8-bit sRGB in, 8-bit sRGB out.

In this order, on values of 0 to 1; a light value is linear (IEC 61966-2-1):

1. Light: each channel by its gain of the white balance. Temperature moves red against blue and tint
   green against both; the gains leave the lightness of grey (Rec. 709) as it is.
2. Light: exposure, as x·g / (1 + (g - 1)·x) with g = 2^stops. That is the bias curve of C. Schlick
   (Graphics Gems IV, 1994): as bright as by g in the darks, and white stays white, so that nothing
   is blown out and the opposite exposure undoes it.
3. Light: the vignette, darker by a smooth step of the distance from the middle.
4. sRGB: contrast, shadows and highlights as cubic polynomials that leave black, white and, for
   contrast, the middle where they are; then fade brings black and white nearer to each other.
5. sRGB: saturation, away from the pixel's own grey (Rec. 709) or towards it.

What was lighter stays lighter, in each channel; more colour leaves that to the pixel as a whole.
All steps but saturation need one channel of a pixel alone, so tables of 256 and of 65,536 values do
the work.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from photo_sorter.core.adjusting.adjustments import Adjustments

Floats = NDArray[np.float32]
Pixels = NDArray[np.uint8]

LUMA = (0.2126, 0.7152, 0.0722)  # Rec. 709

TEMPERATURE_STOPS = 0.32  # of red and, the other way, of blue
TINT_STOPS = 0.3  # of green
CONTRAST = 0.8
SHADOWS = 0.6
FADED_BLACK, FADED_WHITE = 0.16, 0.05  # how far each moves
VIVID = 0.6  # how much farther from grey the highest saturation brings a colour
DARK_CORNER = 0.75  # of the light, at most, that the vignette takes there
VIGNETTE_FROM = 0.3  # of the way from the middle to a corner

_FINE = 65_535
_ROWS = 256  # at a time: the numbers between lie in the processor's caches


def gains(temperature: float, tint: float) -> tuple[float, float, float]:
    """By which red, green and blue light are multiplied."""
    raw = (
        2.0 ** (TEMPERATURE_STOPS * temperature),
        2.0 ** (-TINT_STOPS * tint),
        2.0 ** (-TEMPERATURE_STOPS * temperature),
    )
    grey = sum(weight * gain for weight, gain in zip(LUMA, raw, strict=True))
    return raw[0] / grey, raw[1] / grey, raw[2] / grey


def to_light(values: Floats) -> Floats:
    """Of sRGB values."""
    low = values <= 0.04045
    light: Floats = np.where(low, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)
    return light


def to_srgb(light: Floats) -> Floats:
    """Of light."""
    low = light <= 0.0031308
    high = 1.055 * np.maximum(light, 1e-9) ** (1 / 2.4) - 0.055
    values: Floats = np.where(low, light * 12.92, high)
    return values


def toned(values: Floats, said: Adjustments) -> Floats:
    """Contrast, shadows, highlights and fade of sRGB values."""
    x = values
    x = x + CONTRAST * said.contrast * x * (1 - x) * (2 * x - 1)
    x = x + SHADOWS * x * (1 - x) * (said.shadows * (1 - x) + said.highlights * x)
    black, white = FADED_BLACK * said.fade, 1 - FADED_WHITE * said.fade
    faded: Floats = black + (white - black) * x
    return faded


def distances(height: int, width: int) -> tuple[Floats, Floats]:
    """The squared distance from the middle, of a corner's, of each row (height, 1) and column
    (1, width); their sum is each pixel's. See `corner_light`."""
    down = (np.arange(height, dtype=np.float32) + 0.5) / height * 2 - 1
    across = (np.arange(width, dtype=np.float32) + 0.5) / width * 2 - 1
    rows, columns = (down**2 / 2).astype(np.float32), (across**2 / 2).astype(np.float32)
    return rows[:, np.newaxis], columns[np.newaxis, :]


def corner_light(distance: Floats, strength: float) -> Floats:
    """How much light stays at squared distances from the middle."""
    step = np.clip((np.sqrt(distance) - VIGNETTE_FROM) / (1 - VIGNETTE_FROM), 0, 1)
    light = 1 - DARK_CORNER * strength * step * step * (3 - 2 * step)
    return light.astype(np.float32)


def apply(pixels: Pixels, said: Adjustments) -> Pixels:
    """Of (h, w, 3) sRGB a picture of the same shape; the same one where nothing is said."""
    if not said.changes_anything:
        return pixels
    height, width = pixels.shape[:2]
    into = _light_tables(said)
    out = toned(to_srgb(np.linspace(0, 1, _FINE + 1, dtype=np.float32)), said) * np.float32(255)
    out = out.astype(np.float32)
    down, across = distances(height, width)
    made = np.empty_like(pixels)
    for top in range(0, height, _ROWS):
        rows = pixels[top : top + _ROWS]
        corners = None
        if said.vignette:
            distance = down[top : top + _ROWS] + across
            corners = corner_light(distance, said.vignette).astype(np.float32)
        made[top : top + _ROWS] = _strip(rows, into, out, corners, said.saturation)
    return made


def _light_tables(said: Adjustments) -> list[Floats]:
    """Of each channel: the light, times `_FINE`, that each of its 256 values becomes."""
    light = to_light(np.linspace(0, 1, 256, dtype=np.float32))
    stops = 2.0**said.exposure
    tables = []
    for gain in gains(said.temperature, said.tint):
        balanced = np.minimum(light * gain, 1)
        exposed = balanced * stops / (1 + (stops - 1) * balanced)
        tables.append((exposed * _FINE).astype(np.float32))
    return tables


def _strip(
    rows: Pixels, into: list[Floats], out: Floats, corners: Floats | None, saturation: float
) -> Pixels:
    channels: list[Floats] = []
    for channel, table in enumerate(into):
        if corners is None:  # one table for both ways
            ways = out[(table + 0.5).astype(np.int32)]
            channels.append(ways[rows[..., channel]])
        else:
            light = table[rows[..., channel]] * corners
            channels.append(out[(light + 0.5).astype(np.int32)])
    if saturation:
        red, green, blue = channels
        grey = np.float32(LUMA[0]) * red + np.float32(LUMA[1]) * green + np.float32(LUMA[2]) * blue
        away = np.float32(1 + (saturation if saturation < 0 else VIVID * saturation))
        channels = [(grey + away * (each - grey)).astype(np.float32) for each in channels]
    shown = np.stack(channels, axis=-1)
    pixels: Pixels = (np.clip(shown, 0, 255) + 0.5).astype(np.uint8)
    return pixels
