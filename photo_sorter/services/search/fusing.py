"""Joins what the pictures show and what is written about photos into one answer."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from photo_sorter.core.embedding import PhotoIds, SpaceKey
from photo_sorter.core.found_by import FoundBy
from photo_sorter.core.fusion import either, text_evidence
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports import Catalog, TextMatches
from photo_sorter.core.scoring import Scores
from photo_sorter.core.views import Hit, SearchResult
from photo_sorter.services.search.neighbour_walk import WEAK_SHOWN
from photo_sorter.services.search.ranking import Ranking

_MOST_COMPARED = 1_000  # photos whose picture was not looked at; of more, it does not count


class Fusion:
    """Every photo in which all words stand is a strong match (see `core.fusion` for the rule)."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    def joined(
        self, key: SpaceKey, seen: SearchResult, ranking: Ranking | None, written: TextMatches
    ) -> SearchResult:
        """The answer `seen` by the pictures, and the photos found by words."""
        if not len(written.ids):
            return seen
        known = {hit.photo_id: hit for hit in (*seen.strong, *seen.weak)}
        fits = {hit.photo_id for hit in seen.strong}
        ids = [PhotoId(photo_id) for photo_id in written.ids.tolist()]
        more = [photo_id for photo_id in ids if photo_id not in known]
        if ranking is not None and len(more) <= _MOST_COMPARED:
            known.update(self._compared(key, ranking, more))
        hits = [known.get(photo_id, Hit(photo_id, 0.0, 0.0)) for photo_id in ids]
        picture = np.array([hit.score for hit in hits], np.float32)
        scores = either(picture, text_evidence(written.parts))
        parts = np.bitwise_or.reduce(written.parts, axis=0)
        by_words = {
            hit.photo_id: Hit(hit.photo_id, score, hit.cosine, FoundBy(part | shown))
            for hit, score, part in zip(hits, scores.tolist(), parts.tolist(), strict=True)
            for shown in [int(FoundBy.PICTURE) * (hit.photo_id in fits)]
        }
        strong = [hit for hit in seen.strong if hit.photo_id not in by_words]
        # Of equals the later photo comes first.
        newest = sorted(by_words.values(), key=lambda hit: -hit.photo_id)
        return replace(
            seen,
            strong=tuple(sorted([*newest, *strong], key=lambda hit: -hit.score)),
            weak=tuple(hit for hit in seen.weak if hit.photo_id not in by_words),
        )

    def _compared(
        self, key: SpaceKey, ranking: Ranking, photo_ids: list[PhotoId]
    ) -> dict[PhotoId, Hit]:
        """By their pictures, those of the photos that have a vector."""
        ids, vectors = self._catalog.vectors.get(key, photo_ids)
        if not len(ids):
            return {}
        cosines: Scores = vectors @ ranking.vector
        scores = ranking.scored(ids, cosines).scores
        columns = (ids.tolist(), np.nan_to_num(scores).tolist(), cosines.tolist())
        return {hit.photo_id: hit for hit in (Hit(*row) for row in zip(*columns, strict=True))}


def with_weaker(result: SearchResult, weaker: SearchResult) -> SearchResult:
    """`result` with what else was found behind the fold."""
    there = {hit.photo_id for hit in (*result.strong, *result.weak)}
    rest = [hit for hit in (*weaker.strong, *weaker.weak) if hit.photo_id not in there]
    return replace(result, weak=(*result.weak, *rest)[:WEAK_SHOWN])


def only(found: TextMatches, ids: PhotoIds) -> TextMatches:
    """Those of the photos found that are among `ids`."""
    kept = np.isin(found.ids, ids)
    return TextMatches(found.ids[kept], found.parts[:, kept], found.whole)
