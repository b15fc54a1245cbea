"""A line of text in which what is wrong is underlined."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QInputMethodEvent, QTextCharFormat
from PySide6.QtWidgets import QLineEdit

from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.widgets import restyle

Span = tuple[int, int]  # first character, and the one behind the last


class MarkedLine(QLineEdit):
    def __init__(self, theme: Theme, name: str, hint: str) -> None:
        super().__init__()
        self._theme = theme
        self._wrong: Sequence[Span] = ()
        self._composing = False
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.textChanged.connect(lambda _: self.mark(()))

    @property
    def wrong(self) -> Sequence[Span]:
        return self._wrong

    def mark(self, wrong: Sequence[Span], why: str = "") -> None:
        """Underline these until the text is another; `why` is told to a screen reader."""
        self._wrong = tuple(wrong)
        self.setAccessibleDescription(why)
        restyle(self, "wrong", bool(wrong))
        if not self._composing:
            self._format()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if not self._composing:
            self._format()

    def _format(self) -> None:
        """A line of text can be formatted by an input method alone, from its cursor on."""
        form = QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        form.setUnderlineColor(QColor(self._theme.colours.danger))
        cursor, kind = self.cursorPosition(), QInputMethodEvent.AttributeType.TextFormat
        attributes = [
            QInputMethodEvent.Attribute(kind, start - cursor, end - start, form)
            for start, end in self._wrong
        ]
        super().inputMethodEvent(QInputMethodEvent("", attributes))


def is_alt(modifiers: Qt.KeyboardModifier) -> bool:
    """Alt and no other one."""
    kinds = Qt.KeyboardModifier
    return modifiers & ~kinds.KeypadModifier == kinds.AltModifier
