"""What a person says of tags, and the names that they had before."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping

from photo_sorter.core.ports.catalog import AliasAt, TraitsAt
from photo_sorter.core.tag_tree import Synonym, TagColour, TagTraits, key_of

Traits = dict[str, TagTraits]  # by key
Aliases = dict[str, str]


def read_traits(connection: sqlite3.Connection) -> Traits:
    synonyms: dict[str, list[Synonym]] = defaultdict(list)
    for key, synonym, language in connection.execute(
        "SELECT tag_key, synonym, language FROM tag_synonyms ORDER BY tag_key, place"
    ):
        synonyms[key].append(Synonym(synonym, language))
    rows = connection.execute(
        "SELECT key, name, colour, exclusive, exported FROM tag_traits ORDER BY key"
    )
    return {
        key: TagTraits(name, _colour(colour), tuple(synonyms[key]), bool(exclusive), bool(exported))
        for key, name, colour, exclusive, exported in rows
    }


def hidden_tags(connection: sqlite3.Connection) -> list[str]:
    """The keys of those that a person keeps out of files."""
    rows = connection.execute("SELECT key FROM tag_traits WHERE exported = 0")
    return [key for (key,) in rows]


def read_aliases(connection: sqlite3.Connection) -> Aliases:
    return dict(connection.execute("SELECT key, name FROM tag_aliases").fetchall())


def write_traits(connection: sqlite3.Connection, wanted: Iterable[TraitsAt]) -> None:
    for each in wanted:
        connection.execute("DELETE FROM tag_synonyms WHERE tag_key = ?", (each.key,))
        said = each.traits
        if said is None:
            connection.execute("DELETE FROM tag_traits WHERE key = ?", (each.key,))
            continue
        connection.execute(
            "INSERT INTO tag_traits (key, name, colour, exclusive, exported) "
            "VALUES (?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET name = excluded.name, "
            "colour = excluded.colour, exclusive = excluded.exclusive, "
            "exported = excluded.exported",
            (each.key, said.name, said.colour.value, int(said.exclusive), int(said.exported)),
        )
        connection.executemany(
            "INSERT INTO tag_synonyms (tag_key, place, synonym_key, synonym, language) "
            "VALUES (?, ?, ?, ?, ?)",
            (
                (each.key, place, key_of(synonym.text), synonym.text, synonym.language)
                for place, synonym in enumerate(said.synonyms)
            ),
        )


def write_aliases(connection: sqlite3.Connection, wanted: Iterable[AliasAt]) -> None:
    for each in wanted:
        if each.name is None:
            connection.execute("DELETE FROM tag_aliases WHERE key = ?", (each.key,))
        else:
            connection.execute(
                "INSERT OR REPLACE INTO tag_aliases (key, name, name_key) VALUES (?, ?, ?)",
                (each.key, each.name, key_of(each.name)),
            )


def changed_traits(before: Mapping[str, TagTraits], after: Mapping[str, TagTraits]) -> list[str]:
    """The keys of which the two say different things."""
    return sorted(k for k in before.keys() | after.keys() if before.get(k) != after.get(k))


def changed_aliases(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    return sorted(k for k in before.keys() | after.keys() if before.get(k) != after.get(k))


def _colour(value: str) -> TagColour:
    """A colour of a later version is none."""
    return next((colour for colour in TagColour if colour.value == value), TagColour.NONE)
