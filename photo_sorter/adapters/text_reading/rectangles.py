"""Where a map of probabilities says that lines of text are: a rectangle for each blob of it.

This is what PP-OCR does after its detection (differentiable binarization), by numpy alone: OpenCV,
which others do it with, is five times as large as the models, most of that for films."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Map = NDArray[np.float32]
Points = NDArray[np.float64]  # (n, 2), x and y

_MOST = 1_000  # blobs, largest first
_LEAST_SIDE = 3.0  # pixels of the map: what is thinner is noise
_GROWTH = 1.6  # by how much a line is larger than its blob, which the model draws shrunk


def text_rectangles(probabilities: Map, threshold: float, least_mean: float) -> list[Points]:
    """The corners (4, 2) of each line, in pixels of the map, from the top left clockwise.
    `least_mean` is what the pixels of one must have on the average."""
    found = []
    for points in _blobs(_thickened(probabilities > threshold)):
        centre, axis, sides = _smallest_rectangle(points)
        if min(sides) < _LEAST_SIDE:
            continue
        if _mean_within(probabilities, _corners(centre, axis, sides)) < least_mean:
            continue
        margin = _GROWTH * sides[0] * sides[1] / (2 * (sides[0] + sides[1]))
        grown = (sides[0] + 2 * margin, sides[1] + 2 * margin)
        if min(grown) >= _LEAST_SIDE + 2:
            found.append(_clockwise(_corners(centre, axis, grown)))
    return found


def _thickened(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """By a pixel to the right and down, so that a blob that hangs by a corner is one."""
    thick = mask.copy()
    thick[:, 1:] |= mask[:, :-1]
    thick[1:, :] |= mask[:-1, :]
    thick[1:, 1:] |= mask[:-1, :-1]
    return thick


def _blobs(mask: NDArray[np.bool_]) -> list[Points]:
    """The ends of each blob's rows; what touches by a corner is one blob."""
    edges = np.diff(np.pad(mask, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, starts = np.nonzero(edges == 1)
    _, ends = np.nonzero(edges == -1)
    roots = _joined(rows, starts, ends - 1)
    order = np.argsort(roots, kind="stable")
    parts = np.split(order, np.nonzero(np.diff(roots[order]))[0] + 1) if len(order) else []
    parts = sorted(parts, key=lambda part: -int((ends[part] - starts[part]).sum()))[:_MOST]
    return [
        np.concatenate(
            [
                np.stack([starts[part], rows[part]], axis=1),
                np.stack([ends[part] - 1, rows[part]], axis=1),
            ]
        ).astype(np.float64)
        for part in parts
    ]


def _joined(
    rows: NDArray[np.int64], firsts: NDArray[np.int64], lasts: NDArray[np.int64]
) -> NDArray[np.int64]:
    """For each run of pixels the number of its blob's first run."""
    roots = list(range(len(rows)))

    def root(run: int) -> int:
        while roots[run] != run:
            roots[run] = roots[roots[run]]
            run = roots[run]
        return run

    heights = rows.tolist()
    begins, finishes = firsts.tolist(), lasts.tolist()
    above = 0  # the first run of the row above that may touch
    for run, row in enumerate(heights):
        while heights[above] < row - 1 or (
            heights[above] == row - 1 and finishes[above] < begins[run] - 1
        ):
            above += 1
        each = above
        while heights[each] == row - 1 and begins[each] <= finishes[run] + 1:
            one, other = root(each), root(run)
            roots[max(one, other)] = min(one, other)
            each += 1
    return np.array([root(run) for run in roots], np.int64)


def _smallest_rectangle(points: Points) -> tuple[Points, Points, tuple[float, float]]:
    """The middle, the direction of the first side (of length 1), and both sides' lengths of the
    smallest rectangle round the points: one of its sides lies along their hull."""
    hull = _hull(points)
    along = np.diff(np.concatenate([hull, hull[:1]]), axis=0)
    lengths = np.hypot(along[:, 0], along[:, 1])
    axes = along[lengths > 0] / lengths[lengths > 0, None]
    if not len(axes):
        axes = np.array([[1.0, 0.0]])
    across = np.stack([-axes[:, 1], axes[:, 0]], axis=1)
    on_axes, on_across = hull @ axes.T, hull @ across.T  # (h, a)
    widths, heights = np.ptp(on_axes, axis=0), np.ptp(on_across, axis=0)
    best = int(np.argmin(widths * heights))
    x = (on_axes[:, best].min() + on_axes[:, best].max()) / 2
    y = (on_across[:, best].min() + on_across[:, best].max()) / 2
    centre = axes[best] * x + across[best] * y
    return centre, axes[best], (float(widths[best]), float(heights[best]))


def _hull(points: Points) -> Points:
    """The corners of the convex hull, in their order (Andrew's monotone chain)."""
    unique = sorted(set(map(tuple, points.tolist())))
    if len(unique) < 3:
        return np.array(unique)
    halves = [_half(unique), _half(unique[::-1])]
    return np.array(halves[0][:-1] + halves[1][:-1])


def _half(points: Sequence[tuple[float, ...]]) -> list[tuple[float, ...]]:
    chain: list[tuple[float, ...]] = []
    for x, y in points:
        while len(chain) > 1:
            (ax, ay), (bx, by) = chain[-2], chain[-1]
            if (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0:
                break
            chain.pop()
        chain.append((x, y))
    return chain


def _corners(centre: Points, axis: Points, sides: tuple[float, float]) -> Points:
    across = np.array([-axis[1], axis[0]])
    one, other = axis * sides[0] / 2, across * sides[1] / 2
    return np.stack(
        [centre - one - other, centre + one - other, centre + one + other, centre - one + other]
    )


def _clockwise(corners: Points) -> Points:
    """From the top left one on: that of the two leftmost ones which is higher."""
    by_x = corners[np.argsort(corners[:, 0], kind="stable")]
    left, right = (pair[np.argsort(pair[:, 1], kind="stable")] for pair in (by_x[:2], by_x[2:]))
    return np.stack([left[0], right[0], right[1], left[1]])


def _mean_within(values: Map, corners: Points) -> float:
    """Of the pixels of the map whose middles lie in the rectangle."""
    height, width = values.shape
    left, top = (max(0, math.floor(low)) for low in corners.min(axis=0))
    right = min(width - 1, math.ceil(corners[:, 0].max()))
    bottom = min(height - 1, math.ceil(corners[:, 1].max()))
    x = np.arange(left, right + 1)[None, :]
    y = np.arange(top, bottom + 1)[:, None]
    inside = np.ones((bottom - top + 1, right - left + 1), np.bool_)
    for (ax, ay), (bx, by) in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        inside &= (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= -1e-6
    part = values[top : bottom + 1, left : right + 1][inside]
    return float(part.mean()) if part.size else 0.0
