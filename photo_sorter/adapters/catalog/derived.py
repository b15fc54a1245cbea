"""What was derived of each photo, and what could not be."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from photo_sorter.adapters.catalog.database import Database
from photo_sorter.adapters.catalog.locations import (
    LOCATION_COLUMNS,
    failure_columns,
    location_of,
    stored_failure,
)
from photo_sorter.adapters.catalog.values import id_list
from photo_sorter.core.derivation import Derivation, Derived, DerivedValue
from photo_sorter.core.photo import Location, LocationId, PhotoId

# The tables and the condition that give the photos which lack a derivation.
_LACKING = (
    "FROM photos p CROSS JOIN locations l ON l.id = ("
    "  SELECT min(o.id) FROM locations o JOIN folders f ON f.id = o.folder_id"
    "  WHERE o.photo_id = p.id AND o.state = 'ready' AND f.state = 'online') "
    "WHERE p.id > :after AND +p.visible = 1 AND NOT EXISTS ("
    "  SELECT 1 FROM derived d WHERE d.name = :name AND d.photo_id = p.id"
    "  AND d.version >= :version)"
)
_HAS_NEEDS = (
    " AND :count = (SELECT count(*) FROM derived n WHERE n.photo_id = p.id AND n.state = 'done'"
    "  AND n.name IN (SELECT value FROM json_each(:needs)))"
)
_PUT = (
    "INSERT OR REPLACE INTO derived (name, photo_id, version, state, value, failure_kind, reason) "
    "VALUES (?, ?, ?, ?, ?, ?, ?)"
)


class SqliteDerived:
    """`core.ports.DerivedTable`. A trigger deletes a photo's rows when its picture changes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def lacking(self, derivation: Derivation, limit: int, after: PhotoId) -> list[Location]:
        condition, parameters = _lacking(derivation, after)
        with self._database.reading() as connection:
            rows = connection.execute(
                f"SELECT {LOCATION_COLUMNS} {condition} ORDER BY p.id LIMIT :limit",
                {**parameters, "limit": limit},
            )
            return [location_of(row) for row in rows]

    def count_lacking(self, derivation: Derivation) -> int:
        condition, parameters = _lacking(derivation, PhotoId(0))
        with self._database.reading() as connection:
            row = connection.execute(f"SELECT count(*) {condition}", parameters).fetchone()
        return int(row[0])

    def put(self, derivation: Derivation, derived: Sequence[Derived]) -> None:
        with self._database.transaction() as connection:
            connection.executemany(_PUT, [_row(derivation, x) for x in derived])

    def having(self, derivation: Derivation, photo_ids: Sequence[PhotoId]) -> set[PhotoId]:
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT photo_id FROM derived WHERE name = ? AND version >= ? "
                "AND photo_id IN (SELECT value FROM json_each(?))",
                (derivation.name, derivation.version, id_list(photo_ids)),
            )
            return {PhotoId(photo_id) for (photo_id,) in rows}

    def forget(self, name: str, photo_ids: Sequence[PhotoId]) -> None:
        with self._database.transaction() as connection:
            connection.execute(
                "DELETE FROM derived WHERE name = ? "
                "AND photo_id IN (SELECT value FROM json_each(?))",
                (name, id_list(photo_ids)),
            )

    def forget_all(self, name: str) -> None:
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM derived WHERE name = ?", (name,))

    def values(self, name: str, photo_ids: Sequence[PhotoId]) -> dict[PhotoId, DerivedValue]:
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT photo_id, value FROM derived WHERE name = ? AND value IS NOT NULL "
                "AND photo_id IN (SELECT value FROM json_each(?))",
                (name, id_list(photo_ids)),
            ).fetchall()
        return {PhotoId(photo_id): value for photo_id, value in rows}

    def failures(self) -> list[Location]:
        with self._database.reading() as connection:
            rows = connection.execute(
                f"SELECT {LOCATION_COLUMNS}, d.failure_kind, d.reason "
                "FROM derived d INDEXED BY derived_failed JOIN locations l ON l.id = ("
                "  SELECT min(o.id) FROM locations o"
                "  WHERE o.photo_id = d.photo_id AND o.state = 'ready') "
                "WHERE d.state = 'failed' ORDER BY l.path, d.name"
            ).fetchall()
        return [
            replace(location_of(row), failure=stored_failure(kind, reason))
            for *row, kind, reason in rows
        ]

    def retry(self, location_ids: Sequence[LocationId] | None) -> int:
        forget = "DELETE FROM derived WHERE state = 'failed'"
        with self._database.transaction() as connection:
            if location_ids is None:
                return connection.execute(forget).rowcount
            return connection.execute(
                f"{forget} AND photo_id IN (SELECT photo_id FROM locations "
                "WHERE id IN (SELECT value FROM json_each(?)))",
                (id_list(location_ids),),
            ).rowcount


def _lacking(derivation: Derivation, after: PhotoId) -> tuple[str, dict[str, object]]:
    """What follows the columns of a SELECT, and its parameters."""
    parameters = {"after": after, "name": derivation.name, "version": derivation.version}
    if not derivation.needs:
        return _LACKING, parameters
    needs = set(derivation.needs)
    named = {"needs": json.dumps(sorted(needs)), "count": len(needs)}
    return _LACKING + _HAS_NEEDS, {**parameters, **named}


def _row(derivation: Derivation, derived: Derived) -> tuple[object, ...]:
    failure = derived.failure
    state = "done" if failure is None else "failed"
    kind, reason = (None, "") if failure is None else failure_columns(failure)
    return (
        derivation.name, derived.photo_id, derivation.version, state, derived.value, kind, reason,
    )  # fmt: skip
