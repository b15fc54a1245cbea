"""Photos whose sidecars are to be looked at, and what both sides of them changed."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence

from photo_sorter.adapters.catalog.database import Database
from photo_sorter.adapters.catalog.values import id_list, path_text
from photo_sorter.core.file_merge import FieldConflict, SingleField
from photo_sorter.core.photo import FilePath, FolderId, LocationId, PhotoId
from photo_sorter.core.ports.file_merge import OutboxEntry, OutboxState, SidecarConflict
from photo_sorter.core.problems import Occurrence, Problem, from_text, to_text

_SELECT = "SELECT photo_id, turn, state, attempts, location_id, problem FROM sidecar_outbox "
# Each by the index: of those that wait for a person there may be a million.
_DUE = "WHERE state = 'due' AND next_try = 0 "
_AGAIN = "WHERE state = 'failed' AND next_try <= ? "
_AFTER = "AND photo_id > ? ORDER BY photo_id LIMIT ?"
_AMONG = "IN (SELECT value FROM json_each(?))"
_Row = tuple[int, int, str, int, int | None, str]


class SqliteSidecarOutbox:
    """`core.ports.SidecarOutbox`. Triggers put photos in."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def due(self, limit: int, now: int, after: PhotoId) -> list[OutboxEntry]:
        """Due ones, and failed ones whose time (seconds since 1970) has come, of photos with ids >
        `after`; by photo."""
        fresh = self._select(_DUE + _AFTER, after, limit)
        again = self._select(_AGAIN + _AFTER, now, after, limit)
        return sorted([*fresh, *again], key=lambda entry: entry.photo_id)[:limit]

    def is_due(self, now: int) -> bool:
        return bool(self._select(_DUE + "LIMIT 1") or self._select(_AGAIN + "LIMIT 1", now))

    def failures(self) -> list[tuple[LocationId, FilePath, Occurrence]]:
        """The files of those that failed, by path; files that are away are none."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT l.id, l.path, o.problem FROM sidecar_outbox o "
                "JOIN locations l ON l.id = o.location_id WHERE o.state = 'failed' ORDER BY l.path"
            ).fetchall()
        found = [(LocationId(i), path_text(path), from_text(text)) for i, path, text in rows]
        return [each for each in found if each[2].problem is not Problem.PHOTO_AWAY]

    def away(self) -> dict[FolderId, int]:
        """How many failed because their files were away, by folder."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT l.folder_id, count(*) FROM sidecar_outbox o "
                "JOIN locations l ON l.id = o.location_id "
                "WHERE o.state = 'failed' AND o.problem = ? GROUP BY l.folder_id",
                (to_text(Occurrence(Problem.PHOTO_AWAY)),),
            )
            return {FolderId(folder): count for folder, count in rows}

    def of(self, photo_ids: Collection[PhotoId]) -> dict[PhotoId, OutboxEntry]:
        found = self._select(f"WHERE photo_id {_AMONG}", id_list(photo_ids))
        return {entry.photo_id: entry for entry in found}

    def all(self) -> list[OutboxEntry]:
        return self._select("ORDER BY photo_id")

    def counts(self) -> dict[OutboxState, int]:
        with self._database.reading() as connection:
            rows = connection.execute("SELECT state, count(*) FROM sidecar_outbox GROUP BY state")
            return {OutboxState(state): count for state, count in rows}

    def add(self, photo_ids: Collection[PhotoId]) -> None:
        """Have those looked at of which a person has spoken, or whose sidecars are known."""
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT INTO sidecar_outbox (photo_id) SELECT p.id FROM photos p "
                f"WHERE p.id {_AMONG} AND ("
                "EXISTS (SELECT 1 FROM sidecar_bases b WHERE b.photo_id = p.id) "
                "OR EXISTS (SELECT 1 FROM ratings r WHERE r.photo_id = p.id) "
                "OR EXISTS (SELECT 1 FROM details_by_person d WHERE d.photo_id = p.id) OR EXISTS "
                "(SELECT 1 FROM tag_marks m WHERE m.photo_id = p.id AND m.by_person = 1)) "
                "ON CONFLICT (photo_id) DO UPDATE SET turn = turn + 1, state = 'due', "
                "attempts = 0, next_try = 0",
                (id_list(photo_ids),),
            )

    def settle(self, photo_id: PhotoId, turn: int) -> None:
        with self._database.transaction() as connection:
            connection.execute(
                "DELETE FROM sidecar_outbox WHERE photo_id = ? AND turn = ?", (photo_id, turn)
            )

    def wait(self, photo_id: PhotoId, turn: int) -> None:
        with self._database.transaction() as connection:
            connection.execute(
                "UPDATE sidecar_outbox SET state = 'waiting', attempts = 0, next_try = 0, "
                "location_id = NULL, problem = '' WHERE photo_id = ? AND turn = ?",
                (photo_id, turn),
            )

    def fail(
        self,
        photo_id: PhotoId,
        turn: int,
        location_id: LocationId,
        problem: Occurrence,
        next_try: int,
    ) -> None:
        with self._database.transaction() as connection:
            connection.execute(
                "UPDATE sidecar_outbox SET state = 'failed', attempts = attempts + 1, "
                "next_try = ?, location_id = ?, problem = ? WHERE photo_id = ? AND turn = ?",
                (next_try, location_id, to_text(problem), photo_id, turn),
            )

    def hurry(
        self, states: Collection[OutboxState], locations: Sequence[LocationId] | None = None
    ) -> int:
        """Make entries in these states due now, or those of them that failed at these files; how
        many."""
        wanted = json.dumps([state.value for state in states])
        condition, values = f"state {_AMONG}", [wanted]
        if locations is not None:
            condition += f" AND location_id {_AMONG}"
            values.append(id_list(locations))
        with self._database.transaction() as connection:
            cursor = connection.execute(
                f"UPDATE sidecar_outbox SET state = 'due', next_try = 0 WHERE {condition}", values
            )
        return cursor.rowcount

    def _select(self, condition: str, *values: object) -> list[OutboxEntry]:
        with self._database.reading() as connection:
            return [_entry(row) for row in connection.execute(_SELECT + condition, values)]


