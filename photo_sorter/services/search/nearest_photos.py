"""The photos nearest to a vector: from the index where that answers, else exactly."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from photo_sorter.core.embedding import PhotoIds, SpaceKey, Vectors
from photo_sorter.core.ports import Catalog, IndexUnavailableError, NearestVectors
from photo_sorter.services.index.maintenance import IndexMaintenance
from photo_sorter.services.search.exact_search import ExactSearch, Neighbours, with_late

# A neighbour that the index finds takes as long, with what follows, as comparing so many photos
# that are known: eight microseconds beside two.
_AS_MANY_COMPARED = 4
# More neighbours than that are found sooner by comparing all photos.
_MOST_ASKED = 10_000
# Once photos are compared, more neighbours cost little beside another comparison: of all photos so
# many at least, of some so many times what was asked for.
_OF_ALL = 8_000
_OF_SOME = 8
# Among many the index must keep more candidates than it does by itself to find the same share of
# the nearest: of 1,000,000 vectors 98 % of the 100 nearest by 300, 99.3 % by 500.
_MANY = 150_000
_BREADTH_AMONG_MANY = 500
_SPARE = 1.5  # asked for that much more than the share of a filter calls for
# So many more than wanted are compared exactly where the index lies along axes: among 11,879
# photographs the 100 nearest to a text were, all but one in 10,000, of the 150 nearest there.
_MARGIN = 50


@dataclass(frozen=True, slots=True)
class Nearest:
    """Ids (m,) and cosines (m,) float32, best first; `all_there_are`: asking for more would bring
    none."""

    ids: PhotoIds
    cosines: Vectors
    all_there_are: bool


def asked_for_some(limit: int, some: int, total: int) -> int | None:
    """How many neighbours among `total` photos the index is asked for, so that `limit` of them are
    among `some`; None where those are sooner compared."""
    if not some:
        return None
    asked = int(limit * _SPARE * total / some) + 1
    return asked if asked * _AS_MANY_COMPARED < some else None


def ef_search_for(total: int) -> int:
    """How many candidates the index is to keep at least in its walk through `total` photos."""
    return _BREADTH_AMONG_MANY if total > _MANY else 0


class NearestPhotos:
    def __init__(
        self,
        catalog: Catalog,
        exact: ExactSearch,
        index: NearestVectors | None,
        maintenance: IndexMaintenance | None,
    ) -> None:
        """Without an index (a read-only second process) every answer is exact."""
        self._catalog = catalog
        self._exact = exact
        self._index = index
        self._maintenance = maintenance

    def query(
        self,
        key: SpaceKey,
        vector: Vectors,
        limit: int,
        among: PhotoIds | None,
        total: int,
        *,
        quick: bool = False,
    ) -> Nearest:
        """The `limit` nearest to a (d,) vector of all photos, or of those `among` (sorted ids);
        more where they cost little, unless `quick`. `total` is how many there are in the space,
        about."""
        if among is None:
            found = self._from_index(key, vector, limit, total)
            if found is not None:
                return found
            limit = limit if quick else max(limit, _OF_ALL)
            return _from_comparison(self._exact.query(key, vector, limit), limit)
        asked = asked_for_some(limit, len(among), total)
        if asked is not None:
            found = self._from_index(key, vector, asked, total)
            if found is not None:
                inside = np.isin(found.ids, among)
                return Nearest(found.ids[inside], found.cosines[inside], found.all_there_are)
        if len(among) * 2 > total:
            ids, cosines = self._exact.query(key, vector, total)
            inside = np.isin(ids, among)
            return _from_comparison((ids[inside][:limit], cosines[inside][:limit]), limit)
        limit *= 1 if quick else _OF_SOME
        return _from_comparison(self._exact.query_among(key, vector, among, limit), limit)

    def _from_index(self, key: SpaceKey, vector: Vectors, limit: int, total: int) -> Nearest | None:
        """The index's answer; None where it cannot give one now, or not sooner than comparing all
        photos would."""
        ready = None if self._maintenance is None else self._maintenance.ready(key)
        if ready is None or self._index is None or self._maintenance is None or limit > _MOST_ASKED:
            return None
        axes = ready.axes
        looked_for = vector if axes is None else axes.project(vector)
        asked = limit if axes is None else limit + _MARGIN
        try:
            found = self._index.query(ready.collection, looked_for, asked, ef_search_for(total))
        except IndexUnavailableError:
            self._maintenance.report_broken(key)
            return None
        all_there_are = len(found[0]) < asked
        if axes is not None:
            found = self._exact.compare(key, vector, found[0])
        ids, cosines = with_late(self._catalog, key, vector, asked, found, ready.late)
        return Nearest(ids, cosines, all_there_are)


def _from_comparison(found: Neighbours, limit: int) -> Nearest:
    return Nearest(found[0], found[1], len(found[0]) < limit)
