"""How near each photo is to the reference texts: what stands out is told by it."""

from __future__ import annotations

import threading
from collections.abc import Callable

import numpy as np

from photo_sorter.core.batches import in_batches
from photo_sorter.core.embedding import PhotoIds, SpaceKey
from photo_sorter.core.ports import Catalog
from photo_sorter.core.scoring import Scorer, Scores

_PART = 1_000  # photos looked at together: a query that comes meanwhile waits for no more


class ReferenceCosines:
    """`Scorer.reference_cosines` by photo, worked out once: neither a photo's vector nor the
    reference texts change within a space. Four bytes a photo spare every query the reading of
    vectors."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._lock = threading.Lock()
        self._known: dict[SpaceKey, Scores] = {}  # by photo id; NaN where it is not known
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
                self._note(key, ids, scorer.reference_cosines(vectors))
            self._learnt[key] = part.stop

    def of(self, key: SpaceKey, scorer: Scorer, ids: PhotoIds) -> Scores:
        """(n,) of n >= 1 photos; NaN for those that have no vector in the space."""
        with self._lock:
            found = self._up_to(key, int(ids.max()))[ids]
        missing = ids[np.isnan(found)]
        if len(missing):
            read, vectors = self._catalog.vectors.get(key, missing)
            if len(read):
                self._note(key, read, scorer.reference_cosines(vectors))
                with self._lock:
                    found = self._known[key][ids]
        return found

    def _note(self, key: SpaceKey, ids: PhotoIds, reference_cosines: Scores) -> None:
        with self._lock:
            self._up_to(key, int(ids.max()))[ids] = reference_cosines

    def _up_to(self, key: SpaceKey, photo_id: int) -> Scores:
        known = self._known.get(key)
        if known is None or len(known) <= photo_id:
            grown = np.full(photo_id + photo_id // 4 + 1024, np.nan, np.float32)
            if known is not None:
                grown[: len(known)] = known
            self._known[key] = known = grown
        return known
