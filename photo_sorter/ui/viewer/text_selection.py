"""What of the text in a picture is chosen: from one place in a line to another, in the order of
reading."""

from __future__ import annotations

import math
from dataclasses import dataclass

from photo_sorter.core.reading.lines import PageText, Point, TextLine


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Before a character of a line."""

    line: int
    character: int


class TextSelection:
    """Points are in fractions of the picture."""

    def __init__(self, page: PageText) -> None:
        self._page = page
        self.lines = page.lines
        self._anchor = self._end = Place(0, 0)

    @property
    def is_empty(self) -> bool:
        return self._anchor == self._end

    @property
    def text(self) -> str:
        """Rows below each other; lines of one row beside each other."""
        number, rows = 0, []
        for row in self._page.rows:
            parts = []
            for line in row:
                first, last = self.span(number)
                if last > first:
                    parts.append(line.text[first:last])
                number += 1
            if parts:
                rows.append(" ".join(parts))
        return "\n".join(rows)

    def span(self, number: int) -> tuple[int, int]:
        """The characters of a line that are chosen; two equal numbers where none are."""
        first, last = sorted((self._anchor, self._end))
        length = len(self.lines[number].text)
        start = 0 if number > first.line else first.character
        end = length if number < last.line else last.character
        return (start, end) if first.line <= number <= last.line else (0, 0)

    def clear(self) -> None:
        self._end = self._anchor

    def choose_all(self) -> None:
        self._anchor = Place(0, 0)
        self._end = (
            Place(len(self.lines) - 1, len(self.lines[-1].text)) if self.lines else (self._anchor)
        )

    def choose_line(self, number: int) -> None:
        self._anchor, self._end = Place(number, 0), Place(number, len(self.lines[number].text))

    def start(self, number: int, point: Point) -> None:
        self._anchor = self._end = Place(number, character_at(self.lines[number], point))

    def extend(self, point: Point, shape: float) -> None:
        """As far as the line that is nearest."""
        if self.lines:
            distances = [_distance(line, point, shape) for line in self.lines]
            number = distances.index(min(distances))
            self._end = Place(number, character_at(self.lines[number], point))

    def line_at(self, point: Point) -> int | None:
        """The number of the line that the point lies on."""
        inside = (number for number, line in enumerate(self.lines) if _holds(line, point))
        return next(inside, None)


def character_at(line: TextLine, point: Point) -> int:
    """Which one the point is before, as if all were as wide."""
    (left, top), (right, end) = _middle(line)
    along = (right - left, end - top)
    length = along[0] ** 2 + along[1] ** 2
    if not length:
        return 0
    share = ((point[0] - left) * along[0] + (point[1] - top) * along[1]) / length
    return round(min(1.0, max(0.0, share)) * len(line.text))


def _middle(line: TextLine) -> tuple[Point, Point]:
    """Of the line's beginning and of its end."""
    one, two, three, four = line.corners
    return _between(one, four), _between(two, three)


def _between(one: Point, other: Point) -> Point:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2


def _holds(line: TextLine, point: Point) -> bool:
    signs = set()
    corners = line.corners
    for (ax, ay), (bx, by) in zip(corners, (*corners[1:], corners[0]), strict=True):
        signs.add((bx - ax) * (point[1] - ay) - (by - ay) * (point[0] - ax) >= 0)
    return len(signs) == 1


def _distance(line: TextLine, point: Point, shape: float) -> float:
    """From the line's middle, which is as long as the line."""
    (ax, ay), (bx, by) = ((x * shape, y) for x, y in _middle(line))
    x, y = point[0] * shape, point[1]
    length = (bx - ax) ** 2 + (by - ay) ** 2
    share = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length if length else 0.0
    share = min(1.0, max(0.0, share))
    return math.hypot(x - ax - share * (bx - ax), y - ay - share * (by - ay))
