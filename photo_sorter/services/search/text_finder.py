"""Finds what is asked for in words among what is written about photos."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from photo_sorter.core.found_by import FoundBy
from photo_sorter.core.function_words import FUNCTION_WORDS
from photo_sorter.core.ports import Catalog, InstalledModel, SoughtWord, TextMatches
from photo_sorter.core.query import Text
from photo_sorter.core.text_words import sought_words

MOST_FOUND = 8_000  # photos; of a word that stands on more, the newest
_MOST_AMONG = 200_000  # where a filter leaves few of them
_MOST_WORDS = 16
_BEGINNING = 2  # characters that a word is looked for by, where it may be the beginning of one
_FEW = 20  # photos that may all have a word in common
_GIVEN_TO_ALL = np.uint16(FoundBy.NAME | FoundBy.FOLDER)
NONE = TextMatches(np.empty(0, np.int64), np.empty((0, 0), np.uint16))


@dataclass(frozen=True, slots=True, eq=False)
class Written:
    """What is written of the words of texts. `every`: the photos in which all of them stand.
    `named` are words that say nothing to the model and stand somewhere, and `by_name` the photos
    in which all of these do, None where there are none."""

    every: TextMatches
    named: tuple[str, ...] = ()
    by_name: TextMatches | None = None


class TextFinder:
    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    def find(
        self, model: InstalledModel, texts: Sequence[Text], photos: int, *, among: bool
    ) -> Written:
        """Of a library of so many `photos`; `among`: only some of them are wanted. A word that says
        nothing to the model and stands nowhere is left out; the last one is also looked for as
        the beginning of another."""
        most = _MOST_AMONG if among else MOST_FOUND
        seen: list[tuple[str, ...]] = []
        named: dict[str, list[SoughtWord]] = {}
        last = sought_words(texts[-1].phrase)[-1:] if texts else []
        for text in texts:
            reading = model.profile.read(text.phrase)
            unknown = [sought_words(word) for word in reading.unknown]
            for word, forms in zip(reading.unknown, unknown, strict=True):
                found = self._named(forms[:_MOST_WORDS], forms[-1:] == last)
                if found:
                    named[word] = found
            apart = {forms for each in unknown for forms in each}
            if reading.understood:
                seen += (word for word in sought_words(text.phrase) if word not in apart)
        known = [SoughtWord(forms) for forms in seen if not set(forms) & FUNCTION_WORDS]
        by_name = _unique(word for words in named.values() for word in words)
        every = self._find(_unique([*by_name, *known]), most)
        if known:
            every = _without_common(every, photos)
        elif not by_name:
            every = NONE
        return Written(every, tuple(named), self._find(by_name, most) if by_name else None)

    def holding(self, words: Sequence[str]) -> TextMatches:
        """Every photo in which all of these words stand."""
        forms = [each for word in words for each in sought_words(word)]
        return self._find([SoughtWord(each, by_model=True) for each in forms], 2**31)

    def _named(self, forms: Sequence[tuple[str, ...]], is_last: bool) -> list[SoughtWord]:
        """The words of one that says nothing to the model, as they stand somewhere; empty where
        they do not."""
        if all(set(each) & FUNCTION_WORDS for each in forms):
            return []
        words = [SoughtWord(each, by_model=True) for each in forms]
        if self._stands(words):
            return words
        if is_last and len(words[-1].forms[0]) >= _BEGINNING:
            words[-1] = replace(words[-1], begun=True)
            if self._stands(words):
                return words
        return []

    def _stands(self, words: Sequence[SoughtWord]) -> bool:
        return len(self._find(words, 1).ids) > 0

    def _find(self, words: Sequence[SoughtWord], most: int) -> TextMatches:
        return self._catalog.full_text.find(words[:_MOST_WORDS], most)


def _unique(words: Iterable[SoughtWord]) -> list[SoughtWord]:
    return list(dict.fromkeys(words))


def _without_common(found: TextMatches, photos: int) -> TextMatches:
    """What the model understands and half of the library has in the names of its files and folders
    (a folder named "Camera") tells nothing of one photo."""
    if not len(found.ids):
        return found
    by_name_alone = np.any((found.parts & ~_GIVEN_TO_ALL) == 0, axis=0)
    count = np.count_nonzero(by_name_alone)
    if found.whole and count <= max(_FEW, photos / 2):
        return found
    kept = ~by_name_alone
    return TextMatches(found.ids[kept], found.parts[:, kept], found.whole)
