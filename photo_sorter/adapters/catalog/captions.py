"""What is in photos, in a sentence each, and which photos wait for one."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime

from photo_sorter.adapters.catalog.database import Database
from photo_sorter.adapters.catalog.locations import LOCATION_COLUMNS, location_of
from photo_sorter.adapters.catalog.marks import existing
from photo_sorter.adapters.catalog.values import id_list
from photo_sorter.core.derivation import CAPTION
from photo_sorter.core.describing.captions import Caption
from photo_sorter.core.photo import Location, PhotoId

_COLUMNS = "photo_id, text, by_person, model, version, confidence, made_at"
_PUT = f"INSERT OR REPLACE INTO captions ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)"
_AMONG = "photo_id IN (SELECT value FROM json_each(?))"
# Of visible photos those that a caption is to be written of; ?1 is the model whose caption will do.
_LACKING = (
    "FROM photos p WHERE p.visible = 1 AND NOT EXISTS (SELECT 1 FROM captions c "
    "WHERE c.photo_id = p.id AND (c.by_person = 1 OR ?1 = '' OR c.model = ?1))"
)
_WAITING = (
    "FROM captions_wanted w JOIN photos p ON p.id = w.photo_id JOIN locations l ON l.id = ("
    "  SELECT min(o.id) FROM locations o JOIN folders f ON f.id = o.folder_id"
    "  WHERE o.photo_id = p.id AND o.state = 'ready' AND f.state = 'online') "
    "WHERE w.photo_id > ? AND p.visible = 1 AND NOT EXISTS ("
    "  SELECT 1 FROM derived d WHERE d.name = ? AND d.photo_id = p.id AND d.state = 'failed')"
)


class SqliteCaptions:
    """`core.ports.captions.CaptionTable`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, photo_ids: Sequence[PhotoId]) -> dict[PhotoId, Caption]:
        with self._database.reading() as connection:
            return _captions(connection, photo_ids)

    def put_by_model(self, caption: Caption) -> bool:
        with self._database.transaction() as connection:
            connection.execute(
                "DELETE FROM captions_wanted WHERE photo_id = ?", (caption.photo_id,)
            )
            before = _captions(connection, existing(connection, [caption.photo_id]))
            known = before.get(caption.photo_id)
            if not existing(connection, [caption.photo_id]) or (known and known.by_person):
                return False
            connection.execute(_PUT, _row(caption))
        return True

    def pass_over(self, photo_id: PhotoId) -> None:
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM captions_wanted WHERE photo_id = ?", (photo_id,))

    def restore(self, photo_ids: Sequence[PhotoId], captions: Sequence[Caption]) -> list[Caption]:
        with self._database.transaction() as connection:
            there = existing(connection, photo_ids)
            before = _captions(connection, there)
            connection.execute(f"DELETE FROM captions WHERE {_AMONG}", (id_list(there),))
            allowed = set(there)
            connection.executemany(
                _PUT, [_row(each) for each in captions if each.photo_id in allowed]
            )
        return list(before.values())

    def by_models(self) -> list[PhotoId]:
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT photo_id FROM captions WHERE by_person = 0 ORDER BY photo_id"
            )
            return [PhotoId(photo_id) for (photo_id,) in rows]

    def want(self, photo_ids: Sequence[PhotoId] | None, model: str = "") -> int:
        lacking, parameters = _lacking(photo_ids, model)
        with self._database.transaction() as connection:
            connection.execute(
                f"INSERT OR IGNORE INTO captions_wanted (photo_id) SELECT p.id {lacking}",
                parameters,
            )
            row = connection.execute("SELECT count(*) FROM captions_wanted").fetchone()
        return int(row[0])

    def want_new(self) -> None:
        lacking, parameters = _lacking(None, "")
        with self._database.transaction() as connection:
            connection.execute(
                f"INSERT OR IGNORE INTO captions_wanted (photo_id) SELECT p.id {lacking} "
                "AND NOT EXISTS (SELECT 1 FROM derived d WHERE d.name = ?2 AND d.photo_id = p.id)",
                (*parameters, CAPTION.name),
            )

    def unwant(self) -> None:
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM captions_wanted")

    def waiting(self, limit: int, after: PhotoId) -> list[Location]:
        with self._database.reading() as connection:
            rows = connection.execute(
                f"SELECT {LOCATION_COLUMNS} {_WAITING} ORDER BY w.photo_id LIMIT ?",
                (after, CAPTION.name, limit),
            )
            return [location_of(row) for row in rows]

    def count_waiting(self) -> int:
        with self._database.reading() as connection:
            row = connection.execute(f"SELECT count(*) {_WAITING}", (0, CAPTION.name)).fetchone()
        return int(row[0])

    def lacking(self, photo_ids: Sequence[PhotoId] | None, model: str = "") -> int:
        lacking, parameters = _lacking(photo_ids, model)
        with self._database.reading() as connection:
            row = connection.execute(f"SELECT count(*) {lacking}", parameters).fetchone()
        return int(row[0])


def copy_caption_by_person(
    connection: sqlite3.Connection, source: PhotoId, target: PhotoId
) -> None:
    """What a person wrote of `source` holds of `target` too, unless they wrote of that."""
    connection.execute(
        f"INSERT OR REPLACE INTO captions ({_COLUMNS}) "
        "SELECT ?, text, by_person, model, version, confidence, made_at FROM captions "
        "WHERE photo_id = ? AND by_person = 1 "
        "AND NOT EXISTS (SELECT 1 FROM captions WHERE photo_id = ? AND by_person = 1)",
        (target, source, target),
    )


def _lacking(photo_ids: Sequence[PhotoId] | None, model: str) -> tuple[str, tuple[object, ...]]:
    if photo_ids is None:
        return _LACKING, (model,)
    return f"{_LACKING} AND p.id IN (SELECT value FROM json_each(?2))", (model, id_list(photo_ids))


def _captions(
    connection: sqlite3.Connection, photo_ids: Sequence[PhotoId]
) -> dict[PhotoId, Caption]:
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM captions WHERE {_AMONG} ORDER BY photo_id", (id_list(photo_ids),)
    )
    return {
        PhotoId(photo_id): Caption(
            PhotoId(photo_id), text, bool(by_person), datetime.fromtimestamp(made_at, UTC),
            model, version, confidence,
        )
        for photo_id, text, by_person, model, version, confidence, made_at in rows
    }  # fmt: skip


def _row(caption: Caption) -> tuple[object, ...]:
    return (
        caption.photo_id, caption.text, int(caption.by_person), caption.model, caption.version,
        caption.confidence, int(caption.made_at.timestamp()),
    )  # fmt: skip
