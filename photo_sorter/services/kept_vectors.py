"""The vectors of the photos that were searched among last: who searches an album asks again."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

import numpy as np

from photo_sorter.core.batches import in_batches
from photo_sorter.core.embedding import PhotoIds, SpaceKey, Vectors
from photo_sorter.core.ports import Catalog

_MOST_BYTES = 64 * 2**20
_ID_PART = 4_000  # asked of the catalog at a time
_READERS = 2  # more of them wait for the disk


@dataclass(frozen=True, slots=True)
class _Kept:
    key: SpaceKey
    ids: PhotoIds  # ascending
    vectors: Vectors


class KeptVectors:
    """A photo's vector in a space never changes, so that what is kept is never out of date."""

    def __init__(self, catalog: Catalog, most_bytes: int = _MOST_BYTES) -> None:
        self._catalog = catalog
        self._most_bytes = most_bytes
        self._kept: _Kept | None = None
        self._lock = threading.Lock()

    def of(self, key: SpaceKey, ids: PhotoIds) -> tuple[PhotoIds, Vectors]:
        """Those of the photos `ids` (n, ascending) that have a vector: (m,) and (m, d)."""
        with self._lock:
            kept = self._kept
        if kept is None or kept.key != key:
            found = self._read(key, ids)
        else:
            held = np.isin(kept.ids, ids, assume_unique=True)
            if held.all():
                old_ids, old_vectors = kept.ids, kept.vectors
            else:
                old_ids, old_vectors = kept.ids[held], kept.vectors[held]
            missing = ids[~np.isin(ids, old_ids, assume_unique=True)]
            found = old_ids, old_vectors
            if len(missing):
                found = _ascending(_together([found, self._read(key, missing)]))
        if found[1].nbytes <= self._most_bytes:
            with self._lock:
                self._kept = _Kept(key, *found)
        return found

    def _read(self, key: SpaceKey, ids: PhotoIds) -> tuple[PhotoIds, Vectors]:
        parts = in_batches(ids, _ID_PART) or [ids]
        if len(parts) < 2:
            return self._catalog.vectors.get(key, ids)
        read = partial(self._catalog.vectors.get, key)
        with ThreadPoolExecutor(_READERS, "read-vectors") as pool:
            return _together(list(pool.map(read, parts)))


def _together(parts: list[tuple[PhotoIds, Vectors]]) -> tuple[PhotoIds, Vectors]:
    filled = [part for part in parts if len(part[0])] or parts[:1]
    return np.concatenate([ids for ids, _ in filled]), np.concatenate([v for _, v in filled])


def _ascending(found: tuple[PhotoIds, Vectors]) -> tuple[PhotoIds, Vectors]:
    order = np.argsort(found[0])
    return found[0][order], found[1][order]
