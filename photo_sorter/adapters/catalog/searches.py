"""Searches that have a name, and those of lately."""

from __future__ import annotations

import sqlite3

from photo_sorter.adapters.catalog.database import Database
from photo_sorter.adapters.catalog.values import clean_name, name_key
from photo_sorter.core.errors import InvalidInputError, NotFoundError
from photo_sorter.core.problems import Problem
from photo_sorter.core.views import SavedSearch, SearchId

_SELECT = "SELECT id, name, text FROM saved_searches "


class SqliteSavedSearches:
    """`core.ports.SavedSearchTable`. Names differ by more than case."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(self, name: str, text: str, search_id: SearchId | None = None) -> SavedSearch:
        """With the id that it had where one is created again. Raises InvalidInputError where the
        name or the text is empty, or the name is taken."""
        with self._database.transaction() as connection:
            key = _free_key(connection, name, text, None)
            cursor = connection.execute(
                "INSERT INTO saved_searches (id, key, name, text) VALUES (?, ?, ?, ?)",
                (search_id, key, clean_name(name), text.strip()),
            )
            return _searches(connection, "WHERE id = ?", cursor.lastrowid)[0]

    def change(self, search_id: SearchId, name: str, text: str) -> None:
        """Raises NotFoundError, and InvalidInputError as `create` does."""
        with self._database.transaction() as connection:
            key = _free_key(connection, name, text, search_id)
            cursor = connection.execute(
                "UPDATE saved_searches SET key = ?, name = ?, text = ? WHERE id = ?",
                (key, clean_name(name), text.strip(), search_id),
            )
            if cursor.rowcount == 0:
                raise NotFoundError(Problem.SEARCH_GONE)

    def delete(self, search_id: SearchId) -> None:
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM saved_searches WHERE id = ?", (search_id,))

    def get(self, search_id: SearchId) -> SavedSearch | None:
        with self._database.reading() as connection:
            return next(iter(_searches(connection, "WHERE id = ?", search_id)), None)

    def named(self, name: str) -> SavedSearch | None:
        with self._database.reading() as connection:
            return next(iter(_searches(connection, "WHERE key = ?", name_key(name))), None)

    def all(self) -> list[SavedSearch]:
        """By name."""
        with self._database.reading() as connection:
            return _searches(connection, "ORDER BY key")


class SqliteRecentSearches:
    """`core.ports.RecentSearchTable`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, text: str, kept: int) -> None:
        """As the newest; of all only the newest `kept` stay, each text once."""
        with self._database.transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO recent_searches (text) VALUES (?)", (text,))
            connection.execute(
                "DELETE FROM recent_searches WHERE number NOT IN "
                "(SELECT number FROM recent_searches ORDER BY number DESC LIMIT ?)",
                (kept,),
            )

    def all(self) -> list[str]:
        """Newest first."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT text FROM recent_searches ORDER BY number DESC")
            return [str(text) for (text,) in rows]

    def clear(self) -> None:
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM recent_searches")


def _searches(
    connection: sqlite3.Connection, condition: str, *parameters: object
) -> list[SavedSearch]:
    return [
        SavedSearch(SearchId(search_id), name, text)
        for search_id, name, text in connection.execute(_SELECT + condition, parameters)
    ]


def _free_key(connection: sqlite3.Connection, name: str, text: str, own: SearchId | None) -> str:
    """The key of a name that no search but `own` has. Raises InvalidInputError."""
    key = name_key(name)
    if not key or not text.strip():
        raise InvalidInputError(Problem.SEARCH_NAMELESS)
    row = connection.execute("SELECT id, name FROM saved_searches WHERE key = ?", (key,)).fetchone()
    if row is not None and row[0] != own:
        raise InvalidInputError(Problem.SEARCH_NAME_TAKEN, name=row[1])
    return key
