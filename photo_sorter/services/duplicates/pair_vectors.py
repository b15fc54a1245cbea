"""How near the embeddings of pairs of photos are."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from photo_sorter.core.ports import Catalog

_AT_ONCE = 8_192  # pairs


class PairVectors:
    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    def cosines(self, pairs: NDArray[np.int64], unknown: float) -> NDArray[np.float64]:
        """(n,) of the pairs (n, 2) of photo ids in the active space; `unknown` where a photo has
        no vector."""
        found = np.full(len(pairs), unknown)
        space = self._catalog.vectors.active_space()
        if space is None:
            return found
        for begin in range(0, len(pairs), _AT_ONCE):
            part = pairs[begin : begin + _AT_ONCE]
            ids, vectors = self._catalog.vectors.get(space.key, np.unique(part))
            if not len(ids):
                continue
            order = np.argsort(ids)
            ids, vectors = ids[order], vectors[order]
            places = np.minimum(np.searchsorted(ids, part), len(ids) - 1)
            known = (ids[places] == part).all(axis=1)
            ones, others = (vectors[places[known, side]] for side in (0, 1))
            found[begin : begin + _AT_ONCE][known] = (ones * others).sum(axis=1)
        return found
