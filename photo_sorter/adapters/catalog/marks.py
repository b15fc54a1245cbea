"""What tag marks and album marks have in common."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from photo_sorter.adapters.catalog.values import id_list
from photo_sorter.core.photo import PhotoId


def existing(connection: sqlite3.Connection, photo_ids: Sequence[PhotoId]) -> list[PhotoId]:
    """The photos that (still) exist, each once, in the order given: one may have been purged
    since it was chosen."""
    rows = connection.execute(
        "SELECT id FROM photos WHERE id IN (SELECT value FROM json_each(?))",
        (id_list(photo_ids),),
    )
    there = {row[0] for row in rows}
    return [i for i in dict.fromkeys(photo_ids) if i in there]


def copy_marks_by_person(connection: sqlite3.Connection, source: PhotoId, target: PhotoId) -> None:
    """What a person said of `source` holds of `target` too, except where a person has spoken of
    that already."""
    connection.execute(
        "INSERT INTO tag_marks (photo_id, tag_id, by_person, present, confidence) "
        "SELECT ?, tag_id, 1, present, confidence FROM tag_marks "
        "WHERE photo_id = ? AND by_person = 1 "
        "ON CONFLICT (photo_id, tag_id) DO UPDATE SET by_person = 1, by_file = 0, "
        "present = excluded.present, confidence = excluded.confidence, space_id = NULL "
        "WHERE by_person = 0",
        (target, source),
    )
    connection.execute(
        "INSERT INTO album_marks (album_id, photo_id, by_person, present, score) "
        "SELECT album_id, ?, 1, present, score FROM album_marks "
        "WHERE photo_id = ? AND by_person = 1 "
        "ON CONFLICT (album_id, photo_id) DO UPDATE SET by_person = 1, "
        "present = excluded.present, score = excluded.score WHERE by_person = 0",
        (target, source),
    )
