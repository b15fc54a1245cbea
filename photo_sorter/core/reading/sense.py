"""Which lines are text: leaves, feathers and fences look like letters to a network, too.

What it takes for letters there is short, unsure, or a single character as large as the picture
(`python -m benchmarks --only text` counts what is left)."""

from __future__ import annotations

from collections.abc import Sequence

from photo_sorter.core.plain_text import script_of
from photo_sorter.core.reading.lines import TextLine

_SURE = 0.7  # of a line of words
_QUITE_SURE = 0.8  # of a short one
_VERY_SURE = 0.9  # of a short one that stands alone
_SHORT = 4  # letters and digits
_LARGE = 0.5  # of the picture's width or height
_LETTERS = 0.5  # of a line's characters, at least
_LEAST = 3  # letters and digits that one line of a page has
_LEAST_TOGETHER = 2  # of writing in which a character is a word


def sensible(lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """Those that are text. A page has one line at least that is no accident; beside it, short ones
    count too: numbers of pages, prices, signs."""
    kept = tuple(line for line in lines if _may_be_text(line))
    return kept if any(map(_carries, kept)) else ()


def _may_be_text(line: TextLine) -> bool:
    count = _count(line.text)
    if not count or count < _LETTERS * len(line.text.replace(" ", "")):
        return False
    if count < _LEAST and max(_extent(line)) > _LARGE:
        return False
    return line.confidence >= (_QUITE_SURE if count < _SHORT else _SURE)


def _carries(line: TextLine) -> bool:
    """It alone says that there is text."""
    count = _count(line.text)
    if count < _SHORT and line.confidence < _VERY_SURE:
        return False
    if any(script_of(each) for each in line.text):
        return count >= _LEAST_TOGETHER and line.confidence >= _VERY_SURE
    alike = len({each.casefold() for each in line.text if each.isalnum()})
    return count >= _LEAST and alike > 1


def _count(text: str) -> int:
    return sum(map(str.isalnum, text))


def _extent(line: TextLine) -> tuple[float, float]:
    """Of the box round it, in fractions of the picture."""
    xs, ys = zip(*line.corners, strict=True)
    return max(xs) - min(xs), max(ys) - min(ys)
