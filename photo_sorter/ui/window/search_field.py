"""The line in which a search is typed, with its filters as chips where they stand.

The text is the one truth: a chip is painted behind its words, and they can be edited as any others.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QLineEdit, QToolTip, QWidget

from photo_sorter.core.query import to_text
from photo_sorter.core.sentences import Chip, without
from photo_sorter.core.views import Remark
from photo_sorter.ui.base.error_words import problem_words, sentences
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.window.chip_layout import PADDING, LineFormats, LinePositions
from photo_sorter.ui.window.chip_painting import cross_of, paint_cross, paint_ground
from photo_sorter.ui.window.chip_places import chip_before, chip_behind, moved, placed

_CURSOR_MARGIN = 5  # pixels that Qt's rectangle of the cursor has to its left
_HAND = Qt.CursorShape.PointingHandCursor


class SearchField(QLineEdit):
    """A chip is removed by its ×, and by Ctrl+Backspace behind or Ctrl+Delete before it."""

    focus_changed = Signal(bool)
    left_down = Signal()
    chip_removed = Signal(str, int)  # the text without it, and where the cursor goes

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chips: tuple[Chip, ...] = ()
        self._remarks: tuple[Remark, ...] = ()
        self._before = ""  # the text for which they stand where they do
        self._edited: Chip | None = None  # in which the cursor stands
        self._composing = False
        self._pressed: Chip | None = None  # whose × the button went down on
        self._hovered: Chip | None = None  # whose × the pointer is on
        self._spoken = ""
        self.setMouseTracking(True)
        self.textChanged.connect(self._follow)
        self.cursorPositionChanged.connect(lambda: self._know_edited())

    @property
    def chips(self) -> tuple[Chip, ...]:
        return self._chips

    def show_chips(self, text: str, chips: Sequence[Chip]) -> None:
        """`chips` are those of the search `text`; where another text stands by now, nothing."""
        if text == self.text().strip():
            self._chips = placed(chips, self._indent)
            self._format()

    def mark(self, text: str, remarks: Sequence[Remark]) -> None:
        """Underline what was not understood of the search `text`, as `show_chips` does."""
        if text == self.text().strip():
            self._remarks = tuple(each for each in remarks if each.end > each.start)
            self._format()

    def describe(self, said: str) -> None:
        """What a screen reader says of the field besides: `said`, or else its filters."""
        self._spoken = said
        self.setAccessibleDescription(said or self._said_of_chips())

    def cross_rect(self, chip: Chip) -> QRect:
        """Where a click removes the chip."""
        return cross_of(self._rects()[chip]).toRect()

    @property
    def _indent(self) -> int:
        return len(self.text()) - len(self.text().lstrip())

    def _said_of_chips(self) -> str:
        words = "; ".join(" ".join(chip.text.split()) for chip in self._chips)
        return self.tr("Filters: {filters}").format(filters=words) if words else ""

    # ----------------------------------------------------------------------------- formatting

    def _follow(self, text: str) -> None:
        if text != self._before:
            self._chips = moved(self._chips, self._before, text)
            self._remarks = ()
            self._before = text
            self._format()

    def _know_edited(self) -> None:
        before, self._edited = self._edited, self._under_cursor()
        if self._edited != before:
            self._format()

    def _under_cursor(self) -> Chip | None:
        at = self.cursorPosition()
        inside = (chip for chip in self._chips if chip.start < at < chip.end)
        return next(inside, None) if self.hasFocus() else None

    def _formats(self) -> LineFormats:
        made = LineFormats(len(self.text()))
        made.add_chips(self._chips, self._edited)
        places = [(self._indent + each.start, self._indent + each.end) for each in self._remarks]
        made.add_wrong(places, self.palette().color(QPalette.ColorRole.Accent))
        return made

    def _format(self) -> None:
        """A line of text can be formatted by an input method alone, from its cursor on."""
        if self._composing:
            return
        self._edited = self._under_cursor()
        margins = self.textMargins()
        margins.setLeft(round(PADDING) if self._chips and self._chips[0].start == 0 else 0)
        self.setTextMargins(margins)
        cursor, kind = self.cursorPosition(), QInputMethodEvent.AttributeType.TextFormat
        attributes = [
            QInputMethodEvent.Attribute(kind, each.start - cursor, each.length, each.format)
            for each in self._formats().ranges
        ]
        super().inputMethodEvent(QInputMethodEvent("", attributes))
        self.describe(self._spoken)
        self.update()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if not self._composing:
            self._format()

    # ------------------------------------------------------------------------------- painting

    def _is_wrong(self, chip: Chip) -> bool:
        start, end = chip.start - self._indent, chip.end - self._indent
        return any(each.start < end and each.end > start for each in self._remarks)

    def _rects(self) -> dict[Chip, QRectF]:
        """Where each chip is painted, its × included."""
        if not self._chips:
            return {}
        line = LinePositions(self.text(), self.font(), self._formats())
        shift = self.cursorRect().x() + _CURSOR_MARGIN - line.x(self.cursorPosition())
        height = self.fontMetrics().height() + 4.0
        top = (self.height() - height) / 2
        found = {}
        for chip in self._chips:
            rect = line.chip(chip, chip == self._edited).translated(shift, top)
            rect.setHeight(height)
            found[chip] = rect
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        rects = {} if self._composing else self._rects()
        colours = self._theme.colours
        painter = QPainter()
        painter.begin(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for chip, rect in rects.items():
            edited, wrong = chip == self._edited, self._is_wrong(chip)
            paint_ground(painter, colours, rect, negated=chip.negated, edited=edited, wrong=wrong)
        painter.end()
        super().paintEvent(event)
        painter.begin(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for chip, rect in rects.items():
            if chip != self._edited:
                paint_cross(painter, colours, rect, hovered=chip == self._hovered)
        painter.end()
        if rects and self._rects() != rects:  # Qt moves a line that is too long while it paints it
            self.update()

    # ------------------------------------------------------------------------------- keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_down.emit()
        elif not self._acted_on_a_chip(event):
            super().keyPressEvent(event)

    def _acted_on_a_chip(self, event: QKeyEvent) -> bool:
        """Keys that go by words go by chips where there is one."""
        at, text = self.cursorPosition(), self.text()
        before = chip_before(self._chips, text, at)
        behind = chip_behind(self._chips, text, at)
        keys = QKeySequence.StandardKey
        if self.hasSelectedText():
            before, behind = (None, None)
        if before and event.matches(keys.DeleteStartOfWord):
            self._remove(before)
        elif behind and event.matches(keys.DeleteEndOfWord):
            self._remove(behind)
        elif before and event.matches(keys.MoveToPreviousWord):
            self.setCursorPosition(before.start)
        elif behind and event.matches(keys.MoveToNextWord):
            self.setCursorPosition(behind.end)
        else:
            return False
        return True

    def _remove(self, chip: Chip) -> None:
        made = without(self.text(), chip)
        self.chip_removed.emit(made, min(chip.start, len(made)))

    # ---------------------------------------------------------------------------------- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._cross_at(event.position())
        if self._pressed is None or event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            super().mouseReleaseEvent(event)
        elif pressed == self._cross_at(event.position()):
            self._remove(pressed)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        chip = self._chip_at(event.position())
        if chip is None:
            super().mouseDoubleClickEvent(event)
        else:
            self.setSelection(chip.start, chip.end - chip.start)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            super().mouseMoveEvent(event)
        self._hover(self._cross_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(None)

    def _hover(self, chip: Chip | None) -> None:
        if chip != self._hovered:
            self._hovered = chip
            self.setCursor(Qt.CursorShape.IBeamCursor if chip is None else _HAND)
            self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._tip(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def _tip(self, point: QPointF) -> str:
        cross, chip = self._cross_at(point), self._chip_at(point)
        if cross is not None:
            words = " ".join(cross.text.split())
            return self.tr("Take “{words}” out of the search").format(words=words)
        if chip is not None:
            return self.tr("Read as {filter}").format(filter=to_text(chip.query))
        at = self.cursorPositionAt(point.toPoint()) - self._indent
        here = (each for each in self._remarks if each.start <= at <= each.end)
        return next((sentences(*problem_words(each.what)) for each in here), "")

    def _chip_at(self, point: QPointF) -> Chip | None:
        return next((c for c, rect in self._rects().items() if rect.contains(point)), None)

    def _cross_at(self, point: QPointF) -> Chip | None:
        found = ((c, cross_of(rect)) for c, rect in self._rects().items() if c != self._edited)
        return next((c for c, cross in found if cross.contains(point)), None)

    # ---------------------------------------------------------------------------------- focus

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._know_edited()
        self.focus_changed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._know_edited()
        self.focus_changed.emit(False)
