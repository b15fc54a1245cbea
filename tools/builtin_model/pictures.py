"""The pictures to learn from, as features of the trunk with what each shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from photo_sorter.core.embedding import Vectors
from tools.builtin_model.features import (
    Extractor,
    Features,
    View,
    photo_features,
    scene_features,
)
from tools.builtin_model.head_training import Pool
from tools.builtin_model.photo_words import BACKGROUND
from tools.builtin_model.photos_dataset import PhotoSet
from tools.builtin_model.scenes_dataset import ScenePool
from tools.builtin_model.sources import PHOTO_SIDE, Sources

_VIEWS = 4  # of each photograph
# How often photographs of each labelled set are drawn beside captioned ones.
_OFTEN = {"caltech101": 2.5, "clothing": 7.5, "flowers": 6.0, "grocery": 3.0, BACKGROUND: 3.0}
_OFTEN_DRAWN = 0.7
_CLOSE_UP = 0.5  # as often as a scene


@dataclass(frozen=True, slots=True, eq=False)
class Pictures:
    """`photos` is None where there are none; `views` says which photo each of its rows is of, as
    far as they are photographs."""

    scenes: Pool
    photos: Pool | None
    views: list[View]


def read_pictures(
    sources: Sources,
    pool: ScenePool,
    close_ups: ScenePool,
    garments: int,
    extractor: Extractor,
    work: Path,
    seed: int,
    say: Callable[[str], None],
) -> Pictures:
    """The features of everything, computed where they are not in `work` yet."""
    specs = [part.spec(row) for part in (pool, close_ups) for row in range(len(part))]
    found = [
        scene_features(part.pixels, extractor, work / f"{part.name}.npy", say)
        for part in (pool, close_ups)
    ]
    weights = np.concatenate([np.ones(len(pool)), np.full(len(close_ups), _CLOSE_UP)])
    shown = [sources.targets.scene(spec, sources.natural) for spec in specs]
    scenes = Pool(np.concatenate(found), shown, weights)
    if sources.photos is None:
        return Pictures(scenes, None, [])
    photos, views = _photos(sources, sources.photos, garments, extractor, work, seed, say)
    return Pictures(scenes, photos, views)


def _photos(
    sources: Sources,
    photos: PhotoSet,
    garments: int,
    extractor: Extractor,
    work: Path,
    seed: int,
    say: Callable[[str], None],
) -> tuple[Pool, list[View]]:
    every, kept = photo_features(photos, _VIEWS, extractor, work / "photo-views", seed + 2, say)
    drawn = PhotoSet.of_garments(garments, PHOTO_SIDE)
    _, painted = photo_features(drawn, 1, extractor, work / "garment-views", seed + 3, say)
    rows = [k for k, view in enumerate(every) if not photos.photos[view.photo].validation]
    views = [every[k] for k in rows]
    shown = [sources.targets.photo(photos.photos[v.photo], v.look, v.recoloured) for v in views]
    shown += [sources.targets.photo(photo) for photo in drawn.photos]
    weights = _weights(photos, views)
    usual = np.full(len(drawn.photos), float(np.median(weights)) * _OFTEN_DRAWN)
    features = np.concatenate([kept[rows], painted])
    return Pool(features, shown, np.concatenate([weights, usual])), views


def _weights(photos: PhotoSet, views: list[View]) -> NDArray[np.float64]:
    """Rare categories less rarely than there are photographs of them."""
    counts = Counter(p.category for p in photos.photos if not p.validation)
    found = []
    for view in views:
        photo = photos.photos[view.photo]
        set_name, folder = photo.category.split("/", 1)
        often = _OFTEN.get(folder, _OFTEN.get(set_name, 2.5))
        found.append(1.0 if photo.sentences else often * counts[photo.category] ** -0.5)
    return np.asarray(found)


def vectors_of(head: Any, features: Features, chunk: int = 1024) -> Vectors:
    """L2-normalised float32 (n, d) of the trunk's float16 (n, 1280)."""
    with torch.inference_mode():
        parts = [
            functional.normalize(head(torch.from_numpy(part.astype(np.float32))), dim=1).numpy()
            for part in np.array_split(features, max(1, len(features) // chunk))
        ]
    return np.concatenate(parts)
