"""Where photos are in a listing of all visible ones."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int64]
Mask = NDArray[np.bool_]


class Places:
    """From the ids of photos to their places. Ids are given one after the other, so that an array
    holds them."""

    def __init__(self, ids: Ids) -> None:
        """`ids` (n,) in the order of the listing."""
        self._size = len(ids)
        self._by_id = np.full(int(ids.max()) + 1 if len(ids) else 1, -1, np.int32)
        self._by_id[ids] = np.arange(len(ids), dtype=np.int32)

    def of(self, ids: Ids) -> NDArray[np.int32]:
        """(m,) of the photos (m,), -1 of one that is not visible."""
        known = (ids >= 0) & (ids < len(self._by_id))
        return np.where(known, self._by_id[np.where(known, ids, 0)], np.int32(-1))

    def visible(self, ids: Ids) -> NDArray[np.int32]:
        """Of those of the photos that are visible."""
        places = self.of(ids)
        return places[places >= 0]

    def mask(self, ids: Ids) -> Mask:
        """Bool (n,): the photo is one of `ids` (m,)."""
        mask = np.zeros(self._size, np.bool_)
        mask[self.visible(ids)] = True
        return mask