def _entry(row: _Row) -> OutboxEntry:
    photo_id, turn, state, attempts, location_id, problem = row
    return OutboxEntry(
        PhotoId(photo_id),
        turn,
        OutboxState(state),
        attempts,
        None if location_id is None else LocationId(location_id),
        from_text(problem) if problem else None,
    )


class SqliteConflicts:
    """`core.ports.ConflictTable`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[SidecarConflict]:
        """By path and field."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT c.location_id, l.photo_id, l.path, c.field, c.ours, c.theirs, c.undone "
                "FROM sidecar_conflicts c JOIN locations l ON l.id = c.location_id "
                "WHERE l.photo_id IS NOT NULL ORDER BY l.path, c.field"
            ).fetchall()
        return [
            SidecarConflict(
                LocationId(location_id),
                PhotoId(photo_id),
                path_text(path),
                FieldConflict(SingleField(field), json.loads(ours), json.loads(theirs)),
                bool(undone),
            )
            for location_id, photo_id, path, field, ours, theirs, undone in rows
        ]

    def undone(self, location_ids: Collection[LocationId]) -> dict[LocationId, set[SingleField]]:
        """The fields that wait to be decided again."""
        found: dict[LocationId, set[SingleField]] = {}
        with self._database.reading() as connection:
            for location_id, field in connection.execute(
                "SELECT location_id, field FROM sidecar_conflicts "
                f"WHERE undone = 1 AND location_id {_AMONG}",
                (id_list(location_ids),),
            ):
                found.setdefault(LocationId(location_id), set()).add(SingleField(field))
        return found

    def replace(self, location_id: LocationId, conflicts: Sequence[FieldConflict]) -> None:
        """These are the file's conflicts, beside those that were undone."""
        with self._database.transaction() as connection:
            connection.execute(
                "DELETE FROM sidecar_conflicts WHERE location_id = ? AND undone = 0", (location_id,)
            )
            for conflict in conflicts:
                self.put(location_id, conflict, undone=False)

    def remove(self, location_id: LocationId, field: SingleField) -> None:
        with self._database.transaction() as connection:
            connection.execute(
                "DELETE FROM sidecar_conflicts WHERE location_id = ? AND field = ?",
                (location_id, field.value),
            )

    def put(self, location_id: LocationId, conflict: FieldConflict, *, undone: bool) -> None:
        """Nothing happens where the file is gone."""
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO sidecar_conflicts "
                "(location_id, field, ours, theirs, undone) "
                "SELECT id, ?2, ?3, ?4, ?5 FROM locations WHERE id = ?1",
                (location_id, conflict.field.value, json.dumps(conflict.ours),
                 json.dumps(conflict.theirs), int(undone)),
            )  # fmt: skip
