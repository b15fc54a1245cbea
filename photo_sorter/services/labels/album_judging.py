"""Which photos fit the texts of a described album."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from photo_sorter.core.embedding import Vectors
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports import InstalledModel, PhotoIds
from photo_sorter.core.query import Branch
from photo_sorter.core.scoring import Judged, Scorer
from photo_sorter.services.search.scoring import TextEncoder

Members = dict[PhotoId, float]  # with how well each fits, 0..1


class AlbumJudging:
    """Which photos fit the texts of alternatives."""

    def __init__(
        self, model: InstalledModel, scorer: Scorer, phrases: Sequence[str], encoder: TextEncoder
    ) -> None:
        self._model = model
        self._scorer = scorer
        self._column = {phrase: column for column, phrase in enumerate(phrases)}
        vectors = encoder.encode_phrases(model, phrases, keep=True)
        self._texts = scorer.prepared(vectors)

    def of(self, vectors: Vectors) -> Judged:
        return self._scorer.judged(self._texts, vectors)

    def fitting(self, branch: Branch, ids: PhotoIds, judged: Judged) -> Members:
        """Those of n photos that fit every text and none of the excluded ones, each with how well
        it fits the text that it fits least."""
        limits = self._model.profile.calibration
        passing = np.ones(len(ids), np.bool_)
        least = np.ones(len(ids), np.float32)
        for text in branch.texts:
            if not self._model.profile.read(text.phrase).understood:
                return {}
            column = self._column[text.phrase]
            relevances = judged.relevances[:, column]
            passing &= judged.certainties[:, column] >= limits.album_threshold
            passing &= relevances >= limits.search_threshold
            least = np.minimum(least, relevances)
        for text in branch.not_texts:
            relevances = judged.relevances[:, self._column[text.phrase]]
            passing &= ~(relevances >= limits.search_threshold)
        return {PhotoId(int(ids[i])): float(least[i]) for i in np.flatnonzero(passing)}


def phrases_of(branches: Iterable[Branch]) -> list[str]:
    texts = (text for branch in branches for text in (*branch.texts, *branch.not_texts))
    return list(dict.fromkeys(text.phrase for text in texts))
