"""How near each photo is to the reference texts: what stands out is told by it."""

from __future__ import annotations

import threading
from collections.abc import Callable

import numpy as np

from photo_sorter.core.batches import in_batches
from photo_sorter.core.embedding import PhotoIds, SpaceKey
from photo_sorter.core.ports import Catalog
from photo_sorter.core.scoring import Beside, Scorer, Scores

_PART = 1_000  # photos looked at together: a query that comes meanwhile waits for no more


class ReferenceCosines:
    """`Scorer.beside` by photo, worked out once: neither a photo's vector nor the reference texts
    change within a space. Eight bytes a photo spare every query the reading of vectors, and the
    comparison of each would-be match with all reference texts."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._lock = threading.Lock()
        self._known: dict[SpaceKey, Scores] = {}  # (2, ids): by photo id; NaN where not known
        self._learnt: dict[SpaceKey, int] = {}  # below this id all that there are are known

    def learn(self, key: SpaceKey, scorer: Scorer, cancelled: Callable[[], bool]) -> None:
        """Work it out for all photos, part by part, before a query needs it, and have their vectors
        laid out for those that are compared with all photos."""
        extent = self._catalog.vectors.extent(key)
        for part in in_batches(range(self._learnt.get(key, extent.start), extent.stop), _PART):
            if cancelled():
                return
            self._catalog.vectors.lay_out(key, part)
            ids, vectors = self._catalog.vectors.block(key, part)
            if len(ids):
                self._note(key, ids, scorer.beside(vectors))
            self._learnt[key] = part.stop

    def of(self, key: SpaceKey, scorer: Scorer, ids: PhotoIds) -> Beside:
        """Of n >= 1 photos; NaN for those that have no vector in the space."""
        with self._lock:
            found = self._up_to(key, int(ids.max()))[:, ids]
        missing = ids[np.isnan(found[0])]
        if len(missing):
            read, vectors = self._catalog.vectors.get(key, missing)
            if len(read):
                self._note(key, read, scorer.beside(vectors))
                with self._lock:
                    found = self._known[key][:, ids]
        return Beside(*found)

    def _note(self, key: SpaceKey, ids: PhotoIds, beside: Beside) -> None:
        with self._lock:
            self._up_to(key, int(ids.max()))[:, ids] = beside

    def _up_to(self, key: SpaceKey, photo_id: int) -> Scores:
        known = self._known.get(key)
        if known is None or known.shape[1] <= photo_id:
            grown = np.full((2, photo_id + photo_id // 4 + 1024), np.nan, np.float32)
            if known is not None:
                grown[:, : known.shape[1]] = known
            self._known[key] = known = grown
        return known
