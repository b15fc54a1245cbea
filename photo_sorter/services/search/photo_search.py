"""Finds photos by words or by a picture: nearest vectors, then a cut-off where relevance ends."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from photo_sorter.core.embedding import SpaceKey, Vectors
from photo_sorter.core.photo import FilePath, PhotoId
from photo_sorter.core.ports import Catalog, Engine, InstalledModel, PhotoIds
from photo_sorter.core.query import EVERYTHING, Query
from photo_sorter.core.ranking import (
    SURE,
    relative_threshold,
    split_by_relevance,
    strict_threshold,
)
from photo_sorter.core.scoring import Scores
from photo_sorter.core.views import Hit, SearchResult
from photo_sorter.services.search.nearest_photos import Nearest, NearestPhotos
from photo_sorter.services.search.query_priority import QueryPriority
from photo_sorter.services.search.reference_margins import ReferenceMargins
from photo_sorter.services.search.scoring import ScorerFactory, TextEncoder

GLANCE = 100  # neighbours; two screens of photos
FIRST_LOOK = 1_000
# Relevance does not fall with the cosine alone: so many of the farthest neighbours may be strong
# matches before still farther ones are looked at. Where most of them are, there are many more.
_STRAGGLERS = 0.05
_MOST = 0.8
_MOST_SHOWN = 8_000  # of a query that much of a large library fits, so many of the best
_WEAK_SHOWN = 200
_REMEMBERED_QUERIES = 256


@dataclass(frozen=True, slots=True)
class _Counts:
    photos: int
    searchable: int


class Search:
    def __init__(
        self,
        catalog: Catalog,
        engine: Engine,
        encoder: TextEncoder,
        scorers: ScorerFactory,
        nearest: NearestPhotos,
        strictness: Callable[[], float],
    ) -> None:
        self._catalog = catalog
        self._engine = engine
        self._encoder = encoder
        self._scorers = scorers
        self._nearest = nearest
        self._margins = ReferenceMargins(catalog)
        self._priority = QueryPriority()
        self._strictness = strictness
        self._counts: dict[SpaceKey, _Counts] = {}
        self._queries: OrderedDict[tuple[SpaceKey, str], Vectors] = OrderedDict()
        self._lock = threading.Lock()

    def by_text(
        self, model: InstalledModel, text: str, within: Query = EVERYTHING, *, quick: bool = False
    ) -> SearchResult:
        """Photos of an exact query that the words describe; a `quick` answer may be partial."""
        if not text.strip():
            return SearchResult(text)
        reading = model.read(text)
        vector = self._query_vector(model, reading.text)

        def score(ids: PhotoIds, cosines: Scores) -> Scores:
            scorer = self._scorers.scorer(model)
            nearness = self._margins.of(model.space.key, scorer, ids)
            return scorer.scores_from(vector, cosines, nearness)

        weak, strictness = model.calibration.weak_threshold, self._strictness()
        threshold = strict_threshold(model.calibration.search_threshold, weak, strictness)
        sure = strict_threshold(SURE, weak, strictness)

        def cut_off(scores: Scores) -> float:
            return relative_threshold(threshold, sure, float(scores.max(initial=0.0)))

        with self._priority.query_running():
            result = self._ranked(model, text, vector, score, cut_off, within, quick=quick)
        if not reading.understood:
            # Something is always nearest; to words without a meaning that says nothing.
            nearest = (result.strong + result.weak)[:_WEAK_SHOWN]
            result = replace(result, strong=(), weak=nearest)
        return replace(result, unknown_words=reading.unknown)

    def by_vector(
        self, model: InstalledModel, vector: Vectors, name: str, leave_out: PhotoId | None = None
    ) -> SearchResult:
        """Pictures that look alike. Between pictures the cosine itself is the score; the
        cut-off is taken from how alike the reference pictures are to this one."""
        baseline = self._image_baseline(model, vector)

        def score(ids: PhotoIds, cosines: Scores) -> Scores:
            clipped: Scores = np.clip(cosines, 0.0, 1.0)
            return clipped

        with self._priority.query_running():
            return self._ranked(
                model, name, vector, score, lambda _: baseline, EVERYTHING, leave_out
            )

    def vector_of_file(self, model: InstalledModel, path: FilePath) -> Vectors:
        return self._engine.embed_image(model.folder, path)

    def _image_baseline(self, model: InstalledModel, vector: Vectors) -> float:
        """Two standard deviations above the mean likeness to pictures of anything."""
        reference = model.reference_images
        if not len(reference):
            _, reference = self._catalog.vectors.get(
                model.space.key, self._catalog.vectors.ids(model.space.key)[:512]
            )
        if not len(reference):
            return 0.0
        cosines = reference @ vector
        return float(np.clip(cosines.mean() + 2.0 * cosines.std(), 0.0, 0.98))

    def _query_vector(self, model: InstalledModel, phrase: str) -> Vectors:
        key = (model.space.key, phrase)
        with self._lock:
            if key in self._queries:
                self._queries.move_to_end(key)
                return self._queries[key]
        vector: Vectors = self._encoder.encode_phrases(model, [phrase])[0]
        with self._lock:
            self._queries[key] = vector
            while len(self._queries) > _REMEMBERED_QUERIES:
                self._queries.popitem(last=False)
        return vector

    def _ranked(
        self,
        model: InstalledModel,
        query: str,
        vector: Vectors,
        score: Callable[[PhotoIds, Scores], Scores],
        cut_off: Callable[[Scores], float],
        within: Query,
        leave_out: PhotoId | None = None,
        *,
        quick: bool = False,
    ) -> SearchResult:
        """Look at ever more neighbours until the farthest are no longer strong matches; once, at
        the nearest few, for a `quick` answer."""
        key = model.space.key
        counts = self._counted(key)
        among = self._catalog.photos.ids_in(within)
        limit = GLANCE if quick else FIRST_LOOK
        while True:
            found = self._nearest.query(key, vector, limit, among, counts.searchable, hurried=quick)
            ids, cosines = self._shown(found, leave_out)
            scores = score(ids, cosines) if len(ids) else cosines
            there = ~np.isnan(scores)  # the others have no vector any more
            threshold = cut_off(scores[there])
            strong, weak = split_by_relevance(
                ids[there], scores[there], cosines[there], threshold, _WEAK_SHOWN
            )
            limit = max(limit, len(found.ids))
            whole = found.all_there_are or limit >= _MOST_SHOWN
            if whole or quick:
                break
            strong_there = self._share_of_farthest(strong, found.ids)
            if strong_there <= _STRAGGLERS:
                break
            limit = _MOST_SHOWN if strong_there > _MOST else min(limit * 4, _MOST_SHOWN)
        waiting = max(0, counts.photos - counts.searchable)
        partial = quick and not whole
        return SearchResult(query, strong, weak, counts.searchable, waiting, partial=partial)

    def prepare(self, model: InstalledModel, cancelled: Callable[[], bool]) -> None:
        """Work out beforehand what queries need of every photo; a query that comes meanwhile is
        not kept waiting. May raise EngineError."""

        def given_up() -> bool:
            self._priority.yield_to_queries()
            return cancelled()

        key = model.space.key
        if self._counted(key).searchable:
            self._margins.learn(key, self._scorers.scorer(model), given_up)

    def forget_counts(self) -> None:
        """Photos came, went or were embedded: count anew for the next answer."""
        with self._lock:
            self._counts.clear()

    def _counted(self, key: SpaceKey) -> _Counts:
        """Counting a million photos takes longer than finding the nearest of them."""
        with self._lock:
            counts = self._counts.get(key)
        if counts is None:
            counts = _Counts(self._catalog.photos.count(), self._catalog.vectors.count(key))
            with self._lock:
                self._counts[key] = counts
        return counts

    @staticmethod
    def _share_of_farthest(strong: tuple[Hit, ...], ids: PhotoIds) -> float:
        """How many of the farthest fifth of the neighbours are strong matches, 0 to 1."""
        if not len(ids):
            return 0.0
        farthest = ids[-max(1, len(ids) // 5) :]
        return float(np.isin(farthest, [hit.photo_id for hit in strong]).mean())

    def _shown(self, found: Nearest, leave_out: PhotoId | None) -> tuple[PhotoIds, Scores]:
        """Those of the photos found that are visible, with their cosines."""
        live = ~np.isin(found.ids, self._catalog.photos.hidden_among(found.ids))
        if leave_out is not None:
            live &= found.ids != leave_out
        return found.ids[live], found.cosines[live]
