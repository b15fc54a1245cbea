"""What the vector index has yet to hear of."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from photo_sorter.adapters.catalog.values import id_list


def forget_vectors(connection: sqlite3.Connection, photo_ids: Sequence[int]) -> None:
    """Delete the photos' vectors in all spaces; the outbox tells the index of it."""
    ids = (id_list(photo_ids),)
    where = "WHERE photo_id IN (SELECT value FROM json_each(?))"
    connection.execute(
        "INSERT INTO outbox (space_id, photo_id) SELECT space_id, photo_id FROM vectors " + where,
        ids,
    )
    connection.execute("DELETE FROM vectors " + where, ids)
