"""What people call the concepts: every name that the text tower learns, and what it stands for."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from photo_sorter.core.embedding import Vectors, normalise
from photo_sorter.core.plain_text import plain
from tools.builtin_model import words
from tools.builtin_model.cldr import LANGUAGES, Thing
from tools.builtin_model.concepts import Concepts
from tools.builtin_model.everyday import EVERYDAY
from tools.builtin_model.everyday_words import EVERYDAY_LANGUAGES
from tools.builtin_model.photo_words import GROUPS
from tools.builtin_model.photos_dataset import category_names
from tools.scenes import COLOURS

# How much of a name is what real photographs of it show, photographs of one set, and paintings.
_KIND, _CATEGORY, _PAINTED = 1.0, 0.8, 0.1
# How often the names of each source are drawn.
_EVERYDAY, _ENGLISH, _SET, _CLASS, _GLYPH, _KEYWORD, _LEMMA = 4.0, 20.0, 40.0, 2.0, 2.0, 0.5, 0.4
EVERYDAY_OFTEN = 10.0  # and more: everyday English and the photo sets' names


@dataclass(frozen=True, slots=True)
class Name:
    """A text as queries arrive (`plain`), its language, the rows that it stands for with weights,
    and how often it is drawn."""

    text: str
    language: str
    rows: tuple[tuple[int, float], ...]
    often: float


@dataclass(slots=True)
class _Entry:
    rows: dict[int, float] = field(default_factory=dict)
    languages: set[str] = field(default_factory=set)
    often: float = 0.0


class _Gathered:
    """Names by text; what several sources say of one text comes together."""

    def __init__(self) -> None:
        self._entries: defaultdict[str, _Entry] = defaultdict(_Entry)

    def add(
        self, text: str, language: str, rows: Sequence[int], weight: float, often: float
    ) -> None:
        text = plain(text)
        if not text or not rows:
            return
        entry = self._entries[text]
        for row in rows:
            entry.rows[row] = max(entry.rows.get(row, 0.0), weight / len(rows))
        entry.languages.add(language)
        entry.often = max(entry.often, often)

    def __contains__(self, text: str) -> bool:
        return text in self._entries

    def names(self) -> Iterator[Name]:
        for text, entry in sorted(self._entries.items()):
            language = "en" if "en" in entry.languages else min(entry.languages)
            yield Name(text, language, tuple(sorted(entry.rows.items())), entry.often)


def all_names(
    concepts: Concepts,
    things: Sequence[Thing],
    categories: Sequence[str],
    class_names: Mapping[str, Sequence[tuple[str, str]]],
    every: int = 1,
) -> list[Name]:
    """Every name. `class_names`: of an ImageNet class's synset (language, name) pairs. `every`: of
    everyday words and WordNet's, every so many-th is taken."""
    found = _Gathered()
    _add_everyday(found, concepts, every)
    _add_categories(found, concepts, categories)
    _add_things(found, concepts, things)
    _add_aspects(found, concepts)
    for synset, pairs in class_names.items():
        for language, name in pairs:
            found.add(name, language, concepts.of_synset(synset), _KIND, _CLASS)
    for lemma in itertools.islice(concepts.net.senses, 0, None, every):
        if any(letter.isdigit() for letter in lemma) or plain(lemma) in found:
            continue
        found.add(lemma, "en", concepts.of_english(lemma), _KIND, _LEMMA)
    return list(found.names())


def _add_everyday(found: _Gathered, concepts: Concepts, every: int) -> None:
    for word in concepts.everyday[::every]:
        for language in EVERYDAY_LANGUAGES:
            for place, name in enumerate(word.names[language]):
                often = _ENGLISH if language == "en" else _EVERYDAY
                often = often if place < 2 else often / 2.0
                found.add(name, language, concepts.of_everyday(word), _KIND, often)


def _add_categories(found: _Gathered, concepts: Concepts, categories: Sequence[str]) -> None:
    rows_of: defaultdict[str, list[int]] = defaultdict(list)
    for category in categories:
        for name in category_names(category):
            rows_of[name].append(concepts.ids[f"c:{category}"])
    for group, members in GROUPS.items():
        rows_of[group] += [concepts.ids[f"c:{m}"] for m in members if f"c:{m}" in concepts.ids]
    for name, rows in rows_of.items():
        found.add(name, "en", rows, _CATEGORY, _SET)
        found.add(name, "en", concepts.of_english(name), _KIND, _SET)


def _add_things(found: _Gathered, concepts: Concepts, things: Sequence[Thing]) -> None:
    for thing in things:
        kinds, own = concepts.of_glyph(thing), (concepts.ids[f"t:{thing.glyph}"],)
        named = [(language, thing.names[language], _GLYPH) for language in LANGUAGES]
        named += [
            (language, keyword, _KEYWORD)
            for language in LANGUAGES
            for keyword in thing.keywords[language]
        ]
        if thing.glyph in EVERYDAY:
            named.append(("en", EVERYDAY[thing.glyph], _EVERYDAY))
        for language, name, often in named:
            found.add(name, language, own, _PAINTED, often)
            if often > _KEYWORD:
                found.add(name, language, kinds, _KIND, often)


def _add_aspects(found: _Gathered, concepts: Concepts) -> None:
    for table, prefix in (
        (words.GROUND_NOUNS, "ground"),
        (words.LIGHT_NOUNS, "light"),
        (words.LOOK_WORDS, "look"),
        (words.PAPER_WORDS, "paper"),
        (words.COLOUR_WORDS, "colour"),
    ):
        for language, forms_of in table.items():
            for key, forms in forms_of.items():
                for form in forms:
                    found.add(form, language, (concepts.ids[f"{prefix}:{key}"],), _KIND, _EVERYDAY)


def targets(names: Sequence[Name], vectors: Vectors) -> Vectors:
    """(n, d) of the names, L2-normalised: the weighted mean of the vectors of their rows."""
    found = np.zeros((len(names), vectors.shape[1]), np.float32)
    ranked = itertools.zip_longest(*(name.rows for name in names))  # all first rows, all second
    for rows in ranked:
        named = [index for index, row in enumerate(rows) if row is not None]
        chosen = vectors[[rows[index][0] for index in named]]
        weights = np.asarray([rows[index][1] for index in named], np.float32)
        found[named] += weights[:, None] * chosen
    return normalise(found)


def colour_names(concepts: Concepts) -> dict[str, list[tuple[str, int]]]:
    """Of each language its colour words with their rows."""
    return {
        language: [
            (plain(form), concepts.ids[f"colour:{colour}"])
            for colour in COLOURS
            for form in words.COLOUR_WORDS[language][colour]
        ]
        for language in LANGUAGES
    }
