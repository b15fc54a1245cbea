"""Listings as arrays: what the grid needs of every photo, read from one index."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from photo_sorter.adapters.catalog.values import id_list, name_key
from photo_sorter.core.views import PhotoListing, Scope

# Width, height and colour in one integer: fewer values to hand over at a million rows.
_SIDE = 0x7FFFF  # 19 bits a side
_COLUMNS = (
    f"p.id, p.sort_time, (min(p.width, {_SIDE}) << 43) | (min(p.height, {_SIDE}) << 24) | p.colour"
)
_OFFLINE_IDS = (
    "SELECT photo_id FROM locations WHERE photo_id IS NOT NULL "
    "AND folder_id IN (SELECT id FROM folders WHERE state != 'online') "
    "EXCEPT SELECT photo_id FROM locations WHERE photo_id IS NOT NULL "
    "AND folder_id IN (SELECT id FROM folders WHERE state = 'online')"
)


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
    return np.array([np.fromstring(text[1:-1], dtype=np.int64, sep=",") for text in row])


def listing(connection: sqlite3.Connection, scope: Scope) -> PhotoListing:
    """Visible photos of the scope, newest first, then by id."""
    conditions = ["p.visible = 1"]
    parameters: list[int | str] = []
    if scope.folder is not None:
        conditions.append(
            "p.id IN (SELECT photo_id FROM locations WHERE folder_id = ? AND photo_id IS NOT NULL)"
        )
        parameters.append(scope.folder)
    if scope.tag is not None:
        conditions.append(
            "p.id IN (SELECT photo_id FROM tag_marks WHERE present = 1 "
            "AND tag_id = (SELECT id FROM tags WHERE key = ?))"
        )
        parameters.append(name_key(scope.tag))
    if scope.album is not None:
        conditions.append(
            "p.id IN (SELECT photo_id FROM album_marks WHERE present = 1 AND album_id = ?)"
        )
        parameters.append(scope.album)
    table = integers(
        connection,
        f"SELECT {_COLUMNS} FROM photos p WHERE {' AND '.join(conditions)} "
        "ORDER BY p.sort_time DESC, p.id",
        parameters,
        columns=3,
    )
    ids, times = table[0], table[1]
    newer, same = times[:-1] > times[1:], times[:-1] == times[1:]
    if not np.all(newer | (same & (ids[:-1] < ids[1:]))):  # SQLite need not keep the order
        table = table[:, np.lexsort((ids, -times))]
    return _arrays(connection, table)


def listing_of(connection: sqlite3.Connection, photo_ids: NDArray[np.int64]) -> PhotoListing:
    """The visible ones of `photo_ids` (n,), in the same order."""
    table = integers(
        connection,
        f"SELECT {_COLUMNS} FROM photos p "
        "WHERE p.id IN (SELECT value FROM json_each(?)) AND +p.visible = 1",
        (id_list(photo_ids),),
        columns=3,
    )
    table = table[:, np.argsort(table[0])]
    visible = photo_ids[np.isin(photo_ids, table[0])]
    return _arrays(connection, table[:, np.searchsorted(table[0], visible)])


def _arrays(connection: sqlite3.Connection, table: NDArray[np.int64]) -> PhotoListing:
    """`table` is int64 (3, n): id, time, packed sides and colour."""
    ids, times, packed = table
    widths, heights = packed >> 43, (packed >> 24) & _SIDE
    aspects = np.where((widths > 0) & (heights > 0), widths / np.maximum(heights, 1), 1.0).astype(
        np.float32
    )
    return PhotoListing(
        ids=ids,
        times=times,
        aspects=aspects,
        colours=(packed & 0xFFFFFF).astype(np.uint32),
        offline=_offline(connection, ids),
    )


def _offline(connection: sqlite3.Connection, ids: NDArray[np.int64]) -> NDArray[np.bool_]:
    """bool (n,): every location of the photo is in a folder that is not there now."""
    row = connection.execute("SELECT 1 FROM folders WHERE state != 'online' LIMIT 1").fetchone()
    if row is None:
        return np.zeros(len(ids), dtype=np.bool_)
    return np.isin(ids, integers(connection, _OFFLINE_IDS)[0])
