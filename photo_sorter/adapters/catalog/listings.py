"""Listings as arrays: what the grid needs of every photo, read from one index."""

from __future__ import annotations

import sqlite3

import numpy as np
from numpy.typing import NDArray

from photo_sorter.adapters.catalog.integers import integers
from photo_sorter.adapters.catalog.ratings import packed_ratings
from photo_sorter.adapters.catalog.sensitive import sensitive_among
from photo_sorter.adapters.catalog.values import IN_SECOND_BITS, id_list
from photo_sorter.core.views import PhotoListing

# Time and order within the second in one integer, width, height and colour in another: fewer values
# to hand over at a million rows.
_SIDE = 0x7FFFF  # 19 bits a side
_COLUMNS = (
    f"p.id, (p.sort_time << {IN_SECOND_BITS}) | p.in_second, "
    f"(min(p.width, {_SIDE}) << 43) | (min(p.height, {_SIDE}) << 24) | p.colour"
)
_FEW_HIDDEN = 5_000
_LOOKED_UP = 50_000  # more photos than that are picked from a walk through all of them


def _offline_ids(index: str, which: str) -> str:
    """The query for photos that have a location in a folder that is away, and none in another."""
    located = (
        f"SELECT photo_id FROM locations INDEXED BY {index} WHERE {which} "
        "AND folder_id IN (SELECT id FROM folders WHERE state"
    )
    return f"{located} != 'online') EXCEPT {located} = 'online')"


OFFLINE_IDS = _offline_ids("locations_by_folder", "photo_id IS NOT NULL")
_OFFLINE_AMONG = _offline_ids("locations_by_photo", "photo_id IN (SELECT value FROM json_each(?1))")


def listing(connection: sqlite3.Connection, ids: NDArray[np.int64] | None) -> PhotoListing:
    """The visible ones of the photos (n,), of all for None; newest first, then by id. Sub-seconds
    order a burst, else the numbers in its files' names."""
    table = _everything(connection) if ids is None else _rows_of(connection, ids)
    found, moments = table[0], table[1]
    newer, same = moments[:-1] > moments[1:], moments[:-1] == moments[1:]
    if not np.all(newer | (same & (found[:-1] < found[1:]))):
        table = table[:, np.lexsort((found, -moments))]
    return _arrays(connection, table)


def listing_of(connection: sqlite3.Connection, photo_ids: NDArray[np.int64]) -> PhotoListing:
    """The visible ones of `photo_ids` (n,), in the same order."""
    table = _rows_of(connection, photo_ids)
    table = table[:, np.argsort(table[0])]
    visible = photo_ids[np.isin(photo_ids, table[0])]
    return _arrays(connection, table[:, np.searchsorted(table[0], visible)])


def hidden_among(connection: sqlite3.Connection, photo_ids: NDArray[np.int64]) -> NDArray[np.int64]:
    """Those of the photos (n,) that have no location. Mostly no photo is hidden, which is told
    sooner than some hundred photos are looked at."""
    query = "SELECT id FROM photos WHERE visible = 0 LIMIT ?"
    hidden: NDArray[np.int64] = integers(connection, query, (_FEW_HIDDEN + 1,))[0]
    if len(hidden) <= _FEW_HIDDEN:
        hidden = hidden[np.isin(hidden, photo_ids)]
    else:
        among = "id IN (SELECT value FROM json_each(?))"
        query = f"SELECT id FROM photos WHERE {among} AND +visible = 0"
        hidden = integers(connection, query, (id_list(photo_ids),))[0]
    return hidden


def _everything(connection: sqlite3.Connection) -> NDArray[np.int64]:
    """`_COLUMNS` of every visible photo: int64 (3, n). The order that is asked for makes SQLite
    walk the index that holds them; it need not be kept."""
    query = (
        f"SELECT {_COLUMNS} FROM photos p WHERE p.visible = 1 "
        "ORDER BY p.sort_time DESC, p.in_second DESC, p.id"
    )
    return integers(connection, query, columns=3)


def _rows_of(connection: sqlite3.Connection, ids: NDArray[np.int64]) -> NDArray[np.int64]:
    """`_COLUMNS` of the visible ones of the photos: int64 (3, m), in no sure order."""
    if len(ids) > _LOOKED_UP:
        table = _everything(connection)
        return table[:, np.isin(table[0], ids)]
    query = (
        f"SELECT {_COLUMNS} FROM photos p "
        "WHERE p.id IN (SELECT value FROM json_each(?)) AND +p.visible = 1"
    )
    return integers(connection, query, (id_list(ids),), columns=3)


def _arrays(connection: sqlite3.Connection, table: NDArray[np.int64]) -> PhotoListing:
    """`table` is int64 (3, n): id, time with the order in its second, packed sides and colour."""
    ids, moments, packed = table
    widths, heights = packed >> 43, (packed >> 24) & _SIDE
    aspects = np.where((widths > 0) & (heights > 0), widths / np.maximum(heights, 1), 1.0).astype(
        np.float32
    )
    return PhotoListing(
        ids=ids,
        times=moments >> IN_SECOND_BITS,
        aspects=aspects,
        colours=(packed & 0xFFFFFF).astype(np.uint32),
        offline=_offline(connection, ids),
        ratings=packed_ratings(connection, ids),
        sensitive=sensitive_among(connection, ids),
    )


def _offline(connection: sqlite3.Connection, ids: NDArray[np.int64]) -> NDArray[np.bool_]:
    """bool (n,): every location of the photo is in a folder that is not there now."""
    row = connection.execute("SELECT 1 FROM folders WHERE state != 'online' LIMIT 1").fetchone()
    if row is None:
        return np.zeros(len(ids), dtype=np.bool_)
    if len(ids) > _LOOKED_UP:
        return np.isin(ids, integers(connection, OFFLINE_IDS)[0])
    return np.isin(ids, integers(connection, _OFFLINE_AMONG, (id_list(ids),))[0])
