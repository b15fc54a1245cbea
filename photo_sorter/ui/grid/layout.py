"""Where every photo lies: arithmetic on arrays, no widget.

A layout is a list of rows; a row holds the photos `starts[r]` to `starts[r + 1] - 1`. Rows belong
to sections (a month, a day, the weaker matches); a section may have a heading above its first row.
A million photos take about a tenth of a second, so a resize stays smooth.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Indices = NDArray[np.int64]
Lengths = NDArray[np.float64]

ASPECT_LEAST, ASPECT_MOST = 0.4, 3.0  # a panorama is cropped in the grid, whole in the viewer
STRETCH_MOST = 1.5  # how far a section's only row may grow to fill the width


@dataclass(frozen=True, slots=True)
class Box:
    """A photo's place, in the layout's own coordinates."""

    index: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Frame:
    """What the layout has to fit: pixels, all of them."""

    width: float
    row_height: float
    gap: float
    heading_height: float
    squares: bool


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """n photos in r rows of s sections. `starts` (r + 1,), `tops` and `heights` (r,),
    `section_starts` (s + 1,) photo indices, `section_rows` (s,) first rows, `heading_tops` (s,)."""

    frame: Frame
    aspects: Lengths
    starts: Indices
    tops: Lengths
    heights: Lengths
    section_starts: Indices
    section_rows: Indices
    heading_tops: Lengths
    height: float

    def __len__(self) -> int:
        return int(self.aspects.shape[0])

    @property
    def row_count(self) -> int:
        return int(self.tops.shape[0])

    def rows_between(self, top: float, bottom: float) -> range:
        """The rows that any part of the band touches."""
        first = int(np.searchsorted(self.tops, top, side="right")) - 1
        if first < 0 or self.tops[first] + self.heights[first] < top:
            first += 1
        last = int(np.searchsorted(self.tops, bottom, side="left"))
        return range(max(0, first), max(first, last))

    def sections_between(self, top: float, bottom: float) -> range:
        """The sections whose heading touches the band."""
        first = int(np.searchsorted(self.heading_tops, top - self.frame.heading_height))
        last = int(np.searchsorted(self.heading_tops, bottom))
        return range(first, last)

    def section_at(self, y: float) -> int:
        """The section that holds the height `y`."""
        return max(0, int(np.searchsorted(self.heading_tops, y, side="right")) - 1)

    def row_of(self, index: int) -> int:
        return int(np.searchsorted(self.starts, index, side="right")) - 1

    def boxes(self, row: int) -> Iterator[Box]:
        """The photos of one row, left to right."""
        first, end = int(self.starts[row]), int(self.starts[row + 1])
        top, height = float(self.tops[row]), float(self.heights[row])
        x = 0.0
        for index in range(first, end):
            width = height if self.frame.squares else float(self.aspects[index]) * height
            yield Box(index, x, top, width, height)
            x += width + self.frame.gap

    def box_of(self, index: int) -> Box:
        row = self.row_of(index)
        return next(box for box in self.boxes(row) if box.index == index)

    def index_at(self, x: float, y: float) -> int | None:
        """The photo under a point; None between them."""
        for row in self.rows_between(y, y + 1):
            for box in self.boxes(row):
                if box.x <= x < box.x + box.width and box.y <= y < box.y + box.height:
                    return box.index
        return None

    def indices_in(self, left: float, top: float, right: float, bottom: float) -> list[int]:
        """The photos that a rubber band touches."""
        return [
            box.index
            for row in self.rows_between(top, bottom)
            for box in self.boxes(row)
            if box.x < right and box.x + box.width > left
        ]

    def beside(self, index: int, rows: int) -> int:
        """The photo `rows` rows below (negative: above) that lies nearest in x."""
        box = self.box_of(index)
        row = min(max(0, self.row_of(index) + rows), self.row_count - 1)
        middle = box.x + box.width / 2
        return min(self.boxes(row), key=lambda other: abs(other.x + other.width / 2 - middle)).index


def build(aspects: NDArray[np.float32], section_starts: Indices, frame: Frame) -> Layout:
    """Lay out photos. `section_starts` (s,) are the ascending first indices of the sections; the
    first is 0 (it may be empty only where there is no photo)."""
    clipped = np.clip(np.asarray(aspects, dtype=np.float64), ASPECT_LEAST, ASPECT_MOST)
    count = int(clipped.shape[0])
    if count == 0:
        none: Indices = np.zeros(0, np.int64)
        nowhere: Lengths = np.zeros(0, np.float64)
        zero: Indices = np.zeros(1, np.int64)
        return Layout(frame, clipped, zero, nowhere, nowhere, zero, none, nowhere, 0.0)
    bounds: Indices = np.append(section_starts, count).astype(np.int64)
    place = _squares if frame.squares else _justified
    starts, heights = place(clipped, bounds, frame)
    section_rows: Indices = np.searchsorted(starts[:-1], bounds[:-1]).astype(np.int64)
    above: Lengths = np.zeros(len(heights))
    above[section_rows] = frame.heading_height
    ends = np.cumsum(heights + frame.gap + above)
    tops: Lengths = ends - heights - frame.gap
    return Layout(
        frame,
        clipped,
        starts,
        tops,
        heights,
        bounds,
        section_rows,
        tops[section_rows] - frame.heading_height,
        float(ends[-1]),
    )


def _squares(aspects: Lengths, bounds: Indices, frame: Frame) -> tuple[Indices, Lengths]:
    columns = max(1, round((frame.width + frame.gap) / (frame.row_height + frame.gap)))
    side = max(1.0, (frame.width - frame.gap * (columns - 1)) / columns)
    sizes = np.diff(bounds)
    rows = -(-sizes // columns)  # of each section, rounded up
    first_rows = np.cumsum(rows) - rows
    within = np.arange(int(rows.sum())) - np.repeat(first_rows, rows)
    starts = np.repeat(bounds[:-1], rows) + within * columns
    return np.append(starts, bounds[-1]).astype(np.int64), np.full(len(starts), side)


def _justified(aspects: Lengths, bounds: Indices, frame: Frame) -> tuple[Indices, Lengths]:
    """Rows as wide as the frame: a row takes photos until they fill it at the wanted height,
    then shrinks or grows so that it ends at the edge. A section's last row may stay short."""
    count = len(aspects)
    # each photo's width at the wanted height with its gap; a row fits while the sum <= width + gap
    widths = aspects * frame.row_height + frame.gap
    edges = np.concatenate(([0.0], np.cumsum(widths)))
    section_ends = np.repeat(bounds[1:], np.diff(bounds))
    room = frame.width + frame.gap
    over = np.searchsorted(edges, edges[:-1] + room, side="left")  # first end that fills the row
    # take the last photo too where that misses the wanted height by less than leaving it out
    over = np.minimum(over, count)
    under = np.maximum(over - 1, np.arange(count) + 1)
    too_much = edges[over] - edges[:-1] - room
    too_little = room - (edges[under] - edges[:-1])
    nexts = np.minimum(np.where(too_much <= too_little, over, under), section_ends)
    # the choice of each row depends on the one before: follow the precomputed jumps
    jumps = nexts.data  # a list of a million would hold the window's thread up
    starts = [0]
    while starts[-1] < count:
        starts.append(jumps[starts[-1]])
    begin: Indices = np.array(starts, dtype=np.int64)
    taken = np.diff(begin)
    sums = np.concatenate(([0.0], np.cumsum(aspects)))
    row_aspects = sums[begin[1:]] - sums[begin[:-1]]
    filled = (frame.width - frame.gap * (taken - 1)) / np.maximum(row_aspects, 1e-6)
    last = np.isin(begin[1:], bounds[1:])
    short = last & (filled > frame.row_height * 1.15)
    heights = np.where(short, frame.row_height, np.minimum(filled, frame.row_height * STRETCH_MOST))
    return begin, np.maximum(heights, 1.0)
