"""Reads a person's phrase for a model: what is asked of it, and what it does not know.

Every way in leads through here (searches, described albums, tags, the command line), so that the
same words mean the same everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from photo_sorter.core.folding import folded
from photo_sorter.core.function_words import ARTICLES, FUNCTION_WORDS, without_articles
from photo_sorter.core.known_words import KnownWords, is_form
from photo_sorter.core.lexicon import MOST_WORDS, Lexicon, Piece
from photo_sorter.core.plain_text import is_emoji, is_symbols, is_word, script_of, tokens

_STRAY = " \"'“”„‟‘’‚«»‹›`´?!¿¡.,;:…"


@dataclass(frozen=True, slots=True)
class Reading:
    """`text` is what the model is asked. `unknown` are the words that say nothing to it, each
    once; where it is not `understood`, there is no other among those that carry meaning."""

    text: str
    unknown: tuple[str, ...] = ()
    understood: bool = True

    @property
    def words(self) -> int:
        """How many words of it carry meaning, at least one."""
        return max(1, sum(word not in FUNCTION_WORDS for word in tokens(self.text)))


@dataclass(slots=True)
class _Draft:
    in_its_language: bool  # whether some of the phrase is in a language of the model
    said: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    understood: bool = False


class PhraseReader:
    def __init__(self, known_words: KnownWords, lexicon: Lexicon) -> None:
        self._known = known_words
        self._lexicon = lexicon

    def read(self, text: str) -> Reading:
        whole = " ".join(text.split())
        if not self._known:  # a large model reads almost everything, and best as it stands
            return Reading(whole.strip(_STRAY) or whole)
        words = without_articles(tokens(whole))
        draft = self._drafted(words)
        if draft.understood:
            return Reading(" ".join(draft.said), tuple(dict.fromkeys(draft.unknown)))
        unknown = draft.unknown or ([whole] if whole else [])
        said = " ".join(word for word in words if not _is_stray(word))
        return Reading(said or whole, tuple(dict.fromkeys(unknown)), False)

    def _drafted(self, words: list[str]) -> _Draft:
        draft = _Draft(any(w in self._known and w not in FUNCTION_WORDS for w in words))
        if not set(words) - FUNCTION_WORDS:
            self._name_alone(draft, words)
            return draft
        if self._in_english(draft, self._lexicon.everyday.get(" ".join(words))):
            return draft
        while words:
            count = self._name_of_several(draft, words)
            if not count:
                self._one(draft, words[0])
            words = words[count or 1 :]
        return draft

    def _name_alone(self, draft: _Draft, words: list[str]) -> None:
        """What only joins others in one language may be a name in another: "at" is a horse."""
        if words and not set(words) & ARTICLES:
            self._in_english(draft, self._lexicon.word(" ".join(words)))

    def _name_of_several(self, draft: _Draft, words: list[str]) -> int:
        """Say the name that the first words are together, unless the model knows them; returns
        how many they are."""
        strange = [word not in self._known for word in words[:MOST_WORDS]]
        found = self._lexicon.longest(words) if any(strange) else None
        if found is None:
            return 0
        count, english = found
        return count if any(strange[:count]) and self._in_english(draft, english) else 0

    def _one(self, draft: _Draft, word: str) -> None:
        if is_symbols(word):
            self._pieces(draft, self._lexicon.symbols(word))
        elif word in self._known:
            draft.said.append(self._singular(word))
            draft.understood |= word not in FUNCTION_WORDS
        elif word in FUNCTION_WORDS:
            pass
        elif script_of(word[0]):
            self._pieces(draft, self._lexicon.unspaced(word))
        elif not (is_word(word) and self._in_other_words(draft, word)):
            draft.unknown.append(word)

    def _singular(self, word: str) -> str:
        """A plural that the lexicon has is asked for as one of them: a model may have learnt both,
        and find other photos by each."""
        one = self._lexicon.everyday.get(word)
        return one if one is not None and one in self._known and is_form(word, one) else word

    def _in_other_words(self, draft: _Draft, word: str) -> bool:
        """Say a word that the model has not seen as it stands, from the surest way to the least."""
        spelling = self._known.other_spelling(word)
        if spelling is not None:
            return self._say(draft, spelling)
        form = self._known.other_form(word)
        is_plural = form is not None and len(form) < len(word)
        # "kit" is a whale in Slovene, but not in "drum kit".
        foreign = not (draft.in_its_language and folded(word).isascii())
        if foreign and not is_plural and self._in_english(draft, self._lexicon.word(word)):
            return True
        form = self._known.likely_spelling(word) or form or self._known.without_accents(word)
        if form is None:
            return foreign and self._in_english(draft, self._lexicon.without_accents(word))
        return self._say(draft, form)

    @staticmethod
    def _say(draft: _Draft, word: str) -> bool:
        draft.said.append(word)
        draft.understood = True
        return True

    def _pieces(self, draft: _Draft, pieces: list[Piece]) -> None:
        for text, english in pieces:
            if self._in_english(draft, english) or self._first_symbol(draft, text):
                continue
            if is_word(text) or is_emoji(text[0]):  # any other symbol is a stray mark
                draft.unknown.append(text)

    def _first_symbol(self, draft: _Draft, text: str) -> bool:
        """Of joined emoji whose name the model lacks, say the first: a cook is a person."""
        first = self._lexicon.symbols(text[0])[0] if is_symbols(text) and len(text) > 1 else None
        return first is not None and self._in_english(draft, first.english)

    def _in_english(self, draft: _Draft, english: str | None) -> bool:
        """Say the words of a name from the lexicon, once; False where there is none, or where the
        model lacks one of its words."""
        if english is None:
            return False
        words = without_articles(tokens(english))
        forms = [w if w in self._known else self._known.other_form(w) for w in words]
        meaning = [f for w, f in zip(words, forms, strict=True) if w not in FUNCTION_WORDS]
        if not meaning or None in meaning:
            return False
        said = [form for form in forms if form is not None]
        if said != draft.said[-len(said) :]:  # a row of dogs is asked for as a dog
            draft.said += said
        draft.understood = True
        return True


def _is_stray(word: str) -> bool:
    """Symbols of which none is an emoji: marks, which say nothing."""
    return is_symbols(word) and not any(map(is_emoji, word))
