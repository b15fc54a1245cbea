"""Pictures and words on one scale."""

from __future__ import annotations

import numpy as np
import pytest

from photo_sorter.core.embedding import Vectors, normalise
from photo_sorter.core.likeness import (
    ALIKE,
    LEAST_LIKENESS,
    direction,
    fit,
    joined,
    likeness,
)


def _vectors(count: int, seed: int) -> Vectors:
    rng = np.random.default_rng(seed)
    return normalise(rng.normal(size=(count, 16)).astype(np.float32))


_REFERENCE, _PHOTOS = _vectors(200, 1), _vectors(50, 2)


def test_pictures_together_lie_between_them_nearer_to_what_weighs_more() -> None:
    pictures = _vectors(2, 3)
    even = direction(pictures, [1.0, 1.0], _REFERENCE).vector
    assert pictures[0] @ even == pytest.approx(float(pictures[1] @ even), abs=1e-5)
    first = direction(pictures, [3.0, 1.0], _REFERENCE)
    assert pictures[0] @ first.vector > pictures[0] @ even
    assert first.weight == 2.0


def test_likeness_of_reference_pictures_is_standardised() -> None:
    found = direction(_vectors(1, 3), [1.0], _REFERENCE).standardised(_REFERENCE)
    assert found.mean() == pytest.approx(0.0, abs=1e-4)
    assert found.std() == pytest.approx(1.0, abs=1e-4)


def test_a_match_is_so_far_above_the_mean() -> None:
    found = direction(_vectors(1, 3), [1.0], _REFERENCE)
    matches = _PHOTOS @ found.vector >= found.least
    assert matches.any()
    assert not matches.all()
    assert np.array_equal(found.standardised(_PHOTOS) >= ALIKE, matches)
    assert np.array_equal(likeness(found, None, _PHOTOS) >= LEAST_LIKENESS, matches)


def test_an_offset_of_a_part_changes_nothing() -> None:
    """As lies between the cosines of pictures and those of texts."""
    picture, away = _vectors(1, 3), _vectors(1, 4)
    reference = normalise(_REFERENCE + away)  # all pictures lean to one side
    found = direction(normalise(picture + away), [1.0], reference)
    assert found.mean > 0.2
    assert abs(float(found.standardised(reference).mean())) < 1e-3


def test_what_is_like_an_example_against_is_less_alike() -> None:
    alike, unlike = (direction(_vectors(1, seed), [1.0], _REFERENCE) for seed in (3, 4))
    before, after = likeness(alike, None, _PHOTOS), likeness(alike, unlike, _PHOTOS)
    near = unlike.standardised(_PHOTOS) > 0
    assert (after[near] < before[near]).all()
    assert (after[~near] >= before[~near]).all()


def test_all_parts_must_fit() -> None:
    one = np.array([0.9, 0.9, 0.5], np.float32)
    other = np.array([0.9, 0.1, 0.5], np.float32)
    assert joined([(one, 1.0), (other, 1.0)]) == pytest.approx([0.9, 0.3, 0.5], abs=1e-5)
    assert joined([(one, 2.0), (other, 2.0)]) == pytest.approx([0.9, 0.3, 0.5], abs=1e-5)
    towards_one = joined([(one, 3.0), (other, 1.0)])
    assert towards_one[1] > 0.3


def test_words_keep_their_order() -> None:
    relevances = np.linspace(0.0, 1.0, 21, dtype=np.float32)
    found = fit(relevances)
    assert (np.diff(found) > 0).all()
    assert found[10] == pytest.approx(0.5, abs=1e-5)
