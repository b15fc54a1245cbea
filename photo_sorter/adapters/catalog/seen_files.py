"""Files that are no photos, as they were last seen: sidecars, and what was looked into in vain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from photo_sorter.adapters.catalog.database import Database
from photo_sorter.adapters.catalog.values import path_bytes, path_text, prefix_range, stamp_columns
from photo_sorter.core.photo import FilePath, FileStamp


class SqliteSeenFiles:
    """`core.ports.SeenFileTable`, in one of the tables `sidecars` and `not_pictures`."""

    def __init__(self, database: Database, table: str) -> None:
        self._database = database
        self._table = table

    def under(self, directory: FilePath) -> dict[FilePath, tuple[int, int]]:
        """Size and time (ns) of those below a directory, or of the file itself."""
        with self._database.reading() as connection:
            rows = connection.execute(
                f"SELECT path, size, mtime_ns FROM {self._table} "
                "WHERE path = ? OR (path >= ? AND path < ?)",
                (path_bytes(directory), *prefix_range(directory)),
            )
            return {path_text(path): (size, mtime_ns) for path, size, mtime_ns in rows}

    def put(self, seen: Mapping[FilePath, FileStamp]) -> None:
        with self._database.transaction() as connection:
            connection.executemany(
                f"INSERT OR REPLACE INTO {self._table} (path, size, mtime_ns) VALUES (?, ?, ?)",
                ((path_bytes(path), *stamp_columns(stamp)[:2]) for path, stamp in seen.items()),
            )

    def remove(self, paths: Sequence[FilePath]) -> None:
        with self._database.transaction() as connection:
            connection.executemany(
                f"DELETE FROM {self._table} WHERE path = ?", ((path_bytes(path),) for path in paths)
            )
