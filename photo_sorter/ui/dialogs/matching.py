"""Which texts a few typed letters mean."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

_LATER = 1  # a word that begins with what was typed, but is not the first
_INSIDE = 10  # a word that holds what was typed further in
_SCATTERED = 30  # a word that holds its letters in order, with others between them


def plain(text: str) -> str:
    """Without case and accents: nobody types those to find something."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def best_first(typed: str, texts: Sequence[str]) -> list[int]:
    """Positions of the texts that hold every typed word, the best first; of equals the earlier
    one. Nothing typed means all of them."""
    words = plain(typed).split()
    costs = [_cost(words, plain(text)) for text in texts]
    fitting = [(cost, at) for at, cost in enumerate(costs) if cost is not None]
    return [at for _, at in sorted(fitting)]


def _cost(words: Sequence[str], text: str) -> int | None:
    parts = text.split()
    total = 0
    for word in words:
        found = [
            cost for at, part in enumerate(parts) if (cost := _one(word, part, at)) is not None
        ]
        if not found:
            return None
        total += min(found)
    return total


def _one(word: str, part: str, at: int) -> int | None:
    """What it costs that `part`, the text's word number `at`, stands for `word`."""
    if part.startswith(word):
        return _LATER if at else 0
    if word in part:
        return _INSIDE
    letters = iter(part)
    if all(letter in letters for letter in word):
        return _SCATTERED
    return None
