"""Lines of text in a picture, as plain data."""

from __future__ import annotations

from dataclasses import dataclass

Point = tuple[float, float]
Corners = tuple[Point, Point, Point, Point]


@dataclass(frozen=True, slots=True)
class TextLine:
    """`corners` go round from where the text begins at its top, along its top first, in fractions
    of the upright picture's width and height: so they also say which way it runs. `confidence` is
    0 to 1."""

    text: str
    corners: Corners
    confidence: float


@dataclass(frozen=True, slots=True)
class PageText:
    """What stands in a picture, in the order in which a person reads it: rows from above, each of
    one line or more from where it begins. `shape` is the picture's width over its height."""

    rows: tuple[tuple[TextLine, ...], ...]
    shape: float = 1.0

    @property
    def lines(self) -> tuple[TextLine, ...]:
        """All of them, in their order."""
        return tuple(line for row in self.rows for line in row)

    @property
    def text(self) -> str:
        """A row on each line."""
        return joined(self.rows)


def joined(rows: tuple[tuple[TextLine, ...], ...]) -> str:
    """As text: the lines of a row beside each other, rows below each other."""
    return "\n".join(" ".join(line.text for line in row) for row in rows)
