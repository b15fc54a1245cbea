"""Where groups and their members lie, by arithmetic: of thousands only those in sight are made."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photo_sorter.ui.base.tokens import UNIT

PAD = 12  # pixels around what is in a group
HEAD = 34  # of the words and buttons of a group
_LEAST, _MOST = 168, 288  # pixels that a member is wide
_BETWEEN = 2 * UNIT  # members
ROW_GAP = UNIT  # between groups
_FLATTEST, _TALLEST = 0.45, 0.9  # a picture's room: its height to its width
_SHAPES = 20  # steps of that


@dataclass(frozen=True, slots=True)
class GroupShape:
    """What the height of a group follows from. `lines` are those of words below each member;
    `tallest` is the height of a picture's room to its width."""

    members: int
    lines: int
    tallest: float = 0.75


def room_shape(sizes: Sequence[tuple[int, int]]) -> float:
    """Height to width of a room in which pictures of these widths and heights fit."""
    shapes = [height / width for width, height in sizes if width and height]
    tallest = max(shapes, default=0.75)
    return min(_TALLEST, max(_FLATTEST, math.ceil(tallest * _SHAPES) / _SHAPES))


@dataclass(frozen=True, slots=True)
class CellsOfGroup:
    """Of one group: how many members lie beside each other, and how large they are."""

    columns: int
    width: int
    picture: int  # its height
    height: int  # with the words below it

    def place(self, at: int) -> tuple[int, int]:
        """Left and top of a member, from those of the first."""
        row, column = divmod(at, self.columns)
        return column * (self.width + _BETWEEN), row * (self.height + UNIT)

    def height_of(self, members: int) -> int:
        rows = -(-members // self.columns)
        return rows * (self.height + UNIT) - UNIT


def cells_of(shape: GroupShape, width: int, line: int) -> CellsOfGroup:
    """Of a group that is `width` pixels wide, with lines of words of the height `line`."""
    room = max(_LEAST, width - 2 * PAD)
    columns = max(1, min(shape.members, (room + _BETWEEN) // (_LEAST + _BETWEEN)))
    cell = min(_MOST, (room + _BETWEEN) // columns - _BETWEEN)
    picture = round(cell * shape.tallest)
    return CellsOfGroup(columns, cell, picture, picture + 4 + shape.lines * line)


class RowsLayout:
    def __init__(self, shapes: Sequence[GroupShape], width: int, line: int) -> None:
        self._line, self._width = line, width
        self._shapes = shapes
        by_shape = {shape: self._height(shape) + ROW_GAP for shape in set(shapes)}
        heights = np.array([by_shape[shape] for shape in shapes], np.int64)
        self._tops: NDArray[np.int64] = np.concatenate([[0], np.cumsum(heights)])

    def _height(self, shape: GroupShape) -> int:
        cells = cells_of(shape, self._width, self._line)
        return HEAD + self._line + UNIT + cells.height_of(shape.members) + 2 * PAD

    @property
    def height(self) -> int:
        """Of all groups."""
        return max(0, int(self._tops[-1]) - ROW_GAP)

    def top(self, place: int) -> int:
        return int(self._tops[place])

    def row_height(self, place: int) -> int:
        return int(self._tops[place + 1] - self._tops[place]) - ROW_GAP

    def cells(self, place: int) -> CellsOfGroup:
        return cells_of(self._shapes[place], self._width, self._line)

    def in_sight(self, top: int, bottom: int) -> range:
        """The groups of which something lies between the two."""
        first = int(np.searchsorted(self._tops, top, "right")) - 1
        last = int(np.searchsorted(self._tops, bottom, "left"))
        return range(max(0, first), min(last, len(self._tops) - 1))
