"""Vectors as the catalog keeps them: little-endian float16."""

from __future__ import annotations

import numpy as np

from photo_sorter.adapters.tuning.half_precision import single_precision
from photo_sorter.core.embedding import Vectors


def to_blob(vector: Vectors) -> bytes:
    """Pack one (d,) vector as d little-endian float16 values."""
    return np.asarray(vector, dtype="<f2").tobytes()


def from_blobs(blobs: bytes, dimensions: int) -> Vectors:
    """Unpack n blobs of `to_blob`, one behind the other, to (n, d) and renormalise: float16
    rounding moves the norm by up to 1e-3."""
    vectors = single_precision(np.frombuffer(blobs, dtype="<i2")).reshape(-1, dimensions)
    norms = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))
    vectors /= np.maximum(norms, 1e-12)[:, None]
    return vectors


def from_blob(blob: bytes) -> Vectors:
    """Unpack one blob to (d,)."""
    vector: Vectors = from_blobs(blob, len(blob) // 2)[0]
    return vector
