"""Ratings: a person's word, and the file's where there is none."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from photo_sorter.adapters.catalog.columns import PhotoColumns
from photo_sorter.adapters.catalog.database import Database
from photo_sorter.adapters.catalog.integers import integers
from photo_sorter.adapters.catalog.marks import existing
from photo_sorter.adapters.catalog.values import id_list
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.rating import ColourLabel, PersonRating, Rating, RatingChange, unpack

_COLUMNS = "stars, favourite, rejected, label"
# As `core.rating.pack` packs them. `r` is a person's row, `p` the photo's.
_PACKED = (
    "coalesce(r.stars, max(p.rating, 0), 0) | (ifnull(r.favourite, 0) << 3) "
    "| (ifnull(r.rejected, p.file_rejected) << 4) | (ifnull(r.label, p.file_label) << 5)"
)
_BY_FILE = "SELECT id, rating FROM photos WHERE rating > 0"
_MARKED_BY_FILE = (
    "SELECT id, ifnull(max(rating, 0), 0) | (file_rejected << 4) | (file_label << 5) FROM photos "
    "WHERE file_rejected > 0 OR file_label > 0"
)
# Few photos are rated: with a plain join SQLite may look at every photo first.
_BY_PERSON = f"SELECT p.id, {_PACKED} FROM ratings r CROSS JOIN photos p ON p.id = r.photo_id"


class SqliteRatings:
    """`core.ports.RatingTable`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, photo_ids: Sequence[PhotoId]) -> dict[PhotoId, Rating]:
        """How each photo is rated, of those that there are."""
        with self._database.reading() as connection:
            rows = connection.execute(
                f"SELECT p.id, {_PACKED} FROM photos p LEFT JOIN ratings r ON r.photo_id = p.id "
                "WHERE p.id IN (SELECT value FROM json_each(?))",
                (id_list(photo_ids),),
            ).fetchall()
        return {PhotoId(photo_id): unpack(packed) for photo_id, packed in rows}

    def said(self, photo_ids: Sequence[PhotoId]) -> list[PersonRating]:
        """What a person has said of each photo so far, perhaps nothing."""
        with self._database.reading() as connection:
            return _said(connection, photo_ids)

    def set_by_person(
        self, photo_ids: Sequence[PhotoId], change: RatingChange
    ) -> list[PersonRating]:
        """A person rates photos; returns what they had said of each, for `restore`."""
        values = (change.stars, change.favourite, change.rejected, change.label)
        with self._database.transaction() as connection:
            there = existing(connection, photo_ids)
            before = _said(connection, there)
            connection.execute(
                f"INSERT INTO ratings (photo_id, {_COLUMNS}) "
                "SELECT value, ?, ?, ?, ? FROM json_each(?) WHERE true "
                "ON CONFLICT (photo_id) DO UPDATE SET "
                "stars = ifnull(excluded.stars, stars), "
                "favourite = ifnull(excluded.favourite, favourite), "
                "rejected = ifnull(excluded.rejected, rejected), "
                "label = ifnull(excluded.label, label)",
                (*values, id_list(there)),
            )
        return before

    def restore(self, said: Sequence[PersonRating]) -> list[PersonRating]:
        """Put back what `set_by_person` returned; returns what was said until now, in turn."""
        with self._database.transaction() as connection:
            there = existing(connection, [each.photo_id for each in said])
            before = _said(connection, there)
            allowed = set(there)
            connection.executemany(
                f"INSERT OR REPLACE INTO ratings (photo_id, {_COLUMNS}) VALUES (?, ?, ?, ?, ?)",
                (
                    (each.photo_id, each.stars, each.favourite, each.rejected, each.label)
                    for each in said
                    if each.photo_id in allowed
                ),
            )
            connection.execute(
                "DELETE FROM ratings WHERE coalesce(stars, favourite, rejected, label) IS NULL"
            )
        return before


def packed_ratings(connection: sqlite3.Connection, columns: PhotoColumns) -> NDArray[np.uint8]:
    """uint8 (n,) of all n photos, as `core.rating.pack` packs them. Few photos of a library are
    rated: those are read, and not every photo is asked about."""
    found = np.zeros(len(columns), np.uint8)
    for query in (_BY_FILE, _MARKED_BY_FILE, _BY_PERSON):  # the person's word comes last
        ids, packed = integers(connection, query, columns=2)
        places = columns.places.of(ids)
        found[places[places >= 0]] = packed[places >= 0]
    return found


def copy_rating_by_person(connection: sqlite3.Connection, source: PhotoId, target: PhotoId) -> None:
    """What a person said of `source` holds of `target` too, except where they spoke of that."""
    connection.execute(
        f"INSERT INTO ratings (photo_id, {_COLUMNS}) "
        f"SELECT ?, {_COLUMNS} FROM ratings WHERE photo_id = ? "
        "ON CONFLICT (photo_id) DO UPDATE SET "
        "stars = ifnull(stars, excluded.stars), "
        "favourite = ifnull(favourite, excluded.favourite), "
        "rejected = ifnull(rejected, excluded.rejected), "
        "label = ifnull(label, excluded.label)",
        (target, source),
    )


def _said(connection: sqlite3.Connection, photo_ids: Sequence[PhotoId]) -> list[PersonRating]:
    rows = connection.execute(
        f"SELECT photo_id, {_COLUMNS} FROM ratings "
        "WHERE photo_id IN (SELECT value FROM json_each(?))",
        (id_list(photo_ids),),
    )
    said = {row[0]: _person_rating(row) for row in rows}
    return [said.get(photo_id, PersonRating(photo_id)) for photo_id in photo_ids]


def _person_rating(row: tuple[int, int | None, int | None, int | None, int | None]) -> PersonRating:
    photo_id, stars, favourite, rejected, label = row
    return PersonRating(
        PhotoId(photo_id),
        stars,
        None if favourite is None else bool(favourite),
        None if rejected is None else bool(rejected),
        None if label is None else ColourLabel(label),
    )
