"""Photos by content, and their visibility."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

import numpy as np

from photo_sorter.adapters.catalog import listings
from photo_sorter.adapters.catalog.captions import copy_caption_by_person
from photo_sorter.adapters.catalog.columns import ColumnCache
from photo_sorter.adapters.catalog.database import Database
from photo_sorter.adapters.catalog.dates import copy_date_by_person, keep_date_by_person
from photo_sorter.adapters.catalog.file_tags import follow_keywords
from photo_sorter.adapters.catalog.filters import Photos, matching
from photo_sorter.adapters.catalog.ledger import copy_answers
from photo_sorter.adapters.catalog.locations import (
    LOCATION_COLUMNS,
    failure_columns,
    location_of,
    stored_failure,
)
from photo_sorter.adapters.catalog.marks import copy_marks_by_person
from photo_sorter.adapters.catalog.outbox import forget_vectors
from photo_sorter.adapters.catalog.own_values import keep_own_values
from photo_sorter.adapters.catalog.person_details import copy_details_by_person
from photo_sorter.adapters.catalog.ratings import copy_rating_by_person
from photo_sorter.adapters.catalog.stacks import copy_stack
from photo_sorter.adapters.catalog.values import (
    id_list,
    in_second,
    name_number_of,
    seconds,
    time_of,
)
from photo_sorter.adapters.catalog.vector_copies import VectorCopies
from photo_sorter.core.embedding import SpaceKey
from photo_sorter.core.errors import Failure
from photo_sorter.core.file_said import faces_in, file_said
from photo_sorter.core.photo import Location, Photo, PhotoId, PhotoMetadata
from photo_sorter.core.ports import PhotoIds
from photo_sorter.core.query import Query
from photo_sorter.core.rating import ColourLabel
from photo_sorter.core.taken import Precision, TakenSource
from photo_sorter.core.views import PhotoListing

_COLUMNS = (
    "content_hash, byte_size, sort_time, colour, width, height, format, taken_at, camera, lens, "
    "exposure, aperture, iso, focal_length, latitude, longitude, rating, keywords, pixels, "
    "taken_precision, taken_source, taken_zone, subsecond, in_second, title, description, "
    "file_rejected, file_label, file_said, copyright, creator"
)
_QUALIFIED = ", ".join(f"photos.{column}" for column in _COLUMNS.split(", "))
_UPSERT = (
    f"INSERT INTO photos ({_COLUMNS}) VALUES ({', '.join('?' * len(_COLUMNS.split(', ')))}) "
    "ON CONFLICT (content_hash) DO UPDATE SET "
    + ", ".join(f"{column} = excluded.{column}" for column in _COLUMNS.split(", ")[1:])
    + " RETURNING id"
)
_REPLACE = (
    "UPDATE photos SET "
    + ", ".join(f"{column} = ?" for column in _COLUMNS.split(", "))
    + " WHERE id = ?"
)


class SqlitePhotos:
    """`core.ports.PhotoTable`. Sort times are kept to the second."""

    def __init__(self, database: Database, columns: ColumnCache, copies: VectorCopies) -> None:
        self._database = database
        self._columns = columns
        self._copies = copies

    def by_hash(self, content_hash: str) -> PhotoId | None:
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT id FROM photos WHERE content_hash = ?", (content_hash,)
            ).fetchone()
        return None if row is None else PhotoId(row[0])

    def complete_hashes(self, sizes: Iterable[int], space: SpaceKey) -> dict[int, frozenset[str]]:
        """For each byte size the hashes of photos without a warning that have a vector in `space`;
        sizes without any are missing."""
        found: dict[int, set[str]] = {}
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT p.byte_size, p.content_hash FROM photos p "
                "JOIN vectors v ON v.photo_id = p.id "
                "AND v.space_id = (SELECT id FROM spaces WHERE key = ?) "
                "WHERE p.byte_size IN (SELECT value FROM json_each(?)) "
                "AND p.id NOT IN (SELECT photo_id FROM warnings)",
                (space, id_list(set(sizes))),
            )
            for size, content_hash in rows:
                found.setdefault(size, set()).add(content_hash)
        return {size: frozenset(hashes) for size, hashes in found.items()}

    def add(
        self, content_hash: str, byte_size: int, metadata: PhotoMetadata,
        sort_time: datetime, colour: int, pixels: str = "",
    ) -> PhotoId:  # fmt: skip
        """Insert, or update the metadata of the photo that has this hash. A new one is hidden
        until a location is attached."""
        values = _values(content_hash, byte_size, metadata, sort_time, colour, pixels)
        with self._database.transaction() as connection:
            photo_id = PhotoId(connection.execute(_UPSERT, values).fetchone()[0])
            keep_date_by_person(connection, photo_id)
            keep_own_values(connection, photo_id)
            follow_keywords(connection, [photo_id])
        return photo_id

    def replace(
        self, photo_id: PhotoId, content_hash: str, byte_size: int, metadata: PhotoMetadata,
        sort_time: datetime, colour: int, pixels: str = "",
    ) -> None:  # fmt: skip
        """Give a photo another content, which no photo has yet; its id, marks and albums stay."""
        values = _values(content_hash, byte_size, metadata, sort_time, colour, pixels)
        with self._database.transaction() as connection:
            connection.execute(_REPLACE, (*values, photo_id))
            keep_date_by_person(connection, photo_id)
            keep_own_values(connection, photo_id)
            follow_keywords(connection, [photo_id])

    def rewritten(self, photo_id: PhotoId, content_hash: str, byte_size: int) -> bool:
        """The photo has other bytes, and all else that is known of it stays, a warning too. False,
        and nothing is changed, where another photo has these bytes."""
        if self.by_hash(content_hash) not in (None, photo_id):
            return False
        warning = self.warning(photo_id)
        with self._database.transaction() as connection:
            connection.execute(
                "UPDATE photos SET content_hash = ?, byte_size = ? WHERE id = ?",
                (content_hash, byte_size, photo_id),
            )
            if warning is not None:
                self.warn(photo_id, warning)
        return True

    def warn(self, photo_id: PhotoId, warning: Failure | None) -> None:
        """Keep what is missing of a photo, None where it is whole. Another content of the photo
        ends it."""
        with self._database.transaction() as connection:
            if warning is None:
                connection.execute("DELETE FROM warnings WHERE photo_id = ?", (photo_id,))
            else:
                connection.execute(
                    "INSERT OR REPLACE INTO warnings VALUES (?, ?, ?)",
                    (photo_id, *failure_columns(warning)),
                )

    def warning(self, photo_id: PhotoId) -> Failure | None:
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT failure_kind, reason FROM warnings WHERE photo_id = ?", (photo_id,)
            ).fetchone()
        return None if row is None else stored_failure(*row)

    def copy_marks(self, source: PhotoId, target: PhotoId) -> None:
        """A person's tags, places in albums and in a stack, rating, date and words, except where
        they have spoken of `target`."""
        with self._database.transaction() as connection:
            copy_marks_by_person(connection, source, target)
            copy_answers(connection, source, target)
            copy_rating_by_person(connection, source, target)
            copy_date_by_person(connection, source, target)
            copy_details_by_person(connection, source, target)
            copy_caption_by_person(connection, source, target)
            copy_stack(connection, source, target)

    def set_pixels(self, photo_id: PhotoId, pixels: str) -> None:
        """Keep the hash of the pixels of a photo that was added without one."""
        with self._database.transaction() as connection:
            connection.execute("UPDATE photos SET pixels = ? WHERE id = ?", (pixels, photo_id))

    def embedded_pixels(self, photo_ids: Sequence[PhotoId], space: SpaceKey) -> dict[PhotoId, str]:
        """The hash of the pixels of those that have a vector in `space` and such a hash."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT p.id, p.pixels FROM photos p "
                "JOIN vectors v ON v.photo_id = p.id "
                "AND v.space_id = (SELECT id FROM spaces WHERE key = ?) "
                "WHERE p.pixels <> '' AND p.id IN (SELECT value FROM json_each(?))",
                (space, id_list(photo_ids)),
            ).fetchall()
        return {PhotoId(photo_id): pixels for photo_id, pixels in rows}

    def get(self, photo_id: PhotoId) -> Photo | None:
        return self.get_many([photo_id]).get(photo_id)

    def get_many(self, photo_ids: Sequence[PhotoId]) -> dict[PhotoId, Photo]:
        """The photos there are, also hidden ones, in the order asked for."""
        wanted = (id_list(photo_ids),)
        locations: dict[int, list[Location]] = {}
        with self._database.reading() as connection:
            for row in connection.execute(
                f"SELECT {LOCATION_COLUMNS} FROM locations l "
                "WHERE l.photo_id IN (SELECT value FROM json_each(?)) ORDER BY l.id",
                wanted,
            ):
                location = location_of(row)
                assert location.photo_id is not None
                locations.setdefault(location.photo_id, []).append(location)
            rows = connection.execute(
                f"SELECT id, ifnull(file_in_second, photos.in_second), {_QUALIFIED} FROM photos "
                "LEFT JOIN dates_by_person ON photo_id = id "
                "WHERE id IN (SELECT value FROM json_each(?))",
                wanted,
            ).fetchall()
        found = {row[0]: _photo(row, tuple(locations.get(row[0], ()))) for row in rows}
        return {i: found[i] for i in photo_ids if i in found}

    def content_hash(self, photo_id: PhotoId) -> str | None:
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT content_hash FROM photos WHERE id = ?", (photo_id,)
            ).fetchone()
        return None if row is None else str(row[0])

    def content_hashes(self, photo_ids: Sequence[PhotoId] | PhotoIds) -> dict[PhotoId, str]:
        """The hash of each photo there is."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT id, content_hash FROM photos WHERE id IN (SELECT value FROM json_each(?))",
                (id_list(photo_ids),),
            ).fetchall()
        return {PhotoId(photo_id): content_hash for photo_id, content_hash in rows}

    def by_hashes(self, content_hashes: Sequence[str]) -> dict[str, PhotoId]:
        """The photos that have these hashes, also hidden ones."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT content_hash, id FROM photos "
                "WHERE content_hash IN (SELECT value FROM json_each(?))",
                (json.dumps(list(content_hashes)),),
            ).fetchall()
        return {content_hash: PhotoId(photo_id) for content_hash, photo_id in rows}

    def listing(self, query: Query) -> PhotoListing:
        """Visible photos that an exact query matches, newest first, then by id."""
        with self._database.reading() as connection:
            columns = self._columns.at(connection)
            mask = matching(Photos(connection, columns), query)
            return listings.listing(connection, columns, mask)

    def listing_of(self, photo_ids: Sequence[PhotoId] | PhotoIds) -> PhotoListing:
        """The given photos in the given order, without those that are not visible."""
        with self._database.reading() as connection:
            ids = np.asarray(photo_ids, dtype=np.int64)
            return listings.listing_of(connection, self._columns.at(connection), ids)

    def ids_in(self, query: Query) -> PhotoIds | None:
        """Sorted ids of the visible photos that an exact query matches; None for the query for
        all photos."""
        with self._database.reading() as connection:
            columns = self._columns.at(connection)
            mask = matching(Photos(connection, columns), query)
        return None if mask is None else np.sort(columns.ids[mask])

    def cameras(self) -> list[str]:
        """Every camera that a file names, each once, by name."""
        return self._each("camera")

    def lenses(self) -> list[str]:
        """The same of lenses."""
        return self._each("lens")

    def _each(self, column: str) -> list[str]:
        """From one value to the next along the column's index: there are few, of many photos."""
        with self._database.reading() as connection:
            rows = connection.execute(
                f"WITH RECURSIVE each (value) AS (SELECT min({column}) FROM photos "
                f"WHERE {column} > '' UNION ALL SELECT (SELECT min({column}) FROM photos "
                f"WHERE {column} > each.value) FROM each WHERE each.value IS NOT NULL) "
                "SELECT value FROM each WHERE value IS NOT NULL"
            )
            return [str(value) for (value,) in rows]

    def hidden_among(self, photo_ids: PhotoIds) -> PhotoIds:
        """Those of the photos (n,) that have no location, in no sure order."""
        with self._database.reading() as connection:
            return listings.hidden_among(connection, photo_ids)

    def count(self) -> int:
        with self._database.reading() as connection:
            # All less the hidden ones: SQLite counts a whole table without a look at its rows.
            row = connection.execute(
                "SELECT (SELECT count(*) FROM photos) - "
                "(SELECT count(*) FROM photos WHERE visible = 0)"
            ).fetchone()
        return int(row[0])

    def without_vector(self, space: SpaceKey, limit: int, after: PhotoId) -> list[Location]:
        """One readable location each of visible photos with id > `after`, by id, that have no
        vector in `space`. A file that waits to be read again is left to that."""
        with self._database.reading() as connection:
            rows = connection.execute(
                f"SELECT {LOCATION_COLUMNS} FROM photos p CROSS JOIN locations l ON l.id = ("
                "  SELECT min(o.id) FROM locations o JOIN folders f ON f.id = o.folder_id"
                "  WHERE o.photo_id = p.id AND o.state = 'ready' AND f.state = 'online') "
                "WHERE p.id > ? AND +p.visible = 1 AND NOT EXISTS ("
                "  SELECT 1 FROM vectors v WHERE v.photo_id = p.id"
                "  AND v.space_id = (SELECT id FROM spaces WHERE key = ?)) "
                "ORDER BY p.id LIMIT ?",
                (after, space, limit),
            )
            return [location_of(row) for row in rows]

    def purge_hidden(self, before: datetime) -> int:
        """Delete photos hidden since before that local time, with their tags, marks and vectors,
        less those whose file lies in the trash or is passed over; how many. The outbox tells the
        index of it."""
        with self._database.transaction() as connection:
            ids = [
                row[0]
                for row in connection.execute(
                    "SELECT id FROM photos WHERE visible = 0 AND hidden_since < ? "
                    "AND id NOT IN (SELECT photo_id FROM trash) "
                    "AND id NOT IN (SELECT photo_id FROM passed_over)",
                    (seconds(before),),
                )
            ]
            if ids:
                forget_vectors(connection, ids)
                connection.execute(
                    "DELETE FROM photos WHERE id IN (SELECT value FROM json_each(?))",
                    (id_list(ids),),
                )
                self._copies.change(connection, ids)
        return len(ids)


