"""Finds which photos show the same picture, each new one once, and keeps it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from photo_sorter.core.access import Access
from photo_sorter.core.duplicates.hash_search import near_pairs
from photo_sorter.core.duplicates.verification import planes_of, sameness
from photo_sorter.core.ports import Catalog
from photo_sorter.core.ports.duplicates import HashedViews, SamePictures
from photo_sorter.services.duplicates.pair_vectors import PairVectors

RADIUS = 11  # bits of 64 by which the hashes of one picture differ at most
LEAST_SAMENESS = 0.985  # of the planes
LEAST_COSINE = 0.5  # of the embeddings, where there are any
_AT_ONCE = 4_096  # pairs whose planes are read together


class SamePictureFinder:
    """`bring_up_to_date` compares photos that are new with all others: in time that grows with the
    new ones, and with the library only as far as its hashes are read."""

    def __init__(self, access: Access, catalog: Catalog, vectors: PairVectors) -> None:
        self._access = access
        self._catalog = catalog
        self._vectors = vectors

    def bring_up_to_date(self, cancelled: Callable[[], bool] = lambda: False) -> SamePictures:
        """The pairs there are. In a library that is only read what is new is found and not kept.
        When `cancelled()` turns true nothing new is kept."""
        table = self._catalog.duplicates
        views = table.views()
        new = ~views.compared
        if not new.any():
            return table.same()
        found = self._found(views, new, cancelled)
        if not cancelled() and not self._access.read_only:
            table.add_same(found, np.unique(views.photo_ids[new]))
            return table.same()
        known = table.same()
        return SamePictures(
            np.concatenate([known.pairs, found.pairs]),
            np.concatenate([known.sameness, found.sameness]),
        )

    def _found(
        self, views: HashedViews, new: NDArray[np.bool_], cancelled: Callable[[], bool]
    ) -> SamePictures:
        near = near_pairs(views.hashes, RADIUS, new)
        near = near[views.photo_ids[near[:, 0]] != views.photo_ids[near[:, 1]]]
        same = np.zeros(len(near), np.float64)
        for begin in range(0, len(near), _AT_ONCE):
            if cancelled():
                break
            part = slice(begin, begin + _AT_ONCE)
            ones, others = (
                planes_of(self._catalog.duplicates.planes(views.keys[near[part, side]].tolist()))
                for side in (0, 1)
            )
            same[part] = sameness(ones, others)
        sure = same >= LEAST_SAMENESS
        pairs, same = _each_once(np.sort(views.photo_ids[near[sure]], axis=1), same[sure])
        fit = self._vectors.cosines(pairs, unknown=1.0) >= LEAST_COSINE
        return SamePictures(pairs[fit], same[fit])


def _each_once(
    pairs: NDArray[np.int64], same: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Of pairs that were found by several views the best."""
    once, place = np.unique(pairs.reshape(-1, 2), axis=0, return_inverse=True)
    best = np.full(len(once), -1.0)
    np.maximum.at(best, place.ravel(), same)
    return once, best
