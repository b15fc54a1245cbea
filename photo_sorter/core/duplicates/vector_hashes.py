"""Hashes of embeddings that differ in few bits where the embeddings are near: on which side of 64
random planes through the middle of all they lie (M. Charikar, "Similarity Estimation Techniques
from Rounding Algorithms", 2002)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from photo_sorter.core.duplicates.hash_search import Hashes
from photo_sorter.core.embedding import Vectors

_BITS = 64
_SEED = 25  # the planes are the same at every call


def vector_hashes(vectors: Vectors, middle: Vectors) -> Hashes:
    """(n,) of (n, d), around the (d,) mean of all vectors."""
    planes = np.random.default_rng(_SEED).standard_normal((vectors.shape[1], _BITS))
    sides = ((vectors - middle) @ planes.astype(np.float32)) > 0
    hashes: NDArray[np.uint64] = np.packbits(sides, axis=1).view(">u8").ravel().astype(np.uint64)
    return hashes
