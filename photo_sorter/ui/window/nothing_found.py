"""What is said where a search finds nothing that fits well: why, and what else to try."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject

from photo_sorter.core.views import SearchResult, TagSummary
from photo_sorter.ui.browse.browser import Found
from photo_sorter.ui.pages.notice import Choice, Message

TRIES = 3  # suggestions


class NothingFound(QObject):
    """`unfold` shows the weaker matches, `search` looks for other words."""

    def __init__(self, unfold: Callable[[], object], search: Callable[[str], object]) -> None:
        super().__init__()
        self._unfold, self._search = unfold, search

    def message(self, found: Found, tags: Sequence[TagSummary]) -> Message:
        if found.content.dated:
            text = self.tr("Take a part of the search away, or make it wider.")
            return Message("search", self.tr("No photo matches"), text)
        choices: list[Choice] = []
        if found.content.weak:
            text = self.tr("Show %n weaker match(es)", "", found.content.weak)
            choices.append((text, "primary", self._unfold))
        commonest = sorted(tags, key=lambda tag: -tag.count)[:TRIES]
        tries: list[Choice] = [
            (tag.name, "pill", partial(self._search, tag.name)) for tag in commonest
        ]
        return Message(
            "search",
            self.tr("Nothing fits well"),
            self._why(found.result),
            choices,
            self.tr("Or look for"),
            tries,
        )

    def _why(self, result: SearchResult) -> str:
        text = self.tr(
            "Try other words, fewer words, or what the photo shows rather than when or "
            "where it was taken."
        )
        if result.unknown_words:
            unknown = ", ".join(
                self.tr("“{words}”").format(words=word) for word in result.unknown_words
            )
            text = self.tr(
                "The model in use has never seen {words}. Try other words, or choose a larger "
                "model in the settings."
            ).format(words=unknown)
        if result.not_yet_searchable:
            unread = self.tr(
                "%n photo(s) cannot be searched yet; the answer gets better by itself "
                "while they are read.",
                "",
                result.not_yet_searchable,
            )
            text = f"{unread} {text}"
        return text
