"""The calibration: its figures, its file form, and what it refuses."""

from __future__ import annotations

import numpy as np
import pytest

from photo_sorter.core.calibration import (
    Calibration,
    certainty,
    competing_texts,
    logits,
    mean_reference_cosine,
    probability,
)
from photo_sorter.core.embedding import normalise

CALIBRATION = Calibration((-1.0, 2.0, 0.5, 3.0), 0.5, 0.25, 0.8)


def test_mapping_round_trip() -> None:
    assert Calibration.from_mapping(CALIBRATION.to_mapping()) == CALIBRATION


@pytest.mark.parametrize(
    "broken",
    [
        {"weights": [1, 2, 3]},
        {"weights": "1234"},
        {"weights": [1, 2, 3, float("nan")]},
        {"weights": [1, 2, 3, "many"]},
        {"search_threshold": 1.5},
        {"search_threshold": None},
        {"tag_threshold": float("inf")},
    ],
)
def test_unusable_mapping_is_refused(broken: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="calibration"):
        Calibration.from_mapping(CALIBRATION.to_mapping() | broken)


def test_missing_threshold_is_named() -> None:
    mapping = CALIBRATION.to_mapping()
    del mapping["weak_threshold"]
    with pytest.raises(ValueError, match="weak_threshold"):
        Calibration.from_mapping(mapping)


def test_an_album_needs_half_the_certainty_of_a_tag() -> None:
    assert CALIBRATION.album_threshold == pytest.approx(CALIBRATION.tag_threshold / 2)


def test_top_mean_takes_the_highest() -> None:
    cosines = np.array([[0.0, 0.1, 0.2, 0.3, 0.4, 0.5], [0.6, 0.0, 0.0, 0.0, 0.0, 0.0]])
    np.testing.assert_allclose(mean_reference_cosine(cosines), [0.3, 0.12], rtol=1e-5)


def test_top_mean_of_fewer_texts_than_asked() -> None:
    np.testing.assert_allclose(mean_reference_cosine(np.array([[0.2, 0.4]])), [0.3], rtol=1e-6)


def test_relevance_is_the_logistic_of_the_weighted_sum() -> None:
    value = probability(logits(CALIBRATION, 0.4, 1.0, 0.1))
    assert float(value) == pytest.approx(1 / (1 + np.exp(-(-1.0 + 0.8 + 0.5 + 0.3))), rel=1e-6)


def test_relevance_stays_within_bounds_at_extremes() -> None:
    steep = Calibration((0.0, 1e6, 0.0, 0.0), 0.5, 0.25, 0.8)
    assert probability(logits(steep, [-1.0, 1.0], 0.0, 0.0)).tolist() == [0.0, 1.0]


def test_relevance_rises_with_each_figure() -> None:
    steps = np.linspace(-1, 1, 9)
    for arguments in ((steps, 0.0, 0.0), (0.0, steps, 0.0), (0.0, 0.0, steps)):
        assert (np.diff(probability(logits(CALIBRATION, *arguments))) > 0).all()


def test_certainty_is_a_share_among_the_texts_that_say_something_else() -> None:
    own = np.array([[4.0, -2.0]], np.float32)
    reference = np.array([[4.0, 1.0], [-9.0, -3.0]], np.float32)
    alone = certainty(own, reference, np.zeros((1, 2), np.float32))
    np.testing.assert_allclose(alone, 1.0)
    against_both = certainty(own, reference, np.ones((1, 2), np.float32))
    assert 0.45 < float(against_both[0, 0]) < 0.5  # as good as one, far better than the other
    assert float(against_both[0, 1]) < float(against_both[0, 0])
    far = certainty(own + 1e6, reference, np.ones((1, 2), np.float32))
    assert np.isfinite(far).all()


def test_texts_that_say_the_same_do_not_compete() -> None:
    texts = np.eye(3, 4, dtype=np.float32)
    near = normalise(texts[:1] + 0.2 * texts[1:2])
    np.testing.assert_array_equal(competing_texts(texts, near), [[0], [1], [1]])
