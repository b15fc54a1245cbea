"""Exact nearest neighbours over the catalog's own vectors: what answers while the index cannot."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from photo_sorter.core.batches import in_batches
from photo_sorter.core.embedding import PART, PhotoIds, SpaceKey, Vectors
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports import Catalog
from photo_sorter.services.search.kept_vectors import KeptVectors

Neighbours = tuple[PhotoIds, Vectors]  # ids (m,) and cosines (m,) float32, best first

_MOST_THREADS = 4  # more of them wait for memory


class ExactSearch:
    """Walks through the vectors part by part, of which only the cosines are kept."""

    def __init__(self, catalog: Catalog, part: int = PART) -> None:
        self._catalog = catalog
        self._part = part
        self._kept = KeptVectors(catalog)

    def query(self, key: SpaceKey, vector: Vectors, limit: int) -> Neighbours:
        """The `limit` nearest visible photos to a (d,) vector."""
        vectors = self._catalog.vectors

        def compared(ids: range) -> Neighbours:
            return _compared(vectors.block(key, ids), vector)

        parts = in_batches(vectors.extent(key), self._part)
        if len(parts) < 2:
            return _merged([compared(part) for part in parts], limit)
        with ThreadPoolExecutor(min(_MOST_THREADS, os.cpu_count() or 1), "exact-search") as pool:
            return _merged(list(pool.map(compared, parts)), limit)

    def query_among(
        self, key: SpaceKey, vector: Vectors, among: PhotoIds, limit: int
    ) -> Neighbours:
        """The `limit` nearest of the photos `among` (n,)."""
        return _best(*_compared(self._kept.of(key, among), vector), limit)

    def compare(self, key: SpaceKey, vector: Vectors, ids: PhotoIds) -> Neighbours:
        """All of the photos `ids` (n,) that have a vector."""
        return _best(*_compared(self._catalog.vectors.get(key, ids), vector), len(ids))


def with_late(
    catalog: Catalog,
    key: SpaceKey,
    vector: Vectors,
    limit: int,
    found: Neighbours,
    late: Sequence[PhotoId],
) -> Neighbours:
    """An index's answer, with the photos that it has yet to hear of compared exactly, and without
    those that have gone."""
    if not late:
        return found
    fresh = _compared(catalog.vectors.get(key, late), vector)
    old = ~np.isin(found[0], late)
    return _merged([(found[0][old], found[1][old]), fresh], limit)


def _compared(block: tuple[PhotoIds, Vectors], vector: Vectors) -> Neighbours:
    ids, vectors = block
    return ids, vectors @ vector if len(ids) else np.empty(0, np.float32)


def _best(ids: PhotoIds, cosines: Vectors, limit: int) -> Neighbours:
    if len(ids) > limit:
        kept = np.argpartition(-cosines, limit - 1)[:limit] if limit else np.zeros(0, np.int64)
        ids, cosines = ids[kept], cosines[kept]
    order = np.argsort(-cosines, kind="stable")
    return ids[order], cosines[order]


def _merged(parts: Sequence[Neighbours], limit: int) -> Neighbours:
    if not parts:
        return np.empty(0, np.int64), np.empty(0, np.float32)
    return _best(
        np.concatenate([ids for ids, _ in parts]), np.concatenate([c for _, c in parts]), limit
    )
