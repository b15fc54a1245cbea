"""How the rows of a listing change their places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from photo_sorter.adapters.catalog.columns.places import Ids, Mask

_NewestFirst = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Reordering:
    """Of n rows some go, and m others come between those that stay."""

    kept: Mask  # (n,)
    order: NDArray[np.intp]  # (m,) of the rows that come
    before: NDArray[np.intp]  # (m,) places among those that stay

    @classmethod
    def of(cls, ids: Ids, moments: _NewestFirst, kept: Mask, came: NDArray[np.int64]) -> Reordering:
        """Of rows that are newest first, then by id. `came` is int64 (2 or more, m): ids and
        moments first, in any order."""
        order = np.lexsort((came[0], -came[1]))
        ids, oldest_first = ids[kept], moments[kept][::-1]
        starts = len(ids) - np.searchsorted(oldest_first, came[1, order], side="right")
        ends = len(ids) - np.searchsorted(oldest_first, came[1, order], side="left")
        for at in np.flatnonzero(starts < ends):  # of the same moment
            starts[at] += np.searchsorted(ids[starts[at] : ends[at]], came[0, order[at]])
        return cls(kept, order, starts)

    def apply(self, rows: NDArray[Any], came: NDArray[Any]) -> NDArray[Any]:
        """`rows` (…, n) without those that go and with those that `came` (…, m)."""
        kept = rows[..., self.kept]
        return np.insert(kept, self.before, came[..., self.order], axis=-1)
