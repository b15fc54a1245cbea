"""Where the photos of a sheet lie: all in sight where they are not too small for that."""

from __future__ import annotations

from dataclasses import dataclass

from photo_sorter.ui.base.tokens import GAP

LEAST = 76  # pixels that a photo has at least
_SCROLLED = 100  # that it has about, where there are too many to be in sight at once


@dataclass(frozen=True, slots=True)
class CellsLayout:
    """Squares of `side` pixels in `columns`."""

    columns: int
    side: int

    def place(self, at: int) -> tuple[int, int]:
        """Left and top of the cell, in pixels."""
        row, column = divmod(at, self.columns)
        return column * (self.side + GAP), row * (self.side + GAP)

    def height(self, count: int) -> int:
        rows = -(-count // self.columns)
        return max(0, rows * (self.side + GAP) - GAP)


def arranged(count: int, width: int, height: int) -> CellsLayout:
    """The largest cells of which `count` fit into the room; smaller ones than `LEAST` are not
    made, and the sheet is longer than the room instead."""
    best = CellsLayout(1, 0)
    for columns in range(1, count + 1):
        rows = -(-count // columns)
        side = min(_part(width, columns), _part(height, rows))
        if side > best.side:
            best = CellsLayout(columns, side)
    if best.side >= LEAST:
        return best
    columns = max(1, (width + GAP) // (_SCROLLED + GAP))
    return CellsLayout(columns, max(LEAST, _part(width, columns)))


def _part(room: int, parts: int) -> int:
    return (room + GAP) // parts - GAP
