"""Puts photos together into groups, kind by kind: what is of one kind is of no later one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
from numpy.typing import NDArray

from photo_sorter.core.duplicates.bursts import near_in_time
from photo_sorter.core.duplicates.grouping import groups
from photo_sorter.core.duplicates.kinds import Kind
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports import Catalog
from photo_sorter.core.ports.duplicates import SamePictures, Shots
from photo_sorter.services.duplicates.alike import AlikeFinder
from photo_sorter.services.duplicates.pair_vectors import PairVectors
from photo_sorter.services.duplicates.same_pictures import SamePictureFinder
from photo_sorter.services.duplicates.steps import Cancelled

LEAST_COSINE_OF_BURST = 0.87  # 0.99 of the true pairs of the photographs it was chosen on

Pairs = Callable[[], SamePictures]
_NO_PAIRS = SamePictures(np.empty((0, 2), np.int64), np.empty(0))


class GroupFinder:
    """The photos of each group, ascending."""

    def __init__(
        self,
        catalog: Catalog,
        same: SamePictureFinder,
        alike: AlikeFinder,
        vectors: PairVectors,
    ) -> None:
        self._catalog = catalog
        self._same = same
        self._alike = alike
        self._vectors = vectors

    def known(self, kind: Kind) -> list[tuple[PhotoId, ...]]:
        """Of one kind, as far as photos were compared. Of copies each photo is a group of its own:
        its files belong together."""
        return self._found(kind, self._same.known, self._alike.known)

    def up_to_date(self, kind: Kind, cancelled: Cancelled) -> list[tuple[PhotoId, ...]]:
        """The same, once all that are not yet have been compared."""
        return self._found(
            kind,
            partial(self._same.up_to_date, cancelled),
            partial(self._alike.up_to_date, cancelled),
        )

    def _found(self, kind: Kind, same: Pairs, alike: Pairs) -> list[tuple[PhotoId, ...]]:
        if kind is Kind.COPIED:
            return [(photo_id,) for photo_id in self._catalog.duplicates.copied()]
        found = self._pairs(kind, same, alike)
        return [
            tuple(PhotoId(each) for each in group) for group in groups(found.pairs, found.sameness)
        ]

    def _pairs(self, kind: Kind, same: Pairs, alike: Pairs) -> SamePictures:
        shots = self._catalog.duplicates.shots()
        one_moment = _of_one_moment(same(), shots)
        if kind is Kind.SAME:
            return one_moment
        burst = _without(self._bursts(shots), one_moment)
        if kind is Kind.BURST:
            return burst
        return _without(_without(alike(), one_moment), burst)

    def _bursts(self, shots: Shots) -> SamePictures:
        pairs = shots.photo_ids[near_in_time(shots.cameras, shots.times)].reshape(-1, 2)
        if not len(pairs):
            return _NO_PAIRS
        pairs = np.sort(pairs, axis=1)
        cosines = self._vectors.cosines(pairs, unknown=0.0)
        alike = cosines >= LEAST_COSINE_OF_BURST
        return SamePictures(pairs[alike], cosines[alike])


def _of_one_moment(found: SamePictures, shots: Shots) -> SamePictures:
    """Without pairs that the camera took at two times: however alike, they are two pictures."""
    if not len(found.pairs) or not len(shots.photo_ids):
        return found
    order = np.argsort(shots.photo_ids)
    ids, times = shots.photo_ids[order], shots.times[order]
    places = np.minimum(np.searchsorted(ids, found.pairs), len(ids) - 1)
    dated = (ids[places] == found.pairs).all(axis=1)
    ones, others = times[places[:, 0]], times[places[:, 1]]
    # Many programs leave out what is finer than a second when they save a picture again.
    exact = shots.exact[order][places].all(axis=1)
    apart = dated & np.where(exact, ones != others, ones // 1000 != others // 1000)
    return SamePictures(found.pairs[~apart], found.sameness[~apart])


def _without(found: SamePictures, others: SamePictures) -> SamePictures:
    """The pairs that are not among the others."""
    left = ~np.isin(_keys(found.pairs), _keys(others.pairs))
    return SamePictures(found.pairs[left], found.sameness[left])


def _keys(pairs: NDArray[np.int64]) -> NDArray[np.int64]:
    """A number a pair; ids are below 2**31."""
    keys: NDArray[np.int64] = (pairs[:, 0] << 32) | pairs[:, 1]
    return keys
