"""Writes scenes of which it is known what shows where: labelled pictures, side by side in one."""

from __future__ import annotations

import math
import random
from pathlib import Path

from PIL import Image, ImageOps

from photo_sorter.core.dataset import Dataset, TiledScene
from photo_sorter.core.photo import FilePath
from photo_sorter.core.regions import Region

_SIDE = 720  # pixels of a scene
_LAYOUTS = ((2, 1), (1, 2), (2, 2), (3, 2), (2, 3), (3, 3))
_UNEVEN = 0.25  # by how much of an even column an edge may be shifted


def tile_scenes(dataset: Dataset, folder: Path, count: int, seed: int = 0) -> list[TiledScene]:
    """At most `count` scenes in `folder`, which is made, of two to nine categories each; the same
    for the same dataset and seed. Pictures that cannot be read leave their scene out. None where
    there are fewer than two categories."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(seed)
    names = sorted(dataset.categories)
    layouts = [x for x in _LAYOUTS if x[0] * x[1] <= len(names)]
    scenes = []
    for number in range(count if layouts else 0):
        columns, rows = layouts[number % len(layouts)]
        chosen = chance.sample(names, columns * rows)
        pictures = [chance.choice(dataset.categories[name]) for name in chosen]
        across, down = _edges(chance, columns), _edges(chance, rows)
        tiles = {
            name: Region(across[i % columns], down[i // columns], across[i % columns + 1],
                         down[i // columns + 1])
            for i, name in enumerate(chosen)
        }  # fmt: skip
        path = folder / f"{number:03}.png"
        try:
            _painted(dict(zip(pictures, tiles.values(), strict=True))).save(path)
        except (OSError, ValueError, Image.DecompressionBombError):
            continue
        scenes.append(TiledScene(str(path), tiles))
    return scenes


def _edges(chance: random.Random, parts: int) -> list[float]:
    """From 0 to 1, in uneven steps."""
    inner = [(i + chance.uniform(-_UNEVEN, _UNEVEN)) / parts for i in range(1, parts)]
    return [0.0, *inner, 1.0]


def _painted(pictures: dict[FilePath, Region]) -> Image.Image:
    scene = Image.new("RGB", (_SIDE, _SIDE))
    for path, region in pictures.items():
        left, top, right, bottom = (math.floor(edge * _SIDE) for edge in region)
        with Image.open(path) as opened:
            upright = ImageOps.exif_transpose(opened).convert("RGB")
        scene.paste(upright.resize((right - left, bottom - top)), (left, top))
    return scene
