"""Pictures that are easily told apart, and as a camera saves them."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

EXIF_MAKE, EXIF_MODEL, EXIF_TIME, EXIF_SUBSECOND = 0x010F, 0x0110, 0x9003, 0x9291
EXIF_EXPOSURE, EXIF_APERTURE, EXIF_ISO = 0x829A, 0x829D, 0x8827


def scene(seed: int, size: tuple[int, int] = (480, 320)) -> Image.Image:
    """A picture of soft patches, another for each seed."""
    noise = np.random.default_rng(seed).integers(0, 256, (10, 14, 3), np.uint8)
    return Image.fromarray(noise).resize(size, Image.Resampling.BICUBIC)


def shot(picture: Image.Image, second: float, exposure: float = 0.01) -> bytes:
    """As a camera saves it."""
    exif = Image.Exif()
    exif[EXIF_MAKE], exif[EXIF_MODEL] = "Maker", "Camera"
    more = exif.get_ifd(0x8769)
    more[EXIF_TIME] = f"2024:05:01 10:00:{int(second):02}"
    if second % 1:
        more[EXIF_SUBSECOND] = f"{round(second % 1 * 1000):03}"
    more[EXIF_EXPOSURE], more[EXIF_APERTURE], more[EXIF_ISO] = exposure, 4.0, 100
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=90, exif=exif)
    return buffer.getvalue()
