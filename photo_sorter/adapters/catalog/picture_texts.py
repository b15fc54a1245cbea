"""The text that was read in photos."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from photo_sorter.adapters.catalog.database import Database
from photo_sorter.adapters.catalog.photo_words import PARTS
from photo_sorter.core.found_by import FoundBy
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.reading.lines import PageText
from photo_sorter.core.reading.page import read, written
from photo_sorter.core.reading.phrases import Phrase

_LETTER = PARTS[FoundBy.TEXT]


class SqlitePictureTexts:
    """`core.ports.PictureTextTable`. A trigger forgets the text of a picture that changes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, photo_id: PhotoId) -> PageText | None:
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT page FROM photo_texts WHERE photo_id = ?", (photo_id,)
            ).fetchone()
        return None if row is None else read(row[0])

    def put(self, photo_id: PhotoId, page: PageText) -> None:
        with self._database.transaction() as connection:
            if not page.rows:
                connection.execute("DELETE FROM photo_texts WHERE photo_id = ?", (photo_id,))
                return
            connection.execute(
                "INSERT INTO photo_texts (photo_id, page, words) VALUES (?, ?, ?) "
                "ON CONFLICT (photo_id) DO UPDATE SET page = excluded.page, words = excluded.words",
                (photo_id, written(page), page.text),
            )

    def count(self) -> int:
        with self._database.reading() as connection:
            row = connection.execute("SELECT count(*) FROM photo_texts").fetchone()
        return int(row[0])

    def forget(self) -> int:
        with self._database.transaction() as connection:
            return connection.execute("DELETE FROM photo_texts").rowcount


def saying(connection: sqlite3.Connection, text: str) -> Sequence[int]:
    """The photos in which the phrase stands: those that have its words, by the full text, of which
    the texts themselves are looked at."""
    phrase = Phrase(text)
    if not phrase.words:
        return []
    rows = connection.execute(
        "SELECT t.photo_id, t.words FROM photo_texts t WHERE t.photo_id IN "
        "(SELECT rowid FROM full_text WHERE full_text MATCH ?)",
        (" AND ".join(_any(forms, begun) for forms, begun in phrase.words),),
    )
    return [photo_id for photo_id, words in rows if phrase.stands_in(words)]


def _any(forms: Sequence[str], begun: bool) -> str:
    star = " *" if begun else ""
    terms = [f'"{_LETTER}{form}"{star}' for form in forms]
    return f"({' OR '.join(terms)})"
