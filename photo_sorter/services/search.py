"""Finds photos by words or by a picture: nearest vectors, then a cut-off where relevance ends."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from photo_sorter.core.embedding import SpaceKey, Vectors
from photo_sorter.core.photo import FilePath, PhotoId
from photo_sorter.core.ports import (
    Catalog,
    Engine,
    IndexUnavailableError,
    InstalledModel,
    PhotoIds,
    VectorIndex,
)
from photo_sorter.core.ranking import split_by_relevance, strict_threshold
from photo_sorter.core.views import Hit, SearchResult
from photo_sorter.services.index_sync import IndexSync
from photo_sorter.services.scoring import ScorerFactory, TextEncoder

_FIRST_LOOK = 500
_WEAK_SHOWN = 200
_REMEMBERED_QUERIES = 256
_REMEMBERED_MATRIX_BYTES = 512 * 1024 * 1024


class ExactSearch:
    """Exact nearest neighbours over the catalog's vectors: what answers while the index cannot.

    The matrix is kept until `forget`, so that typing does not read it at every letter.
    """

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._lock = threading.Lock()
        self._kept: tuple[SpaceKey, PhotoIds, Vectors] | None = None

    def query(self, key: SpaceKey, vector: Vectors, limit: int) -> tuple[PhotoIds, Vectors]:
        with self._lock:
            if self._kept is None or self._kept[0] != key:
                ids, matrix = self._catalog.vectors.matrix(key)
                kept = (key, ids, matrix)
                self._kept = kept if matrix.nbytes <= _REMEMBERED_MATRIX_BYTES else None
            else:
                kept = self._kept
        _, ids, matrix = kept
        cosines = matrix @ vector
        limit = min(limit, len(ids))
        best = np.argpartition(-cosines, limit - 1)[:limit] if limit else np.zeros(0, np.int64)
        best = best[np.argsort(-cosines[best], kind="stable")]
        return ids[best], cosines[best]

    def forget(self) -> None:
        with self._lock:
            self._kept = None


class Search:
    def __init__(
        self,
        catalog: Catalog,
        engine: Engine,
        encoder: TextEncoder,
        scorers: ScorerFactory,
        exact: ExactSearch,
        index: VectorIndex | None,
        sync: IndexSync | None,
        strictness: Callable[[], float],
    ) -> None:
        """Without an index (a read-only second process) every answer is exact."""
        self._catalog = catalog
        self._engine = engine
        self._encoder = encoder
        self._scorers = scorers
        self._exact = exact
        self._index = index
        self._sync = sync
        self._strictness = strictness
        self._queries: OrderedDict[tuple[SpaceKey, str], Vectors] = OrderedDict()
        self._lock = threading.Lock()

    def by_text(self, model: InstalledModel, text: str) -> SearchResult:
        phrase = " ".join(text.split())
        if not phrase:
            return SearchResult(text)
        vector = self._query_vector(model, phrase)

        def score(cosines: Vectors, vectors: Vectors) -> np.ndarray:
            return self._scorers.scorer(model).scores(vector[np.newaxis], vectors)[:, 0]

        threshold = strict_threshold(
            model.calibration.search_threshold,
            model.calibration.weak_threshold,
            self._strictness(),
        )
        result = self._ranked(model, text, vector, score, threshold)
        unknown = model.known_words.unknown_in(phrase)
        if model.known_words.knows_none_of(phrase):
            # Something is always nearest; to words without a meaning that says nothing.
            weak = (result.strong + result.weak)[:_WEAK_SHOWN]
            return replace(result, strong=(), weak=weak, unknown_words=unknown)
        return replace(result, unknown_words=unknown)

    def by_vector(
        self, model: InstalledModel, vector: Vectors, name: str, leave_out: PhotoId | None = None
    ) -> SearchResult:
        """Pictures that look alike. Between pictures the cosine itself is the score; the
        cut-off is taken from how alike the reference pictures are to this one."""
        baseline = self._image_baseline(model, vector)

        def score(cosines: Vectors, vectors: Vectors) -> np.ndarray:
            return np.clip(cosines.astype(np.float64), 0.0, 1.0)

        return self._ranked(model, name, vector, score, baseline, leave_out)

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
        score: Callable[[Vectors, Vectors], np.ndarray],
        threshold: float,
        leave_out: PhotoId | None = None,
    ) -> SearchResult:
        """Look at ever more neighbours until the farthest are no longer strong matches."""
        key = model.space.key
        searched = self._catalog.vectors.count(key)
        limit = _FIRST_LOOK
        while True:
            ids, cosines = self._nearest(key, vector, limit)
            hits = self._hits(key, ids, cosines, score, leave_out)
            strong, weak = split_by_relevance(hits, threshold, _WEAK_SHOWN)
            if len(ids) < limit or not self._reaches(strong, ids):
                break
            limit *= 4
        return SearchResult(
            query, strong, weak, searched, max(0, self._catalog.photos.count() - searched)
        )

    @staticmethod
    def _reaches(strong: tuple[Hit, ...], ids: PhotoIds) -> bool:
        """Whether strong matches reach into the farthest fifth of the neighbours looked at."""
        farthest = set(ids[-max(1, len(ids) // 5) :].tolist())
        return any(hit.photo_id in farthest for hit in strong)

    def _hits(
        self,
        key: SpaceKey,
        ids: PhotoIds,
        cosines: Vectors,
        score: Callable[[Vectors, Vectors], np.ndarray],
        leave_out: PhotoId | None,
    ) -> list[Hit]:
        live = np.isin(ids, self._catalog.photos.listing_of(ids).ids)
        if leave_out is not None:
            live &= ids != leave_out
        found, vectors = self._catalog.vectors.get(key, ids[live])
        if not len(found):
            return []
        position = {photo_id: i for i, photo_id in enumerate(ids.tolist())}
        ordered = cosines[[position[photo_id] for photo_id in found.tolist()]]
        scores = score(ordered, vectors)
        return [
            Hit(PhotoId(photo_id), float(s), float(c))
            for photo_id, s, c in zip(found.tolist(), scores, ordered, strict=True)
        ]

    def _nearest(self, key: SpaceKey, vector: Vectors, limit: int) -> tuple[PhotoIds, Vectors]:
        ready = None if self._sync is None else self._sync.ready(key)
        if ready is not None and self._index is not None and self._sync is not None:
            try:
                ids, cosines = self._index.query(ready.collection, vector, limit)
            except IndexUnavailableError:
                self._sync.report_broken(key)
            else:
                return self._with_late(key, vector, limit, (ids, cosines), ready.late)
        return self._exact.query(key, vector, limit)

    def _with_late(
        self,
        key: SpaceKey,
        vector: Vectors,
        limit: int,
        found: tuple[PhotoIds, Vectors],
        late: tuple[PhotoId, ...],
    ) -> tuple[PhotoIds, Vectors]:
        """The index's answer, with the photos that it has not got yet compared exactly."""
        if not late:
            return found
        fresh, vectors = self._catalog.vectors.get(key, late)
        old = ~np.isin(found[0], fresh)
        ids = np.concatenate([found[0][old], fresh])
        cosines = np.concatenate([found[1][old], vectors @ vector])
        order = np.argsort(-cosines, kind="stable")[:limit]
        return ids[order], cosines[order]
