"""Embedding spaces and vectors. Vectors of two spaces are never compared.

Every vector in the project is L2-normalised; in memory float32 of shape (d,) or (n, d), in the
catalog a float16 blob of d little-endian values.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
PART = 4_000  # photos whose vectors are looked at together: what a processor's cache holds
PhotoIds = NDArray[np.int64]  # ids of the photos that vectors belong to, shape (n,)
SpaceKey = NewType("SpaceKey", str)  # names model, weights and preprocessing, e.g. "builtin@1a2b3c"


@dataclass(frozen=True, slots=True)
class EmbeddingSpace:
    """Model + weights + preprocessing. `key` changes when any of the three does."""

    key: SpaceKey
    model_name: str
    dimensions: int


def normalise(vectors: Vectors) -> Vectors:
    """L2-normalise the last axis of float32 `vectors`; zero vectors stay zero."""
    norms = np.linalg.norm(vectors, axis=-1, keepdims=True)
    result: Vectors = (vectors / np.maximum(norms, 1e-12)).astype(np.float32)
    return result
