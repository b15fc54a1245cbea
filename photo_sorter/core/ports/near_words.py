"""Words found by how they are spelt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol


class NearWords(Protocol):
    """Many words, which are made once and asked often."""

    def within(self, word: str, edits: int) -> Sequence[tuple[str, int]]:
        """The words that become `word` by at most `edits` of these, each with how many: a letter
        changed, put in or left out, or two neighbours that change places. Case and accents do not
        count, and an umlaut may be written with two letters."""


MakeNearWords = Callable[[Iterable[str]], NearWords]
