"""The few directions along which most of a space's vectors lie.

Embeddings use far fewer dimensions than they have. An index of the lengths along the principal axes
is smaller and quicker to build and to walk; what it finds is compared exactly afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from photo_sorter.core.embedding import Vectors

_MULTIPLE = 16  # axes; what a processor multiplies at once
_MOST = 0.6  # of the dimensions: more axes would spare too little


@dataclass(frozen=True, slots=True, eq=False)
class PcaProjection:
    """`rows` (k, d) float32, orthonormal, the one of the greatest share first."""

    rows: Vectors

    @property
    def count(self) -> int:
        return len(self.rows)

    def project(self, vectors: Vectors) -> Vectors:
        """(n, d) or (d,) to the lengths along the axes, (n, k) or (k,) float32; they are no longer
        L2-normalised."""
        projected: Vectors = vectors @ self.rows.T
        return projected

    def share(self, vectors: Vectors) -> float:
        """How much of the squared length of (n, d) vectors, n >= 1, lies along the axes, 0 to 1."""
        return float((self.project(vectors) ** 2).sum() / (vectors**2).sum())


def pca_projection(vectors: Vectors, share: float) -> PcaProjection | None:
    """The fewest axes (a multiple of 16) that hold at least `share` of the squared length of (n, d)
    vectors; None where that takes so many that nothing would be gained.

    They are taken about the origin, not about the mean, since cosines are."""
    _, lengths, rows = np.linalg.svd(vectors.T @ vectors)
    shares = np.cumsum(lengths) / lengths.sum()
    needed = int(np.searchsorted(shares, share)) + 1
    count = -(-needed // _MULTIPLE) * _MULTIPLE
    if count > _MOST * vectors.shape[1]:
        return None
    return PcaProjection(np.ascontiguousarray(rows[:count], np.float32))
