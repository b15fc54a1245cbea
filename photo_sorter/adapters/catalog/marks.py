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
