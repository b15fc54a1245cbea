"""How a photo stands to each part of a query."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from photo_sorter.core.embedding import Vectors
from photo_sorter.core.explanation import Term
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports import Catalog, InstalledModel, LookModel
from photo_sorter.core.query import And, Like, Look, Not, Or, Query, Text, normalised
from photo_sorter.services.search.ranking_factory import RankingFactory


class Terms:
    """Asks what a search asks, of one photo."""

    def __init__(self, catalog: Catalog, rankings: RankingFactory) -> None:
        self._catalog = catalog
        self._rankings = rankings

    def of(self, model: InstalledModel, photo_id: PhotoId, query: Query) -> list[Term]:
        """Each part once, in the order of the query. Raises NotFoundError and InvalidInputError
        for a picture that cannot be compared with, EngineError."""
        ids, vectors = self._catalog.vectors.get(model.space.key, [photo_id])
        vector = vectors[0] if len(ids) else None
        leaves = dict.fromkeys(_leaves(normalised(query), excluded=False))
        return [self._term(model, photo_id, vector, *leaf) for leaf in leaves]

    def _term(
        self,
        model: InstalledModel,
        photo_id: PhotoId,
        vector: Vectors | None,
        asked: Query,
        excluded: bool,
    ) -> Term:
        if isinstance(asked, Text):
            share, least = self._relevance(model, photo_id, vector, asked)
            if excluded:
                least = self._rankings.least_excluded(model)
        elif isinstance(asked, Look):
            share, least = self._same_look(photo_id, asked)
        elif isinstance(asked, Like):
            share, least = self._likeness(model, photo_id, vector, asked)
        else:
            found = self._catalog.photos.ids_in(asked)
            return Term(asked, excluded, (found is None or photo_id in found) is not excluded)
        fits = share is not None and share >= least
        return Term(asked, excluded, fits is not excluded, share)

    def _relevance(
        self, model: InstalledModel, photo_id: PhotoId, vector: Vectors | None, text: Text
    ) -> tuple[float | None, float]:
        ranking = self._rankings.of_texts(model, [text])
        if ranking is None or vector is None or not ranking.phrases[0].reading.understood:
            return None, 1.0
        cosines = np.array([vector @ ranking.vector], np.float32)
        scores = ranking.scored(np.array([photo_id], np.int64), cosines).scores
        return float(scores[0]), ranking.cut_offs.least

    def _same_look(self, photo_id: PhotoId, look: Look) -> tuple[float | None, float]:
        looks = self._rankings.looks()
        ids, vectors = self._catalog.vectors.get(looks.space.key, [photo_id])
        return self._likeness(looks, photo_id, vectors[0] if len(ids) else None, look)

    def _likeness(
        self,
        model: InstalledModel | LookModel,
        photo_id: PhotoId,
        vector: Vectors | None,
        like: Like,
    ) -> tuple[float | None, float]:
        if vector is None:
            return None, 1.0
        ranking = self._rankings.of_picture(model, like)
        share = float(np.clip(vector @ ranking.vector, 0.0, 1.0))
        return share, ranking.least


def _leaves(query: Query, *, excluded: bool) -> Iterator[tuple[Query, bool]]:
    if isinstance(query, Not):
        yield from _leaves(query.part, excluded=not excluded)
    elif isinstance(query, And | Or):
        for part in query.parts:
            yield from _leaves(part, excluded=excluded)
    else:
        yield query, excluded
