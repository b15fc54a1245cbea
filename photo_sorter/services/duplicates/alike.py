"""Finds pairs of photos whose embeddings are very near."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from photo_sorter.core.duplicates.hash_search import near_pairs
from photo_sorter.core.duplicates.vector_hashes import vector_hashes
from photo_sorter.core.embedding import PART, PhotoIds, SpaceKey, Vectors
from photo_sorter.core.ports import Catalog
from photo_sorter.core.ports.duplicates import SamePictures
from photo_sorter.services.duplicates.pair_vectors import PairVectors

LEAST_COSINE = 0.9
_RADIUS = 11


class AlikeFinder:
    def __init__(self, catalog: Catalog, vectors: PairVectors) -> None:
        self._catalog = catalog
        self._vectors = vectors

    def pairs(self, cancelled: Callable[[], bool]) -> SamePictures:
        """Of visible photos in the active space; all vectors are read twice, block by block. When
        `cancelled()` turns true what was found is not whole."""
        space = self._catalog.vectors.active_space()
        nothing = SamePictures(np.empty((0, 2), np.int64), np.empty(0))
        if space is None:
            return nothing
        total, count = np.zeros(space.dimensions), 0
        for _, vectors in self._blocks(space.key):
            total, count = total + vectors.sum(axis=0), count + len(vectors)
        if count < 2 or cancelled():
            return nothing
        middle = (total / count).astype(np.float32)
        ids, hashes = zip(
            *((ids, vector_hashes(block, middle)) for ids, block in self._blocks(space.key)),
            strict=True,
        )
        near = near_pairs(np.concatenate(hashes), _RADIUS)
        pairs = np.sort(np.concatenate(ids)[near].reshape(-1, 2), axis=1)
        cosines = self._vectors.cosines(pairs, unknown=0.0)
        alike = cosines >= LEAST_COSINE
        return SamePictures(pairs[alike], cosines[alike])

    def _blocks(self, key: SpaceKey) -> Iterator[tuple[PhotoIds, Vectors]]:
        extent = self._catalog.vectors.extent(key)
        for first in range(extent.start, extent.stop, PART):
            ids, vectors = self._catalog.vectors.block(
                key, range(first, min(first + PART, extent.stop))
            )
            if len(ids):
                yield ids, vectors
