from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.ranking import (
    SURE,
    CutOff,
    lessened,
    relative_threshold,
    split_by_relevance,
    strict_share,
    strict_threshold,
    with_share,
)
from photo_sorter.core.views import Hit


def split(scores: list[float], most_weak: int) -> tuple[tuple[Hit, ...], tuple[Hit, ...]]:
    """Photos 1, 2, ... with these scores, parted at 0.5."""
    ids, values = np.arange(1, len(scores) + 1), np.array(scores, np.float32)
    return split_by_relevance(ids, values, values, values >= 0.5, most_weak)


def test_matches_part_at_the_threshold_best_first() -> None:
    strong, weak = split([0.2, 0.9, 0.5], 10)
    assert [h.photo_id for h in strong] == [2, 3]
    assert [h.photo_id for h in weak] == [1]


def test_a_query_that_matches_nothing_has_no_strong_match() -> None:
    strong, weak = split([0.1, 0.2], 1)
    assert strong == ()
    assert [h.photo_id for h in weak] == [2]


def test_what_is_no_match_stays_behind_the_fold_whatever_its_score() -> None:
    ids, scores = np.arange(1, 5), np.array([0.9, 0.8, 0.7, 0.6], np.float32)
    matches = np.array([False, True, False, True])
    strong, weak = split_by_relevance(ids, scores, scores, matches, 1)
    assert [h.photo_id for h in strong] == [2, 4]
    assert [h.photo_id for h in weak] == [1]


def test_middle_strictness_is_the_calibrated_threshold() -> None:
    assert strict_threshold(0.6, 0.2, 0.5) == 0.6


@given(st.floats(0, 1), st.floats(0, 1))
def test_stricter_never_lowers_the_threshold(first: float, second: float) -> None:
    low, high = sorted((first, second))
    assert strict_threshold(0.6, 0.2, low) <= strict_threshold(0.6, 0.2, high) + 1e-12


def test_where_something_fits_surely_what_hardly_fits_is_left_out() -> None:
    assert relative_threshold(0.6, SURE, 1.0) == SURE
    assert relative_threshold(0.6, SURE, 0.85) == pytest.approx(0.75)
    assert relative_threshold(0.6, SURE, 0.62) == 0.6


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_the_best_photo_is_left_out_by_the_calibrated_cut_off_alone(
    threshold: float, sure: float, best: float
) -> None:
    cut_off = relative_threshold(threshold, sure, best)
    assert cut_off >= threshold
    assert (best >= cut_off) is (best >= threshold)


def test_nothing_is_a_match_where_something_else_fits_the_best_photo_better() -> None:
    scores, shares = _relevances(0.99, 0.9, 0.2), _relevances(0.04, 0.05, 0.9)
    assert not with_share(0.8, scores, shares, 0.06, 0.25).met(scores, shares).any()


def test_the_others_need_a_part_of_the_best_photos_share() -> None:
    scores, shares = _relevances(0.99, 0.9, 0.85, 0.7), _relevances(0.1, 0.4, 0.09, 0.4)
    cut_off = with_share(0.8, scores, shares, 0.06, 0.25)
    assert cut_off.met(scores, shares).tolist() == [True, True, False, False]


@given(st.lists(st.tuples(st.floats(0, 1, width=32), st.floats(0, 1, width=32)), max_size=9))
def test_a_space_that_asks_for_no_share_parts_by_the_score_alone(
    photos: list[tuple[float, float]],
) -> None:
    scores, shares = (
        np.array(part, np.float32) for part in ([p[i] for p in photos] for i in (0, 1))
    )
    cut_off = with_share(0.5, scores, shares, 0.0, 0.0)
    assert cut_off == CutOff(0.5)
    assert (cut_off.met(scores, shares) == (scores >= 0.5)).all()


@given(st.lists(st.tuples(*[st.floats(0, 1, width=32)] * 2), min_size=1, max_size=9))
def test_what_is_no_match_scores_no_more_than_any_match(photos: list[tuple[float, float]]) -> None:
    scores, shares = (_relevances(*(photo[i] for photo in photos)) for i in (0, 1))
    cut_off = with_share(0.5, scores, shares, 0.06, 0.25)
    matches, lowered = cut_off.met(scores, shares), cut_off.lowered(scores, shares)
    assert (lowered[matches] == scores[matches]).all()
    assert (lowered[~matches] <= 0.5).all()
    assert (lowered >= 0).all()
    order = np.lexsort((-scores, ~matches))  # matches first, and else as before
    assert (np.diff(lowered[order]) <= 1e-6).all()


def test_who_is_not_strict_asks_for_no_share() -> None:
    assert strict_share(0.06, 0.0) == 0.0
    assert strict_share(0.06, 0.5) == 0.06
    assert strict_share(0.06, 1.0) == 0.12


def _relevances(*values: float) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    return np.array(values, np.float32)


@given(st.floats(0, 1, width=32), st.floats(0, 1, width=32), st.floats(0, 1, width=32))
def test_the_more_it_shows_of_what_is_not_wanted_the_less_it_fits(
    fits: float, one: float, other: float
) -> None:
    little, much = sorted((one, other))
    before = _relevances(fits, fits)
    after = lessened(before, _relevances(little, much))
    assert 0.0 <= after[1] <= after[0] + 1e-6
    assert (after <= before + 1e-6).all()


def test_what_shows_nothing_of_it_keeps_its_relevance() -> None:
    scores = _relevances(0.0, 0.3, 0.99)
    assert lessened(scores, _relevances(0.0, 0.0, 0.0)) == pytest.approx(scores)


def test_a_sure_match_does_not_fall_for_a_slight_likeness() -> None:
    assert lessened(_relevances(0.99), _relevances(0.2))[0] > 0.98
    assert lessened(_relevances(0.99), _relevances(1.0))[0] == 0.0
