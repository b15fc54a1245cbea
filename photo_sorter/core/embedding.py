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


def to_blob(vector: Vectors) -> bytes:
    """Pack one (d,) vector as d little-endian float16 values."""
    return np.asarray(vector, dtype="<f2").tobytes()


def from_blobs(blobs: bytes, dimensions: int) -> Vectors:
    """Unpack n blobs of `to_blob`, one behind the other, to (n, d) and renormalise: float16
    rounding moves the norm by up to 1e-3."""
    vectors = _single_precision(np.frombuffer(blobs, dtype="<i2")).reshape(-1, dimensions)
    norms = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))
    vectors /= np.maximum(norms, 1e-12)[:, None]
    return vectors


def from_blob(blob: bytes) -> Vectors:
    """Unpack one blob to (d,)."""
    vector: Vectors = from_blobs(blob, len(blob) // 2)[0]
    return vector


def _single_precision(halves: NDArray[np.int16]) -> Vectors:
    """The bits of finite float16 values as float32: sign and the rest are moved to their places,
    and the exponent's bias is made up for by a multiplication. NumPy's own conversion goes value
    by value on most processors and takes several times as long."""
    bits = halves.astype(np.int32)
    bits <<= 13  # the sign is spread over the upper bits, of which the mask keeps one
    bits &= np.int32(-0x70002000)
    values: Vectors = bits.view(np.float32)
    values *= np.float32(2.0**112)
    return values
