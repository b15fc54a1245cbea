"""What a person says of photos in words and of their places: it beats what the files say."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Sequence

from photo_sorter.adapters.catalog.database import Database
from photo_sorter.adapters.catalog.marks import existing
from photo_sorter.adapters.catalog.values import id_list
from photo_sorter.core.person_details import DetailChange, PersonDetails, Place
from photo_sorter.core.photo import PhotoId

_COLUMNS = "title, description, copyright, placed, latitude, longitude, creator"
_INSERT = f"INSERT INTO details_by_person (photo_id, {_COLUMNS}) "
# What is said of a place is said of both degrees.
_MERGED = (
    "title = ifnull({first}.title, {other}.title), "
    "description = ifnull({first}.description, {other}.description), "
    "copyright = ifnull({first}.copyright, {other}.copyright), "
    "placed = max({first}.placed, {other}.placed), "
    "latitude = iif({first}.placed, {first}.latitude, {other}.latitude), "
    "longitude = iif({first}.placed, {first}.longitude, {other}.longitude), "
    "creator = ifnull({first}.creator, {other}.creator)"
)
_CHANGE = (
    _INSERT + "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (photo_id) DO UPDATE SET "
    + _MERGED.format(first="excluded", other="details_by_person")
)  # fmt: skip
_COPY = (
    _INSERT + f"SELECT ?, {_COLUMNS} FROM details_by_person WHERE photo_id = ? "
    "ON CONFLICT (photo_id) DO UPDATE SET "
    + _MERGED.format(first="details_by_person", other="excluded")
)  # fmt: skip
_AMONG = "photo_id IN (SELECT value FROM json_each(?))"

_Row = tuple[int, str | None, str | None, str | None, int, float | None, float | None, str | None]


class SqlitePersonDetails:
    """`core.ports.PersonDetailTable`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, photo_ids: Sequence[PhotoId]) -> dict[PhotoId, PersonDetails]:
        """Of those photos of which a person has said something."""
        with self._database.reading() as connection:
            return details_by_person(connection, photo_ids)

    def set_by_person(
        self, photo_ids: Sequence[PhotoId], change: DetailChange
    ) -> list[PersonDetails]:
        """A person says this; what the change leaves out stays. Returns what was said until now of
        the photos, those of which nothing was said left out, for `restore`."""
        values = _values(change)
        with self._database.transaction() as connection:
            there = existing(connection, photo_ids)
            before = details_by_person(connection, there)
            if change:
                connection.executemany(_CHANGE, ((photo_id, *values) for photo_id in there))
        return list(before.values())

    def restore(
        self, photo_ids: Sequence[PhotoId], said: Sequence[PersonDetails]
    ) -> list[PersonDetails]:
        """Of these photos a person has said this, and nothing of the others of them; returns what
        was said until now, in turn."""
        with self._database.transaction() as connection:
            there = existing(connection, photo_ids)
            before = details_by_person(connection, there)
            connection.execute(f"DELETE FROM details_by_person WHERE {_AMONG}", (id_list(there),))
            allowed = set(there)
            connection.executemany(
                _CHANGE,
                (
                    (each.photo_id, *_values(each))
                    for each in said
                    if each.photo_id in allowed and not each.is_silent
                ),
            )
        return list(before.values())


def copy_details_by_person(
    connection: sqlite3.Connection, source: PhotoId, target: PhotoId
) -> None:
    """What a person said of `source` holds of `target` too, except where they spoke of that."""
    connection.execute(_COPY, (target, source))


def details_by_person(
    connection: sqlite3.Connection, photo_ids: Collection[PhotoId]
) -> dict[PhotoId, PersonDetails]:
    rows = connection.execute(
        f"SELECT photo_id, {_COLUMNS} FROM details_by_person WHERE {_AMONG} ORDER BY photo_id",
        (id_list(photo_ids),),
    )
    return {row[0]: _details(row) for row in rows}


def _details(row: _Row) -> PersonDetails:
    photo_id, title, description, copyright, placed, latitude, longitude, creator = row
    place = Place(latitude, longitude) if placed else None
    return PersonDetails(PhotoId(photo_id), title, description, copyright, place, creator)


def _values(said: DetailChange | PersonDetails) -> tuple[object, ...]:
    """In the order of `_COLUMNS`."""
    place = said.place or Place()
    return (
        said.title, said.description, said.copyright, int(said.place is not None),
        place.latitude, place.longitude, said.creator,
    )  # fmt: skip