def _values(
    content_hash: str, byte_size: int, metadata: PhotoMetadata, sort_time: datetime, colour: int,
    pixels: str,
) -> tuple[object, ...]:  # fmt: skip
    """In the order of `_COLUMNS`."""
    m = metadata
    microsecond = m.taken_at.microsecond if m.taken_at else 0
    return (
        content_hash, byte_size, seconds(sort_time), colour, m.width, m.height, m.format,
        None if m.taken_at is None else seconds(m.taken_at), m.camera, m.lens, m.exposure,
        m.aperture, m.iso, m.focal_length, m.latitude, m.longitude, m.rating,
        json.dumps(m.keywords), pixels,
        m.taken_precision and m.taken_precision.value, m.taken_source and m.taken_source.value,
        m.taken_zone, microsecond, in_second(m.taken_at, m.name_number), m.title, m.description,
        m.rejected, m.label or 0, file_said(m), m.copyright, m.creator,
    )  # fmt: skip


def _photo(row: sqlite3.Row | tuple[object, ...], locations: tuple[Location, ...]) -> Photo:
    (photo_id, order_by_file, content_hash, byte_size, sort_time, colour, width, height,
     image_format, taken_at, camera, lens, exposure, aperture, iso, focal_length, latitude,
     longitude, rating, keywords, pixels, precision, source, zone, subsecond, order, title,
     description, rejected, label, said, copyright, creator) = tuple(row)  # fmt: skip
    moment = timedelta(microseconds=subsecond)
    metadata = PhotoMetadata(
        width, height, image_format, None if taken_at is None else time_of(taken_at) + moment,
        camera, lens, exposure, aperture, iso, focal_length, latitude, longitude, rating,
        () if keywords == "[]" else tuple(json.loads(keywords)), precision and Precision(precision),
        source and TakenSource(source), zone, title, description, bool(rejected),
        ColourLabel(label) if label else None, faces_in(said), name_number_of(order_by_file),
        copyright, creator,
    )  # fmt: skip
    return Photo(
        PhotoId(photo_id), content_hash, byte_size, metadata, time_of(sort_time), colour, locations,
        pixels, order,
    )  # fmt: skip
