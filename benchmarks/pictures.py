"""JPEG files as large and as detailed as a camera's."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter


def write_pictures(folder: Path, count: int, size: tuple[int, int], quality: int = 90) -> Path:
    """`count` different pictures of `size`; a folder that is there is taken as it is."""
    if folder.is_dir():
        return folder
    folder.mkdir(parents=True)
    for number in range(count):
        draw(number, size).save(folder / f"{number:05}.jpg", quality=quality)
    return folder


def draw(number: int, size: tuple[int, int]) -> Image.Image:
    """Soft shapes with grain: compresses like a photograph."""
    rng = np.random.default_rng(number)
    coarse = Image.fromarray(rng.integers(0, 256, (24, 32, 3), dtype=np.uint8))
    picture = coarse.resize(size, Image.Resampling.BICUBIC)
    fine = Image.fromarray(rng.integers(0, 256, (size[1] // 4, size[0] // 4, 3), dtype=np.uint8))
    grain = fine.filter(ImageFilter.GaussianBlur(1)).resize(size, Image.Resampling.BILINEAR)
    return Image.blend(picture, grain, 0.15)
