"""Photographic looks: what a camera, its owner or a bad copy did to a picture."""

from __future__ import annotations

from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

LOOKS = (
    "black and white",
    "sepia",
    "blurred",
    "grainy",
    "overexposed",
    "underexposed",
    "jpeg damage",
    "vignette",
)
Pixels = NDArray[np.uint8]


def _bytes(values: NDArray[np.floating]) -> Pixels:
    pixels: Pixels = np.clip(values + 0.5, 0.0, 255.0).astype(np.uint8)
    return pixels


def _grey(pixels: Pixels) -> NDArray[np.float32]:
    weights = np.asarray([0.299, 0.587, 0.114], dtype=np.float32)
    return (pixels.astype(np.float32) @ weights)[..., None]


def apply_look(pixels: Pixels, look: str, rng: np.random.Generator) -> Pixels:
    """`pixels` uint8 (height, width, 3) with one of `LOOKS` applied; any other name is a no-op."""
    height, width = pixels.shape[:2]
    if look == "black and white":
        contrast = float(rng.uniform(0.9, 1.3))
        return _bytes(np.repeat((_grey(pixels) - 128.0) * contrast + 128.0, 3, axis=2))
    if look == "sepia":
        tone = np.asarray([1.07, 0.87, 0.64], dtype=np.float32)
        return _bytes((_grey(pixels) * 0.9 + 14.0) * tone)
    if look == "blurred":
        radius = min(height, width) * float(rng.uniform(0.022, 0.05))
        return np.asarray(Image.fromarray(pixels).filter(ImageFilter.GaussianBlur(radius)))
    if look == "grainy":
        noise = rng.standard_normal((height, width, 1)).astype(np.float32)
        tints = rng.standard_normal((height, width, 3)).astype(np.float32)
        return _bytes(pixels + (noise * 0.7 + tints * 0.5) * float(rng.uniform(22.0, 42.0)))
    if look == "overexposed":
        return _bytes(pixels.astype(np.float32) * float(rng.uniform(1.5, 2.0)) + 45.0)
    if look == "underexposed":
        return _bytes(pixels.astype(np.float32) * float(rng.uniform(0.16, 0.32)))
    if look == "jpeg damage":
        buffer = BytesIO()
        Image.fromarray(pixels).save(buffer, "JPEG", quality=int(rng.integers(3, 9)))
        return np.asarray(Image.open(buffer).convert("RGB"))
    if look == "vignette":
        y, x = np.ogrid[-1.0 : 1.0 : height * 1j, -1.0 : 1.0 : width * 1j]
        fall = np.clip(1.15 - 0.62 * (x * x + y * y), 0.0, 1.0)[..., None].astype(np.float32)
        return _bytes(pixels * fall)
    return pixels
