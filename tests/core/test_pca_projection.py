"""Few directions stand for all dimensions where the vectors lie along few."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.embedding import Vectors, normalise
from photo_sorter.core.pca_projection import PcaProjection, pca_projection


def drawn(count: int, dimensions: int, fall: float, seed: int = 1) -> Vectors:
    """Normalised, of a spread that falls by e in `fall` dimensions, turned about at random."""
    random = np.random.default_rng(seed)
    spread = np.exp(-np.arange(dimensions) / fall)
    turned, _ = np.linalg.qr(random.standard_normal((dimensions, dimensions)))
    return normalise((random.standard_normal((count, dimensions)) * spread @ turned).astype("f4"))


def axes_of(vectors: Vectors, share: float = 0.99) -> PcaProjection:
    axes = pca_projection(vectors, share)
    assert axes is not None
    return axes


@given(st.floats(2.0, 20.0), st.floats(0.9, 0.999), st.integers(0, 99))
def test_they_hold_the_wanted_share_at_right_angles(fall: float, share: float, seed: int) -> None:
    vectors = drawn(500, 64, fall, seed)
    axes = pca_projection(vectors, share)
    if axes is None:
        return
    assert axes.count % 16 == 0
    np.testing.assert_allclose(axes.rows @ axes.rows.T, np.eye(axes.count), atol=1e-5)
    assert axes.share(vectors) >= share - 1e-5


def test_no_axis_more_than_needed() -> None:
    vectors = drawn(500, 64, 5.0)
    axes = axes_of(vectors)
    assert PcaProjection(axes.rows[: axes.count - 16]).share(vectors) < 0.99


def test_cosines_stay_nearly_what_they_were() -> None:
    vectors = drawn(500, 64, 5.0)
    axes = axes_of(vectors, 0.999)
    short = axes.project(vectors)
    assert short.dtype == np.float32
    np.testing.assert_allclose(short @ axes.project(vectors[7]), vectors @ vectors[7], atol=0.01)


@pytest.mark.parametrize("fall", [60.0, 1e9])
def test_vectors_that_lie_every_way_have_none(fall: float) -> None:
    assert pca_projection(drawn(500, 64, fall), 0.99) is None


def test_the_mean_counts_too() -> None:
    """Cosines are taken about the origin, where a cloud that lies off it has its first axis."""
    cloud = drawn(500, 64, 5.0)
    common = np.zeros(64, np.float32)
    common[3] = 10.0
    assert abs(axes_of(normalise(cloud + common)).rows[0, 3]) > 0.99
