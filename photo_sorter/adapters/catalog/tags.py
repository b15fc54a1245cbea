"""Tags: a person's word stands above the file's, and that above the model's."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from photo_sorter.adapters.catalog import tag_moves
from photo_sorter.adapters.catalog.database import Database
from photo_sorter.adapters.catalog.file_tags import PathsOfPhotos, follow_keywords
from photo_sorter.adapters.catalog.marks import existing
from photo_sorter.adapters.catalog.tag_counts import tag_counts, tag_tree
from photo_sorter.adapters.catalog.tag_names import tag_ids
from photo_sorter.adapters.catalog.tag_traits import read_aliases, read_traits
from photo_sorter.adapters.catalog.values import id_list, name_key
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports import TagMark
from photo_sorter.core.ports.catalog import MovedTags, TagChange
from photo_sorter.core.tag_tree import TagTraits, resolved
from photo_sorter.core.views import PhotoTag, TagSource, TagSummary

_IS_SEEN = (
    "EXISTS (SELECT 1 FROM tag_marks m CROSS JOIN photos p ON p.id = m.photo_id "
    "WHERE m.tag_id = t.id AND m.present = 1 AND +p.visible = 1)"
)


class SqliteTags:
    """`core.ports.TagTable`. Names differ by more than case; the first spelling stays."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[TagSummary]:
        """Tags that at least one visible photo has, by group and name; each with the photos that
        a search for it finds."""
        with self._database.reading() as connection:
            return tag_counts(connection)

    def tree(self) -> list[TagSummary]:
        """See `core.ports.TagTable`."""
        with self._database.reading() as connection:
            return tag_tree(connection)

    def keys(self) -> set[str]:
        """See `core.ports.TagTable`."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT key FROM tags t WHERE EXISTS "
                "(SELECT 1 FROM tag_marks WHERE tag_id = t.id AND present = 1) "
                "UNION SELECT key FROM tag_traits"
            )
            return {key for (key,) in rows}

    def traits(self) -> list[TagTraits]:
        """What a person says of tags, by name."""
        with self._database.reading() as connection:
            return list(read_traits(connection).values())

    def also_called(self) -> dict[str, str]:
        """See `core.ports.TagTable`."""
        with self._database.reading() as connection:
            synonyms = connection.execute(
                "SELECT s.synonym_key, t.name FROM tag_synonyms s "
                "JOIN tag_traits t ON t.key = s.tag_key ORDER BY s.synonym_key, t.key DESC"
            ).fetchall()
            before = {key: name for key, name in read_aliases(connection).items() if name}
            return {**dict(synonyms), **before}

    def leads_to(self, names: Iterable[str]) -> dict[str, str]:
        """See `core.ports.TagTable`."""
        with self._database.reading() as connection:
            aliases = read_aliases(connection)
        return {name: resolved(name, aliases) for name in names}

    def named(self, name: str) -> str:
        """See `core.ports.TagTable`."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT name FROM tags t WHERE key = ? AND EXISTS "
                "(SELECT 1 FROM tag_marks WHERE tag_id = t.id AND present = 1)",
                (name_key(name),),
            ).fetchone()
            if row is not None:
                return str(row[0])
            said = read_traits(connection).get(name_key(name))
            if said is not None:
                return said.name
            before = resolved(name, read_aliases(connection))
        return before if before not in ("", name) else self.also_called().get(name_key(name), name)

    def move(self, name: str, to: str) -> MovedTags:
        """See `core.ports.TagTable`."""
        with self._database.transaction() as connection:
            return tag_moves.move(connection, name, to)

    def delete(self, name: str) -> MovedTags:
        """See `core.ports.TagTable`."""
        with self._database.transaction() as connection:
            return tag_moves.delete(connection, name)

    def describe(self, traits: Sequence[TagTraits]) -> TagChange:
        """See `core.ports.TagTable`."""
        with self._database.transaction() as connection:
            return tag_moves.describe(connection, traits)

    def restore_tags(self, change: TagChange) -> TagChange:
        """See `core.ports.TagTable`."""
        with self._database.transaction() as connection:
            return tag_moves.restore(connection, change)

    def names(self) -> list[str]:
        """Of the same tags, without a look at all that they mark."""
        with self._database.reading() as connection:
            rows = connection.execute(f"SELECT name FROM tags t WHERE {_IS_SEEN}").fetchall()
        return [name for (name,) in rows]

    def has(self, name: str) -> bool:
        """Whether there is such a tag, by its whole name."""
        with self._database.reading() as connection:
            found = connection.execute(
                f"SELECT 1 FROM tags t WHERE key = ? AND {_IS_SEEN}", (name_key(name),)
            ).fetchone()
        return found is not None

    def of_photo(self, photo_id: PhotoId) -> list[PhotoTag]:
        return self.of_photos([photo_id]).get(photo_id, [])

    def photos_of(self, name: str) -> list[PhotoId]:
        """The photos that have this very tag, hidden ones too, by id."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT photo_id FROM tag_marks WHERE present = 1 "
                "AND tag_id = (SELECT id FROM tags WHERE key = ?) ORDER BY photo_id",
                (name_key(name),),
            )
            return [PhotoId(photo_id) for (photo_id,) in rows]

    def of_photos(self, photo_ids: Sequence[PhotoId]) -> dict[PhotoId, list[PhotoTag]]:
        """Tags of each photo, surest first; photos without tags are missing."""
        found: dict[PhotoId, list[PhotoTag]] = {}
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT m.photo_id, t.name, t.group_name, m.by_person, m.by_file, m.confidence "
                "FROM tag_marks m JOIN tags t ON t.id = m.tag_id "
                "WHERE m.photo_id IN (SELECT value FROM json_each(?)) AND m.present = 1 "
                "ORDER BY m.photo_id, m.confidence DESC, t.key",
                (id_list(photo_ids),),
            )
            for photo_id, name, group, by_person, by_file, confidence in rows:
                source = _source(by_person, by_file)
                found.setdefault(photo_id, []).append(PhotoTag(name, group, source, confidence))
        return found

    def refused(self, photo_ids: Sequence[PhotoId]) -> dict[PhotoId, list[str]]:
        """The tags that a person took away from each photo; photos without any are missing."""
        found: dict[PhotoId, list[str]] = {}
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT m.photo_id, t.name FROM tag_marks m JOIN tags t ON t.id = m.tag_id "
                "WHERE m.photo_id IN (SELECT value FROM json_each(?)) "
                "AND m.by_person = 1 AND m.present = 0 ORDER BY m.photo_id, t.key",
                (id_list(photo_ids),),
            )
            for photo_id, name in rows:
                found.setdefault(PhotoId(photo_id), []).append(name)
        return found

    def set_by_model(self, marks: Mapping[PhotoId, Sequence[tuple[str, str, float]]]) -> None:
        """Replace the model's tags (name, group, confidence) of the photos. The active space is
        remembered as the one that gave them. A word whose tag a person renamed gives that tag."""
        with self._database.transaction() as connection:
            photo_ids = existing(connection, list(marks))
            connection.execute(
                "DELETE FROM tag_marks WHERE by_person = 0 AND by_file = 0 "
                "AND photo_id IN (SELECT value FROM json_each(?))",
                (id_list(photo_ids),),
            )
            paths = PathsOfPhotos(connection, photo_ids)
            aliases = read_aliases(connection)
            given = [
                (photo_id, name, group, confidence)
                for photo_id in photo_ids
                for word, group, confidence in marks[photo_id]
                if (name := resolved(word, aliases)) and not paths.say(photo_id, name)
            ]
            ids = tag_ids(connection, ((name, group) for _, name, group, _ in given))
            connection.executemany(
                "INSERT INTO tag_marks (photo_id, tag_id, by_person, present, confidence, "
                "space_id) VALUES (?, ?, 0, 1, ?, (SELECT id FROM spaces WHERE active = 1)) "
                "ON CONFLICT (photo_id, tag_id) DO UPDATE "
                "SET confidence = max(confidence, excluded.confidence) "
                "WHERE by_person = 0 AND by_file = 0",
                (
                    (photo_id, ids[name_key(name)], confidence)
                    for photo_id, name, _, confidence in given
                ),
            )

    def give_by_model(self, name: str, scores: Mapping[PhotoId, float]) -> None:
        """The model gives this one tag to these photos, and to no others. What a person or the
        file said of it is left as it is."""
        with self._database.transaction() as connection:
            name = resolved(name, read_aliases(connection))
            if not name:
                return
            tag_id = tag_ids(connection, [(name, "")])[name_key(name)]
            connection.execute(
                "DELETE FROM tag_marks WHERE tag_id = ? AND by_person = 0 AND by_file = 0",
                (tag_id,),
            )
            there = existing(connection, list(scores))
            paths = PathsOfPhotos(connection, there)
            connection.executemany(
                "INSERT INTO tag_marks (photo_id, tag_id, by_person, present, confidence, "
                "space_id) VALUES (?, ?, 0, 1, ?, (SELECT id FROM spaces WHERE active = 1)) "
                "ON CONFLICT (photo_id, tag_id) DO NOTHING",
                ((i, tag_id, scores[i]) for i in there if not paths.say(i, name)),
            )

    def set_by_person(
        self, photo_ids: Sequence[PhotoId], name: str, present: bool, group: str = ""
    ) -> list[TagMark]:
        """A person adds or removes a tag; returns the marks as they were. Raises
        InvalidInputError for an empty name."""
        with self._database.transaction() as connection:
            there = existing(connection, photo_ids)
            tag_id = tag_ids(connection, [(name, group)])[name_key(name)]
            before = _marks(connection, tag_id, there)
            # One statement: thousands of them take six times as long.
            connection.execute(
                "INSERT OR REPLACE INTO tag_marks "
                "(photo_id, tag_id, by_person, present, confidence) "
                "SELECT value, ?, 1, ?, 1.0 FROM json_each(?)",
                (tag_id, int(present), id_list(there)),
            )
        return before

    def restore(
        self, photo_ids: Sequence[PhotoId], name: str, marks: Sequence[TagMark]
    ) -> list[TagMark]:
        """Put back what `set_by_person` returned for these photos and this tag; returns the marks
        as they were, in turn. What the file says comes from its keywords as they are now."""
        with self._database.transaction() as connection:
            there = existing(connection, photo_ids)
            name = resolved(name, read_aliases(connection)) or name
            tag_id = tag_ids(connection, [(name, "")])[name_key(name)]
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
            follow_keywords(connection, there)
        return before


def _source(by_person: int, by_file: int) -> TagSource:
    if by_person:
        return TagSource.PERSON
    return TagSource.FILE if by_file else TagSource.MODEL


def _marks(
    connection: sqlite3.Connection, tag_id: int, photo_ids: Sequence[PhotoId]
) -> list[TagMark]:
    """A person's and the model's; what the file says is told by its keywords."""
    rows = connection.execute(
        "SELECT m.photo_id, t.name, t.group_name, m.by_person, m.present, m.confidence "
        "FROM tag_marks m JOIN tags t ON t.id = m.tag_id "
        "WHERE m.tag_id = ? AND m.by_file = 0 AND m.photo_id IN (SELECT value FROM json_each(?)) "
        "ORDER BY m.photo_id",
        (tag_id, id_list(photo_ids)),
    )
    return [
        TagMark(PhotoId(photo_id), name, group, bool(by_person), bool(present), confidence)
        for photo_id, name, group, by_person, present, confidence in rows
    ]
