"""Finds which photos show the same picture, each new one once, and keeps it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from photo_sorter.core.access import Access
from photo_sorter.core.duplicates.hash_search import near_pairs
from photo_sorter.core.duplicates.verification import planes_of, sameness
from photo_sorter.core.ports import Catalog
from photo_sorter.core.ports.duplicates import HashedViews, SamePictures
from photo_sorter.services.duplicates.pair_vectors import PairVectors
from photo_sorter.services.duplicates.steps import Cancelled, Told, never, nobody

RADIUS = 11  # bits of 64 by which the hashes of one picture differ at most
LEAST_SAMENESS = 0.985  # of the planes
LEAST_COSINE = 0.5  # of the embeddings, where there are any
_AT_ONCE = 4_096  # pairs whose planes are read together
_STEP = 4_096  # views that are compared before anybody else has a turn


class SamePictureFinder:
    """Photos that are new are compared with all others: in time that grows with the new ones, and
    with the library only as far as its hashes are read."""

    def __init__(self, access: Access, catalog: Catalog, vectors: PairVectors) -> None:
        self._access = access
        self._catalog = catalog
        self._vectors = vectors

    def count_left(self) -> int:
        """Photos that are still to be compared."""
        return self._catalog.duplicates.count_uncompared()

    def known(self) -> SamePictures:
        """The pairs that were found until now."""
        return self._catalog.duplicates.same()

    def compare(self, cancelled: Cancelled = never, told: Told = nobody) -> None:
        """Compare what is new, a step at a time, and keep it; `told` after each how many photos
        that were, and how many are left. A step in which `cancelled()` turns true is not kept.
        Raises LibraryLockedError where the library is only read."""
        self._access.check()
        table = self._catalog.duplicates
        views = table.views()
        known = views.compared.copy()
        waiting = np.flatnonzero(~known)
        for part in _by_photo(views, waiting):
            if cancelled():
                return
            new = np.zeros(len(known), np.bool_)
            new[part] = True
            found = self._found(_only(views, known | new), new[known | new], cancelled)
            if cancelled():
                return
            table.add_same(found, np.unique(views.photo_ids[part]))
            known |= new
            left = len(np.unique(views.photo_ids[~known]))
            told(len(np.unique(views.photo_ids[part])), left)

    def up_to_date(self, cancelled: Cancelled = never) -> SamePictures:
        """All pairs there are. In a library that is only read what is new is found and not kept.
        When `cancelled()` turns true what is new is not whole."""
        if not self._access.read_only:
            self.compare(cancelled)
            return self.known()
        views, known = self._catalog.duplicates.views(), self.known()
        found = self._found(views, ~views.compared, cancelled)
        return SamePictures(
            np.concatenate([known.pairs, found.pairs]),
            np.concatenate([known.sameness, found.sameness]),
        )

    def _found(
        self, views: HashedViews, new: NDArray[np.bool_], cancelled: Cancelled
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


def _by_photo(views: HashedViews, waiting: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    """Places of views in steps; those of one photo, which are beside each other, are in one."""
    begins = np.flatnonzero(np.diff(views.photo_ids[waiting], prepend=-1))
    cuts = begins[np.flatnonzero(np.diff(begins // _STEP, prepend=0))]
    return [part for part in np.split(waiting, cuts) if len(part)]


def _only(views: HashedViews, which: NDArray[np.bool_]) -> HashedViews:
    return HashedViews(
        views.keys[which], views.photo_ids[which], views.hashes[which], views.compared[which]
    )


def _each_once(
    pairs: NDArray[np.int64], same: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Of pairs that were found by several views the best."""
    once, place = np.unique(pairs.reshape(-1, 2), axis=0, return_inverse=True)
    best = np.full(len(once), -1.0)
    np.maximum.at(best, place.ravel(), same)
    return once, best
