"""Words found by how they are spelt, with RapidFuzz."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from photo_sorter.core.folding import folded, spelt_out


class RapidfuzzWords:
    """`core.ports.NearWords`. The words lie by their length, for one that is longer or shorter
    by more letters than may be wrong need not be looked at: of 160,000 words it takes 10 ms."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_length: dict[int, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
        for word in words:
            for key in _keys(word.casefold()):
                keys, written = self._by_length[len(key)]
                keys.append(key)
                written.append(word)

    def within(self, word: str, edits: int) -> list[tuple[str, int]]:
        """See `core.ports.NearWords`."""
        from rapidfuzz.distance import OSA  # not for the first window
        from rapidfuzz.process import extract

        typed = folded(word.casefold())
        found: dict[str, int] = {}
        for length in range(len(typed) - edits, len(typed) + edits + 1):
            keys, written = self._by_length.get(length, ((), ()))
            for _, count, place in extract(
                typed, keys, scorer=OSA.distance, score_cutoff=edits, limit=None
            ):
                name = written[place]
                found[name] = min(int(count), found.get(name, edits))
        return list(found.items())


def _keys(word: str) -> tuple[str, ...]:
    """How a lower case word is typed."""
    if word.isascii():
        return (word,)
    bare, spelt = folded(word), spelt_out(word)
    return (bare,) if bare == spelt else (bare, spelt)
