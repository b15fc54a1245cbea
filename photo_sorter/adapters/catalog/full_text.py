"""Words in names, keywords, titles, descriptions, tags and albums, by SQLite's FTS5."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from photo_sorter.adapters.catalog.database import Database
from photo_sorter.adapters.catalog.integers import integers
from photo_sorter.adapters.catalog.photo_words import BY_MODEL, PARTS, outdated, refresh
from photo_sorter.adapters.catalog.values import id_list
from photo_sorter.core.found_by import FoundBy
from photo_sorter.core.ports import SoughtWord, TextMatches

# Photos whose words are brought up to date by the transaction that changes them: 40 microseconds
# each. A person who tags ten thousand does not wait for the rest.
_WITH_THE_CHANGE = 500
_READ = 2_000  # photos that a word stands in of which the words themselves are read
_FOUND = "SELECT rowid FROM full_text WHERE full_text MATCH ? ORDER BY rowid DESC LIMIT ?"  # newest


class SqliteFullText:
    """`core.ports.FullText`. Triggers note which photos' words are outdated, whoever writes."""

    def __init__(self, database: Database) -> None:
        self._database = database
        database.before_commit(_refresh_some)

    def find(self, words: Sequence[SoughtWord], most: int) -> TextMatches:
        if not words:
            return TextMatches(np.empty(0, np.int64), np.empty((0, 0), np.uint16))
        anywhere = _all(_any(word, _letters(word)) for word in words)
        with self._database.reading() as connection:
            ids = _ids(connection, anywhere, most)
            if len(words) > 1 or len(ids) <= _READ:
                parts = _parts_read(connection, words, ids)
            else:
                parts = _parts_asked(connection, words[0], ids, most)
        return TextMatches(ids, parts, len(ids) < most)

    def waiting(self) -> int:
        with self._database.reading() as connection:
            row = connection.execute("SELECT count(*) FROM words_outdated").fetchone()
        return int(row[0])

    def fill(self, most: int) -> int:
        with self._database.transaction() as connection:
            refresh(connection, outdated(connection, most))
            row = connection.execute("SELECT count(*) FROM words_outdated").fetchone()
        return int(row[0])


def _refresh_some(connection: sqlite3.Connection) -> None:
    photo_ids = outdated(connection, _WITH_THE_CHANGE)
    if photo_ids:
        refresh(connection, photo_ids)


def _parts_read(
    connection: sqlite3.Connection, words: Sequence[SoughtWord], ids: NDArray[np.int64]
) -> NDArray[np.uint16]:
    """Uint16 (w, n), from the words of each photo."""
    rows = connection.execute(
        "SELECT words FROM photo_words WHERE photo_id IN (SELECT value FROM json_each(?)) "
        "ORDER BY photo_id",
        (id_list(ids),),
    )
    texts = [f" {kept} " for (kept,) in rows]
    return np.array([_parts_in(texts, word) for word in words], np.uint16)


def _parts_in(texts: Sequence[str], word: SoughtWord) -> list[int]:
    end = "" if word.begun else " "
    terms = [
        (int(part), f" {letter}{form}{end}")
        for part, letter in _parts_of(word)
        for form in word.forms
    ]
    found = [0] * len(texts)
    for index, text in enumerate(texts):
        for part, term in terms:
            if term in text:
                found[index] |= part
    return found


def _parts_asked(
    connection: sqlite3.Connection, word: SoughtWord, ids: NDArray[np.int64], most: int
) -> NDArray[np.uint16]:
    """Uint16 (1, n) of one word, by asking for each part: of many photos it takes less than reading
    them."""
    parts = np.zeros((1, len(ids)), np.uint16)
    for part, letter in _parts_of(word):
        there = _ids(connection, _any(word, [letter]), most)
        if len(there):
            parts[0, np.isin(ids, there, assume_unique=True)] |= np.uint16(part)
    return parts


def _ids(connection: sqlite3.Connection, expression: str, most: int) -> NDArray[np.int64]:
    return np.sort(integers(connection, _FOUND, (expression, most))[0])


def _parts_of(word: SoughtWord) -> list[tuple[FoundBy, str]]:
    return [*PARTS.items(), *(BY_MODEL.items() if word.by_model else ())]


def _letters(word: SoughtWord) -> list[str]:
    return [letter for _, letter in _parts_of(word)]


def _any(word: SoughtWord, letters: Sequence[str]) -> str:
    """FTS5: the word in one of the parts. Words are letters and digits alone, so that no quotation
    mark is in any."""
    star = " *" if word.begun else ""
    terms = [f'"{letter}{form}"{star}' for letter in letters for form in word.forms]
    return f"({' OR '.join(terms)})"


def _all(expressions: Iterable[str]) -> str:
    return " AND ".join(expressions)
