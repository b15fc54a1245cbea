"""What the photos of a cluster are called."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from photo_sorter.core.calibration import ALIKE
from photo_sorter.core.clustering import spread_out
from photo_sorter.core.embedding import Vectors
from photo_sorter.core.ports import InstalledModel
from photo_sorter.core.scoring import Scorer
from photo_sorter.services.labels.tagging import Sayable

Rows = NDArray[np.int64]

_LOOKED_AT = 64  # photos of a cluster
_MOST_OF_THEM = 0.5  # would get the name as a tag
_SURE = 2.0  # thresholds of a tag that the mean certainty reaches
_LEAD = 0.7  # of the mean certainty that a name for something else may have at most


class ClusterNames:
    """The name of the highest mean certainty, by the scorer that gives tags, where it is certain:
    half of the photos would get it as a tag, the mean is twice what a tag needs, and no name that
    means something else comes near."""

    def __init__(self, model: InstalledModel, scorer: Scorer, said: Sayable) -> None:
        self._names = said.names
        self._threshold = model.profile.calibration.tag_threshold
        self._scorer = scorer
        self._vectors = said.vectors
        self._texts = scorer.prepared(said.vectors)

    def name(self, vectors: Vectors) -> str | None:
        """Of the photos whose vectors (n, d) these are; None where it is not certain."""
        if not self._names or not len(vectors):
            return None
        looked_at = vectors[list(spread_out(len(vectors), _LOOKED_AT))]
        certainties = self._scorer.judged(self._texts, looked_at).certainties
        means = certainties.mean(axis=0)
        best = int(means.argmax())
        others = means[self._vectors @ self._vectors[best] < ALIKE]
        certain = (
            (certainties[:, best] >= self._threshold).mean() >= _MOST_OF_THEM
            and means[best] >= _SURE * self._threshold
            and others.max(initial=0.0) <= _LEAD * means[best]
        )
        return self._names[best] if certain else None


def joined(names: Sequence[str | None], clusters: Sequence[Rows]) -> dict[str, Rows]:
    """The rows of each name, in the order of the first cluster of it; clusters without a name are
    left out."""
    found: dict[str, list[Rows]] = {}
    for name, rows in zip(names, clusters, strict=True):
        if name is not None:
            found.setdefault(name, []).append(rows)
    return {name: np.concatenate(rows) for name, rows in found.items()}
