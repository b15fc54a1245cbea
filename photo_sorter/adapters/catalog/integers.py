"""Many integers out of SQLite at once, as arrays."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_PIECE = 100_000  # characters, which are read within a millisecond or two


def integers(
    connection: sqlite3.Connection, query: str, parameters: Sequence[object] = (), columns: int = 1
) -> NDArray[np.int64]:
    """The rows of a query that gives integers, never NULL: int64 (columns, n), rows in no sure
    order. SQLite writes each column as one text, several times faster than a Python object a
    row, and without holding up Python's other threads."""
    names = [f"c{index}" for index in range(columns)]
    row = connection.execute(
        f"WITH wanted ({', '.join(names)}) AS ({query}) "
        f"SELECT {', '.join(f'json_group_array({name})' for name in names)} FROM wanted",
        parameters,
    ).fetchone()
    return np.array([parse_integers(text) for text in row])


def parse_integers(text: str, piece: int = _PIECE) -> NDArray[np.int64]:
    """The (n,) integers of a JSON array. NumPy holds Python's other threads up while it reads, so
    a long text is read piece by piece: the window's thread must not wait for a million numbers."""
    pieces = []
    start, end = 1, len(text) - 1
    while start < end:
        cut = text.find(",", start + piece, end)
        stop = end if cut < 0 else cut
        pieces.append(np.fromstring(text[start:stop], dtype=np.int64, sep=","))
        start = stop + 1
    return np.concatenate(pieces) if pieces else np.empty(0, dtype=np.int64)
