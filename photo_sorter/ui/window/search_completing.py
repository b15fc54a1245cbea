"""Completions in the search field, which also offers and remembers what was searched for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from photo_sorter.core.completions import Completion, CompletionKind, Completions
from photo_sorter.core.query import EVERYTHING, Query
from photo_sorter.ui.base.menus import MenuItem
from photo_sorter.ui.browse.completing import Completing
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.window.search_bar import SearchBar


class SearchCompleting(Completing):
    def __init__(self, window: WindowContext, bar: SearchBar, body: QWidget) -> None:
        super().__init__(window, bar.field, bar, body)
        self._bar = bar
        bar.focused.connect(self._entered)
        bar.unfocused.connect(self._left)
        bar.left.connect(self._left)
        bar.resized.connect(self.hide)

    @property
    def within(self) -> Query:
        browser = self._window.browser
        return browser.place.query if browser.within else EVERYTHING

    def ask(self) -> None:
        self._ask()

    def besides(self, offered: Sequence[Completion]) -> list[MenuItem]:
        if not any(each.kind is CompletionKind.RECENT for each in offered):
            return []
        return [MenuItem("close", self.tr("Forget recent searches"), self._forget)]

    def take(self, chosen: Completion, found: Completions) -> None:
        if chosen.kind in (CompletionKind.RECENT, CompletionKind.SAVED):
            self.hide()
            self._bar.set_text(chosen.text)
        else:
            super().take(chosen, found)

    def replace(self, text: str, cursor: int) -> None:
        self._bar.replace(text, cursor)

    def describe(self, said: str) -> None:
        self._bar.field.describe(said)

    def _entered(self) -> None:
        if not self._field.text():
            self._ask()

    def _left(self) -> None:
        """What was searched for is remembered where a person is done with it."""
        self.hide()
        text = self._bar.text
        if text.strip():
            remember = self._window.library.searches.remember
            self._window.tasks.run(partial(remember, text), in_order=True)

    def _forget(self) -> None:
        self.hide()
        self._window.tasks.run(self._window.library.searches.forget_recent)
