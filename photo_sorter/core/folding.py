"""Words without their accents: how they are typed where the keyboard has none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable

# Accents of Latin, Greek and Cyrillic letters, and hamza and madda on Arabic ones. The vowel signs
# of other scripts are no accents.
_ACCENTS = re.compile("[\u0300-\u036f\u0653-\u0655]")
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "ى": "ي"}
)
# As SQLite's LIKE compares: outside of ASCII it knows upper case from lower.
ASCII_LOWER = {ord(letter): letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "å": "aa", "ø": "oe"})


def folded(word: str) -> str:
    """A lower case word without accents."""
    if word.isascii():
        return word
    bare = _ACCENTS.sub("", unicodedata.normalize("NFD", word.translate(_LETTERS)))
    return unicodedata.normalize("NFC", bare)


def spelt_out(word: str) -> str:
    """A lower case word with letters in place of umlauts: "ae" for "ä"."""
    return folded(word.translate(_SPELT_OUT))


class Folded:
    """Finds words by how they are typed without accents, where only one is typed so."""

    def __init__(self, words: Iterable[str], typed: Callable[[str], str] = folded) -> None:
        self._typed = typed
        self._words: dict[str, str | None] = {}
        for word in words:
            key = typed(word)
            if self._words.setdefault(key, word) != word:
                self._words[key] = None

    def word(self, word: str) -> str | None:
        """The one word; None where there is none, or more than one."""
        return self._words.get(self._typed(word))
