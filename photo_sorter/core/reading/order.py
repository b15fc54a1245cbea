"""The order in which a person reads the lines of a page: columns one after the other, in them rows
from above, and what stands in one row from its beginning on, so that a price follows its name."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product
from statistics import median

from photo_sorter.core.reading.lines import TextLine

_OVERLAP = 0.5  # of the lower line's height: what overlaps more stands in one row
_GUTTER = 0.8  # of a line's height: what two columns keep between them at least
_COLUMN_ROWS = 3  # below one another, of a column
_COLUMN_WIDTH = 6.0  # heights of a line: a column of prices is none
_DEPTH = 6  # columns in columns
_STEP = 0.5  # degrees
_STEPS = 8  # to either side
_NARROWINGS = (0.0, 0.06, -0.06, 0.12, -0.12)  # over the height of the picture
_WIDE = 0.3  # of the page: what is left free beside a line for a column

_Strip = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Box:
    """A line as it lies on a page that is turned so that lines run to the right."""

    line: TextLine
    left: float
    right: float
    top: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def width(self) -> float:
        return self.right - self.left


def in_order(lines: Sequence[TextLine], shape: float) -> tuple[tuple[TextLine, ...], ...]:
    """The lines in rows. `shape` is the picture's width over its height."""
    boxes = _level(lines, shape)
    return tuple(tuple(box.line for box in row) for row in _rows(boxes, _DEPTH))


def _level(lines: Sequence[TextLine], shape: float) -> list[_Box]:
    """By the direction that most of the text runs in. Of short words that is not known well enough
    to say which price stands beside which name: of the directions nearby the one counts in which
    there are fewest rows, and they are straightest."""
    across = sum(line.corners[1][0] - line.corners[0][0] for line in lines) * shape
    down = sum(line.corners[1][1] - line.corners[0][1] for line in lines)
    angle = math.atan2(down, across)
    best, least = _boxes(lines, shape, angle), math.inf
    slants = [step * _STEP for step in sorted(range(-_STEPS, _STEPS + 1), key=abs)]
    for narrowing, slant in product(_NARROWINGS, slants):
        turned = _boxes(lines, shape, angle + math.radians(slant))
        boxes = [_widened(box, narrowing) for box in turned] if narrowing else turned
        crooked = _crookedness(_side_by_side(boxes))
        if crooked < least:
            best, least = boxes, crooked
    return best


def _widened(box: _Box, narrowing: float) -> _Box:
    """Of a page that is seen from aside rows are nearer to each other on its far side."""
    scale = 1.0 + narrowing * (box.left + box.right) / 2
    return replace(box, top=box.top * scale, bottom=box.bottom * scale)


def _crookedness(rows: Sequence[Sequence[_Box]]) -> float:
    """Rows, and by how much of a line's height neighbours in them are apart, on the average."""
    pairs = [pair for row in rows for pair in pairwise(row)]
    apart = [
        abs(one.top + one.bottom - other.top - other.bottom) / (one.height + other.height or 1.0)
        for one, other in pairs
    ]
    return len(rows) + (sum(apart) / len(apart) if apart else 0.0)


def _boxes(lines: Sequence[TextLine], shape: float, angle: float) -> list[_Box]:
    """A line's own slant counts no more: its box is as high as the line."""
    cos, sin = math.cos(angle), math.sin(angle)
    return [_box(line, shape, cos, sin) for line in lines]


def _box(line: TextLine, shape: float, cos: float, sin: float) -> _Box:
    points = [(x * shape * cos + y * sin, y * cos - x * shape * sin) for x, y in line.corners]
    xs, ys = zip(*points, strict=True)
    middle = sum(ys) / 4
    half = max(math.dist(points[0], points[3]), math.dist(points[1], points[2])) / 2
    if math.dist(points[0], points[1]) < abs(points[1][1] - points[0][1]) * 1.4:
        half = (max(ys) - min(ys)) / 2  # it runs another way than the page
    return _Box(line, min(xs), max(xs), middle - half, middle + half)


