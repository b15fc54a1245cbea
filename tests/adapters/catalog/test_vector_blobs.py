from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from photo_sorter.adapters.catalog.vector_blobs import from_blob, from_blobs, to_blob
from photo_sorter.core.embedding import Vectors, normalise


def test_a_vector_survives_the_blob_within_float16() -> None:
    vector = normalise(np.random.default_rng(1).normal(size=256).astype(np.float32))
    again = from_blob(to_blob(vector))
    assert len(to_blob(vector)) == 512
    assert float(vector @ again) > 0.99999
    assert abs(float(np.linalg.norm(again)) - 1.0) < 1e-6


def test_a_zero_vector_stays_zero() -> None:
    assert not normalise(np.zeros((2, 3), np.float32)).any()


@given(
    arrays(
        np.float32,
        st.tuples(st.integers(1, 5), st.just(8)),
        elements=st.floats(-1, 1, width=32).filter(lambda x: abs(x) > 1e-3),
    )
)
def test_packed_vectors_come_back_as_numpy_would_unpack_them(vectors: Vectors) -> None:
    blobs = b"".join(to_blob(vector) for vector in vectors)
    unpacked = np.frombuffer(blobs, dtype="<f2").reshape(vectors.shape).astype(np.float32)
    np.testing.assert_allclose(from_blobs(blobs, 8), normalise(unpacked), atol=1e-6)


def test_the_smallest_halves_are_kept_too() -> None:
    tiny = np.array([[6e-8, 1.0, 0.0, -3e-6]], dtype=np.float32)
    unpacked = tiny.astype("<f2").astype(np.float32)
    np.testing.assert_array_equal(from_blobs(to_blob(tiny[0]), 4), unpacked)
