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
    reference_weight,
    share,
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
        {"share_threshold": 1.5},
        {"share_of_best": "much"},
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


def test_what_ends_a_search_has_a_default_where_it_was_not_measured() -> None:
    mapping = CALIBRATION.to_mapping()
    del mapping["share_threshold"], mapping["share_of_best"]
    found = Calibration.from_mapping(mapping)
    assert 0 < found.share_threshold < 0.1
    assert 0 < found.share_of_best < 1


def test_a_share_is_less_where_other_texts_fit_as_well() -> None:
    own = np.array([3.0, 3.0, -4.0], np.float32)
    reference = np.array([[-8.0, 3.0, -8.0], [-8.0, 3.0, -8.0]], np.float32)
    alone, among_three, unlikely = share(own, reference_weight(reference))
    assert alone > 0.95
    assert among_three == pytest.approx(1 / 3, rel=1e-4)
    assert unlikely < alone


def test_a_share_stays_within_bounds_at_extremes() -> None:
    own = np.array([1e6, -1e6, 0.0], np.float32)
    weights = reference_weight(np.array([[-1e6, 1e6, 0.0]], np.float32))
    found = share(own, weights)
    assert np.isfinite(found).all()
    assert ((found >= 0) & (found <= 1)).all()


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
