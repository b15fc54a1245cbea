"""The photos nearest to a vector: from the index where that answers, else exactly."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from photo_sorter.core.embedding import PhotoIds, SpaceKey, Vectors
from photo_sorter.core.ports import Catalog, IndexUnavailableError, NearestVectors
from photo_sorter.services.exact_search import ExactSearch, Neighbours, with_late
from photo_sorter.services.upkeep import IndexUpkeep

# So few photos are compared exactly sooner than the index finds them among the others.
_FEW = 10_000
# More neighbours than that are found sooner by comparing all photos.
_MOST_ASKED = 10_000
# Once photos are compared, more neighbours cost little beside another comparison: of all photos so
# many at least, of some so many times what was asked for.
_OF_ALL = 8_000
_OF_SOME = 8
# The index walks as far as it is asked for. Among many it must walk farther than it does by itself
# to find the same share of the nearest.
_MANY = 150_000
_LEAST_AMONG_MANY = 500
_SPARE = 1.5  # asked for that much more than the share of a filter calls for


@dataclass(frozen=True, slots=True)
class Nearest:
    """Ids (m,) and cosines (m,) float32, best first; `all_there_are`: asking for more would bring
    none."""

    ids: PhotoIds
    cosines: Vectors
    all_there_are: bool


def asked_of_index(limit: int, total: int) -> int:
    """How many neighbours the index is asked for where `limit` are wanted, of `total` photos."""
    return max(limit, _LEAST_AMONG_MANY) if total > _MANY else limit


class NearestPhotos:
    def __init__(
        self,
        catalog: Catalog,
        exact: ExactSearch,
        index: NearestVectors | None,
        upkeep: IndexUpkeep | None,
    ) -> None:
        """Without an index (a read-only second process) every answer is exact."""
        self._catalog = catalog
        self._exact = exact
        self._index = index
        self._upkeep = upkeep

    def query(
        self,
        key: SpaceKey,
        vector: Vectors,
        limit: int,
        among: PhotoIds | None,
        total: int,
        *,
        hurried: bool = False,
    ) -> Nearest:
        """The `limit` nearest to a (d,) vector of all photos, or of those `among` (sorted ids);
        more where they cost little, unless in a hurry. `total` is how many there are in the space,
        about."""
        if among is None:
            asked = asked_of_index(limit, total)
            found = self._from_index(key, vector, asked) if asked <= _MOST_ASKED else None
            if found is not None:
                return _cut(found, limit)
            limit = limit if hurried else max(limit, _OF_ALL)
            return _cut(self._exact.query(key, vector, limit), limit)
        asked = asked_of_index(int(limit * _SPARE * total / max(1, len(among))) + 1, total)
        if len(among) > _FEW and asked <= _MOST_ASKED:
            found = self._from_index(key, vector, asked)
            if found is not None:
                inside = np.isin(found[0], among)
                return Nearest(found[0][inside], found[1][inside], len(found[0]) < asked)
        if len(among) * 2 > total:
            ids, cosines = self._exact.query(key, vector, total)
            inside = np.isin(ids, among)
            return _cut((ids[inside][:limit], cosines[inside][:limit]), limit)
        limit *= 1 if hurried else _OF_SOME
        return _cut(self._exact.query_among(key, vector, among, limit), limit)

    def _from_index(self, key: SpaceKey, vector: Vectors, limit: int) -> Neighbours | None:
        """The index's answer; None where it cannot give one now."""
        ready = None if self._upkeep is None else self._upkeep.ready(key)
        if ready is None or self._index is None or self._upkeep is None:
            return None
        axes = ready.axes
        asked = vector if axes is None else axes.project(vector)
        try:
            found = self._index.query(ready.collection, asked, limit)
        except IndexUnavailableError:
            self._upkeep.report_broken(key)
            return None
        if axes is not None:
            found = self._exact.compare(key, vector, found[0])
        return with_late(self._catalog, key, vector, limit, found, ready.late)


def _cut(found: Neighbours, limit: int) -> Nearest:
    return Nearest(found[0], found[1], len(found[0]) < limit)
