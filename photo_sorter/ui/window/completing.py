"""Offers completions while one types into the search field, and remembers what was searched."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from photo_sorter.core.completions import Completion, CompletionKind, Completions
from photo_sorter.core.query import EVERYTHING
from photo_sorter.core.query.completing import completed
from photo_sorter.ui.base.completion_words import item_of
from photo_sorter.ui.base.menus import MenuItem
from photo_sorter.ui.base.spoken import announce
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.window.completion_list import CompletionList
from photo_sorter.ui.window.search_bar import SearchBar


class Completing(QObject):
    """Asks on a worker; an answer to what is no longer typed is dropped."""

    def __init__(self, window: WindowContext, bar: SearchBar, body: QWidget) -> None:
        super().__init__(bar)
        self._window, self._bar, self._field = window, bar, bar.field
        self.list = CompletionList(window.theme, body)
        self.list.chosen.connect(self._say)
        self._field.installEventFilter(self)
        self._field.textEdited.connect(lambda _: self._ask())
        bar.focused.connect(self._entered)
        bar.unfocused.connect(self._left)
        bar.left.connect(self._left)
        bar.resized.connect(self._hide)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QInputMethodEvent) and event.preeditString():
            self._hide()  # the input method has a list of its own
        elif isinstance(event, QKeyEvent) and self.list.isVisible():
            if event.type() is QEvent.Type.ShortcutOverride:
                if event.key() == Qt.Key.Key_Escape:
                    event.accept()  # it closes the list, not the search
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
                self._hide()
            case Qt.Key.Key_Tab if (item := self.list.current or self.list.first) is not None:
                item.run()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.list.current is not None:
                self.list.current.run()
            case _:
                return False
        return True

    def _entered(self) -> None:
        self._window.tasks.run(self._window.library.completer.warm_up)
        if not self._field.text():
            self._ask()

    def _left(self) -> None:
        """What was searched for is remembered where a person is done with it."""
        self._hide()
        text = self._bar.text
        if text.strip():
            remember = self._window.library.searches.remember
            self._window.tasks.run(partial(remember, text), in_order=True)

    def _ask(self) -> None:
        text, cursor = self._field.text(), self._field.cursorPosition()
        browser, completer = self._window.browser, self._window.library.completer
        within = browser.place.query if browser.within else EVERYTHING
        self._window.tasks.run(
            lambda: completer.complete(text, cursor, within),
            partial(self._came, text, cursor),
            newest="completion",
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
            item_of(each, partial(self._take, each, found), among_fields=mixed) for each in offered
        ]
        if any(each.kind is CompletionKind.RECENT for each in offered):
            items.append(MenuItem("close", self.tr("Forget recent searches"), self._forget))
        self.list.show_items(items, self._bar)
        if items:
            announce(self._field, self.tr("%n suggestion(s)", "", len(items)))

    def _take(self, chosen: Completion, found: Completions) -> None:
        self._hide()
        if chosen.kind in (CompletionKind.RECENT, CompletionKind.SAVED):
            self._bar.set_text(chosen.text)
            return
        text = self._field.text()
        made, cursor = completed(text, found.start, found.end, chosen.text)
        self._bar.replace(made, cursor)
        if chosen.kind is CompletionKind.FIELD:
            self._ask()

    def _forget(self) -> None:
        self._hide()
        self._window.tasks.run(self._window.library.searches.forget_recent)

    def _hide(self) -> None:
        self._window.tasks.forget("completion")
        self.list.hide()
        self._field.describe("")

    def _say(self, item: MenuItem | None) -> None:
        """The keyboard stays in the field: it says which line Return would take."""
        said = "" if item is None else f"{item.text} {item.note}".strip()
        self._field.describe(said)
        announce(self._field, said)
