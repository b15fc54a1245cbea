"""Albums: picked by hand, or described in words and filled by the model."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from photo_sorter.adapters.catalog.database import Database
from photo_sorter.adapters.catalog.marks import existing
from photo_sorter.adapters.catalog.values import clean_name, id_list, name_key
from photo_sorter.core.errors import InvalidInputError, NotFoundError
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports import Membership
from photo_sorter.core.problems import Problem
from photo_sorter.core.views import Album, AlbumId, AlbumKind

# A cover is the best member. Counts are all members less the hidden: no look at every photo.
_SELECT = """
SELECT a.id, a.name, a.kind, a.description,
    (SELECT count(*) FROM album_marks m WHERE m.album_id = a.id AND m.present = 1) -
    (SELECT count(*) FROM photos p JOIN album_marks m
        ON m.photo_id = p.id AND m.album_id = a.id AND m.present = 1 WHERE p.visible = 0),
    (SELECT m.photo_id FROM album_marks m CROSS JOIN photos p ON p.id = m.photo_id
        WHERE m.album_id = a.id AND m.present = 1 AND +p.visible = 1
        ORDER BY m.score DESC, m.photo_id LIMIT 1)
FROM albums a
"""


class SqliteAlbums:
    """`core.ports.AlbumTable`. Names differ by more than case."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(
        self, name: str, kind: AlbumKind, description: str, album_id: AlbumId | None = None
    ) -> Album:
        """With the id that it had where one is created again. Raises InvalidInputError where the
        name is empty or taken."""
        with self._database.transaction() as connection:
            key = _free_key(connection, name, None)
            cursor = connection.execute(
                "INSERT INTO albums (id, key, name, kind, description) VALUES (?, ?, ?, ?, ?)",
                (album_id, key, clean_name(name), kind.value, description.strip()),
            )
            return _albums(connection, "WHERE a.id = ?", cursor.lastrowid)[0]

    def change(self, album_id: AlbumId, name: str, description: str) -> None:
        """Raises NotFoundError, and InvalidInputError where the name is empty or taken."""
        with self._database.transaction() as connection:
            _require(connection, album_id)
            key = _free_key(connection, name, album_id)
            connection.execute(
                "UPDATE albums SET key = ?, name = ?, description = ? WHERE id = ?",
                (key, clean_name(name), description.strip(), album_id),
            )

    def delete(self, album_id: AlbumId) -> None:
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM albums WHERE id = ?", (album_id,))

    def all(self) -> list[Album]:
        """Every album, by name."""
        with self._database.reading() as connection:
            return _albums(connection, "ORDER BY a.key")

    def get(self, album_id: AlbumId) -> Album | None:
        with self._database.reading() as connection:
            return next(iter(_albums(connection, "WHERE a.id = ?", album_id)), None)

    def named(self, name: str) -> Album | None:
        with self._database.reading() as connection:
            return next(iter(_albums(connection, "WHERE a.key = ?", name_key(name))), None)

    def of_photo(self, photo_id: PhotoId) -> list[Album]:
        """Albums that hold the photo, by name."""
        with self._database.reading() as connection:
            return _albums(
                connection,
                "WHERE a.id IN (SELECT album_id FROM album_marks "
                "WHERE photo_id = ? AND present = 1) ORDER BY a.key",
                photo_id,
            )

    def kept_out(self, photo_id: PhotoId) -> list[Album]:
        """Described albums that a person keeps the photo out of, by name."""
        with self._database.reading() as connection:
            return _albums(
                connection,
                "WHERE a.kind = 'described' AND a.id IN (SELECT album_id FROM album_marks "
                "WHERE photo_id = ? AND present = 0 AND by_person = 1) ORDER BY a.key",
                photo_id,
            )

    def members(self, album_id: AlbumId) -> list[tuple[PhotoId, float]]:
        """Visible members with scores, best first."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT m.photo_id, m.score FROM album_marks m "
                "CROSS JOIN photos p ON p.id = m.photo_id "
                "WHERE m.album_id = ? AND m.present = 1 AND +p.visible = 1 "
                "ORDER BY m.score DESC, m.photo_id",
                (album_id,),
            )
            return [(PhotoId(photo_id), score) for photo_id, score in rows]

    def marks(self, album_id: AlbumId) -> list[Membership]:
        """Every mark, also those that keep a photo out and those of hidden photos."""
        with self._database.reading() as connection:
            return _marks(connection, album_id, None)

    def put_marks(self, album_id: AlbumId, marks: Sequence[Membership]) -> None:
        """Add marks, over those there are. Raises NotFoundError."""
        with self._database.transaction() as connection:
            _require(connection, album_id)
            _put(connection, album_id, marks)

    def set_by_person(
        self, album_id: AlbumId, photo_ids: Sequence[PhotoId], present: bool
    ) -> list[Membership]:
        """A person puts photos in or takes them out; returns the marks as they were. Raises
        NotFoundError."""
        with self._database.transaction() as connection:
            _require(connection, album_id)
            before = _marks(connection, album_id, photo_ids)
            _put(connection, album_id, (Membership(i, True, present, 1.0) for i in photo_ids))
        return before

    def restore(
        self, album_id: AlbumId, photo_ids: Sequence[PhotoId], marks: Sequence[Membership]
    ) -> list[Membership]:
        """Put back what `set_by_person` returned for these photos; returns the marks as they were,
        in turn. Raises NotFoundError."""
        restored = set(photo_ids)
        with self._database.transaction() as connection:
            _require(connection, album_id)
            before = _marks(connection, album_id, photo_ids)
            connection.execute(
                "DELETE FROM album_marks WHERE album_id = ? "
                "AND photo_id IN (SELECT value FROM json_each(?))",
                (album_id, id_list(photo_ids)),
            )
            _put(connection, album_id, (m for m in marks if m.photo_id in restored))
        return before

    def set_by_model(
        self, album_id: AlbumId, scores: Mapping[PhotoId, float], among: Sequence[PhotoId] | None
    ) -> None:
        """The model's members become `scores`; with `among`, only those photos are touched. A
        person's word stays. Raises NotFoundError."""
        touched = None if among is None else set(among)
        chosen = [i for i in scores if touched is None or i in touched]
        with self._database.transaction() as connection:
            _require(connection, album_id)
            if among is None:
                connection.execute(
                    "DELETE FROM album_marks WHERE album_id = ? AND by_person = 0", (album_id,)
                )
            else:
                connection.execute(
                    "DELETE FROM album_marks WHERE album_id = ? AND by_person = 0 "
                    "AND photo_id IN (SELECT value FROM json_each(?))",
                    (album_id, id_list(among)),
                )
            connection.executemany(
                "INSERT INTO album_marks (album_id, photo_id, by_person, present, score) "
                "VALUES (?, ?, 0, 1, ?) ON CONFLICT (album_id, photo_id) DO NOTHING",
                ((album_id, i, scores[i]) for i in existing(connection, chosen)),
            )


