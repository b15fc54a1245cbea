"""Many numbers out of SQLite at once, as arrays."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

_PIECE = 100_000  # characters, which are read within a millisecond or two


def integers(
    connection: sqlite3.Connection, query: str, parameters: Sequence[object] = (), columns: int = 1
) -> NDArray[np.int64]:
    """The rows of a query that gives integers, never NULL: int64 (columns, n), rows in no sure
    order."""
    return np.array(numbers(connection, query, (np.int64,) * columns, parameters))


def numbers(
    connection: sqlite3.Connection,
    query: str,
    types: Sequence[type[np.int64] | type[np.float64]],
    parameters: Sequence[object] = (),
) -> list[NDArray[Any]]:
    """The same of a query that gives numbers: a column (n,) of each type. SQLite writes each
    column as one text, several times faster than a Python object a row, and without holding up
    Python's other threads."""
    names = [f"c{index}" for index in range(len(types))]
    row = connection.execute(
        f"WITH wanted ({', '.join(names)}) AS ({query}) "
        f"SELECT {', '.join(f'json_group_array({name})' for name in names)} FROM wanted",
        parameters,
    ).fetchone()
    return [_parsed(text, kind) for text, kind in zip(row, types, strict=True)]


def parse_integers(text: str, piece: int = _PIECE) -> NDArray[np.int64]:
    """The (n,) integers of a JSON array."""
    return _parsed(text, np.int64, piece)


def _parsed(
    text: str, kind: type[np.int64] | type[np.float64], piece: int = _PIECE
) -> NDArray[Any]:
    """NumPy holds Python's other threads up while it reads, so a long text is read piece by piece:
    the window's thread must not wait for a million numbers."""
    pieces = []
    start, end = 1, len(text) - 1
    while start < end:
        cut = text.find(",", start + piece, end)
        stop = end if cut < 0 else cut
        pieces.append(np.fromstring(text[start:stop], dtype=kind, sep=","))
        start = stop + 1
    return np.concatenate(pieces) if pieces else np.empty(0, dtype=kind)
