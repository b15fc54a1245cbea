"""What files say for themselves, where a person's word stands beside it in their sidecars."""

from __future__ import annotations

import sqlite3
from typing import Any

from photo_sorter.adapters.catalog.file_columns import FIELD_COLUMNS, columns_of, fields_in
from photo_sorter.adapters.catalog.merge_states import states_of
from photo_sorter.core.file_state import own_values
from photo_sorter.core.photo import PhotoId


def keep_own_values(connection: sqlite3.Connection, photo_id: PhotoId) -> None:
    """Of a photo whose files were just read: what stands in a sidecar because a person said it here
    is not the file's word, which counts again once theirs is taken back."""
    states = states_of(connection, photo_id)
    if not states:
        return
    row = connection.execute(
        f"SELECT {FIELD_COLUMNS} FROM photos WHERE id = ?", (photo_id,)
    ).fetchone()
    values: dict[str, Any] = {}
    for name, own in own_values(fields_in(row), states).items():
        values |= columns_of(name, own)
    if values:
        columns = ", ".join(f"{column} = ?" for column in values)
        connection.execute(
            f"UPDATE photos SET {columns} WHERE id = ?", (*values.values(), photo_id)
        )