def _rows(boxes: Sequence[_Box], depth: int) -> list[list[_Box]]:
    found: list[list[_Box]] = []
    for part in _parts(_bands(boxes)):
        columns = _columns(part) if depth else []
        if columns:
            for column in columns:
                found += _rows(column, depth - 1)
        else:
            found += _side_by_side(part)
    return found


def _bands(boxes: Sequence[_Box]) -> list[list[_Box]]:
    """From above; between two of them a straight line can be drawn through the whole page."""
    bands: list[list[_Box]] = []
    end = -math.inf
    for box in sorted(boxes, key=lambda each: (each.top, each.left)):
        slack = box.height * (1 - _OVERLAP) / 2
        if bands and box.top + slack < end:
            bands[-1].append(box)
            end = max(end, box.bottom - slack)
        else:
            bands.append([box])
            end = box.bottom - slack
    return bands


def _parts(bands: Sequence[list[_Box]]) -> list[list[_Box]]:
    """Bands that follow each other and leave the same strip free are looked at together. Of a line
    that has a row to itself all beside it is free: the other column's next line is lower."""
    boxes = [box for band in bands for box in band]
    page = _extent(boxes)
    parts: list[list[_Box]] = []
    strips: list[_Strip] = []
    for band in bands:
        free = _free(band, *page)
        common = [
            (max(a, c), min(b, d)) for a, b in strips for c, d in free if min(b, d) > max(a, c)
        ]
        if parts and any(_parts_columns(strip, page) for strip in common):
            parts[-1] += band
            strips = common
        else:
            parts.append(list(band))
            strips = free
    return parts


def _extent(boxes: Sequence[_Box]) -> _Strip:
    lefts, rights = (box.left for box in boxes), (box.right for box in boxes)
    return min(lefts, default=0.0), max(rights, default=0.0)


def _parts_columns(strip: _Strip, page: _Strip) -> bool:
    """It lies within the page, or is so wide that a column may stand in it."""
    inside = page[0] < strip[0] and strip[1] < page[1]
    return inside or strip[1] - strip[0] >= _WIDE * (page[1] - page[0])


def _free(boxes: Sequence[_Box], start: float, stop: float) -> list[_Strip]:
    """Strips from above to below, from `start` to `stop`, in which nothing stands."""
    least = _GUTTER * median(box.height for box in boxes)
    found, end = [], start
    for box in sorted(boxes, key=lambda each: each.left):
        if box.left - end >= least:
            found.append((end, box.left))
        end = max(end, box.right)
    return [*found, (end, stop)] if stop - end >= least else found


def _columns(boxes: Sequence[_Box]) -> list[list[_Box]]:
    """Two columns or more, from the left; none where the text beside the text belongs to it, as
    prices do."""
    cuts = [(start + end) / 2 for start, end in _free(boxes, *_extent(boxes))]
    edges = [-math.inf, *cuts, math.inf]
    columns = [[box for box in boxes if start <= box.left < end] for start, end in pairwise(edges)]
    columns = [column for column in columns if column]
    if len(columns) < 2 or not all(map(_is_column, columns)):
        return []
    return columns


def _is_column(boxes: Sequence[_Box]) -> bool:
    wide = median(box.width for box in boxes) >= _COLUMN_WIDTH * median(box.height for box in boxes)
    return wide and len(_side_by_side(boxes)) >= _COLUMN_ROWS


def _side_by_side(boxes: Sequence[_Box]) -> list[list[_Box]]:
    rows: list[list[_Box]] = []
    for box in sorted(boxes, key=lambda each: each.top + each.bottom):
        if rows and any(_share(box, other) > _OVERLAP for other in rows[-1]):
            rows[-1].append(box)
        else:
            rows.append([box])
    return [sorted(row, key=lambda each: each.left) for row in rows]


def _share(one: _Box, other: _Box) -> float:
    """Of the lower one's height, where they lie beside each other."""
    overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
    lower = min(one.height, other.height)
    beside = one.right <= other.left + lower or other.right <= one.left + lower
    return overlap / lower if lower > 0 and beside else 0.0
