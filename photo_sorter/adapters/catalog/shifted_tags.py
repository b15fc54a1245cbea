"""Files' keywords that mean another tag than before: a person had deleted a tag of that name, or
made it another, and has named one so since; or deletes such a one now."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from photo_sorter.adapters.catalog.tag_marks import read_marks
from photo_sorter.core.keywords import tags_of
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports.catalog import MarksOfTag
from photo_sorter.core.tag_tree import ancestors, key_of, resolved


@dataclass(frozen=True, slots=True)
class Shifted:
    """Photos whose files name such tags, and the marks, as they are, of all tags that these names
    led to or lead to now."""

    photo_ids: tuple[PhotoId, ...] = ()
    marks: tuple[MarksOfTag, ...] = ()


def shifted(
    connection: sqlite3.Connection,
    keys: Collection[str],
    aliases: Collection[Mapping[str, str]],
) -> Shifted:
    """Of the tags with these keys and those below them; `aliases` are those of before and of now.
    Looks through the keywords of all photos, but only where there are any keys, which is rare."""
    if not keys:
        return Shifted()
    wanted: list[str] = []
    names: dict[str, str] = {}
    for (keywords,) in connection.execute(
        "SELECT DISTINCT keywords FROM photos WHERE keywords <> '[]'"
    ):
        meant = [name for name in tags_of(json.loads(keywords)) if _is_among(name, keys)]
        if meant:
            wanted.append(keywords)
            led = (resolved(name, each) for name in meant for each in aliases)
            names.update({key_of(name): name for name in (*meant, *led) if name})
    rows = connection.execute(
        "SELECT id FROM photos WHERE keywords IN (SELECT value FROM json_each(?)) ORDER BY id",
        (json.dumps(wanted),),
    )
    return Shifted(
        tuple(PhotoId(photo_id) for (photo_id,) in rows),
        tuple(read_marks(connection, name) for _, name in sorted(names.items())),
    )


def _is_among(name: str, keys: Collection[str]) -> bool:
    key = key_of(name)
    return any(each in keys for each in (key, *ancestors(key)))
