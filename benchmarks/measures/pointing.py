"""How soon it is shown where in a photo something is, with the built-in model."""

from __future__ import annotations

import statistics
import time

import numpy as np
from PIL import Image

from benchmarks.report import Figure, Line
from benchmarks.workplace import Workplace
from photo_sorter.app.composition import open_library

_COUNT = 5
_SIZE = (4000, 3000)
_LIMIT_MS = 500.0


def measure(place: Workplace) -> list[Line]:
    """The median of photos that nobody has asked about before; the engine runs."""
    folder = place.fresh("pointing")
    folder.mkdir(parents=True, exist_ok=True)
    noise = np.random.default_rng(0)
    library = open_library(folder / "library")
    took = []
    try:
        for number in range(_COUNT + 1):
            path = folder / f"{number}.jpg"
            coarse = noise.integers(0, 255, (60, 80, 3), np.uint8)
            Image.fromarray(coarse).resize(_SIZE, Image.Resampling.BICUBIC).save(path)
            began = time.perf_counter()
            library.why.where_in_file(str(path), "a cat")
            took.append((time.perf_counter() - began) * 1e3)
    finally:
        library.close()
    return [
        Figure(
            "where in a photo of 12 megapixels something is",
            statistics.median(took[1:]),
            "ms",
            _LIMIT_MS,
            beside="decoded and seen in 38 windows; of another phrase about it, at once",
        )
    ]
