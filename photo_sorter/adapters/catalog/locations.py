"""Files on disk: known by name, read into a photo, or failed."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from photo_sorter.adapters.catalog.database import Database
from photo_sorter.adapters.catalog.values import (
    id_list,
    path_bytes,
    path_text,
    prefix_range,
    stamp_columns,
    stamp_of,
)
from photo_sorter.core.errors import Failure, FailureKind
from photo_sorter.core.photo import (
    FilePath,
    FileStamp,
    FolderId,
    Location,
    LocationId,
    LocationState,
    PhotoId,
    Stamps,
)
from photo_sorter.core.ports import KnownFile
from photo_sorter.core.problems import Occurrence, from_text, to_text

LOCATION_COLUMNS = (
    "l.id, l.folder_id, l.path, l.size, l.mtime_ns, l.inode, l.device, l.state, l.photo_id, "
    "l.failure_kind, l.failure_reason, l.held"
)
_KNOWN_COLUMNS = "path, id, size, mtime_ns, inode, device, state, photo_id"
_STATES = {state.value: state for state in LocationState}


def location_of(row: Sequence[object]) -> Location:
    """A row of LOCATION_COLUMNS."""
    (location_id, folder_id, path, size, mtime_ns, inode, device, state, photo_id, kind,
     reason, held) = row  # fmt: skip
    assert isinstance(path, bytes)
    failure = stored_failure(str(kind), str(reason)) if kind is not None else None
    return Location(
        LocationId(_int(location_id)),
        FolderId(_int(folder_id)),
        path_text(path),
        stamp_of(_int(size), _int(mtime_ns), _int(inode), _int(device)),
        _STATES[str(state)],
        PhotoId(_int(photo_id)) if photo_id is not None else None,
        failure,
        PhotoId(_int(held)) if held is not None else None,
    )


def failure_columns(failure: Failure) -> tuple[str, str]:
    """Kind and reason as they are stored."""
    return failure.kind.value, to_text(Occurrence(failure.problem, failure.values))


def stored_failure(kind: str, reason: str) -> Failure:
    """What `failure_columns` stored, or an earlier version."""
    found = from_text(reason)
    return Failure(FailureKind(kind), found.problem, found.values)


def _int(value: object) -> int:
    assert isinstance(value, int)
    return value


class SqliteLocations:
    """`core.ports.LocationTable`. Triggers keep `photos.visible` in step."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def known(self, folder_id: FolderId) -> dict[FilePath, KnownFile]:
        """Every known file below the folder's path, whichever root brought it in: roots may
        lie inside each other."""
        with self._database.reading() as connection:
            below = _range_of(connection, folder_id)
            return _known(
                connection.execute(
                    f"SELECT {_KNOWN_COLUMNS} FROM locations WHERE path >= ? AND path < ?", below
                )
            )

    def stamps(self, folder_id: FolderId) -> Stamps:
        """As `known`, and nothing but their stamps."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT path, size, mtime_ns, inode, device FROM locations "
                "WHERE path >= ? AND path < ?",
                _range_of(connection, folder_id),
            )
            text, stamp = path_text, stamp_of
            return {
                text(path): (size, mtime_ns, inode, device)
                if inode >= 0 <= device
                else stamp(size, mtime_ns, inode, device)
                for path, size, mtime_ns, inode, device in rows
            }

    def known_at(self, paths: Iterable[FilePath]) -> dict[FilePath, KnownFile]:
        with self._database.reading() as connection:
            one = f"SELECT {_KNOWN_COLUMNS} FROM locations WHERE path = ?"
            return _known(
                row for path in paths for row in connection.execute(one, (path_bytes(path),))
            )

    def devices(self, folder_id: FolderId) -> set[int]:
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT DISTINCT device FROM locations WHERE path >= ? AND path < ?",
                _range_of(connection, folder_id),
            )
            return {stamp_of(0, 0, 0, device).device for (device,) in rows}

    def under(self, directory: FilePath) -> dict[FilePath, KnownFile]:
        """Known files below a directory, or the file itself."""
        with self._database.reading() as connection:
            return _known(
                connection.execute(
                    f"SELECT {_KNOWN_COLUMNS} FROM locations "
                    "WHERE path = ? OR (path >= ? AND path < ?)",
                    (path_bytes(directory), *prefix_range(directory)),
                )
            )

    def find(self, path: FilePath) -> Location | None:
        found = self._select("WHERE l.path = ?", path_bytes(path))
        return found[0] if found else None

    def beside(self, sidecar: FilePath) -> list[Location]:
        """The pictures that a sidecar is of, by its name: `name.ext.xmp` or `name.xmp`."""
        stem = os.path.splitext(sidecar)[0]
        found = self._select(
            "WHERE l.path = ? OR (l.path >= ? AND l.path < ?)",
            path_bytes(stem),
            path_bytes(stem) + b".",
            path_bytes(stem) + b"/",  # follows the dot
        )
        return [x for x in found if x.path == stem or os.path.splitext(x.path)[0] == stem]

    def mark_pending(
        self, folder_id: FolderId, files: Sequence[tuple[FilePath, FileStamp]]
    ) -> None:
        """Insert files as pending, or mark known ones pending with the new stamp."""
        with self._database.transaction() as connection:
            connection.executemany(
                "INSERT INTO locations (folder_id, path, size, mtime_ns, inode, device) "
                "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (path) DO UPDATE SET "
                "size = excluded.size, mtime_ns = excluded.mtime_ns, inode = excluded.inode, "
                "device = excluded.device, state = 'pending', failure_kind = NULL, "
                "failure_reason = NULL",
                ((folder_id, path_bytes(path), *stamp_columns(stamp)) for path, stamp in files),
            )

    def hold(self, photos: Mapping[FilePath, PhotoId]) -> None:
        """Note of files without a photo which one each may still be."""
        with self._database.transaction() as connection:
            connection.executemany(
                "UPDATE locations SET held = ? WHERE path = ? AND photo_id IS NULL",
                ((photo_id, path_bytes(path)) for path, photo_id in photos.items()),
            )

    def move(self, moves: Sequence[tuple[LocationId, FolderId, FilePath, FileStamp]]) -> None:
        """Give locations new paths. What stands at a target and does not move itself goes; of
        two that move to one target, the last stays."""
        targets = {path_bytes(path): location_id for location_id, _, path, _ in moves}
        with self._database.transaction() as connection:
            overtaken = [
                location_id
                for location_id, _, path, _ in moves
                if targets[path_bytes(path)] != location_id
            ]
            _delete(connection, overtaken)
            moving = set(targets.values())
            standing: dict[int, tuple[int, int | None]] = {}  # (id, photo) by who comes there
            trading = False
            for path, location_id in targets.items():
                row = connection.execute(
                    "SELECT id, photo_id FROM locations WHERE path = ?", (path,)
                ).fetchone()
                if row is not None and row[0] not in moving:
                    standing[location_id] = row
                trading |= row is not None and row[0] in moving
            # A file that nobody has read yet and that takes another's name is mostly that file
            # saved anew: whether it holds the same photo is decided when it is read.
            connection.executemany(
                "UPDATE locations SET held = ifnull(?, held) WHERE id = ? AND photo_id IS NULL",
                ((photo_id, location_id) for location_id, (_, photo_id) in standing.items()),
            )
            _delete(connection, [location_id for location_id, _ in standing.values()])
            if trading:  # by way of paths that no file can have
                connection.executemany(
                    "UPDATE locations SET path = ? WHERE id = ?",
                    ((b"\0%d" % location_id, location_id) for location_id in moving),
                )
            connection.executemany(
                "UPDATE locations SET folder_id = ?, path = ?, size = ?, mtime_ns = ?, "
                "inode = ?, device = ? WHERE id = ?",
                (
                    (folder_id, path_bytes(path), *stamp_columns(stamp), location_id)
                    for location_id, folder_id, path, stamp in moves
                    if targets[path_bytes(path)] == location_id
                ),
            )

    def remove(self, location_ids: Sequence[LocationId]) -> None:
        with self._database.transaction() as connection:
            _delete(connection, location_ids)

    def pending(self, limit: int) -> list[Location]:
        """Pending locations of folders that are online, newest file first."""
        return self._select(
            "INDEXED BY locations_pending WHERE l.state = 'pending' "
            "AND l.folder_id IN (SELECT id FROM folders WHERE state = 'online') "
            "ORDER BY l.mtime_ns DESC, l.id LIMIT ?",
            limit,
        )

    def pending_count(self) -> int:
        """How many `pending` would give without a limit."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT count(*) FROM locations INDEXED BY locations_pending "
                "WHERE state = 'pending' "
                "AND folder_id IN (SELECT id FROM folders WHERE state = 'online')"
            ).fetchone()
        return _int(row[0])

    def attach(self, location_id: LocationId, stamp: FileStamp, photo_id: PhotoId) -> None:
        with self._database.transaction() as connection:
            connection.execute(
                "UPDATE locations SET size = ?, mtime_ns = ?, inode = ?, device = ?, "
                "state = 'ready', photo_id = ?, held = NULL, failure_kind = NULL, "
                "failure_reason = NULL WHERE id = ?",
                (*stamp_columns(stamp), photo_id, location_id),
            )

    def fail(self, location_id: LocationId, stamp: FileStamp, failure: Failure) -> None:
        """The file holds no photo (now)."""
        with self._database.transaction() as connection:
            connection.execute(
                "UPDATE locations SET size = ?, mtime_ns = ?, inode = ?, device = ?, "
                "state = 'failed', held = ifnull(photo_id, held), photo_id = NULL, "
                "failure_kind = ?, failure_reason = ? WHERE id = ?",
                (
                    *stamp_columns(stamp),
                    *failure_columns(failure),
                    location_id,
                ),
            )

    def failures(self) -> list[Location]:
        """Files that failed, and those whose photo has a warning, which is their failure here."""
        failed = self._select(
            "INDEXED BY locations_failed WHERE l.state = 'failed' ORDER BY l.path"
        )
        with self._database.reading() as connection:
            rows = connection.execute(
                f"SELECT {LOCATION_COLUMNS}, w.failure_kind, w.reason FROM warnings w "
                "CROSS JOIN locations l ON l.photo_id = w.photo_id "
                "WHERE l.state = 'ready' ORDER BY l.path"
            ).fetchall()
        return failed + [
            replace(location_of(row), failure=stored_failure(kind, reason))
            for *row, kind, reason in rows
        ]

    def retry(self, location_ids: Sequence[LocationId] | None) -> int:
        """Mark such locations (all for None) pending; how many were."""
        change = (
            "UPDATE locations SET state = 'pending', failure_kind = NULL, failure_reason = NULL "
            "WHERE (state = 'failed' OR photo_id IN (SELECT photo_id FROM warnings))"
        )
        with self._database.transaction() as connection:
            if location_ids is None:
                return connection.execute(change).rowcount
            return connection.execute(
                change + " AND id IN (SELECT value FROM json_each(?))", (id_list(location_ids),)
            ).rowcount

    def _select(self, condition: str, *parameters: object) -> list[Location]:
        with self._database.reading() as connection:
            rows = connection.execute(
                f"SELECT {LOCATION_COLUMNS} FROM locations l {condition}", parameters
            )
            return [location_of(row) for row in rows]


def _delete(connection: sqlite3.Connection, location_ids: Sequence[int]) -> None:
    if location_ids:
        connection.execute(
            "DELETE FROM locations WHERE id IN (SELECT value FROM json_each(?))",
            (id_list(location_ids),),
        )


def _range_of(connection: sqlite3.Connection, folder_id: FolderId) -> tuple[bytes, bytes]:
    """The paths below a folder; none where there is no such folder."""
    row = connection.execute("SELECT path FROM folders WHERE id = ?", (folder_id,)).fetchone()
    return (b"", b"") if row is None else prefix_range(path_text(row[0]))


def _known(
    rows: Iterable[tuple[bytes, LocationId, int, int, int, int, str, PhotoId | None]],
) -> dict[FilePath, KnownFile]:
    states, text, stamp, known = _STATES, path_text, stamp_of, KnownFile
    return {
        text(path): known(
            location_id, stamp(size, mtime_ns, inode, device), states[state], photo_id
        )
        for path, location_id, size, mtime_ns, inode, device, state, photo_id in rows
    }
