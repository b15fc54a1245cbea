"""What is said of a query beside its answer: what was not understood, and what may have been
meant."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence

from photo_sorter.core.function_words import FUNCTION_WORDS
from photo_sorter.core.plain_text import is_emoji, is_word
from photo_sorter.core.ports import InstalledModel, MakeNearWords, NearWords
from photo_sorter.core.problems import Occurrence, Problem
from photo_sorter.core.query import (
    EVERYTHING,
    QueryError,
    QueryProblem,
    no_such,
    written_value,
)
from photo_sorter.core.query.places import WordPlace, place_of
from photo_sorter.core.sentences import Reading
from photo_sorter.core.spelling import nearest
from photo_sorter.core.tagging import VocabularyTag
from photo_sorter.core.views import Remark
from photo_sorter.services.search.library_names import LibraryNames

_MOST = 5  # words that are spoken of
_LONGEST = 40  # characters of a word that are quoted


class Remarks:
    """From any thread. The words of a model are laid out for it when the first is misspelt."""

    def __init__(
        self,
        names: LibraryNames,
        vocabulary: Callable[[], Sequence[VocabularyTag]],
        make_near: MakeNearWords,
    ) -> None:
        self._names = names
        self._vocabulary = vocabulary
        self._make_near = make_near
        self._lock = threading.Lock()
        self._of_model: tuple[str, tuple[NearWords, ...]] = ("", ())

    def of(
        self,
        model: InstalledModel,
        text: str,
        parsed: Reading,
        unknown: Sequence[str],
        named: Sequence[str] = (),
    ) -> tuple[Remark, ...]:
        """Those about fields, then those about sentences, each in the order of the text; last
        those about words, of which `unknown` say nothing to the model, and neither do those
        `named`, which stand in what is written about photos."""
        errors = [_of_error(text, error) for error in (*parsed.errors, *parsed.unknown)]
        if parsed.query == EVERYTHING and not errors:
            return (Remark(Occurrence(Problem.SEARCH_EMPTY)),)
        tried = unknown[:_MOST]
        misspelt = [r for word in tried if (r := self._misspelt(model, text, parsed, word))]
        said = {str(remark.what.values["word"]) for remark in misspelt}
        left = [word for word in unknown if word not in said]
        spelling = sorted(misspelt, key=lambda r: r.start)
        return (*errors, *spelling, *_written(named), *_without_meaning(left))

    def _misspelt(
        self, model: InstalledModel, text: str, parsed: Reading, word: str
    ) -> Remark | None:
        place = place_of(word, text, parsed.tokens)
        if place is None or not is_word(word) or word in FUNCTION_WORDS or len(word) > _LONGEST:
            return None
        better = self._better(model, word, place)
        if not better:
            return None
        what = Occurrence(Problem.WORD_MISSPELT, {"word": word, "near": better})
        corrected = text[: place.start] + better + text[place.end :]
        return Remark(what, place.start, place.end, better, corrected, unknown=word)

    def _better(self, model: InstalledModel, word: str, place: WordPlace) -> str:
        """A person's own names come first. One that the model does not know as a word is looked
        for by its field, which cannot stand within quotation marks."""
        fields = {name: field for field in ("album", "tag") for name in self._names.all(field)}

        def is_known(found: str) -> bool:
            reading = model.profile.read(found)
            return reading.understood and not reading.unknown

        def fits(found: str) -> bool:
            return is_known(found) or (found in fields and not place.quoted)

        found = nearest(word, [self._make_near(fields), *self._words(model)], fits)
        if found in fields and not is_known(found):
            return f"{fields[found]}:{written_value(found)}"
        return found.lower() if found in fields else found

    def _words(self, model: InstalledModel) -> tuple[NearWords, ...]:
        """Names of common things, then the model's words, then what its lexicon has."""
        with self._lock:
            key, made = self._of_model
            if key != model.space.key:
                profile = model.profile
                made = tuple(
                    self._make_near(words)
                    for words in (
                        [tag.name.lower() for tag in self._vocabulary()],
                        profile.known_words,
                        profile.lexicon.names(),
                    )
                )
                self._of_model = (model.space.key, made)
            return made


def _of_error(text: str, error: QueryError) -> Remark:
    what, better = error.what, error.suggestion
    if not better:
        return Remark(what, error.start, error.end)
    if error.problem is QueryProblem.UNKNOWN_NAME:
        what = no_such(error.field, error.value, better.partition(":")[2].strip('"'))
    corrected = text[: error.start] + better + text[error.end :]
    return Remark(what, error.start, error.end, better, corrected)


def _written(words: Sequence[str]) -> Iterator[Remark]:
    """Of words that photos were found by because they stand written."""
    if words:
        yield Remark(Occurrence(Problem.WORDS_WRITTEN, {"words": _listed(words)}))


def _without_meaning(words: Sequence[str]) -> Iterator[Remark]:
    """Of what nobody knows, and of what no model could: marks and numbers, and words that only
    join others."""
    unknown = [w for w in words if _may_be_known(w)]
    meaningless = [w for w in words if not _may_be_known(w)]
    if unknown:
        words = _listed(unknown)
        yield Remark(Occurrence(Problem.WORDS_UNKNOWN, {"words": words}), unknown=words)
    if meaningless:
        yield Remark(Occurrence(Problem.WORDS_MEANINGLESS, {"words": _listed(meaningless)}))


def _may_be_known(word: str) -> bool:
    if not set(word.casefold().split()) - FUNCTION_WORDS:
        return False
    return is_word(word) or any(map(is_emoji, word))


def _listed(words: Sequence[str]) -> str:
    return ", ".join([*map(_shortened, words[:_MOST]), *["…"] * (len(words) > _MOST)])


def _shortened(word: str) -> str:
    return word if len(word) <= _LONGEST else f"{word[: _LONGEST - 1]}…"
