"""Keeps the columns of the photos up to date with what is written."""

from __future__ import annotations

import sqlite3
import threading

from photo_sorter.adapters.catalog.columns.table import PhotoColumns
from photo_sorter.adapters.catalog.database import Database
from photo_sorter.adapters.catalog.integers import integers

_FEW = 4_096  # changed photos, of which each is looked up; of more, all photos are read


class ColumnCache:
    """Reads the columns when they are first asked for, and after that what has changed. From any
    thread; one that is inside a transaction sees its own writes, and nobody else does."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._kept: PhotoColumns | None = None

    def at(self, connection: sqlite3.Connection) -> PhotoColumns:
        """As the connection sees the photos now."""
        if self._database.in_transaction:
            return _current(connection, self._kept)
        with self._lock:
            self._kept = _current(connection, self._kept)
            return self._kept


def _current(connection: sqlite3.Connection, kept: PhotoColumns | None) -> PhotoColumns:
    first, last = connection.execute(
        "SELECT (SELECT min(sequence) FROM photo_changes), "
        "(SELECT max(sequence) FROM photo_changes)"  # each by itself is one look
    ).fetchone()
    last = last or 0
    if kept is not None and kept.sequence == last:
        return kept
    if kept is None or kept.sequence + 1 < first:
        return PhotoColumns.read(connection, last)
    query = "SELECT DISTINCT photo_id FROM photo_changes WHERE sequence > ? LIMIT ?"
    changed = integers(connection, query, (kept.sequence, _FEW + 1))[0]
    if len(changed) > _FEW:
        return PhotoColumns.read(connection, last)
    return kept.changed(connection, last, changed)
