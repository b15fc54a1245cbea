"""The measures, on small arrays whose answers are known."""

from __future__ import annotations

import numpy as np
import pytest

from photo_sorter.core.evaluation import (
    balanced_accuracy,
    mean_average_precision,
    pair_accuracy,
    ranking_quality,
    recall,
    recall_both_ways,
    tagging,
    zero_shot,
)


def test_zero_shot_counts_photos_and_categories_apart() -> None:
    scores = np.array([[3, 1, 0], [3, 1, 0], [3, 1, 0], [3, 1, 0], [0, 1, 2]])
    found = zero_shot(scores, [0, 0, 0, 1, 2])
    assert found.top1 == pytest.approx(0.8)
    assert found.by_category == pytest.approx((1 + 0 + 1) / 3)
    assert (found.top5, found.photos) == (1.0, 5)


def test_a_model_that_says_the_same_of_everything_scores_nothing() -> None:
    assert zero_shot(np.zeros((4, 6)), [0, 1, 2, 3]).top1 == 0.0
    assert recall(np.zeros((12, 12))).at10 == 0.0


def test_zero_shot_of_nothing() -> None:
    assert zero_shot(np.zeros((0, 3)), []).photos == 0


def test_recall_counts_ranks() -> None:
    scores = np.zeros((3, 20))
    scores[0, 0] = 1.0  # first
    scores[1, 1:4] = (0.5, 1.0, 1.0)  # third
    scores[2, 2:14] = [0.1] + [1.0] * 11  # twelfth
    found = recall(scores)
    assert (found.at1, found.at5, found.at10) == pytest.approx((1 / 3, 2 / 3, 2 / 3))


def test_recall_with_answers_elsewhere() -> None:
    assert recall(np.array([[0.0, 1.0], [1.0, 0.0]]), [1, 0]).at1 == 1.0


def test_recall_both_ways_differ() -> None:
    to_image, to_text = recall_both_ways(np.array([[0.9, 0.1], [0.8, 0.7]]))
    assert (to_image.at1, to_text.at1) == (0.5, 1.0)


def test_tagging_counts_right_tags_and_silence() -> None:
    values = np.array([[0.9, 0.85], [0.9, 0.95], [0.2, 0.3]])
    fits = np.array([[True, False], [True, False], [False, True]])
    background = np.array([[0.1, 0.1], [0.1, 0.99]])
    found = tagging(values, fits, background, 0.8)
    assert found.precision == pytest.approx(1 / 2)
    assert found.tagged == pytest.approx(2 / 3)
    assert found.recall == pytest.approx(1 / 3)
    assert found.abstention == pytest.approx(0.5)
    assert (found.photos, found.background) == (3, 2)


def test_no_tags_given_is_precise_but_tags_nothing() -> None:
    found = tagging(np.zeros((2, 2)), np.eye(2, dtype=bool), np.zeros((1, 2)), 0.5)
    assert (found.precision, found.tagged, found.abstention) == (1.0, 0.0, 1.0)
    assert tagging(np.zeros((0, 2)), np.zeros((0, 2)), np.zeros((0, 2)), 0.5).recall == 0.0


def test_pairs_and_areas() -> None:
    assert pair_accuracy([1, 2, 3], [0, 2, 4]) == pytest.approx(1 / 3)
    assert balanced_accuracy([0.9, 0.4], [0.1, 0.2], 0.5) == pytest.approx(0.75)
    assert ranking_quality([3, 2], [1, 0]) == 1.0
    assert ranking_quality([1, 1], [1, 1]) == 0.5
    assert ranking_quality([], [1]) == 0.0


def test_average_precision_is_taken_at_each_right_item() -> None:
    scores = [[0.9, 0.8, 0.7, 0.6]]
    assert mean_average_precision(scores, [[True, False, True, False]]) == pytest.approx(5 / 6)


def test_queries_without_a_right_item_do_not_count() -> None:
    scores = [[0.9, 0.1], [0.9, 0.1]]
    assert mean_average_precision(scores, [[True, False], [False, False]]) == 1.0
    assert mean_average_precision(scores, [[False, False]] * 2) == 0.0
