"""Places the filters of a search in the line of text that the field paints.

The line stays the field's own: only the spacing behind some of its letters is wider, which makes
room for a chip's rounded ends and its ×.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextLayout, QTextOption

from photo_sorter.core.sentences import Chip

PADDING = 6.0  # pixels before a chip's first letter
CLOSE = 18.0  # pixels behind its last letter: the ×
_EDITED = 4.0, 2.0  # pixels before and behind one whose words are being edited
_NO_END = 1e6  # pixels


class LineFormats:
    """Formats of runs of the line, of which several may hold for one letter."""

    def __init__(self, length: int) -> None:
        self._length = length
        self.ranges: list[QTextLayout.FormatRange] = []

    def add_chips(self, chips: Sequence[Chip], edited: Chip | None) -> None:
        """The one that is being edited has no ×, so that the letters stay where one types."""
        for chip in chips:
            if chip.start:
                self._spaced(chip.start - 1, PADDING)
            if chip != edited:
                self._spaced(chip.end - 1, CLOSE)

    def add_wrong(self, places: Sequence[tuple[int, int]], colour: QColor) -> None:
        form = QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        form.setUnderlineColor(colour)
        for start, end in places:
            self._add(start, end, form)

    def _spaced(self, at: int, pixels: float) -> None:
        form = QTextCharFormat()
        form.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
        form.setFontLetterSpacing(pixels)
        self._add(at, at + 1, form)

    def _add(self, start: int, end: int, form: QTextCharFormat) -> None:
        if start >= self._length:
            return
        made = QTextLayout.FormatRange()
        made.start, made.length, made.format = start, min(end, self._length) - start, form
        self.ranges.append(made)


class LinePositions:
    """Where the letters of the line stand, in pixels from its beginning."""

    def __init__(self, text: str, font: QFont, formats: LineFormats) -> None:
        self._layout = QTextLayout(text, font)  # kept: the line lives in it
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        option.setFlags(QTextOption.Flag.IncludeTrailingSpaces)
        self._layout.setTextOption(option)
        self._layout.setFormats(formats.ranges)
        self._layout.beginLayout()
        self._line = self._layout.createLine()
        self._line.setLineWidth(_NO_END)
        self._layout.endLayout()

    def x(self, position: int) -> float:
        found: Any = self._line.cursorToX(position)  # PySide6 gives the position back as well
        return float(found[0])

    def chip(self, chip: Chip, edited: bool) -> QRectF:
        """The whole chip, its × included; without a height."""
        first, last = sorted((self.x(chip.start), self.x(chip.end)))
        before, behind = _EDITED if edited else (PADDING, 0.0)
        return QRectF(first - before, 0, last - first + before + behind, 0)
