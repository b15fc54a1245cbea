"""Photographs that a set holds twice: they are the same picture, though nobody made a variant.

Told by their pixels alone, as a person would who lays one over the other; by nothing that the
program tells duplicates by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.made_duplicates import opened

Pair = frozenset[Path]

_SIDE = 32  # pixels
_APART = 6.0  # of 255, on the average (root of the mean square): noise of JPEG and of another size
_SHAPES = 1.03  # how many times as wide for its height one may be
_AT_ONCE = 500


def held_twice(photos: Sequence[Path]) -> set[Pair]:
    """Pairs of these."""
    planes, shapes = zip(*map(_plane, photos), strict=True)
    pixels, wide = np.stack(planes), np.array(shapes)
    found = set()
    for start in range(0, len(photos), _AT_ONCE):
        some = pixels[start : start + _AT_ONCE]
        squares = (some**2).sum(1)[:, None] + (pixels**2).sum(1)[None] - 2 * some @ pixels.T
        apart = np.sqrt(np.maximum(squares, 0) / pixels.shape[1])
        ratio = wide[start : start + _AT_ONCE, None] / wide[None]
        alike = (apart < _APART) & (ratio < _SHAPES) & (ratio > 1 / _SHAPES)
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
    small = picture.convert("RGB").resize((_SIDE, _SIDE))
    return np.asarray(small, np.float32).ravel(), picture.width / picture.height
