"""Small numpy tools the painters share. A canvas is float32 (height, width, 3), sRGB in 0..1."""

from __future__ import annotations

from typing import cast

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Canvas = NDArray[np.float32]
Colour = tuple[float, float, float]


def rgb(code: int) -> Colour:
    """0xRRGGBB as three floats in 0..1."""
    return ((code >> 16) / 255.0, (code >> 8 & 255) / 255.0, (code & 255) / 255.0)


def gradient(height: int, width: int, stops: list[tuple[float, Colour]]) -> Canvas:
    """A vertical gradient through `stops`, each (position 0..1 from the top, colour)."""
    rows = np.linspace(0.0, 1.0, max(height, 1), dtype=np.float32)
    places = [place for place, _ in stops]
    columns = [np.interp(rows, places, [colour[c] for _, colour in stops]) for c in range(3)]
    column = np.stack(columns, axis=-1).astype(np.float32)
    return np.repeat(column[:, None, :], width, axis=1)


def smooth_noise(
    height: int, width: int, rows: int, columns: int, rng: np.random.Generator
) -> NDArray[np.float32]:
    """Soft blobs: a rows × columns grid of values in -1..1 enlarged to (height, width)."""
    grid = rng.uniform(-1.0, 1.0, (max(rows, 2), max(columns, 2))).astype(np.float32)
    image = Image.fromarray(grid).resize((width, height), Image.Resampling.BICUBIC)
    return np.asarray(image, dtype=np.float32)


def jitter(colour: Colour, amount: float, rng: np.random.Generator) -> Colour:
    """A colour near `colour`, each channel moved by up to `amount`."""
    moved = np.clip(np.asarray(colour) + rng.uniform(-amount, amount, 3), 0.0, 1.0)
    return (float(moved[0]), float(moved[1]), float(moved[2]))


def blend(canvas: Canvas, colour: Colour | Canvas, mask: NDArray[np.float32]) -> None:
    """Lay `colour` over `canvas` in place where `mask` (height, width) in 0..1 is set."""
    canvas += (np.asarray(colour, dtype=np.float32) - canvas) * mask[..., None]


def disk(
    height: int, width: int, centre: tuple[float, float], radius: float, softness: float
) -> NDArray[np.float32]:
    """A mask of a soft disk; `centre` (x, y), `radius` and `softness` in pixels."""
    y, x = np.ogrid[0:height, 0:width]
    distance = np.sqrt((x - centre[0]) ** 2 + (y - centre[1]) ** 2).astype(np.float32)
    return cast(
        NDArray[np.float32],
        np.clip((radius + softness - distance) / max(softness, 1e-3), 0.0, 1.0).astype(np.float32),
    )


def to_image(canvas: Canvas) -> Image.Image:
    """A canvas as an 8-bit RGB picture."""
    return Image.fromarray((np.clip(canvas, 0.0, 1.0) * 255.0 + 0.5).astype(np.uint8))
