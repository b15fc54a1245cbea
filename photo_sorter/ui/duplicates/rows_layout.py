"""Where groups and their members lie, by arithmetic: of thousands only those in sight are made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photo_sorter.ui.base.tokens import UNIT

PAD = 12  # pixels around what is in a group
HEAD = 36  # of the words and buttons of a group
_LEAST, _MOST = 168, 248  # pixels that a member is wide
_BETWEEN = 2 * UNIT  # members
ROW_GAP = UNIT  # between groups
SHAPE = 0.75  # of a picture's room: its height to its width


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


def cells_of(members: int, lines: int, width: int, line: int) -> CellsOfGroup:
    """Of a group that is `width` pixels wide, with so many lines of words of the height `line`
    below each member."""
    room = max(_LEAST, width - 2 * PAD)
    columns = max(1, min(members, (room + _BETWEEN) // (_LEAST + _BETWEEN)))
    cell = min(_MOST, (room + _BETWEEN) // columns - _BETWEEN)
    picture = round(cell * SHAPE)
    return CellsOfGroup(columns, cell, picture, picture + 4 + lines * line)


class RowsLayout:
    """`shapes` says of each group how many members it has, and how many lines are below each."""

    def __init__(self, shapes: Sequence[tuple[int, int]], width: int, line: int) -> None:
        self._line, self._width = line, width
        self._shapes = shapes
        by_shape = {shape: self._height(*shape) + ROW_GAP for shape in set(shapes)}
        heights = np.array([by_shape[shape] for shape in shapes], np.int64)
        self._tops: NDArray[np.int64] = np.concatenate([[0], np.cumsum(heights)])

    def _height(self, members: int, lines: int) -> int:
        cells = cells_of(members, lines, self._width, self._line)
        return HEAD + self._line + UNIT + cells.height_of(members) + 2 * PAD

    @property
    def height(self) -> int:
        """Of all groups."""
        return max(0, int(self._tops[-1]) - ROW_GAP)

    def top(self, place: int) -> int:
        return int(self._tops[place])

    def row_height(self, place: int) -> int:
        return int(self._tops[place + 1] - self._tops[place]) - ROW_GAP

    def cells(self, place: int) -> CellsOfGroup:
        return cells_of(*self._shapes[place], self._width, self._line)

    def in_sight(self, top: int, bottom: int) -> range:
        """The groups of which something lies between the two."""
        first = int(np.searchsorted(self._tops, top, "right")) - 1
        last = int(np.searchsorted(self._tops, bottom, "left"))
        return range(max(0, first), min(last, len(self._tops) - 1))
