"""Sets of photos: so and so many, or all but so and so many, without a list of them all."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class PhotoSet:
    """The photos `ids` (n,), ascending and each once; with `all_but`, every photo but these."""

    ids: NDArray[np.int64]
    all_but: bool = False

    @classmethod
    def of(cls, ids: NDArray[np.int64]) -> PhotoSet:
        """Of ids in any order, that may be there twice."""
        return cls(_each_once(ids))

    @property
    def is_everything(self) -> bool:
        return self.all_but and not len(self.ids)

    def __invert__(self) -> PhotoSet:
        return PhotoSet(self.ids, not self.all_but)

    def __and__(self, other: PhotoSet) -> PhotoSet:
        if self.is_everything:
            return other
        if self.all_but and other.all_but:
            return PhotoSet(_each_once(np.concatenate([self.ids, other.ids])), all_but=True)
        if self.all_but:
            return PhotoSet(np.setdiff1d(other.ids, self.ids, assume_unique=True))
        if other.all_but:
            return PhotoSet(np.setdiff1d(self.ids, other.ids, assume_unique=True))
        return PhotoSet(np.intersect1d(self.ids, other.ids, assume_unique=True))

    def __or__(self, other: PhotoSet) -> PhotoSet:
        return ~(~self & ~other)


EVERY_PHOTO = PhotoSet(np.empty(0, np.int64), all_but=True)


def _each_once(ids: NDArray[np.int64]) -> NDArray[np.int64]:
    """`np.unique` takes ten times as long as sorting does."""
    ids = np.sort(ids)
    first = np.ones(len(ids), np.bool_)
    first[1:] = ids[1:] != ids[:-1]
    return ids[first]
