"""What is said where a search finds nothing that fits well: why, and what else to try."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject

from photo_sorter.core.problems import Occurrence, Problem
from photo_sorter.core.spelling import corrected
from photo_sorter.core.views import Remark, TagSummary
from photo_sorter.ui.base.error_words import problem_words, sentences
from photo_sorter.ui.base.words import shortened
from photo_sorter.ui.browse.browser import Found
from photo_sorter.ui.pages.notice import Choice, Message

TRIES = 3  # suggestions


class NothingFound(QObject):
    """`unfold` shows the weaker matches, `search` looks for other words."""

    def __init__(self, unfold: Callable[[], object], search: Callable[[str], object]) -> None:
        super().__init__()
        self._unfold, self._search = unfold, search

    def message(self, text: str, found: Found, tags: Sequence[TagSummary]) -> Message:
        """`text` is what was typed."""
        meant = corrected(text, found.remarks)
        choices = [self._correction(meant)] if meant else []
        if found.content.dated:
            why = self._said(found.remarks) or self.tr(
                "Take a part of the search away, or make it wider."
            )
            return Message("search", self.tr("No photo matches"), why, choices)
        if found.content.weak:
            more = self.tr("Show %n weaker match(es)", "", found.content.weak)
            choices.append((more, "" if choices else "primary", self._unfold))
        commonest = sorted(tags, key=lambda tag: -tag.count)[:TRIES]
        tries: list[Choice] = [
            (tag.name, "pill", partial(self._search, tag.name)) for tag in commonest
        ]
        return Message(
            "search",
            self.tr("Nothing fits well"),
            self._why(found),
            choices,
            self.tr("Or look for"),
            tries,
        )

    def _correction(self, meant: str) -> Choice:
        text = self.tr("Search for “{words}”").format(words=shortened(meant))
        return text, "primary", partial(self._search, meant)

    def _said(self, remarks: Sequence[Remark]) -> str:
        """A button says what was likely meant."""
        return " ".join(
            sentences(what, "" if remark.corrected else remedy)
            for remark in _in_one_breath(remarks)
            for what, remedy in [problem_words(remark.what)]
        )

    def _why(self, found: Found) -> str:
        result = found.result
        text = self._said(found.remarks) or self.tr(
            "Try other words, fewer words, or what the photo shows rather than when or "
            "where it was taken."
        )
        if result.not_yet_searchable:
            unread = self.tr(
                "%n photo(s) cannot be searched yet; the answer gets better by itself "
                "while they are read.",
                "",
                result.not_yet_searchable,
            )
            text = f"{unread} {text}"
        return text


def _in_one_breath(remarks: Sequence[Remark]) -> list[Remark]:
    """All words that the model does not know are named in one sentence."""
    unknown = [remark for remark in remarks if remark.unknown]
    if len(unknown) < 2:
        return list(remarks)
    words = ", ".join(remark.unknown for remark in unknown)
    return [
        *(remark for remark in remarks if not remark.unknown),
        Remark(Occurrence(Problem.WORDS_UNKNOWN, {"words": words})),
    ]
