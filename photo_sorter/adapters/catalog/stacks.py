"""Stacks: photos that are seen as one item."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

import numpy as np

from photo_sorter.adapters.catalog.columns import PhotoColumns
from photo_sorter.adapters.catalog.database import Database
from photo_sorter.adapters.catalog.integers import integers
from photo_sorter.adapters.catalog.marks import existing
from photo_sorter.adapters.catalog.values import id_list, path_text
from photo_sorter.core.edited_names import NamedPhoto
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.stacks import Stack, StackedPhotos, StackId, StackState

# Of stacks that two photos or more are visible of: the photos, their stacks and places.
_VISIBLE = (
    "WITH seen AS (SELECT s.photo_id, s.stack_id, s.place FROM stack_photos s "
    "CROSS JOIN photos p ON p.id = s.photo_id WHERE +p.visible = 1) "
    "SELECT photo_id, stack_id, place FROM seen "
    "WHERE stack_id IN (SELECT stack_id FROM seen GROUP BY stack_id HAVING count(*) > 1)"
)
STACKED_IDS = f"SELECT photo_id FROM ({_VISIBLE})"


class SqliteStacks:
    """`core.ports.stacks.StackTable`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[Stack]:
        with self._database.reading() as connection:
            return _stacks(connection, f"SELECT * FROM ({_VISIBLE})")

    def of(self, photo_ids: Sequence[PhotoId]) -> list[Stack]:
        with self._database.reading() as connection:
            return _stacks(
                connection,
                "SELECT s.photo_id, s.stack_id, s.place FROM stack_photos s "
                "JOIN photos p ON p.id = s.photo_id WHERE p.visible = 1 AND s.stack_id IN ("
                "SELECT stack_id FROM stack_photos "
                "WHERE photo_id IN (SELECT value FROM json_each(?)))",
                (id_list(photo_ids),),
            )

    def state(self, photo_ids: Sequence[PhotoId]) -> StackState:
        with self._database.reading() as connection:
            return _state(connection, photo_ids)

    def put(self, state: StackState) -> StackState:
        said = [*state.photo_ids, *(each for stack in state.stacks for each in stack.photo_ids)]
        with self._database.transaction() as connection:
            there = existing(connection, said)
            before = _state(connection, there)
            ids = (id_list(there),)
            among = "photo_id IN (SELECT value FROM json_each(?))"
            connection.execute(f"DELETE FROM stack_photos WHERE {among}", ids)
            connection.execute(f"DELETE FROM unstacked WHERE {among}", ids)
            _remove_small(connection, [each.id for each in before.stacks if each.id is not None])
            allowed = set(there)
            for stack in state.stacks:
                photos = [each for each in stack.photo_ids if each in allowed]
                if len(photos) > 1:
                    _insert(connection, stack, photos)
            connection.executemany(
                "INSERT INTO unstacked (photo_id) VALUES (?)",
                [(each,) for each in state.unstacked if each in allowed],
            )
        return before

    def named(self) -> list[NamedPhoto]:
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT p.id, l.path, p.taken_at, p.camera FROM locations l "
                "JOIN photos p ON p.id = l.photo_id WHERE l.state = 'ready' AND p.visible = 1"
            )
            return [
                NamedPhoto(PhotoId(photo), path_text(path), taken, camera)
                for photo, path, taken, camera in rows
            ]

    def unstacked(self) -> set[PhotoId]:
        with self._database.reading() as connection:
            return {PhotoId(row[0]) for row in connection.execute("SELECT * FROM unstacked")}


def stacked_photos(connection: sqlite3.Connection, columns: PhotoColumns) -> StackedPhotos:
    """Of all visible photos, as `_VISIBLE` asks for, in a tenth of its time."""
    query = "SELECT photo_id, stack_id, place FROM stack_photos"
    found = integers(connection, query, columns=3)
    found = found[:, columns.places.of(found[0]) >= 0]
    _, stack, counts = np.unique(found[1], return_inverse=True, return_counts=True)
    found = found[:, counts[stack] > 1]
    photos, stacks, places = found[:, np.argsort(found[0])]
    return StackedPhotos(photos, stacks, places)


def copy_stack(connection: sqlite3.Connection, source: PhotoId, target: PhotoId) -> None:
    """`target`, if it is in no stack, comes behind `source`, or takes its place once that is
    hidden."""
    connection.execute(
        "UPDATE stack_photos SET place = place + 1 "
        "WHERE stack_id = (SELECT stack_id FROM stack_photos WHERE photo_id = ?1) "
        "AND place > (SELECT place FROM stack_photos WHERE photo_id = ?1) "
        "AND NOT EXISTS (SELECT 1 FROM stack_photos WHERE photo_id = ?2)",
        (source, target),
    )
    connection.execute(
        "INSERT INTO stack_photos (photo_id, stack_id, place) "
        "SELECT ?2, stack_id, place + 1 FROM stack_photos WHERE photo_id = ?1 "
        "ON CONFLICT (photo_id) DO NOTHING",
        (source, target),
    )


def _stacks(
    connection: sqlite3.Connection, query: str, parameters: Sequence[object] = ()
) -> list[Stack]:
    """Of a query for photos, stacks and places; those of two photos or more."""
    photos: dict[int, list[PhotoId]] = {}
    for photo, stack, _ in sorted(
        connection.execute(query, parameters), key=lambda row: (row[1], row[2], row[0])
    ):
        photos.setdefault(stack, []).append(PhotoId(photo))
    automatic = {row[0] for row in connection.execute("SELECT id FROM stacks WHERE automatic = 1")}
    return [
        Stack(tuple(ids), StackId(stack), stack in automatic)
        for stack, ids in photos.items()
        if len(ids) > 1
    ]


def _state(connection: sqlite3.Connection, photo_ids: Iterable[PhotoId]) -> StackState:
    asked = list(dict.fromkeys(photo_ids))
    stacks = _stacks(
        connection,
        "SELECT photo_id, stack_id, place FROM stack_photos WHERE stack_id IN ("
        "SELECT stack_id FROM stack_photos WHERE photo_id IN (SELECT value FROM json_each(?)))",
        (id_list(asked),),
    )
    every = dict.fromkeys([*asked, *(each for stack in stacks for each in stack.photo_ids)])
    unstacked = connection.execute(
        "SELECT photo_id FROM unstacked WHERE photo_id IN (SELECT value FROM json_each(?))",
        (id_list(every),),
    )
    return StackState(tuple(every), tuple(stacks), tuple(PhotoId(row[0]) for row in unstacked))


def _insert(connection: sqlite3.Connection, stack: Stack, photos: Sequence[PhotoId]) -> None:
    """Under its id, unless that is another stack's now."""
    used = connection.execute("SELECT 1 FROM stacks WHERE id = ?", (stack.id,)).fetchone()
    made = connection.execute(
        "INSERT INTO stacks (id, automatic) VALUES (?, ?) RETURNING id",
        (None if used else stack.id, stack.automatic),
    ).fetchone()[0]
    connection.executemany(
        "INSERT INTO stack_photos (photo_id, stack_id, place) VALUES (?, ?, ?)",
        [(photo, made, place) for place, photo in enumerate(photos)],
    )


def _remove_small(connection: sqlite3.Connection, stack_ids: Sequence[StackId]) -> None:
    """Of these stacks those that have one photo left, or none."""
    connection.execute(
        "DELETE FROM stacks WHERE id IN (SELECT value FROM json_each(?)) "
        "AND (SELECT count(*) FROM stack_photos WHERE stack_id = stacks.id) < 2",
        (id_list(stack_ids),),
    )
