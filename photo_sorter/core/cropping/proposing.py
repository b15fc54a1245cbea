"""Proposes parts of a picture to keep, by a map of what matters in it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photo_sorter.core.regions import Floats, Region

# Sides of the largest window of the shape that fits. The smallest still has a twentieth of the
# pixels.
_SCALES = tuple(np.geomspace(0.22, 1.0, 9).tolist())
_STEPS = 15  # places each way that a window is tried at
_SHAPES = (2 / 3, 3 / 4, 1.0, 4 / 3, 3 / 2, 16 / 9)  # where the shape is free
_THING = 0.45  # of the map's highest value: from here on a cell shows what was asked for
_ROOM = 0.04  # of the picture's side: what stays around a thing
_SAME = 0.6  # of two windows' common area: then they are one proposal

_HELD = 3.0  # what the share of the thing's box inside counts
_MASS = 1.0  # what the share of the map inside counts
_TIGHT = 0.9  # what each part of the picture costs that is kept, where words ask for a thing
_WIDE = 0.4  # what it gains where none do: less is cut away
_THIRDS = 0.25  # what the middle of what matters gains on a line of thirds, or in the middle


@dataclass(frozen=True, slots=True)
class Proposal:
    """`held` is the share of what was asked for that lies inside."""

    region: Region
    score: float
    held: float


def propose(
    strengths: Floats, size: tuple[int, int], aspect: float | None, count: int, *, asked: bool
) -> list[Proposal]:
    """At most `count`, the best first, none much like another. `strengths` (rows, columns) says
    from 0 to 1 where in a picture of `size` pixels what matters is; `asked`: it is what words asked
    for, and the less beside it the better. `aspect` is width by height, None for any."""
    picture = size[0] / size[1]
    shapes = _SHAPES if aspect is None else (aspect,)
    boxes = np.concatenate([_windows(shape / picture) for shape in shapes])
    if aspect is None:
        boxes = np.concatenate([boxes, _windows(1.0)])
    thing = _box_of(strengths)
    mass, held = _inside(boxes, strengths), _share_inside(thing, boxes)
    area = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    score = _HELD * held + _MASS * mass + _THIRDS * _composed(boxes, thing)
    score = score - _TIGHT * area if asked else score + _WIDE * area
    best: list[Proposal] = []
    for at in np.argsort(-score, kind="stable").tolist():
        region = Region(*boxes[at].tolist())
        if all(_overlap(region, each.region) < _SAME for each in best):
            best.append(Proposal(region, float(score[at]), float(held[at])))
            if len(best) == count:
                break
    return best


def _windows(shape: float) -> NDArray[np.float64]:
    """(n, 4): left, top, right, bottom in fractions. `shape` is width by height in fractions of the
    picture's sides."""
    width, height = min(1.0, shape), min(1.0, 1 / shape)
    found = []
    for scale in _SCALES:
        across, down = width * scale, height * scale
        lefts = np.unique(np.linspace(0, 1 - across, _STEPS))
        tops = np.unique(np.linspace(0, 1 - down, _STEPS))
        left, top = (each.ravel() for each in np.meshgrid(lefts, tops))
        found.append(np.stack([left, top, left + across, top + down], axis=1))
    boxes: NDArray[np.float64] = np.clip(np.concatenate(found), 0.0, 1.0)
    return boxes


def _box_of(strengths: Floats) -> Region:
    """The box of the cells around the highest one that show the same, with a little room; all of
    the picture where nothing stands out."""
    rows, columns = strengths.shape
    if float(strengths.max()) <= 0:
        return Region(0.0, 0.0, 1.0, 1.0)
    shows = strengths >= _THING * strengths.max()
    here = np.zeros_like(shows)
    here[np.unravel_index(int(strengths.argmax()), strengths.shape)] = True
    while True:  # grows by a cell each way until nothing more touches it
        grown = here.copy()
        grown[1:] |= here[:-1]
        grown[:-1] |= here[1:]
        grown[:, 1:] |= here[:, :-1]
        grown[:, :-1] |= here[:, 1:]
        grown &= shows
        if (grown == here).all():
            break
        here = grown
    down, across = np.nonzero(here.any(axis=1))[0], np.nonzero(here.any(axis=0))[0]
    return Region(
        max(0.0, float(across[0]) / columns - _ROOM),
        max(0.0, float(down[0]) / rows - _ROOM),
        min(1.0, float(across[-1] + 1) / columns + _ROOM),
        min(1.0, float(down[-1] + 1) / rows + _ROOM),
    )


def _inside(boxes: NDArray[np.float64], strengths: Floats) -> NDArray[np.float64]:
    """(n,): the share of the map's sum that lies in each box, 1 of a map of zeros."""
    rows, columns = strengths.shape
    total = float(strengths.sum())
    if total <= 0:
        return np.ones(len(boxes))
    sums = np.zeros((rows + 1, columns + 1))
    sums[1:, 1:] = strengths.cumsum(axis=0).cumsum(axis=1)
    left, right = (np.round(boxes[:, at] * columns).astype(int) for at in (0, 2))
    top, bottom = (np.round(boxes[:, at] * rows).astype(int) for at in (1, 3))
    inside = sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]
    return np.asarray(inside / total)


def _share_inside(thing: Region, boxes: NDArray[np.float64]) -> NDArray[np.float64]:
    across = np.minimum(boxes[:, 2], thing.right) - np.maximum(boxes[:, 0], thing.left)
    down = np.minimum(boxes[:, 3], thing.bottom) - np.maximum(boxes[:, 1], thing.top)
    whole = (thing.right - thing.left) * (thing.bottom - thing.top)
    return np.asarray(np.clip(across, 0, None) * np.clip(down, 0, None) / whole)


def _composed(boxes: NDArray[np.float64], thing: Region) -> NDArray[np.float64]:
    """(n,), up to 1: how near the thing's middle lies to a crossing of thirds, or to the middle."""
    x = ((thing.left + thing.right) / 2 - boxes[:, 0]) / (boxes[:, 2] - boxes[:, 0])
    y = ((thing.top + thing.bottom) / 2 - boxes[:, 1]) / (boxes[:, 3] - boxes[:, 1])
    good = [(1 / 3, 1 / 3), (2 / 3, 1 / 3), (1 / 3, 2 / 3), (2 / 3, 2 / 3), (0.5, 0.5)]
    away = np.min([np.hypot(x - a, y - b) for a, b in good], axis=0)
    return np.asarray(np.clip(1 - away / 0.25, 0, 1))


def _overlap(one: Region, other: Region) -> float:
    """Of what both cover together, what both cover."""
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    both = max(across, 0.0) * max(down, 0.0)
    areas = sum((x.right - x.left) * (x.bottom - x.top) for x in (one, other))
    return both / (areas - both)
