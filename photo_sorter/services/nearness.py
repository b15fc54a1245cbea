"""How near each photo is to the reference texts: what its margins are taken from."""

from __future__ import annotations

import threading

import numpy as np

from photo_sorter.core.embedding import PhotoIds, SpaceKey
from photo_sorter.core.ports import Catalog
from photo_sorter.core.scoring import Scorer, Scores


class PhotoNearness:
    """`Scorer.nearness` by photo, worked out once: neither a photo's vector nor the reference
    texts change within a space. Four bytes a photo spare every query the reading of vectors."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._lock = threading.Lock()
        self._known: dict[SpaceKey, Scores] = {}  # by photo id; NaN where it is not known

    def of(self, key: SpaceKey, scorer: Scorer, ids: PhotoIds) -> Scores:
        """(n,) of n >= 1 photos; NaN for those that have no vector in the space."""
        with self._lock:
            found = self._up_to(key, int(ids.max()))[ids]
        missing = ids[np.isnan(found)]
        if len(missing):
            read, vectors = self._catalog.vectors.get(key, missing)
            if len(read):
                nearness = scorer.nearness(vectors)
                with self._lock:
                    known = self._up_to(key, int(ids.max()))
                    known[read] = nearness
                    found = known[ids]
        return found

    def _up_to(self, key: SpaceKey, photo_id: int) -> Scores:
        known = self._known.get(key)
        if known is None or len(known) <= photo_id:
            grown = np.full(photo_id + photo_id // 4 + 1024, np.nan, np.float32)
            if known is not None:
                grown[: len(known)] = known
            self._known[key] = known = grown
        return known
