"""Which photos' files lie in the system's trash."""

from __future__ import annotations

from collections.abc import Sequence

from photo_sorter.adapters.catalog.database import Database
from photo_sorter.adapters.catalog.values import path_bytes, path_text
from photo_sorter.core.photo import FilePath, PhotoId
from photo_sorter.core.ports.catalog import TrashedFile


class SqliteTrash:
    """`core.ports.TrashTable`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, files: Sequence[TrashedFile]) -> None:
        """Those that held a photo which is still there; a row at the same path is replaced."""
        with self._database.transaction() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO trash (path, trashed, photo_id) "
                "SELECT ?, ?, id FROM photos WHERE id = ?",
                (
                    (path_bytes(file.path), path_bytes(file.trashed), file.photo_id)
                    for file in files
                    if file.photo_id is not None
                ),
            )

    def remove(self, paths: Sequence[FilePath]) -> None:
        with self._database.transaction() as connection:
            connection.executemany(
                "DELETE FROM trash WHERE path = ?", ((path_bytes(path),) for path in paths)
            )

    def all(self) -> list[TrashedFile]:
        """By path."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT path, trashed, photo_id FROM trash ORDER BY path")
            return [
                TrashedFile(path_text(path), path_text(trashed), PhotoId(photo_id))
                for path, trashed, photo_id in rows
            ]
