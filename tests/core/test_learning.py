"""A tag learns on made vectors: from the words where answers are few, beyond them where many."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from photo_sorter.core.calibration import probability
from photo_sorter.core.embedding import Vectors, normalise
from photo_sorter.core.laplace import Floats, find_mode
from photo_sorter.core.learning import (
    Background,
    Examples,
    beats_words,
    learn,
    probabilities_by_words,
)
from photo_sorter.core.review import GIVEN, ask_next, quality

DIMENSIONS = 32
RNG = np.random.default_rng(3)
LIBRARY = normalise(RNG.normal(size=(2000, DIMENSIONS)).astype(np.float32))
TRUE = normalise(RNG.normal(size=DIMENSIONS).astype(np.float32))
SHOWS = LIBRARY @ TRUE > 0.25
BACKGROUND = Background.of(LIBRARY)
BAD_WORDS = np.asarray(LIBRARY @ normalise(RNG.normal(size=DIMENSIONS).astype(np.float32)), float)
GOOD_WORDS = np.asarray(20.0 * (LIBRARY @ TRUE) - 5.0, float)


def answered(count: int, words: Floats | None) -> Examples:
    """As many of both."""
    yes, no = (np.flatnonzero(side)[: count // 2] for side in (SHOWS, ~SHOWS))
    rows = np.concatenate([yes, no])
    said = None if words is None else words[rows]
    return Examples(LIBRARY[rows], said, SHOWS[rows], np.ones(len(rows)))


def in_order(scores: Vectors) -> float:
    return float((scores[SHOWS][:, None] > scores[~SHOWS]).mean())


def test_without_words_answers_alone_tell_photos_apart() -> None:
    learnt = learn(answered(60, None), BACKGROUND)
    assert not learnt.asks_words
    assert in_order(learnt.probabilities(LIBRARY, None)) > 0.9


def test_words_that_are_right_are_kept_where_answers_are_few() -> None:
    learnt = learn(answered(4, GOOD_WORDS), BACKGROUND)
    assert in_order(learnt.probabilities(LIBRARY, GOOD_WORDS)) > 0.98


def test_answers_overcome_words_that_are_wrong() -> None:
    learnt = learn(answered(80, BAD_WORDS), BACKGROUND)
    assert in_order(BAD_WORDS.astype(np.float32)) < 0.7
    assert in_order(learnt.probabilities(LIBRARY, BAD_WORDS)) > 0.9


def test_the_words_stay_where_what_is_learnt_does_worse() -> None:
    rng = np.random.default_rng(1)
    vectors = normalise(rng.normal(size=(30, DIMENSIONS)).astype(np.float32))
    yes = np.arange(30) % 2 == 0
    words = np.where(yes, 4.0, -4.0)
    assert beats_words(answered(60, BAD_WORDS), BACKGROUND)
    misleading = Examples(vectors, 0.01 * words, yes, np.ones(30))
    assert not beats_words(misleading, BACKGROUND)


def test_the_same_answers_make_the_same_classifier() -> None:
    first, again = (learn(answered(20, GOOD_WORDS), BACKGROUND) for _ in range(2))
    np.testing.assert_array_equal(first.weights, again.weights)
    assert first.answers == again.answers == 20


def test_the_mode_is_where_no_step_gains() -> None:
    rng = np.random.default_rng(2)
    features = rng.normal(size=(20, 5))
    covariance = features @ features.T + 1.0
    yes = (features[:, 0] > 0).astype(float)
    mode = find_mode(covariance, np.zeros(20), yes, np.ones(20))
    log_odds = covariance @ mode.dual
    gradient = yes - 1.0 / (1.0 + np.exp(-log_odds)) - mode.dual
    assert np.abs(covariance @ gradient).max() < 0.5
    assert mode.evidence < 0.0


@pytest.mark.parametrize("near", [np.zeros(20), np.linspace(-1.0, 1.0, 20), np.full(20, 30.0)])
def test_the_mode_is_the_same_wherever_it_is_looked_for_from(near: Floats) -> None:
    rng = np.random.default_rng(1)
    features = rng.normal(size=(20, 5))
    covariance = features @ features.T + 1.0
    yes = (features[:, 0] > 0).astype(float)
    alone = find_mode(covariance, np.zeros(20), yes, np.ones(20))
    found = find_mode(covariance, np.zeros(20), yes, np.ones(20), near)
    assert found.evidence == pytest.approx(alone.evidence, abs=0.01)
    assert np.abs(covariance @ (found.dual - alone.dual)).max() < 0.1


@pytest.mark.parametrize("size", [1, 2, 7])
def test_a_few_answers_of_one_kind_do_no_harm(size: int) -> None:
    examples = Examples(LIBRARY[:size], None, np.ones(size, bool), np.ones(size))
    found = learn(examples, BACKGROUND).probabilities(LIBRARY, None)
    assert np.isfinite(found).all()
    assert ((found >= 0.0) & (found <= 1.0)).all()


def test_the_likeliest_and_the_unsure_are_asked_in_turn_and_no_two_alike() -> None:
    log_odds = np.array([9.0, 8.9, 0.1, -5.0], np.float32)
    vectors = normalise(np.array([[1, 0, 0], [1, 0.01, 0], [0, 1, 0], [0, 0, 1]], np.float32))
    assert ask_next(log_odds, vectors, 2) == [0, 2]
    assert ask_next(log_odds, vectors, 4)[:2] == [0, 2]
    assert sorted(ask_next(log_odds, vectors, 4)) == [0, 1, 2, 3]


def test_before_the_first_yes_what_is_like_a_no_is_asked_last() -> None:
    log_odds = np.array([9.0, 8.0, 1.0], np.float32)
    vectors = normalise(np.array([[1, 0, 0], [0.6, 0.8, 0], [0, 0, 1]], np.float32))
    refused = np.array([[1, 0, 0]], np.float32)
    assert ask_next(log_odds, vectors, 3) == [0, 2, 1]
    assert ask_next(log_odds, vectors, 3, refused)[-1] == 0


def test_more_yes_among_the_answers_promise_less_of_all_others() -> None:
    learnt = learn(answered(20, GOOD_WORDS), BACKGROUND)
    log_odds = np.linspace(-4.0, 4.0, 9, dtype=np.float32)
    before = learnt.calibrated(log_odds)
    assert (np.diff(before) > 0).all()
    assert (replace(learnt, yes=19).calibrated(log_odds) < before).all()
    assert (replace(learnt, yes=1).calibrated(log_odds) > before).all()


def test_words_alone_are_believed_less_than_a_search_believes_them() -> None:
    said = np.array([-2.0, 0.0, 2.0, 8.0], np.float32)
    found = probabilities_by_words(said)
    assert (np.diff(found) > 0).all()
    assert (found < probability(said)).all()
    assert found[-1] > 0.9


def test_quality_is_what_the_probabilities_say_with_room_for_chance() -> None:
    probabilities = np.array([0.9] * 50 + [0.1] * 100, np.float32)
    found = quality(probabilities, 0.0)
    assert found is not None
    assert found.given == 50
    assert found.precision.value == pytest.approx(0.9)
    assert found.precision.low < 0.9 < found.precision.high
    assert found.recall.value == pytest.approx(45 / 55, abs=1e-3)
    assert quality(np.array([GIVEN - 0.1], np.float32), 1.0) is None


def test_what_may_be_off_together_widens_what_is_expected_and_moves_nothing() -> None:
    probabilities = np.array([0.9] * 5_000 + [0.1] * 10_000, np.float32)
    narrow, wide = quality(probabilities, 0.1), quality(probabilities, 1.0)
    assert narrow is not None
    assert wide is not None
    for little, much in ((narrow.precision, wide.precision), (narrow.recall, wide.recall)):
        assert little.value == much.value
        assert much.low < little.low < little.value < little.high < much.high
        assert much.high <= 1.0


def test_chance_does_more_among_few_photos() -> None:
    few, many = (quality(np.full(n, 0.9, np.float32), 0.5) for n in (10, 1_000))
    assert few is not None
    assert many is not None
    assert few.precision.low < many.precision.low
