"""Dates that a person gave: they beat the files'."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import timedelta

from photo_sorter.adapters.catalog.database import Database
from photo_sorter.adapters.catalog.marks import existing
from photo_sorter.adapters.catalog.values import (
    id_list,
    in_second,
    name_number_of,
    seconds,
    time_of,
)
from photo_sorter.core.dated_photo import PersonDate
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.taken import Precision

_SAID = "taken_at, subsecond, precision, zone, in_second"
# Where the person's row is there already, it knows better what the file says than the photo's does.
_SET = (
    f"INSERT INTO dates_by_person (photo_id, {_SAID}, file_sort_time, file_in_second) "
    "SELECT id, ?2, ?3, ?4, ?5, ?6, sort_time, in_second FROM photos WHERE id = ?1 "
    "ON CONFLICT (photo_id) DO UPDATE SET "
    + ", ".join(f"{column} = excluded.{column}" for column in _SAID.split(", "))
)
_AMONG = "d.photo_id = photos.id AND photos.id IN (SELECT value FROM json_each(?))"


class SqliteDates:
    """`core.ports.DateTable`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, photo_ids: Sequence[PhotoId]) -> dict[PhotoId, PersonDate]:
        """Of those photos of which a person has said something."""
        with self._database.reading() as connection:
            return _said(connection, photo_ids)

    def set_by_person(self, said: Sequence[PersonDate]) -> list[PersonDate]:
        """A person has said this, and no more; returns what was said until now."""
        with self._database.transaction() as connection:
            there = existing(connection, [each.photo_id for each in said])
            before = _said(connection, there)
            allowed = set(there)
            said = [each for each in said if each.photo_id in allowed]
            connection.executemany(_SET, [_row(each) for each in said if each.when is not None])
            _follow(connection, [each.photo_id for each in said if each.when is not None])
            _forget(connection, [each.photo_id for each in said if each.when is None])
        return [before.get(photo_id, PersonDate(photo_id)) for photo_id in there]


def keep_date_by_person(connection: sqlite3.Connection, photo_id: PhotoId) -> None:
    """After the file's own date was written to the photo: a person's word stands."""
    connection.execute(
        "UPDATE dates_by_person SET (file_sort_time, file_in_second) = "
        "(SELECT sort_time, in_second FROM photos WHERE id = photo_id) WHERE photo_id = ?",
        (photo_id,),
    )
    _follow(connection, [photo_id])


def copy_date_by_person(connection: sqlite3.Connection, source: PhotoId, target: PhotoId) -> None:
    """What a person said of `source` holds of `target` too, except where they spoke of that."""
    connection.execute(
        f"INSERT INTO dates_by_person (photo_id, {_SAID}, file_sort_time, file_in_second) "
        "SELECT p.id, d.taken_at, d.subsecond, d.precision, d.zone, d.in_second, "
        "p.sort_time, p.in_second FROM dates_by_person d JOIN photos p ON p.id = ? "
        "WHERE d.photo_id = ? ON CONFLICT (photo_id) DO NOTHING",
        (target, source),
    )
    _follow(connection, [target])


def _follow(connection: sqlite3.Connection, photo_ids: Sequence[PhotoId]) -> None:
    connection.execute(
        "UPDATE photos SET sort_time = d.taken_at, in_second = d.in_second "
        f"FROM dates_by_person d WHERE {_AMONG}",
        (id_list(photo_ids),),
    )


def _forget(connection: sqlite3.Connection, photo_ids: Sequence[PhotoId]) -> None:
    among = id_list(photo_ids)
    connection.execute(
        "UPDATE photos SET sort_time = d.file_sort_time, in_second = d.file_in_second "
        f"FROM dates_by_person d WHERE {_AMONG}",
        (among,),
    )
    connection.execute(
        "DELETE FROM dates_by_person WHERE photo_id IN (SELECT value FROM json_each(?))", (among,)
    )


def _said(
    connection: sqlite3.Connection, photo_ids: Sequence[PhotoId]
) -> dict[PhotoId, PersonDate]:
    rows = connection.execute(
        f"SELECT photo_id, {_SAID} FROM dates_by_person "
        "WHERE photo_id IN (SELECT value FROM json_each(?))",
        (id_list(photo_ids),),
    )
    return {
        PhotoId(photo_id): PersonDate(
            PhotoId(photo_id),
            time_of(taken_at) + timedelta(microseconds=subsecond),
            Precision(precision),
            zone,
            name_number_of(order),
        )
        for photo_id, taken_at, subsecond, precision, zone, order in rows
    }


def _row(said: PersonDate) -> tuple[object, ...]:
    assert said.when is not None
    return (
        said.photo_id, seconds(said.when), said.when.microsecond, said.precision.value, said.zone,
        in_second(said.when, said.number),
    )  # fmt: skip