def _albums(connection: sqlite3.Connection, condition: str, *parameters: object) -> list[Album]:
    return [
        Album(AlbumId(album_id), name, AlbumKind(kind), description, count, cover)
        for album_id, name, kind, description, count, cover in connection.execute(
            _SELECT + condition, parameters
        )
    ]


def _require(connection: sqlite3.Connection, album_id: AlbumId) -> None:
    if connection.execute("SELECT 1 FROM albums WHERE id = ?", (album_id,)).fetchone() is None:
        raise NotFoundError(Problem.ALBUM_GONE)


def _free_key(connection: sqlite3.Connection, name: str, own: AlbumId | None) -> str:
    """The key of a name that no album but `own` has. Raises InvalidInputError."""
    key = name_key(name)
    if not key:
        raise InvalidInputError(Problem.ALBUM_NAMELESS)
    row = connection.execute("SELECT id, name FROM albums WHERE key = ?", (key,)).fetchone()
    if row is not None and row[0] != own:
        raise InvalidInputError(Problem.ALBUM_NAME_TAKEN, name=row[1])
    return key


def _marks(
    connection: sqlite3.Connection, album_id: AlbumId, photo_ids: Sequence[PhotoId] | None
) -> list[Membership]:
    """The album's marks, of all photos for None, by photo."""
    condition, parameters = "", [album_id]
    if photo_ids is not None:
        condition = "AND photo_id IN (SELECT value FROM json_each(?)) "
    rows = connection.execute(
        "SELECT photo_id, by_person, present, score FROM album_marks WHERE album_id = ? "
        f"{condition}ORDER BY photo_id",
        parameters if photo_ids is None else (album_id, id_list(photo_ids)),
    )
    return [
        Membership(PhotoId(photo_id), bool(by_person), bool(present), score)
        for photo_id, by_person, present, score in rows
    ]


def _put(connection: sqlite3.Connection, album_id: AlbumId, marks: Iterable[Membership]) -> None:
    """Write marks, over those there are; photos purged meanwhile are passed over."""
    by_photo = {mark.photo_id: mark for mark in marks}
    alike: dict[tuple[int, int, float], list[PhotoId]] = {}
    for photo_id in existing(connection, list(by_photo)):
        mark = by_photo[photo_id]
        said = int(mark.by_person), int(mark.present), mark.score
        alike.setdefault(said, []).append(photo_id)
    connection.executemany(
        "INSERT OR REPLACE INTO album_marks (album_id, photo_id, by_person, present, score) "
        "SELECT ?, value, ?, ?, ? FROM json_each(?)",
        ((album_id, *said, id_list(ids)) for said, ids in alike.items()),
    )
