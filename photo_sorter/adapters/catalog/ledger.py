"""The ledger of what a person answered."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from photo_sorter.adapters.catalog.database import Database
from photo_sorter.adapters.catalog.marks import existing
from photo_sorter.adapters.catalog.subjects import find_subject, make_subject
from photo_sorter.adapters.catalog.values import id_list, time_of
from photo_sorter.core.answers import Labels, LedgerEntry, Said, Subject
from photo_sorter.core.embedding import SpaceKey
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.views import AlbumId


class SqliteLedger:
    """`core.ports.LedgerTable`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def append(self, subject: Subject, photo_ids: Sequence[PhotoId], said: Said, batch: int) -> int:
        """Note an answer of each photo that there is, asked of the model in use; returns the
        number of the batch, a new one for 0."""
        with self._database.transaction() as connection:
            column, value = make_subject(connection, subject)
            if not batch:
                (batch,) = connection.execute(
                    "SELECT ifnull(max(batch), 0) + 1 FROM ledger"
                ).fetchone()
            # One statement, with what is the same in all rows asked once.
            connection.execute(
                f"INSERT INTO ledger (batch, {column}, photo_id, said, time, space) "
                "SELECT ?, ?, each.value, ?, now.time, now.space FROM json_each(?) AS each, "
                "(SELECT unixepoch('now', 'localtime') AS time, "
                "ifnull((SELECT key FROM spaces WHERE active = 1), '') AS space LIMIT 1) AS now "
                "ORDER BY each.id",
                (batch, value, said.value, id_list(existing(connection, photo_ids))),
            )
            return batch

    def take_back(self, batch: int, *, standing: bool = False) -> None:
        """The answers of a batch no longer count, or (`standing`) count again."""
        if not batch:
            return
        with self._database.transaction() as connection:
            connection.execute(
                "UPDATE ledger SET taken_back = ? WHERE batch = ?", (int(not standing), batch)
            )

    def entries(self, subject: Subject) -> list[LedgerEntry]:
        """Those that count, oldest first."""
        with self._database.reading() as connection:
            named = find_subject(connection, subject)
            if named is None:
                return []
            rows = connection.execute(
                "SELECT photo_id, said, time, space FROM ledger "
                f"WHERE {named[0]} = ? AND taken_back = 0 ORDER BY id",
                (named[1],),
            )
            return [
                LedgerEntry(PhotoId(photo_id), Said(said), time_of(time), SpaceKey(space))
                for photo_id, said, time, space in rows
            ]

    def last(self, subject: Subject, photo_ids: Sequence[PhotoId]) -> dict[PhotoId, bool]:
        """Whether the last yes or no that counts was a yes, of photos that have one."""
        with self._database.reading() as connection:
            named = find_subject(connection, subject)
            if named is None:
                return {}
            rows = connection.execute(
                f"SELECT photo_id, said = 'yes' FROM ledger WHERE {named[0]} = ? "
                "AND photo_id IN (SELECT value FROM json_each(?)) "
                "AND taken_back = 0 AND said <> 'skip' ORDER BY id",
                (named[1], id_list(photo_ids)),
            )
            return {PhotoId(photo_id): bool(yes) for photo_id, yes in rows}

    def labels(self, subject: Subject) -> Labels:
        """Yes and no as the marks have them, which follow from the ledger and from whatever else
        speaks for a person; skipped is what the ledger alone knows."""
        with self._database.reading() as connection:
            named = find_subject(connection, subject)
            if named is None:
                return Labels()
            column, value = named
            table = "tag_marks" if column == "tag_id" else "album_marks"
            marks = connection.execute(
                f"SELECT photo_id, present FROM {table} "
                f"WHERE {column} = ? AND by_person = 1 ORDER BY photo_id",
                (value,),
            ).fetchall()
            said = {photo_id for photo_id, _ in marks}
            skipped = connection.execute(
                f"SELECT DISTINCT photo_id FROM ledger WHERE {column} = ? "
                "AND said = 'skip' AND taken_back = 0 ORDER BY photo_id",
                (value,),
            ).fetchall()
            from_files = _from_files(connection, value) if column == "tag_id" else []
        return Labels(
            tuple(PhotoId(i) for i, present in marks if present),
            tuple(PhotoId(i) for i, present in marks if not present),
            tuple(PhotoId(i) for (i,) in skipped if i not in said),
            tuple(PhotoId(i) for (i,) in from_files),
        )

    def subjects(self) -> list[Subject]:
        """All that something was answered of; albums among them that were deleted since."""
        with self._database.reading() as connection:
            tags = connection.execute(
                "SELECT name FROM tags WHERE id IN "
                "(SELECT tag_id FROM ledger WHERE tag_id IS NOT NULL AND taken_back = 0) "
                "ORDER BY key"
            ).fetchall()
            albums = connection.execute(
                "SELECT DISTINCT album_id FROM ledger "
                "WHERE album_id IS NOT NULL AND taken_back = 0 ORDER BY album_id"
            ).fetchall()
        found = [Subject(name) for (name,) in tags]
        return found + [Subject(album=AlbumId(album)) for (album,) in albums]


def _from_files(connection: sqlite3.Connection, tag_id: int) -> list[tuple[int]]:
    return connection.execute(
        "SELECT photo_id FROM tag_marks WHERE tag_id = ? AND by_file = 1 AND present = 1 "
        "ORDER BY photo_id",
        (tag_id,),
    ).fetchall()


def copy_answers(connection: sqlite3.Connection, source: PhotoId, target: PhotoId) -> None:
    """What was answered of `source` was answered of `target` too, except of what a person has
    already spoken of there. The copies are of no operation, and so stay where one is undone."""
    connection.execute(
        "INSERT INTO ledger (batch, tag_id, album_id, photo_id, said, time, space) "
        "SELECT 0, tag_id, album_id, ?1, said, time, space FROM ledger AS o "
        "WHERE photo_id = ?2 AND taken_back = 0 AND NOT EXISTS (SELECT 1 FROM ledger AS t "
        "WHERE t.photo_id = ?1 AND t.taken_back = 0 AND t.said <> 'skip' "
        "AND t.tag_id IS o.tag_id AND t.album_id IS o.album_id) ORDER BY id",
        (target, source),
    )
