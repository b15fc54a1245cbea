"""Suggested albums that a person does not want."""

from __future__ import annotations

from datetime import date

from photo_sorter.adapters.catalog.database import Database
from photo_sorter.core.album_suggestion import Days, Dismissal

_SAME = "words = ? AND first_day IS ? AND last_day IS ?"


class SqliteDismissals:
    """`core.ports.DismissalTable`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, dismissal: Dismissal) -> None:
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT INTO dismissed_suggestions (words, first_day, last_day) VALUES (?, ?, ?)",
                _row(dismissal),
            )

    def remove(self, dismissal: Dismissal) -> None:
        with self._database.transaction() as connection:
            connection.execute(f"DELETE FROM dismissed_suggestions WHERE {_SAME}", _row(dismissal))

    def all(self) -> list[Dismissal]:
        """Oldest first."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT words, first_day, last_day FROM dismissed_suggestions ORDER BY id"
            )
            return [Dismissal(str(words), _days(first, last)) for words, first, last in rows]


def _row(dismissal: Dismissal) -> tuple[str, str | None, str | None]:
    days = dismissal.days
    if days is None:
        return dismissal.words, None, None
    return dismissal.words, days.first.isoformat(), days.last.isoformat()


def _days(first: str | None, last: str | None) -> Days | None:
    if first is None or last is None:
        return None
    return Days(date.fromisoformat(first), date.fromisoformat(last))
