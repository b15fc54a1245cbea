"""What a person said, what files said, and the bases of their merges."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from photo_sorter.adapters.catalog.database import Database
from photo_sorter.adapters.catalog.file_columns import FIELD_COLUMNS, columns_of, fields_in
from photo_sorter.adapters.catalog.file_tags import follow_keywords
from photo_sorter.adapters.catalog.merge_states import state_from, state_text
from photo_sorter.adapters.catalog.person_details import details_by_person
from photo_sorter.adapters.catalog.tag_traits import hidden_tags
from photo_sorter.adapters.catalog.values import id_list, path_bytes, path_text
from photo_sorter.core.file_fields import FileFields
from photo_sorter.core.file_merge import changed_fields
from photo_sorter.core.file_state import FileState, heard
from photo_sorter.core.person_details import PersonDetails
from photo_sorter.core.person_said import PersonSaid
from photo_sorter.core.photo import LocationId, PhotoId
from photo_sorter.core.ports.file_merge import SidecarBase
from photo_sorter.core.rating import ColourLabel

_AMONG = "IN (SELECT value FROM json_each(?))"


class SqliteFileWords:
    """`core.ports.FileWordTable`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def said(self, photo_ids: Collection[PhotoId]) -> dict[PhotoId, PersonSaid]:
        """Of each of the photos that there are. The model's word is not among it."""
        ids = (id_list(photo_ids),)
        words: dict[int, tuple[list[str], list[str]]] = {}
        with self._database.reading() as connection:
            for photo_id, name, present in connection.execute(
                "SELECT m.photo_id, t.name, m.present FROM tag_marks m JOIN tags t "
                f"ON t.id = m.tag_id WHERE m.photo_id {_AMONG} AND m.by_person = 1 "
                "ORDER BY m.photo_id, t.key",
                ids,
            ):
                words.setdefault(photo_id, ([], []))[0 if present else 1].append(name)
            rows = connection.execute(
                "SELECT p.id, r.stars, r.rejected, r.label, r.favourite FROM photos p "
                f"LEFT JOIN ratings r ON r.photo_id = p.id WHERE p.id {_AMONG}",
                ids,
            ).fetchall()
            details = details_by_person(connection, photo_ids)
            hidden = frozenset(hidden_tags(connection))
        said = {}
        for photo_id, stars, rejected, label, favourite in rows:
            present, refused = words.get(photo_id, ((), ()))
            said[PhotoId(photo_id)] = PersonSaid(
                tuple(present),
                tuple(refused),
                stars,
                None if rejected is None else bool(rejected),
                None if label is None else ColourLabel(label),
                None if favourite is None else bool(favourite),
                details.get(photo_id, PersonDetails(photo_id)).said,
                hidden,
            )
        return said

    def read(self, photo_ids: Collection[PhotoId]) -> dict[PhotoId, FileFields]:
        """What the photos' files say, as far as the catalog was told."""
        with self._database.reading() as connection:
            rows = connection.execute(
                f"SELECT id, {FIELD_COLUMNS} FROM photos WHERE id {_AMONG}",
                (id_list(photo_ids),),
            ).fetchall()
        return {PhotoId(row[0]): fields_in(row[1:]) for row in rows}

    def hear(self, photo_id: PhotoId, before: FileState, now: FileState) -> None:
        """A sidecar was at `before` and is at `now`: what changed counts as the file's word, until
        the file is read as a whole. The photo's tags follow."""
        values: dict[str, Any] = {}
        told = heard(now)
        for name in changed_fields(heard(before), told):
            values |= columns_of(name, told)
        with self._database.transaction() as connection:
            if values:
                columns = ", ".join(f"{column} = ?" for column in values)
                connection.execute(
                    f"UPDATE photos SET {columns} WHERE id = ?", (*values.values(), photo_id)
                )
            follow_keywords(connection, [photo_id])

    def bases(self, location_ids: Collection[LocationId]) -> dict[LocationId, SidecarBase]:
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT location_id, photo_id, sidecar, size, mtime_ns, state FROM sidecar_bases "
                f"WHERE location_id {_AMONG}",
                (id_list(location_ids),),
            ).fetchall()
        return {LocationId(row[0]): _base(*row[1:]) for row in rows}

    def put_bases(self, bases: Mapping[LocationId, SidecarBase]) -> None:
        """Of files and photos that there still are."""
        with self._database.transaction() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO sidecar_bases "
                "(location_id, photo_id, sidecar, size, mtime_ns, state) "
                "SELECT l.id, p.id, ?3, ?4, ?5, ?6 FROM locations l, photos p "
                "WHERE l.id = ?1 AND p.id = ?2",
                (
                    (location_id, base.photo_id, path_bytes(base.sidecar),
                     *(base.stamp or (None, None)), state_text(base.state))
                    for location_id, base in bases.items()
                ),
            )  # fmt: skip

    def remove_bases(self, location_ids: Collection[LocationId]) -> None:
        with self._database.transaction() as connection:
            connection.execute(
                f"DELETE FROM sidecar_bases WHERE location_id {_AMONG}", (id_list(location_ids),)
            )


def _base(
    photo_id: int, sidecar: bytes, size: int | None, mtime_ns: int | None, state: str
) -> SidecarBase:
    stamp = None if size is None or mtime_ns is None else (size, mtime_ns)
    return SidecarBase(PhotoId(photo_id), path_text(sidecar), stamp, state_from(state))
