"""The journal of what a person did."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime

from photo_sorter.adapters.catalog.database import Database
from photo_sorter.core.changes import Action, Change, ChangeId, Deed

_SELECT = "SELECT id, action, name, count, time, state FROM operations "
_TURN = "(SELECT ifnull(max(turn), 0) + 1 FROM operations)"


class SqliteOperations:
    """`core.ports.OperationTable`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, deed: Deed, reverse: str, notes: Sequence[str], kept: int) -> Change:
        """Append what was done; what is undone cannot be done again from now on, and only the
        newest `kept` entries stay."""
        with self._database.transaction() as connection:
            connection.execute("UPDATE operations SET state = 'superseded' WHERE state = 'undone'")
            cursor = connection.execute(
                "INSERT INTO operations (action, name, count, reverse, notes, turn) "
                f"VALUES (?, ?, ?, ?, ?, {_TURN})",
                (deed.action.value, deed.name, deed.count, reverse, " ".join(notes)),
            )
            connection.execute(
                "DELETE FROM operations WHERE id <= ?", ((cursor.lastrowid or 0) - kept,)
            )
            return _change(connection, cursor.lastrowid)

    def turn(
        self, change_id: ChangeId, reverse: str, notes: Sequence[str], *, undone: bool
    ) -> Change:
        """Note that an entry was undone or done again, and what takes that back."""
        with self._database.transaction() as connection:
            connection.execute(
                "UPDATE operations SET state = ?, reverse = ?, notes = ?, "
                f"turn = {_TURN} WHERE id = ?",
                ("undone" if undone else "done", reverse, " ".join(notes), change_id),
            )
            return _change(connection, change_id)

    def landed(self, note: str) -> bool:
        """Whether what was done outside the catalog under that key is written down in it."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT 1 FROM operations WHERE notes <> '' AND instr(notes, ?) > 0", (note,)
            ).fetchone()
        return row is not None

    def reverse(self, change_id: ChangeId, *, undone: bool) -> str | None:
        """What takes back that the entry is done, or undone; None where it is not, or for good."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT reverse FROM operations WHERE id = ? AND state = ?",
                (change_id, "undone" if undone else "done"),
            ).fetchone()
        return None if row is None else str(row[0])

    def newest(self, *, undone: bool) -> Change | None:
        """The last that was done, or the last that was undone and can be done again."""
        state, order = ("undone", "turn") if undone else ("done", "id")
        with self._database.reading() as connection:
            row = connection.execute(
                f"{_SELECT}WHERE state = ? ORDER BY {order} DESC LIMIT 1", (state,)
            ).fetchone()
        return None if row is None else _from_row(row)

    def all(self) -> list[Change]:
        """Every entry, newest first."""
        with self._database.reading() as connection:
            return [_from_row(row) for row in connection.execute(_SELECT + "ORDER BY id DESC")]


def _change(connection: sqlite3.Connection, change_id: int | None) -> Change:
    return _from_row(connection.execute(_SELECT + "WHERE id = ?", (change_id,)).fetchone())


def _from_row(row: tuple[int, str, str, int, int, str]) -> Change:
    change_id, action, name, count, time, state = row
    made = datetime.fromtimestamp(time, UTC).replace(tzinfo=None)
    return Change(ChangeId(change_id), Deed(Action.of(action), name, count), made, state != "done")
