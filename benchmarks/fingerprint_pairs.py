"""Which pictures of a folder are told to be the same by their fingerprints alone, without a model
and without a library."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
import pillow_heif
from PIL import Image

from photo_sorter.adapters.engine.files.fingerprints import picture_fingerprint
from photo_sorter.core.duplicates.grouping import groups
from photo_sorter.core.duplicates.hash_search import near_pairs
from photo_sorter.core.duplicates.verification import planes_of, sameness
from photo_sorter.services.duplicates.same_pictures import LEAST_SAMENESS, RADIUS

_AT_ONCE = 4_096  # pairs


def same_pictures(files: Sequence[Path]) -> set[frozenset[Path]]:
    """Every two files of a group."""
    pillow_heif.register_heif_opener()
    owners: list[int] = []
    hashes: list[int] = []
    planes: list[bytes] = []
    for number, path in enumerate(files):
        with Image.open(path) as picture:
            views = picture_fingerprint(picture.convert("RGB")).views
        owners += [number] * len(views)
        hashes += [view.hash for view in views]
        planes += [view.plane for view in views]
    of = np.array(owners, np.int64)
    near = near_pairs(np.array(hashes, np.uint64), RADIUS)
    near = near[of[near[:, 0]] != of[near[:, 1]]]
    weights: dict[tuple[int, int], float] = {}
    for begin in range(0, len(near), _AT_ONCE):
        part = near[begin : begin + _AT_ONCE]
        ones, others = (planes_of([planes[each] for each in part[:, side]]) for side in (0, 1))
        for pair, same in zip(
            np.sort(of[part], axis=1).tolist(), sameness(ones, others), strict=True
        ):
            if same >= LEAST_SAMENESS:
                weights[pair[0], pair[1]] = max(weights.get((pair[0], pair[1]), 0.0), float(same))
    pairs = np.array(list(weights), np.int64).reshape(-1, 2)
    return {
        frozenset((files[one], files[other]))
        for group in groups(pairs, np.array(list(weights.values())))
        for one, other in combinations(group, 2)
    }
