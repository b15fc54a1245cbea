"""Finds pairs of photos whose embeddings are very near, each new one once, and keeps them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from photo_sorter.core.access import Access
from photo_sorter.core.duplicates.hash_search import near_pairs
from photo_sorter.core.duplicates.vector_hashes import vector_hashes
from photo_sorter.core.embedding import PhotoIds, SpaceKey, Vectors
from photo_sorter.core.ports import Catalog
from photo_sorter.core.ports.duplicates import HashedVectors, Middle, SamePictures
from photo_sorter.services.duplicates.pair_vectors import PairVectors
from photo_sorter.services.duplicates.steps import Cancelled, Told, never, nobody

LEAST_COSINE = 0.9
_RADIUS = 11
_STEP = 4_096  # vectors that are compared before anybody else has a turn
_SAMPLE = 16_384  # vectors that the middle is taken from
_OUTGROWN = 2  # times the vectors of which the middle was taken: then it is taken anew
_NO_PAIRS = SamePictures(np.empty((0, 2), np.int64), np.empty(0))


class AlikeFinder:
    """Of the active space. Vectors that are new are compared with all others; as hashes lie around
    a middle, all are compared anew whenever the library has doubled."""

    def __init__(self, access: Access, catalog: Catalog, vectors: PairVectors) -> None:
        self._access = access
        self._catalog = catalog
        self._vectors = vectors

    def count_left(self) -> int:
        """Vectors that are still to be compared."""
        space = self._catalog.vectors.active_space()
        return 0 if space is None else self._catalog.alike.count_lacking(space.key)

    def known(self) -> SamePictures:
        """The pairs of visible photos that were found until now."""
        space = self._catalog.vectors.active_space()
        return _NO_PAIRS if space is None else self._catalog.alike.pairs(space.key)

    def compare(self, cancelled: Cancelled = never, told: Told = nobody) -> None:
        """Compare what is new, a step at a time, and keep it; `told` after each how many vectors
        that were, and how many are left. Raises LibraryLockedError where the library is only
        read."""
        self._access.check()
        space = self._catalog.vectors.active_space()
        if space is None:
            return
        key, table = space.key, self._catalog.alike
        ids = self._catalog.vectors.ids(key)
        middle = table.middle(key)
        if len(ids) and (middle is None or len(ids) > _OUTGROWN * middle.vectors):
            middle = self._middle(key, ids)
            table.begin(key, middle)
        if middle is None:
            return
        known = table.hashed(key)
        left = len(waiting := ids[~np.isin(ids, known.photo_ids)])
        for begin in range(0, len(waiting), _STEP):
            if cancelled():
                return
            new = self._hashed(key, waiting[begin : begin + _STEP], middle.mean)
            known, found = self._compared(known, new)
            table.add(key, new, found)
            step = min(_STEP, left)
            left -= step
            told(step, left)

    def up_to_date(self, cancelled: Cancelled = never) -> SamePictures:
        """All pairs there are. In a library that is only read what is new is found and not kept.
        When `cancelled()` turns true what is new is not whole."""
        if not self._access.read_only:
            self.compare(cancelled)
            return self.known()
        space = self._catalog.vectors.active_space()
        if space is None:
            return _NO_PAIRS
        ids = self._catalog.vectors.ids(space.key)
        if not len(ids):
            return _NO_PAIRS
        mean = self._middle(space.key, ids).mean
        parts = [self._hashed(space.key, part, mean) for part in _steps(ids)]
        everything = HashedVectors(*(np.concatenate(each) for each in zip(*parts, strict=True)))
        return self._compared(HashedVectors(ids[:0], everything.hashes[:0]), everything)[1]

    def _compared(
        self, known: HashedVectors, new: HashedVectors
    ) -> tuple[HashedVectors, SamePictures]:
        """All of them, and the pairs in which one is new."""
        both = HashedVectors(
            np.concatenate([known.photo_ids, new.photo_ids]),
            np.concatenate([known.hashes, new.hashes]),
        )
        is_new = np.arange(len(both.photo_ids)) >= len(known.photo_ids)
        near = near_pairs(both.hashes, _RADIUS, is_new)
        pairs = np.sort(both.photo_ids[near].reshape(-1, 2), axis=1)
        cosines = self._vectors.cosines(pairs, unknown=0.0)
        alike = cosines >= LEAST_COSINE
        return both, SamePictures(pairs[alike], cosines[alike])

    def _hashed(self, key: SpaceKey, ids: PhotoIds, mean: Vectors) -> HashedVectors:
        there, vectors = self._catalog.vectors.get(key, ids)
        hashes = vector_hashes(vectors, mean) if len(there) else np.empty(0, np.uint64)
        return HashedVectors(there, hashes)

    def _middle(self, key: SpaceKey, ids: PhotoIds) -> Middle:
        """Of vectors all over the library."""
        sample = ids[:: max(1, len(ids) // _SAMPLE)]
        total = sum(self._catalog.vectors.get(key, part)[1].sum(axis=0) for part in _steps(sample))
        return Middle((np.asarray(total) / len(sample)).astype(np.float32), len(ids))


def _steps(ids: PhotoIds) -> Iterator[PhotoIds]:
    for begin in range(0, len(ids), _STEP):
        yield ids[begin : begin + _STEP]
