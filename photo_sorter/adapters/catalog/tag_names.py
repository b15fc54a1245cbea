"""The rows of tags by their names."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from photo_sorter.adapters.catalog.values import clean_name, name_key
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.problems import Problem


def tag_ids(connection: sqlite3.Connection, tags: Iterable[tuple[str, str]]) -> dict[str, int]:
    """Row ids by key, of tags (name, group) made where they are missing. A group that is named
    replaces the tag's. Raises InvalidInputError for an empty name."""
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
