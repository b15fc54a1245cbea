"""Which words a model knows.

A small model maps any letters to some vector, also "qwrtzx", and something is always nearest. A
model that lists the words it was trained on can say instead that it does not know one. What it
makes of another form of a word that it knows is as empty, so that it is asked in the form it knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from photo_sorter.core.folding import Folded, folded, spelt_out
from photo_sorter.core.spellings import likely_spellings, listed_spelling

# Endings that make another form of a word that is known, and what stands in their place there:
# plurals and the like, in the languages that models here are trained on. The longest come first.
_ENDINGS = (
    *(("ies", "y"), ("ves", "f"), ("ves", "fe"), ("ces", "z"), ("aux", "al"), ("ões", "ão")),
    *(("es", ""), ("en", ""), ("er", ""), ("s", ""), ("n", ""), ("e", ""), ("x", ""), ("i", "")),
    *(("i", "o"), ("i", "e"), ("e", "a")),
)
_SHORTEST = 3  # of shorter words there are too many: any two letters begin or end one


class KnownWords:
    """The words of a model. None listed means that it does not say."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._words = frozenset(words)

    def __bool__(self) -> bool:
        return bool(self._words)

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __contains__(self, word: str) -> bool:
        return word in self._words

    def other_form(self, word: str) -> str | None:
        """Another form of a word, lower case, that the model knows; None where it knows none."""
        return next((form for form in _forms(word) if form in self._words), None)

    def other_spelling(self, word: str) -> str | None:
        """What the model knows a lower case word as beyond the sea, "jail" for "gaol", where that
        is no matter of its letters; None where it does not."""
        found = listed_spelling(word)
        return found if found is None or found in self._words else self.other_form(found)

    def likely_spelling(self, word: str) -> str | None:
        """The same by the word's ending: "color" for "colour"."""
        return next((each for each in likely_spellings(word) if each in self._words), None)

    def without_accents(self, word: str) -> str | None:
        """The one known word that `word` is when accents are typed otherwise or left out, itself
        or in another form; None where there is none, or more than one."""
        if len(word) < _SHORTEST:
            return None
        found = self._bare.word(word) or self._spelt_out.word(word)
        if len(word) == _SHORTEST:
            return found
        forms = (self._bare.word(form) for form in _forms(folded(word)))
        return found or next(filter(None, forms), None)

    @cached_property
    def _bare(self) -> Folded:
        return Folded(self._words)

    @cached_property
    def _spelt_out(self) -> Folded:
        return Folded(self._words, spelt_out)


def is_form(word: str, of: str) -> bool:
    """Whether an inflected word is a form of a shorter one."""
    return len(of) < len(word) and of in _forms(word)


def _forms(word: str) -> Iterable[str]:
    """What a word may be another form of: shorter ones first."""
    for ending, instead in _ENDINGS:
        form = word.removesuffix(ending) + instead
        shortest = _SHORTEST + (len(ending) == 1 and ending != "s" and not instead)
        if word.endswith(ending) and len(form) >= shortest:
            yield form
    if len(word) >= _SHORTEST:
        endings = (ending for ending, instead in _ENDINGS if not instead)
        yield from (word + e for e in endings if e == "s" or len(word) > _SHORTEST)
