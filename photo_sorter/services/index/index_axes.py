"""Which axes the index of a large library lies in: its own, as a sample of its vectors tells."""

from __future__ import annotations

import numpy as np

from photo_sorter.core.embedding import SpaceKey, Vectors
from photo_sorter.core.pca_projection import PcaProjection, pca_projection
from photo_sorter.core.ports import Catalog

LARGE = 20_000  # vectors; the index of fewer is small and quick in all dimensions
# Of the sample's squared length. What is left out moves a cosine by a few thousandths, less than
# lies between the last of the wanted neighbours and the last of those the index is asked for.
SHARE = 0.99
_LEAST_SHARE = 0.98  # the photos have become others than those that the axes were taken from
_RUNS = 128  # neighbours are often alike, so that the sample is of many short runs
_RUN = 16


class IndexAxes:
    def __init__(self, catalog: Catalog, large: int = LARGE) -> None:
        self._catalog = catalog
        self._large = large
        self._settled: set[SpaceKey] = set()  # looked at in this run

    def best(self, key: SpaceKey) -> PcaProjection | None:
        """The axes to build an index in; None where it takes all dimensions."""
        if not self._is_large(key):
            return None
        self._settled.add(key)
        return pca_projection(self._sample(key), SHARE)

    def suit(self, key: SpaceKey, axes: PcaProjection | None) -> bool:
        """Whether an index in these axes may stay; looked into once a run."""
        if key in self._settled or not self._is_large(key):
            return True
        self._settled.add(key)
        sample = self._sample(key)
        if axes is None:
            return pca_projection(sample, SHARE) is None
        return axes.share(sample) >= _LEAST_SHARE

    def _is_large(self, key: SpaceKey) -> bool:
        vectors = self._catalog.vectors
        # Counting takes longer than looking up the first and the last.
        return len(vectors.extent(key)) >= self._large and vectors.stored(key) >= self._large

    def _sample(self, key: SpaceKey) -> Vectors:
        extent = self._catalog.vectors.extent(key)
        starts = np.linspace(extent.start, max(extent.start, extent.stop - _RUN), _RUNS)
        runs = [range(int(start), int(start) + _RUN) for start in starts]
        return np.concatenate([self._catalog.vectors.block(key, run)[1] for run in runs])
