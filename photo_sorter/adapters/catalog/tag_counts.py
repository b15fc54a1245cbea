"""How many photos each tag finds."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence

from photo_sorter.adapters.catalog.tag_traits import read_traits
from photo_sorter.adapters.catalog.values import name_key
from photo_sorter.core.keywords import is_path, runs
from photo_sorter.core.tag_tree import ancestors
from photo_sorter.core.views import TagSummary

Row = tuple[int, str, str, str, int, int]  # id, key, name, group, photos, those by the file


def tag_counts(connection: sqlite3.Connection) -> list[TagSummary]:
    """By group and name; of tags without a visible photo none."""
    rows = _rows(connection)
    above = _with_those_below(connection, rows)
    return [
        TagSummary(name, group, above.get(tag, count), by_file == count)
        for tag, _, name, group, count, by_file in rows
    ]


def tag_tree(connection: sqlite3.Connection) -> list[TagSummary]:
    """The tags of `tag_counts`, the paths that they lie below, and tags that a person speaks of;
    each with the photos that a search for it finds, however often they are below it."""
    rows = _rows(connection)
    said = read_traits(connection)
    names = {key: name for _, key, name, *_ in rows}
    for name in [name for _, _, name, *_ in rows] + [traits.name for traits in said.values()]:
        for path in (*ancestors(name), name):
            names.setdefault(name_key(path), path)
    answering: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        for run in {row[1], *runs(row[1])} & names.keys():
            answering[run].append(row)
    several = {key: [row[0] for row in found] for key, found in answering.items() if found[1:]}
    counts = _distinct(connection, several)
    own = {row[1]: row for row in rows}
    tree = []
    for key in sorted(names):
        found = answering.get(key, [])
        count = counts[key] if key in counts else sum(row[4] for row in found)
        group = own[key][3] if key in own else ""
        from_file = bool(found) and all(row[4] == row[5] for row in found)
        tree.append(TagSummary(names[key], group, count, from_file, said.get(key)))
    return tree


def _distinct(
    connection: sqlite3.Connection, several: Mapping[str, Sequence[int]]
) -> dict[str, int]:
    """How many visible photos have one of the tags, of each of these lists."""
    pairs = [(at, tag) for at, tags in enumerate(several.values()) for tag in tags]
    counted = connection.execute(
        "SELECT json_extract(pair.value, '$[0]') AS list, count(DISTINCT m.photo_id) "
        "FROM json_each(?) pair "
        "CROSS JOIN tag_marks m ON m.tag_id = json_extract(pair.value, '$[1]') AND m.present = 1 "
        "JOIN photos p ON p.id = m.photo_id AND p.visible = 1 GROUP BY list",
        (json.dumps(pairs),),
    ).fetchall()
    keys = list(several)
    return {keys[at]: count for at, count in counted}


def _rows(connection: sqlite3.Connection) -> Sequence[Row]:
    # All marks less those of hidden photos: no look at every photo.
    return connection.execute(
        "WITH marked AS (SELECT tag_id, count(*) AS n FROM tag_marks WHERE present = 1"
        "  GROUP BY tag_id), "
        "filed AS (SELECT tag_id, count(*) AS n FROM tag_marks WHERE by_file = 1"
        "  GROUP BY tag_id), "
        "hidden AS (SELECT m.tag_id, count(*) AS n, sum(m.by_file) AS by_file FROM photos p"
        "  JOIN tag_marks m ON m.photo_id = p.id AND m.present = 1"
        "  WHERE p.visible = 0 GROUP BY m.tag_id) "
        "SELECT t.id, t.key, t.name, t.group_name, marked.n - ifnull(hidden.n, 0) AS count,"
        "  ifnull(filed.n, 0) - ifnull(hidden.by_file, 0) "
        "FROM marked JOIN tags t ON t.id = marked.tag_id "
        "LEFT JOIN filed ON filed.tag_id = t.id "
        "LEFT JOIN hidden ON hidden.tag_id = t.id "
        "WHERE count > 0 ORDER BY t.group_name, t.key"
    ).fetchall()


def _with_those_below(connection: sqlite3.Connection, rows: Sequence[Row]) -> dict[int, int]:
    """The counts of tags that also find photos of others: "Anna" those of "People|Anna"."""
    by_key = {key: tag for tag, key, *_ in rows}
    found: dict[str, list[int]] = defaultdict(list)
    for tag, key, *_ in rows:
        for run in set(runs(key)) - {key} if is_path(key) else ():
            if run in by_key:
                found[run].append(tag)
    several = {key: [by_key[key], *tags] for key, tags in found.items()}
    return {by_key[key]: count for key, count in _distinct(connection, several).items()}
