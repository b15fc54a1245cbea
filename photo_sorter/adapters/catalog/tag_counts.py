"""How many photos each tag finds."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from photo_sorter.core.keywords import is_path, runs
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
    pairs = [
        (by_key[run], tag)
        for tag, key, *_ in rows
        if is_path(key)
        for run in set(runs(key))
        if run != key and run in by_key
    ]
    if not pairs:
        return {}
    pairs += [(tag, tag) for tag in {above for above, _ in pairs}]
    counted = connection.execute(
        "SELECT json_extract(pair.value, '$[0]') AS above, count(DISTINCT m.photo_id) "
        "FROM json_each(?) pair "
        "CROSS JOIN tag_marks m ON m.tag_id = json_extract(pair.value, '$[1]') AND m.present = 1 "
        "JOIN photos p ON p.id = m.photo_id AND p.visible = 1 GROUP BY above",
        (json.dumps(pairs),),
    )
    return dict(counted.fetchall())
