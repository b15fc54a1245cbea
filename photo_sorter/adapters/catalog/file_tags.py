"""The tags that files give: they follow the keywords that were read, and nothing else."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from photo_sorter.adapters.catalog.merge_states import states_of
from photo_sorter.adapters.catalog.tag_names import tag_ids
from photo_sorter.adapters.catalog.tag_traits import read_aliases
from photo_sorter.adapters.catalog.values import id_list, name_key
from photo_sorter.core.file_state import own_words
from photo_sorter.core.keywords import SEPARATOR, answers, tags_of
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.tag_tree import resolved


def follow_keywords(connection: sqlite3.Connection, photo_ids: Sequence[PhotoId]) -> None:
    """Give photos the tags that their files name, and take away those that they name no more.
    What a person said of a tag stays; the model's word gives way to the file's. A keyword that
    stands in a sidecar because a person gave it here is that person's, not the file's. A name that
    a person changed leads to the tag as it is called now."""
    rows = connection.execute(
        # But for those of which no file has ever said anything.
        "SELECT id, keywords FROM photos AS p WHERE id IN (SELECT value FROM json_each(?)) "
        "AND (keywords <> '[]' OR EXISTS (SELECT 1 FROM sidecar_bases WHERE photo_id = p.id) "
        "OR EXISTS (SELECT 1 FROM tag_marks WHERE photo_id = p.id AND by_file = 1))",
        (id_list(photo_ids),),
    ).fetchall()
    aliases = read_aliases(connection)
    for photo_id, keywords in rows:
        own = own_words(tags_of(json.loads(keywords)), states_of(connection, photo_id))
        said = [resolved(name, aliases) for name in own]
        names = [name for name in said if name_key(name)]
        wanted = set(tag_ids(connection, ((name, "") for name in names)).values())
        connection.execute(
            "DELETE FROM tag_marks WHERE photo_id = ? AND by_file = 1 "
            "AND tag_id NOT IN (SELECT value FROM json_each(?))",
            (photo_id, id_list(wanted)),
        )
        connection.executemany(
            "INSERT INTO tag_marks (photo_id, tag_id, by_person, by_file, present, confidence) "
            "VALUES (?, ?, 0, 1, 1, 1.0) ON CONFLICT (photo_id, tag_id) DO UPDATE "
            "SET by_file = 1, confidence = 1.0, space_id = NULL "
            "WHERE by_person = 0 AND by_file = 0",
            ((photo_id, tag_id) for tag_id in wanted),
        )


class PathsOfPhotos:
    """The tags of photos that are paths: what they answer to need not be said by the model."""

    def __init__(self, connection: sqlite3.Connection, photo_ids: Sequence[PhotoId]) -> None:
        self._paths: dict[int, list[str]] = {}
        rows = connection.execute(
            "SELECT m.photo_id, t.key FROM tag_marks m JOIN tags t ON t.id = m.tag_id "
            "WHERE m.photo_id IN (SELECT value FROM json_each(?)) AND m.present = 1 "
            "AND (m.by_file = 1 OR m.by_person = 1) AND instr(t.key, ?) > 0",
            (id_list(photo_ids), SEPARATOR),
        )
        for photo_id, key in rows:
            self._paths.setdefault(photo_id, []).append(key)

    def say(self, photo_id: PhotoId, name: str) -> bool:
        """Whether the photo has a path that answers to the name."""
        paths = self._paths.get(photo_id)
        return paths is not None and any(answers(path, name_key(name)) for path in paths)
