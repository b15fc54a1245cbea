"""Which words a model has ever seen.

A small model maps any letters to some vector, also "qwrtzx", and something is always nearest. A
model that lists the words it was trained on can say instead that it does not know one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+")
# Endings that make another form of a word that is known: plurals and the like, in the languages
# that models here are trained on.
_ENDINGS = ("s", "es", "en", "n", "e", "er", "x", "i")
_SHORTEST = 3  # "a", "of", "im": no word of such length carries the meaning


def words_of(text: str) -> list[str]:
    """The words of a text, in order, lower case and composed (NFC)."""
    return _WORD.findall(unicodedata.normalize("NFC", text).lower())


class KnownWords:
    """The words of a model; without any listed, every word counts as known."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._words = frozenset(words)

    def unknown_in(self, text: str) -> tuple[str, ...]:
        """The words of `text` that the model has not seen in any form, in order, each once."""
        if not self._words:
            return ()
        return tuple(dict.fromkeys(w for w in _content(text) if not self._knows(w)))

    def knows_none_of(self, text: str) -> bool:
        """Whether `text` has words that carry meaning and the model knows none of them."""
        content = _content(text)
        return bool(self._words and content) and not any(self._knows(w) for w in content)

    def _knows(self, word: str) -> bool:
        forms = [word, *(word + ending for ending in _ENDINGS)]
        forms += [word[: -len(end)] for end in _ENDINGS if word.endswith(end)]
        return any(form in self._words for form in forms if len(form) >= _SHORTEST)


def _content(text: str) -> list[str]:
    return [word for word in words_of(text) if len(word) >= _SHORTEST]
