"""The tower's maps of scenes and photographs, computed once and kept on disk in float16."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from PIL import Image, ImageOps

from photo_sorter.adapters.describing.builtin.map_file import (
    CHANNELS,
    MAP_NAME,
    MAP_OUTPUT,
    SQUARES,
)
from photo_sorter.core.batches import in_batches
from tools.builtin_model.glyphs import GlyphSource
from tools.builtin_model.photo_words import SETS
from tools.builtin_model.photos_dataset import is_validation
from tools.describer.scenes import SceneSource, render

Maps = NDArray[np.float16]
SIDE = 192
_BATCH = 4
_SUFFIXES = {".jpg", ".jpeg", ".png"}
_LEFT_OUT = "Faces_easy"  # the same faces once more, closer


class MapSession:
    """The built-in tower as far as its map."""

    def __init__(self, folder: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            str(folder / MAP_NAME), options, providers=["CPUExecutionProvider"]
        )

    def maps(self, pixels: NDArray[np.uint8]) -> Maps:
        """Of squares (n, 192, 192, 3)."""
        found: NDArray[np.float32] = self._session.run([MAP_OUTPUT], {"pixels": pixels})[0]
        return found.astype(np.float16)


def kept(path: Path, count: int, fill: Callable[[], Iterable[Maps]]) -> Maps:
    """`count` maps at least that lie in `path`; made where they do not, and read from the disk as
    they are used."""
    if not path.exists() or len(np.load(path, mmap_mode="r")) < count:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part.npy")
        shape = (count, SQUARES * SQUARES + 1, CHANNELS)
        out = np.lib.format.open_memmap(part, "w+", np.float16, shape)
        row = 0
        for some in fill():
            out[row : row + len(some)] = some
            row += len(some)
        out.flush()
        del out
        part.rename(path)
    found: Maps = np.load(path, mmap_mode="r")
    return found


def scene_pixels(
    source: SceneSource, number: int, glyphs: GlyphSource, seed: int
) -> NDArray[np.uint8]:
    """The picture of scene `number`, the same each time."""
    rng = np.random.default_rng((seed, number, 1))
    return render(source.scene(number), SIDE, glyphs, rng)


def scene_maps(
    path: Path,
    source: SceneSource,
    seed: int,
    numbers: range,
    glyphs: GlyphSource,
    tower: MapSession,
) -> Maps:
    """Of the scenes of these numbers."""

    def fill() -> Iterable[Maps]:
        for some in in_batches(numbers, _BATCH):
            yield tower.maps(np.stack([scene_pixels(source, n, glyphs, seed) for n in some]))

    return kept(path, len(numbers), fill)


def photo_paths(folder: Path) -> list[Path]:
    """The photographs of the labelled sets, in a fixed order."""
    return [
        path
        for name in SETS
        for path in sorted((folder / name).glob("*/*"))
        if path.suffix.lower() in _SUFFIXES and path.parent.name != _LEFT_OUT
    ]


def photo_square(
    path: Path, crop: tuple[float, float, float, float] | None, mirrored: bool
) -> NDArray[np.uint8]:
    """A photograph as the tower is given it, or a part of it (fractions)."""
    with Image.open(path) as opened:
        opened.draft("RGB", (2 * SIDE, 2 * SIDE))
        picture = ImageOps.exif_transpose(opened).convert("RGB")
    box = None
    if crop is not None:
        wide, high = picture.size
        box = (crop[0] * wide, crop[1] * high, crop[2] * wide, crop[3] * high)
    square = picture.resize((SIDE, SIDE), Image.Resampling.BICUBIC, box)
    if mirrored:
        square = square.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    return np.asarray(square)


def photo_maps(path: Path, photos: list[Path], seed: int | None, tower: MapSession) -> Maps:
    """Of the photographs; with a seed, of random parts of them."""

    def fill() -> Iterable[Maps]:
        for some in in_batches(list(enumerate(photos)), _BATCH):
            yield tower.maps(np.stack([_square(number, one, seed) for number, one in some]))

    return kept(path, len(photos), fill)


def _square(number: int, path: Path, seed: int | None) -> NDArray[np.uint8]:
    if seed is None:
        return photo_square(path, None, False)
    rng = np.random.default_rng((seed, number))
    wide, high = np.sqrt(rng.uniform(0.5, 1.0)) * np.exp(
        rng.uniform(-0.15, 0.15) * np.array([1, -1])
    )
    wide, high = min(wide, 1.0), min(high, 1.0)
    left, top = rng.uniform(0, 1 - wide), rng.uniform(0, 1 - high)
    return photo_square(path, (left, top, left + wide, top + high), bool(rng.random() < 0.5))


def split(photos: list[Path]) -> tuple[list[Path], list[Path]]:
    """Those to learn from and those that are kept out."""
    learnt = [path for path in photos if not is_validation(path)]
    return learnt, [path for path in photos if is_validation(path)]
