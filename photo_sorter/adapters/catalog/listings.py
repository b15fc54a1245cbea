"""Listings as arrays: what the grid needs of every photo."""

from __future__ import annotations

import sqlite3
from typing import Any

import numpy as np
from numpy.typing import NDArray

from photo_sorter.adapters.catalog.columns import Mask, PhotoColumns
from photo_sorter.adapters.catalog.integers import integers
from photo_sorter.adapters.catalog.ratings import packed_ratings
from photo_sorter.adapters.catalog.sensitive import SENSITIVE_IDS
from photo_sorter.adapters.catalog.stacks import stacked_photos
from photo_sorter.adapters.catalog.values import id_list
from photo_sorter.core.views import PhotoListing

_FEW_HIDDEN = 5_000
_LOCATED = (
    "SELECT photo_id FROM locations INDEXED BY locations_by_folder WHERE photo_id IS NOT NULL "
    "AND folder_id IN (SELECT id FROM folders WHERE state"
)
# Photos that have a location in a folder that is away, and none in another.
OFFLINE_IDS = f"{_LOCATED} != 'online') EXCEPT {_LOCATED} = 'online')"


def listing(
    connection: sqlite3.Connection, columns: PhotoColumns, mask: Mask | None
) -> PhotoListing:
    """The photos of the mask (n,), of all for None; newest first, then by id."""
    return _listed(connection, columns, slice(None) if mask is None else np.flatnonzero(mask))


def listing_of(
    connection: sqlite3.Connection, columns: PhotoColumns, photo_ids: NDArray[np.int64]
) -> PhotoListing:
    """The visible ones of `photo_ids` (m,), in the same order."""
    return _listed(connection, columns, columns.places.visible(photo_ids))


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


def _listed(
    connection: sqlite3.Connection, columns: PhotoColumns, at: slice | NDArray[np.integer[Any]]
) -> PhotoListing:
    ids, times, widths, heights, colours = columns.rows(at)
    aspects = np.where((widths > 0) & (heights > 0), widths / np.maximum(heights, 1), 1.0)
    return PhotoListing(
        ids=ids,
        times=times,
        aspects=aspects.astype(np.float32),
        colours=colours.astype(np.uint32),
        offline=columns.places.mask(_offline_ids(connection))[at],
        ratings=packed_ratings(connection, columns)[at],
        sensitive=columns.places.mask(integers(connection, SENSITIVE_IDS)[0])[at],
        stacked=columns.once(connection, stacked_photos),
    )


def _offline_ids(connection: sqlite3.Connection) -> NDArray[np.int64]:
    """Mostly every folder is there, which is told at once."""
    row = connection.execute("SELECT 1 FROM folders WHERE state != 'online' LIMIT 1").fetchone()
    if row is None:
        return np.empty(0, np.int64)
    found: NDArray[np.int64] = integers(connection, OFFLINE_IDS)[0]
    return found
