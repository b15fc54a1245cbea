"""Which photos may lie in a folder of a name, by the full text of their folders' names."""

from __future__ import annotations

import sqlite3

import numpy as np
from numpy.typing import NDArray

from photo_sorter.adapters.catalog.integers import integers
from photo_sorter.adapters.catalog.photo_words import PARTS
from photo_sorter.core.found_by import FoundBy
from photo_sorter.core.text_words import sought_words


def in_folders_called(
    connection: sqlite3.Connection, name: str, most: int
) -> NDArray[np.int64] | None:
    """All photos of folders that are called so, and perhaps others, whose paths are to be looked
    at; None where these may be more than `most`, or the full text does not tell: of a name without
    letters and digits, and while the words of some photos wait to be brought up to date."""
    words = sought_words(name)
    if not words or connection.execute("SELECT 1 FROM words_outdated LIMIT 1").fetchone():
        return None
    letter = PARTS[FoundBy.FOLDER]
    wanted = " AND ".join(
        "(" + " OR ".join(f'"{letter}{form}"' for form in forms) + ")" for forms in words
    )
    found: NDArray[np.int64] = integers(
        connection,
        "SELECT rowid FROM full_text WHERE full_text MATCH ? LIMIT ?",
        (wanted, most + 1),
    )[0]
    return np.sort(found) if len(found) <= most else None
