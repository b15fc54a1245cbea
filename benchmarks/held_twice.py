"""Photographs that a set holds twice: they are the same picture, though nobody made a variant.

Told by their pixels alone, as a person would who lays one over the other; by nothing that the
program tells duplicates by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from benchmarks.made_duplicates import opened

Pair = frozenset[Path]

_SIDE = 64  # pixels
# Correlation in colours, which brightness and contrast leave as it is. Of 5,000 photographs nine
# pairs are above, and are the same to the eye; the next ones are other pictures of like things.
_LEAST = 0.985
_SHAPES = 1.03  # how many times as wide for its height one may be
_AT_ONCE = 500


def held_twice(photos: Sequence[Path]) -> set[Pair]:
    """Pairs of these."""
    planes, shapes = zip(*map(_plane, photos), strict=True)
    pixels, wide = np.stack(planes), np.array(shapes)
    found = set()
    for start in range(0, len(photos), _AT_ONCE):
        some = pixels[start : start + _AT_ONCE]
        ratio = wide[start : start + _AT_ONCE, None] / wide[None]
        alike = (some @ pixels.T > _LEAST) & (ratio < _SHAPES) & (ratio > 1 / _SHAPES)
        for one, other in zip(*np.nonzero(alike), strict=True):
            if start + one < other:
                found.add(frozenset((photos[start + one], photos[other])))
    return found


def with_held_twice(same: set[Pair], twice: Iterable[Pair]) -> set[Pair]:
    """All pairs of pictures that are the same then: those of one photograph, its variants, and what
    is held twice of it."""
    families: dict[Path, set[Path]] = {}
    for pair in (*same, *twice):
        joined = set(pair).union(*(families.get(path, set()) for path in pair))
        for path in joined:
            families[path] = joined
    return {frozenset(pair) for each in families.values() for pair in combinations(each, 2)}


def _plane(path: Path) -> tuple[NDArray[np.float32], float]:
    picture = opened(path)
    small = picture.resize((_SIDE, _SIDE), Image.Resampling.BOX)
    values = np.asarray(small, np.float32).ravel()
    values = values - values.mean()
    return values / (np.linalg.norm(values) + 1e-6), picture.width / picture.height
