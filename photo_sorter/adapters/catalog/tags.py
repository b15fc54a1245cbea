"""Tags: a person's word stands above the model's."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from photo_sorter.adapters.catalog.database import Database
from photo_sorter.adapters.catalog.marks import existing
from photo_sorter.adapters.catalog.values import clean_name, id_list, name_key
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports import TagMark
from photo_sorter.core.problems import Problem
from photo_sorter.core.views import PhotoTag, TagSource, TagSummary


class SqliteTags:
    """`core.ports.TagTable`. Names differ by more than case; the first spelling stays."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[TagSummary]:
        """Tags that at least one visible photo has, by group and name."""
        with self._database.reading() as connection:
            # All marks less those of hidden photos: no look at every photo.
            rows = connection.execute(
                "WITH marked AS (SELECT tag_id, count(*) AS n FROM tag_marks WHERE present = 1"
                "  GROUP BY tag_id), "
                "hidden AS (SELECT m.tag_id, count(*) AS n FROM photos p"
                "  JOIN tag_marks m ON m.photo_id = p.id AND m.present = 1"
                "  WHERE p.visible = 0 GROUP BY m.tag_id) "
                "SELECT t.name, t.group_name, marked.n - ifnull(hidden.n, 0) AS count "
                "FROM marked JOIN tags t ON t.id = marked.tag_id "
                "LEFT JOIN hidden ON hidden.tag_id = t.id "
                "WHERE count > 0 ORDER BY t.group_name, t.key"
            )
            return [TagSummary(name, group, count) for name, group, count in rows]

    def of_photo(self, photo_id: PhotoId) -> list[PhotoTag]:
        return self.of_photos([photo_id]).get(photo_id, [])

    def of_photos(self, photo_ids: Sequence[PhotoId]) -> dict[PhotoId, list[PhotoTag]]:
        """Tags of each photo, surest first; photos without tags are missing."""
        found: dict[PhotoId, list[PhotoTag]] = {}
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT m.photo_id, t.name, t.group_name, m.by_person, m.confidence "
                "FROM tag_marks m JOIN tags t ON t.id = m.tag_id "
                "WHERE m.photo_id IN (SELECT value FROM json_each(?)) AND m.present = 1 "
                "ORDER BY m.photo_id, m.confidence DESC, t.key",
                (id_list(photo_ids),),
            )
            for photo_id, name, group, by_person, confidence in rows:
                source = TagSource.PERSON if by_person else TagSource.MODEL
                found.setdefault(photo_id, []).append(PhotoTag(name, group, source, confidence))
        return found

    def set_by_model(self, marks: Mapping[PhotoId, Sequence[tuple[str, str, float]]]) -> None:
        """Replace the model's tags (name, group, confidence) of the photos. The active space is
        remembered as the one that gave them."""
        with self._database.transaction() as connection:
            photo_ids = existing(connection, list(marks))
            connection.execute(
                "DELETE FROM tag_marks WHERE by_person = 0 "
                "AND photo_id IN (SELECT value FROM json_each(?))",
                (id_list(photo_ids),),
            )
            tag_ids = _tag_ids(
                connection, ((name, group) for i in photo_ids for name, group, _ in marks[i])
            )
            connection.executemany(
                "INSERT INTO tag_marks (photo_id, tag_id, by_person, present, confidence, "
                "space_id) VALUES (?, ?, 0, 1, ?, (SELECT id FROM spaces WHERE active = 1)) "
                "ON CONFLICT (photo_id, tag_id) DO UPDATE "
                "SET confidence = max(confidence, excluded.confidence) WHERE by_person = 0",
                (
                    (photo_id, tag_ids[name_key(name)], confidence)
                    for photo_id in photo_ids
                    for name, _, confidence in marks[photo_id]
                ),
            )

    def set_by_person(
        self, photo_ids: Sequence[PhotoId], name: str, present: bool, group: str = ""
    ) -> list[TagMark]:
        """A person adds or removes a tag; returns the marks as they were. Raises
        InvalidInputError for an empty name."""
        with self._database.transaction() as connection:
            there = existing(connection, photo_ids)
            tag_id = _tag_ids(connection, [(name, group)])[name_key(name)]
            before = _marks(connection, tag_id, there)
            connection.executemany(
                "INSERT OR REPLACE INTO tag_marks "
                "(photo_id, tag_id, by_person, present, confidence) VALUES (?, ?, 1, ?, 1.0)",
                ((photo_id, tag_id, int(present)) for photo_id in there),
            )
        return before

    def restore(
        self, photo_ids: Sequence[PhotoId], name: str, marks: Sequence[TagMark]
    ) -> list[TagMark]:
        """Put back what `set_by_person` returned for these photos and this tag; returns the marks
        as they were, in turn."""
        with self._database.transaction() as connection:
            there = existing(connection, photo_ids)
            tag_id = _tag_ids(connection, [(name, "")])[name_key(name)]
            before = _marks(connection, tag_id, there)
            connection.execute(
                "DELETE FROM tag_marks WHERE tag_id = ? "
                "AND photo_id IN (SELECT value FROM json_each(?))",
                (tag_id, id_list(there)),
            )
            allowed = set(there)
            connection.executemany(
                "INSERT INTO tag_marks "
                "(photo_id, tag_id, by_person, present, confidence, space_id) "
                "VALUES (?1, ?2, ?3, ?4, ?5, "
                "CASE WHEN ?3 THEN NULL ELSE (SELECT id FROM spaces WHERE active = 1) END)",
                (
                    (mark.photo_id, tag_id, int(mark.by_person), int(mark.present),
                     mark.confidence)
                    for mark in marks
                    if mark.photo_id in allowed
                ),
            )  # fmt: skip
        return before


def _tag_ids(connection: sqlite3.Connection, tags: Iterable[tuple[str, str]]) -> dict[str, int]:
    """Row ids by key, of tags made where they are missing. A group that is named replaces the
    tag's. Raises InvalidInputError for an empty name."""
    ids: dict[str, int] = {}
    for name, group in dict.fromkeys(tags):
        key = name_key(name)
        if not key:
            raise InvalidInputError(Problem.TAG_NAMELESS)
        connection.execute(
            "INSERT INTO tags (key, name, group_name) VALUES (?, ?, ?) "
            "ON CONFLICT (key) DO UPDATE SET group_name = excluded.group_name "
            "WHERE excluded.group_name NOT IN ('', group_name)",
            (key, clean_name(name), group),
        )
        (ids[key],) = connection.execute("SELECT id FROM tags WHERE key = ?", (key,)).fetchone()
    return ids


def _marks(
    connection: sqlite3.Connection, tag_id: int, photo_ids: Sequence[PhotoId]
) -> list[TagMark]:
    rows = connection.execute(
        "SELECT m.photo_id, t.name, t.group_name, m.by_person, m.present, m.confidence "
        "FROM tag_marks m JOIN tags t ON t.id = m.tag_id "
        "WHERE m.tag_id = ? AND m.photo_id IN (SELECT value FROM json_each(?)) "
        "ORDER BY m.photo_id",
        (tag_id, id_list(photo_ids)),
    )
    return [
        TagMark(PhotoId(photo_id), name, group, bool(by_person), bool(present), confidence)
        for photo_id, name, group, by_person, present, confidence in rows
    ]
