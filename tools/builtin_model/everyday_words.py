"""The everyday words of photo searches: their names in six languages and what they mean."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

EVERYDAY_LANGUAGES = ("en", "de", "fr", "es", "it", "pt")

_PATH = Path(__file__).with_name("everyday_words.tsv")


@dataclass(frozen=True, slots=True)
class EverydayWord:
    """`synsets` are the WordNet 3.0 nouns that mean it, as "n02084071", maybe none. `names` holds
    of each of EVERYDAY_LANGUAGES what people type, the most usual first; in English that is the
    word itself, then its synonyms."""

    word: str
    synonyms: tuple[str, ...]
    synsets: tuple[str, ...]
    group: str
    names: dict[str, tuple[str, ...]]


def read_everyday(path: Path = _PATH) -> list[EverydayWord]:
    with path.open(encoding="utf-8", newline="") as file:
        return [_word(row) for row in csv.DictReader(file, dialect="excel-tab", strict=True)]


def _word(row: dict[str, str]) -> EverydayWord:
    word, synonyms = row["word"], _split(row["synonyms"])
    names = {language: _split(row[language]) for language in EVERYDAY_LANGUAGES[1:]}
    return EverydayWord(
        word, synonyms, _split(row["synset"]), row["group"], {"en": (word, *synonyms), **names}
    )


def _split(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()
