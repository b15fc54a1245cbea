"""Tags and albums as the tables name them that know both."""

from __future__ import annotations

import sqlite3

from photo_sorter.adapters.catalog.tag_names import tag_ids
from photo_sorter.adapters.catalog.values import name_key
from photo_sorter.core.answers import Subject

Column = tuple[str, int]


def find_subject(connection: sqlite3.Connection, subject: Subject) -> Column | None:
    """The column that names the subject, and its value there; None for a tag that nobody knows."""
    if subject.album is not None:
        return "album_id", int(subject.album)
    row = connection.execute(
        "SELECT id FROM tags WHERE key = ?", (name_key(subject.tag),)
    ).fetchone()
    return None if row is None else ("tag_id", int(row[0]))


def make_subject(connection: sqlite3.Connection, subject: Subject) -> Column:
    """The same, with a row for a tag that nobody knew."""
    if subject.album is not None:
        return "album_id", int(subject.album)
    return "tag_id", tag_ids(connection, [(subject.tag, "")])[name_key(subject.tag)]
