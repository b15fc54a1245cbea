"""Whether two planes show one picture. The one is laid over the other by the small affine movement
that fits best (B. Lucas, T. Kanade, "An Iterative Image Registration Technique", 1981), so that a
small crop or turn does not count; then what they have in common is their correlation."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from photo_sorter.core.duplicates.fingerprint import PLANE_SIDE

Planes = NDArray[np.float32]  # (n, side, side)

_AT_ONCE = 256  # pairs
_STEPS = 4
_LARGEST_MOVE = 0.12  # of a side, that a corner may move
_MARGIN = 2  # pixels at the edge that may have no counterpart


def planes_of(blobs: list[bytes]) -> Planes:
    """(n, side, side) of the planes of fingerprints."""
    joined = np.frombuffer(b"".join(blobs), np.uint8)
    return joined.reshape(-1, PLANE_SIDE, PLANE_SIDE).astype(np.float32)


def sameness(ones: Planes, others: Planes) -> NDArray[np.float32]:
    """(n,) from -1 to 1: how far each of `ones` shows what that of `others` shows. Brightness and
    contrast do not count."""
    found = np.empty(len(ones), np.float32)
    for begin in range(0, len(ones), _AT_ONCE):
        part = slice(begin, begin + _AT_ONCE)
        found[part] = _aligned(_detail(ones[part]), _detail(others[part]))
    return found


def _detail(planes: Planes) -> Planes:
    """Without mean and contrast, and without what is lost where a plane is read between pixels."""
    for axis in (1, 2):
        planes = _smoothed(planes, axis)
    flat = planes - planes.mean(axis=(1, 2), keepdims=True)
    detail: Planes = flat / np.maximum(flat.std(axis=(1, 2), keepdims=True), 1.0)
    return detail


def _smoothed(planes: Planes, axis: int) -> Planes:
    before, after = np.roll(planes, 1, axis), np.roll(planes, -1, axis)
    return ((before + 2 * planes + after) / 4).astype(np.float32, copy=False)


def _aligned(ones: Planes, others: Planes) -> NDArray[np.float32]:
    """The best correlation on the way to where the one fits the other."""
    side = ones.shape[1]
    places = (np.arange(side, dtype=np.float32) - (side - 1) / 2) / (side / 2)
    y, x = np.meshgrid(places, places, indexing="ij")
    inner = (slice(None), slice(_MARGIN, side - _MARGIN), slice(_MARGIN, side - _MARGIN))
    moves = np.zeros((len(ones), 6), np.float32)
    best = _correlations(ones[inner], others[inner])
    for _ in range(_STEPS):
        moved = _moved(ones, moves, x, y)
        down, right = np.gradient(moved, axis=1), np.gradient(moved, axis=2)
        terms = np.stack(
            [down, down * y, down * x, right, right * y, right * x, np.ones_like(moved), moved],
            axis=-1,
        )[inner].reshape(len(ones), -1, 8)
        target = others[inner].reshape(len(ones), -1)
        squares = np.einsum("npi,npj->nij", terms, terms)
        squares += 1e-2 * np.eye(8, dtype=np.float32)
        weighed = np.einsum("npi,np->ni", terms, target)
        solved = np.linalg.solve(squares, weighed[..., None])[..., 0]
        gain = np.where(np.abs(solved[:, 7:]) < 0.2, 1.0, solved[:, 7:])
        moves = moves + np.clip(solved[:, :6] / gain, -2.0, 2.0)
        moved = _moved(ones, moves, x, y)
        small = np.abs(moves).sum(axis=1) <= 2 * _LARGEST_MOVE * side
        now = _correlations(moved[inner], others[inner])
        best = np.where(small, np.maximum(best, now), best)
    return best.astype(np.float32)


def _moved(planes: Planes, moves: NDArray[np.float32], x: Planes, y: Planes) -> Planes:
    """Each plane, read at places moved by an affine field in pixels, between pixels linearly."""
    side = planes.shape[1]
    m = moves[:, :, None, None]
    rows = np.arange(side, dtype=np.float32)[None, :, None] + m[:, 0] + m[:, 1] * y + m[:, 2] * x
    columns = np.arange(side, dtype=np.float32)[None, None] + m[:, 3] + m[:, 4] * y + m[:, 5] * x
    rows, columns = np.clip(rows, 0, side - 1.001), np.clip(columns, 0, side - 1.001)
    top, left = rows.astype(np.int64), columns.astype(np.int64)
    down, right = rows - top, columns - left
    each = np.arange(len(planes))[:, None, None]
    moved: Planes = (
        (planes[each, top, left] * (1 - right) + planes[each, top, left + 1] * right) * (1 - down)
        + (planes[each, top + 1, left] * (1 - right) + planes[each, top + 1, left + 1] * right)
        * down
    ).astype(np.float32)
    return moved


def _correlations(ones: Planes, others: Planes) -> NDArray[np.float32]:
    ones = ones - ones.mean(axis=(1, 2), keepdims=True)
    others = others - others.mean(axis=(1, 2), keepdims=True)
    product = (ones * others).sum(axis=(1, 2))
    norms = np.sqrt((ones**2).sum(axis=(1, 2)) * (others**2).sum(axis=(1, 2)))
    correlations: NDArray[np.float32] = product / np.maximum(norms, 1e-6)
    return correlations
