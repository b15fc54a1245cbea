"""Which words a model knows.

A small model maps any letters to some vector, also "qwrtzx", and something is always nearest. A
model that lists the words it was trained on can say instead that it does not know one. What it
makes of another form of a word that it knows is as empty, so that it is asked in the form it knows.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+")
# Endings that make another form of a word that is known, and what stands in their place there:
# plurals and the like, in the languages that models here are trained on. The longest come first.
_ENDINGS = (
    *(("ies", "y"), ("ves", "f"), ("ves", "fe"), ("ces", "z"), ("aux", "al"), ("ões", "ão")),
    *(("es", ""), ("en", ""), ("er", ""), ("s", ""), ("n", ""), ("e", ""), ("x", ""), ("i", "")),
    *(("i", "o"), ("i", "e"), ("e", "a")),
)
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
        return tuple(dict.fromkeys(w for w in _content(text) if self._known_form(w) is None))

    def knows_none_of(self, text: str) -> bool:
        """Whether `text` has words that carry meaning and the model knows none of them."""
        content = _content(text)
        return bool(self._words and content) and all(self._known_form(w) is None for w in content)

    def in_known_forms(self, text: str) -> str:
        """`text` with each word that the model has not seen in the form that it has, if any."""

        def known(found: re.Match[str]) -> str:
            word = found[0].lower()
            form = self._known_form(word) if len(word) >= _SHORTEST else None
            return found[0] if form is None or form == word else form

        return _WORD.sub(known, unicodedata.normalize("NFC", text)) if self._words else text

    def other_form(self, word: str) -> str | None:
        """Another form of a word, lower case, that the model knows; None where it knows none."""
        shorter = (
            word[: -len(ending)] + instead for ending, instead in _ENDINGS if word.endswith(ending)
        )
        longer = (word + ending for ending, instead in _ENDINGS if not instead)
        for form in (*shorter, *longer):
            if len(form) >= _SHORTEST and form != word and form in self._words:
                return form
        return None

    def _known_form(self, word: str) -> str | None:
        """The word, or else another form of it; None where the model has seen none."""
        return word if word in self._words else self.other_form(word)


def _content(text: str) -> list[str]:
    return [word for word in words_of(text) if len(word) >= _SHORTEST]
