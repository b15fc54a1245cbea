"""The viewer: how soon a photo is seen, at first, as large as the window, and with every pixel.

Each size is measured in a process of its own that `benchmarks.viewer_probe` runs. The pictures are
as large on disk as a camera's: their noise is what takes a decoder's time.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from benchmarks.pictures import draw
from benchmarks.report import Figure, Line
from benchmarks.workplace import Workplace

_COUNT = 5
_NOISE = 8.0
_SIZES = {12: (4000, 3000), 50: (8192, 6144)}  # by megapixels
_FIRST_MS, _MEMORY_MIB = 80.0, 1024.0
_WHOLE_MS = {12: 300.0, 50: 1000.0}


def measure(place: Workplace) -> list[Line]:
    """First picture, fitting one, every pixel, and what it takes of memory."""
    return [line for megapixels in _SIZES for line in _of(place, megapixels)]


def _of(place: Workplace, megapixels: int) -> list[Line]:
    pictures = _noisy_pictures(place.folder / f"viewer-{megapixels}", _SIZES[megapixels])
    found = _probe(pictures, place.fresh("viewer"))
    ms = {name: value * 1e3 for name, value in found.items()}
    size = sum(path.stat().st_size for path in pictures.iterdir()) / _COUNT / 1e6
    closer = f"{ms['closer']:.0f} ms from where it fits"
    return [
        Figure(
            f"first picture of a JPEG of {megapixels} megapixels",
            ms["first"],
            "ms",
            _FIRST_MS,
            beside=f"its thumbnail; as large as the window after {ms['fitting']:.0f} ms, the next "
            f"photo, read ahead, after {ms['next']:.0f} ms",
        ),
        Figure(
            f"100 % of it, all {megapixels} megapixels",
            ms["whole"],
            "ms",
            _WHOLE_MS[megapixels],
            beside=f"from opening it; {closer}; {size:.0f} MB a file",
        ),
        Figure(
            "memory of the picture process and of pixels",
            (found["reader_bytes"] + found["held_bytes"]) / 2**20,
            "MiB",
            _MEMORY_MIB,
            beside=f"{found['held_bytes'] / 2**20:.0f} MiB of pixels at most, with those beside it",
        ),
    ]


def _noisy_pictures(folder: Path, size: tuple[int, int]) -> Path:
    if folder.is_dir():
        return folder
    folder.mkdir(parents=True)
    for number in range(_COUNT):
        plain = np.asarray(draw(number, size), np.int16)
        noise = np.random.default_rng(number).normal(0.0, _NOISE, plain.shape[:2]).astype(np.int16)
        pixels = np.clip(plain + noise[..., None], 0, 255).astype(np.uint8)
        Image.fromarray(pixels).save(folder / f"{number:05}.jpg", quality=90)
    return folder


def _probe(pictures: Path, folder: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.viewer_probe", str(pictures), str(folder / "lib")]
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    out = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    found: dict[str, Any] = json.loads(out.stdout.splitlines()[-1])
    return found
