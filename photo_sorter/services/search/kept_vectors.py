"""The vectors of the photos that were searched among last: who searches an album asks again."""

from __future__ import annotations

import threading
from dataclasses import dataclass

import numpy as np

from photo_sorter.core.embedding import PhotoIds, SpaceKey, Vectors
from photo_sorter.core.ports import Catalog

_MOST_BYTES = 64 * 2**20


@dataclass(frozen=True, slots=True)
class _Kept:
    key: SpaceKey
    asked: PhotoIds
    found: tuple[PhotoIds, Vectors]


class KeptVectors:
    """A photo's vector in a space never changes, so that what is kept is never out of date."""

    def __init__(self, catalog: Catalog, most_bytes: int = _MOST_BYTES) -> None:
        self._catalog = catalog
        self._most_bytes = most_bytes
        self._kept: _Kept | None = None
        self._lock = threading.Lock()

    def of(self, key: SpaceKey, ids: PhotoIds) -> tuple[PhotoIds, Vectors]:
        """Those of the photos `ids` (n,) that have a vector: (m,) and (m, d)."""
        with self._lock:
            kept = self._kept
        if kept is not None and kept.key == key and np.array_equal(kept.asked, ids):
            without = ids[~np.isin(ids, kept.found[0])]  # one of them may have got a vector
            if not len(without) or not len(self._catalog.vectors.get(key, without)[0]):
                return kept.found
        found = self._catalog.vectors.get(key, ids)
        if found[1].nbytes <= self._most_bytes:
            with self._lock:
                self._kept = _Kept(key, ids, found)
        return found
