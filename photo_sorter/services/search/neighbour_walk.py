"""Ranks the nearest photos, ever more of them until the farthest are no longer matches."""

from __future__ import annotations

import threading
from dataclasses import dataclass

import numpy as np

from photo_sorter.core.embedding import PhotoIds, SpaceKey
from photo_sorter.core.ports import Catalog
from photo_sorter.core.ranking import split_by_relevance
from photo_sorter.core.scoring import Scores
from photo_sorter.core.views import SearchResult
from photo_sorter.services.search.nearest_photos import Nearest, NearestPhotos
from photo_sorter.services.search.ranking import Ranking, nothing_else

GLANCE = 100  # neighbours; two screens of photos
FIRST_LOOK = 1_000
# Relevance does not fall with the cosine alone: so many of the farthest neighbours may be strong
# matches before still farther ones are looked at. Where most of them are, there are many more.
_STRAGGLERS = 0.05
_MOST = 0.8
_MOST_SHOWN = 8_000  # of a query that much of a large library fits, so many of the best
WEAK_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Counts:
    """Of the photos, how many there are and how many have a vector."""

    photos: int
    searchable: int

    @property
    def waiting(self) -> int:
        return max(0, self.photos - self.searchable)


class NeighbourWalk:
    def __init__(self, catalog: Catalog, nearest: NearestPhotos) -> None:
        self._catalog = catalog
        self._nearest = nearest
        self._counts: dict[SpaceKey, Counts] = {}
        self._lock = threading.Lock()

    def ranked(
        self,
        key: SpaceKey,
        ranking: Ranking,
        among: PhotoIds | None,
        without: PhotoIds,
        *,
        quick: bool = False,
    ) -> SearchResult:
        """Of the photos `among` (sorted ids; all for None) those that are not in `without`. A
        `quick` answer looks once, at the nearest few."""
        counts = self.counted(key)
        limit = GLANCE if quick else FIRST_LOOK
        vector = ranking.vector
        while True:
            found = self._nearest.query(key, vector, limit, among, counts.searchable, quick=quick)
            ids, cosines = self._shown(found)
            scored = ranking.scored(ids, cosines) if len(ids) else nothing_else(cosines)
            there = ~np.isnan(scored.scores)  # the others have no vector any more
            ids, cosines, scored = ids[there], cosines[there], scored.only(there)
            kept = ~scored.left_out
            if len(without):
                kept &= ~np.isin(ids, without)
            cut_off = ranking.cut_off(scored.only(kept))
            matches = cut_off.met(scored.scores, scored.shares)
            scores = cut_off.lowered(scored.scores, scored.shares)
            strong, weak = split_by_relevance(
                ids[kept], scores[kept], cosines[kept], matches[kept], WEAK_SHOWN
            )
            limit = max(limit, len(found.ids))
            whole = found.all_there_are or limit >= _MOST_SHOWN
            if whole or quick:
                break
            strong_there = _share_of_farthest(ids[matches], found.ids)
            if strong_there <= _STRAGGLERS:
                break
            limit = _MOST_SHOWN if strong_there > _MOST else min(limit * 4, _MOST_SHOWN)
        partial = quick and not whole
        return SearchResult("", strong, weak, counts.searchable, counts.waiting, partial=partial)

    def counted(self, key: SpaceKey) -> Counts:
        """Counting a million photos takes longer than finding the nearest of them."""
        with self._lock:
            counts = self._counts.get(key)
        if counts is None:
            counts = Counts(self._catalog.photos.count(), self._catalog.vectors.count(key))
            with self._lock:
                self._counts[key] = counts
        return counts

    def forget_counts(self) -> None:
        """Photos came, went or were embedded: count anew for the next answer."""
        with self._lock:
            self._counts.clear()

    def _shown(self, found: Nearest) -> tuple[PhotoIds, Scores]:
        """Those of the photos found that are visible, with their cosines."""
        live = ~np.isin(found.ids, self._catalog.photos.hidden_among(found.ids))
        return found.ids[live], found.cosines[live]


def _share_of_farthest(strong: PhotoIds, ids: PhotoIds) -> float:
    """How many of the farthest fifth of the neighbours are strong matches, those that are left
    out of the answer too, 0 to 1."""
    if not len(ids):
        return 0.0
    farthest = ids[-max(1, len(ids) // 5) :]
    return float(np.isin(farthest, strong).mean())
