"""What is passed over: a person's patterns, and the photos of files that are."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from photo_sorter.adapters.catalog.database import Database
from photo_sorter.adapters.catalog.values import id_list, path_bytes, path_text, stamp_of
from photo_sorter.core.photo import FilePath, LocationId, PhotoId
from photo_sorter.core.ports import PassedOverFile

_COLUMNS = "path, folder_id, size, mtime_ns, inode, device, photo_id"


class SqliteExclusions:
    """`core.ports.ExclusionTable`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[str]:
        """Every pattern, sorted."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT pattern FROM exclusions ORDER BY pattern")
            return [path_text(pattern) for (pattern,) in rows]

    def add(self, pattern: str) -> None:
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT OR IGNORE INTO exclusions (pattern) VALUES (?)", (path_bytes(pattern),)
            )

    def remove(self, pattern: str) -> None:
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM exclusions WHERE pattern = ?", (path_bytes(pattern),))


class SqlitePassedOver:
    """`core.ports.PassedOverTable`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def at(self, paths: Collection[FilePath]) -> dict[FilePath, PassedOverFile]:
        """Those of the paths that are among them."""
        if not paths:
            return {}
        one = "SELECT size, mtime_ns, inode, device, photo_id FROM passed_over WHERE path = ?"
        found = {}
        with self._database.reading() as connection:
            if connection.execute("SELECT 1 FROM passed_over LIMIT 1").fetchone() is None:
                return {}
            for path in paths:
                row = connection.execute(one, (path_bytes(path),)).fetchone()
                if row is not None:
                    found[path] = PassedOverFile(stamp_of(*row[:4]), PhotoId(row[4]))
        return found

    def paths(self) -> list[FilePath]:
        with self._database.reading() as connection:
            rows = connection.execute("SELECT path FROM passed_over ORDER BY path")
            return [path_text(path) for (path,) in rows]

    def put(self, location_ids: Sequence[LocationId]) -> None:
        """The locations go, and what holds a photo is kept here."""
        ids = id_list(location_ids)
        which = "id IN (SELECT value FROM json_each(?))"
        with self._database.transaction() as connection:
            connection.execute(
                f"INSERT OR REPLACE INTO passed_over ({_COLUMNS}) SELECT {_COLUMNS} "
                f"FROM locations WHERE photo_id IS NOT NULL AND {which}",
                (ids,),
            )
            connection.execute(f"DELETE FROM locations WHERE {which}", (ids,))

    def bring_back(self, paths: Iterable[FilePath]) -> None:
        """They are locations again, as they were."""
        keys = [(path_bytes(path),) for path in paths]
        with self._database.transaction() as connection:
            connection.executemany(
                f"INSERT OR IGNORE INTO locations ({_COLUMNS}, state) "
                f"SELECT {_COLUMNS}, 'ready' FROM passed_over WHERE path = ?",
                keys,
            )
            connection.executemany("DELETE FROM passed_over WHERE path = ?", keys)

    def remove(self, paths: Iterable[FilePath]) -> None:
        with self._database.transaction() as connection:
            connection.executemany(
                "DELETE FROM passed_over WHERE path = ?", ((path_bytes(p),) for p in paths)
            )
