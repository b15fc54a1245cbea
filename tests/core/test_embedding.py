from __future__ import annotations

import numpy as np

from photo_sorter.core.embedding import from_blob, normalise, to_blob


def test_a_vector_survives_the_blob_within_float16() -> None:
    vector = normalise(np.random.default_rng(1).normal(size=256).astype(np.float32))
    again = from_blob(to_blob(vector))
    assert len(to_blob(vector)) == 512
    assert float(vector @ again) > 0.99999
    assert abs(float(np.linalg.norm(again)) - 1.0) < 1e-6


def test_a_zero_vector_stays_zero() -> None:
    assert not normalise(np.zeros((2, 3), np.float32)).any()
