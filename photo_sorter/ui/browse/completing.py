"""Offers completions while one types a query into a line."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from photo_sorter.core.completions import Completion, CompletionKind, Completions
from photo_sorter.core.query import EVERYTHING, Query
from photo_sorter.core.query.completing import completed
from photo_sorter.ui.base.completion_words import item_of
from photo_sorter.ui.base.menus import MenuItem
from photo_sorter.ui.base.spoken import announce
from photo_sorter.ui.browse.completion_list import CompletionList
from photo_sorter.ui.browse.context import WindowContext

_TASK = "completion"  # of all lines, for a person types into one of them


class Completing(QObject):
    """Asks on a worker; an answer to what is no longer typed is dropped. The list lies on `body`,
    below `below`."""

    def __init__(
        self, window: WindowContext, field: QLineEdit, below: QWidget, body: QWidget
    ) -> None:
        super().__init__(below)
        self._window, self._field, self._below = window, field, below
        self.list = CompletionList(window.theme, body)
        self.list.chosen.connect(self._say)
        below.destroyed.connect(self.list.deleteLater)
        field.installEventFilter(self)
        field.textEdited.connect(lambda _: self.ask())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QInputMethodEvent) and event.preeditString():
            self.hide()  # the input method has a list of its own
        elif event.type() is QEvent.Type.FocusIn:
            self._window.tasks.run(self._window.library.completer.warm_up)
        elif event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.hide()
        elif isinstance(event, QKeyEvent) and self.list.isVisible():
            if event.type() is QEvent.Type.ShortcutOverride:
                if event.key() == Qt.Key.Key_Escape:
                    event.accept()  # it closes the list, and nothing else
            elif event.type() is QEvent.Type.KeyPress:
                return self._pressed(event)
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        """Whether the list had a use for the key."""
        match event.key():
            case Qt.Key.Key_Down:
                self.list.step(1)
            case Qt.Key.Key_Up:
                self.list.step(-1)
            case Qt.Key.Key_Escape:
                self.hide()
            case Qt.Key.Key_Tab if (item := self.list.current or self.list.first) is not None:
                item.run()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.list.current is not None:
                self.list.current.run()
            case _:
                return False
        return True

    @property
    def within(self) -> Query:
        """Of which photos those are counted that have a value."""
        return EVERYTHING

    def ask(self) -> None:
        """Of what was searched for before, which completes an empty line, nothing is offered."""
        if self._field.text().strip():
            self._ask()
        else:
            self.hide()

    def _ask(self) -> None:
        text, cursor = self._field.text(), self._field.cursorPosition()
        completer, within = self._window.library.completer, self.within
        self._window.tasks.run(
            lambda: completer.complete(text, cursor, within),
            partial(self._came, text, cursor),
            newest=_TASK,
        )

    def _came(self, text: str, cursor: int, found: Completions) -> None:
        now = (self._field.text(), self._field.cursorPosition())
        if now != (text, cursor) or not self._field.hasFocus():
            return
        there = text[found.start : found.end]
        offered = [each for each in found.items if each.text != there]
        mixed = {each.kind for each in offered} == {CompletionKind.VALUE} and ":" not in there
        mixed = mixed or CompletionKind.FIELD in {each.kind for each in offered}
        items = [
            item_of(each, partial(self.take, each, found), among_fields=mixed) for each in offered
        ]
        items += self.besides(offered)
        self.list.show_items(items, self._below)
        if items:
            announce(self._field, self.tr("%n suggestion(s)", "", len(items)))

    def besides(self, offered: Sequence[Completion]) -> list[MenuItem]:
        """What else stands in the list."""
        return []

    def take(self, chosen: Completion, found: Completions) -> None:
        self.hide()
        text = self._field.text()
        self.replace(*completed(text, found.start, found.end, chosen.text))
        if chosen.kind is CompletionKind.FIELD:
            self._ask()

    def replace(self, text: str, cursor: int) -> None:
        self._field.setText(text)
        self._field.setCursorPosition(cursor)

    def hide(self) -> None:
        if self.list.isVisible() or self._field.hasFocus():
            self._window.tasks.forget(_TASK)
        self.list.hide()
        self.describe("")

    def describe(self, said: str) -> None:
        """What a screen reader says of the line besides."""

    def _say(self, item: MenuItem | None) -> None:
        """The keyboard stays in the field: it says which line Return would take."""
        said = "" if item is None else f"{item.text} {item.note}".strip()
        self.describe(said)
        announce(self._field, said)
