"""From what was read to what stands in the picture."""

from __future__ import annotations

import json
from collections.abc import Sequence

from photo_sorter.core.reading.lines import PageText, TextLine
from photo_sorter.core.reading.order import in_order
from photo_sorter.core.reading.sense import sensible


def page_of(lines: Sequence[TextLine], shape: float) -> PageText:
    """Without nonsense, in the order of reading. Empty where there is no text."""
    return PageText(in_order(sensible(lines), shape), shape)


def written(page: PageText) -> str:
    """As JSON: rows of lines, each of its text, its confidence and eight numbers of its corners."""
    rows = [
        [
            [line.text, round(line.confidence, 3), *(n for corner in line.corners for n in corner)]
            for line in row
        ]
        for row in page.rows
    ]
    return json.dumps([page.shape, rows], ensure_ascii=False, separators=(",", ":"))


def read(said: str) -> PageText:
    """What `written` gave."""
    shape, rows = json.loads(said)
    return PageText(tuple(tuple(_line(*each) for each in row) for row in rows), shape)


def _line(text: str, confidence: float, *numbers: float) -> TextLine:
    one, two, three, four = zip(numbers[::2], numbers[1::2], strict=True)
    return TextLine(text, (one, two, three, four), confidence)
