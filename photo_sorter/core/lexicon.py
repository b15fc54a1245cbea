"""Names of things in any language, and emoji, in the English that a model was trained on.

A model of few languages cannot be asked for "собака" or "🐕", but a table can say that both mean
a dog. What a table says is exact, so that a word it lacks stays unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from photo_sorter.core.folding import Folded, folded
from photo_sorter.core.function_words import FUNCTION_WORDS
from photo_sorter.core.plain_text import script_of

MOST_WORDS = 4  # of a name
_SHORTEST_BARE = 5  # letters; of shorter ones there are too many names
_LONGEST_RUN = 12  # characters of a name within unspaced writing, or within a row of emoji
# Korean writes what other languages say with prepositions at the end of a word, and Arabic and
# Hebrew write the article at its beginning. The longest come first.
_KOREAN = ("에서", "으로", "하고", *"은는이가을를의에와과도로랑들")
_PREFIXES = ("وال", "بال", "ال", "ה")


class Piece(NamedTuple):
    """A part of a run of characters, and what it means; None where nobody knows."""

    text: str
    english: str | None


class Lexicon:
    def __init__(
        self,
        load: Callable[[], Mapping[str, str]] = dict,
        load_everyday: Callable[[], Mapping[str, str]] = dict,
    ) -> None:
        """`load` gives names, as `plain_text.plain` writes them and without articles, with their
        English. It is not asked before a word turns up that the model does not know: there are a
        hundred thousand names. `load_everyday` gives those of everyday things in languages that
        the model knows, but less well than English."""
        self._load = load
        self._load_everyday = load_everyday

    @cached_property
    def everyday(self) -> Mapping[str, str]:
        """Names that are asked for in English, where nothing else is asked."""
        return self._load_everyday()

    def names(self) -> Iterator[str]:
        """Those of more than one letter, in writing that spaces part."""
        for name in {**self._entries, **self.everyday}:
            if len(name) > 1 and (name[0].isascii() or not script_of(name[0])):
                yield name

    @cached_property
    def _entries(self) -> Mapping[str, str]:
        return self._load()

    def longest(self, words: Sequence[str]) -> tuple[int, str] | None:
        """How many of the first of `words`, two or more, make a name, and its English."""
        for count in range(min(MOST_WORDS, len(words)), 1, -1):
            english = self._entries.get(" ".join(words[:count]))
            if english is not None:
                return count, english
        return None

    def word(self, word: str) -> str | None:
        """The English of a word, also of one that carries what others write as words around it."""
        return next((e for form in _bare(word) if (e := self._entries.get(form))), None)

    def without_accents(self, word: str) -> str | None:
        """The English of the one name that `word` is with its accents, where it has none: another
        accent is another word, in a language or the next."""
        bare = len(word) >= _SHORTEST_BARE and folded(word) == word
        name = self._folded.word(word) if bare else None
        return None if name is None else self._entries[name]

    def symbols(self, run: str) -> list[Piece]:
        """A row of emoji in pieces; several may make one, as a person and a tool do."""
        return list(self._cut(run))

    def unspaced(self, run: str) -> list[Piece]:
        """A run of unspaced writing in pieces, without those that only join others.

        A name that is found amid unknown writing may be the middle of another word; there it
        counts only where it is long enough, or where the script changes."""
        pieces = list(self._cut(run))
        while (weak := self._first_weak(pieces)) is not None:
            pieces[weak] = Piece(pieces[weak].text, None)
        return [p for p in _joined(pieces) if p.english or p.text not in FUNCTION_WORDS]

    def _cut(self, run: str) -> Iterator[Piece]:
        """The longest names and joining words, from the left; what is none by the character."""
        start = 0
        while start < len(run):
            ends = range(min(len(run), start + _LONGEST_RUN), start, -1)
            end = next((e for e in ends if self._means(run[start:e])), start + 1)
            text = run[start:end]
            yield Piece(text, self._entries.get(text))
            start = end

    def _means(self, text: str) -> bool:
        return text in self._entries or text in FUNCTION_WORDS

    def _first_weak(self, pieces: Sequence[Piece]) -> int | None:
        return next((i for i in range(len(pieces)) if self._is_weak(pieces, i)), None)

    @staticmethod
    def _is_weak(pieces: Sequence[Piece], place: int) -> bool:
        """Whether a name may be by chance a part of what stands around it."""
        piece = pieces[place]
        if piece.english is None:
            return False
        han = script_of(piece.text[0]) == "han"
        beside = (
            (piece.text[0], pieces[place - 1] if place else None),
            (piece.text[-1], pieces[place + 1] if place + 1 < len(pieces) else None),
        )
        return any(
            script_of(edge) == script_of(other.text[side])
            and (len(piece.text) == 1 if han else other.english is None)
            for side, (edge, other) in zip((-1, 0), beside, strict=True)
            if other is not None and other.text not in FUNCTION_WORDS
        )

    @cached_property
    def _folded(self) -> Folded:
        return Folded(self._entries)


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """With neighbouring pieces that nobody knows made one."""
    unknown = ""
    for piece in pieces:
        if piece.english is None and piece.text not in FUNCTION_WORDS:
            unknown += piece.text
            continue
        if unknown:
            yield Piece(unknown, None)
            unknown = ""
        yield piece
    if unknown:
        yield Piece(unknown, None)


def _bare(word: str) -> Iterator[str]:
    yield word
    if "가" <= word[0] <= "힣":
        yield from (word.removesuffix(e) for e in _KOREAN if word.endswith(e) and len(word) > 1)
    else:
        yield from (word.removeprefix(p) for p in _PREFIXES if word.startswith(p))
