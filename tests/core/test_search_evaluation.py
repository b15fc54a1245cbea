"""What is measured of answers whose right pictures are known."""

from __future__ import annotations

import pytest

from photo_sorter.core.dataset import Excluding
from photo_sorter.core.search_evaluation import (
    Answer,
    agreement,
    asked_for,
    relevance,
    right_among_best,
    shared_among_best,
)

SHOWS = {
    "dog": frozenset({"dog"}),
    "dogs": frozenset({"dog"}),
    "both": frozenset({"dog", "cat"}),
    "cat": frozenset({"cat"}),
    "none": frozenset[str](),
}


def test_of_the_ten_best_those_count_that_show_what_is_wanted_alone() -> None:
    asked = Excluding("dog", "cat")
    assert right_among_best(asked, Answer(["dog", "both", "cat"], ["dogs"]), SHOWS) == 0.2
    assert right_among_best(asked, Answer([], []), SHOWS) == 0.0
    assert right_among_best(asked, Answer(["both"] * 10, ["dog"]), SHOWS) == 0.0


def test_precision_is_of_what_is_shown_and_recall_of_what_is_right() -> None:
    answers = {"dog": Answer(["dog", "cat"], ["dogs", "both"]), "cat": Answer([], ["cat"])}
    found = relevance(answers, SHOWS)
    assert found.precision == 0.5
    assert found.recall == pytest.approx((1 / 3 + 0) / 2)
    assert found.queries == 2


def test_nothing_asked_is_nothing_found() -> None:
    assert relevance({}, SHOWS).queries == 0


def test_what_few_pictures_show_is_not_asked_for() -> None:
    assert asked_for(SHOWS) == ["dog"]
    assert asked_for(SHOWS, 2) == ["cat", "dog"]


def test_two_answers_agree_in_what_both_have_among_their_best() -> None:
    numbers = [f"{n}.jpg" for n in range(30)]
    one = Answer(numbers[:4], numbers[4:20])
    assert shared_among_best(one, Answer([], numbers[:10])) == 1.0
    assert shared_among_best(one, Answer(numbers[8:20], [])) == 0.2
    assert shared_among_best(one, Answer([], [])) == 0.0
    assert shared_among_best(Answer([], []), Answer([], [])) == 0.0
    assert shared_among_best(Answer(["a"], []), Answer(["a"], [])) == 1.0


def test_the_worst_wording_is_named() -> None:
    found = agreement({"dogs": 1.0, "Hund": 0.4, "a dog.": 1.0})
    assert (found.wordings, found.worst, found.wording) == (3, 0.4, "Hund")
    assert found.mean == pytest.approx(0.8)
