"""Lists of descriptions, and the shares of those that may fit."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.fitting import (
    MOST_TEXTS,
    checked,
    descriptions,
    fitting,
    read_descriptions,
)
from photo_sorter.core.fitting_measures import best_ranks, of_lists

ODDS = st.floats(-60, 60, allow_nan=False)


@given(st.lists(st.tuples(ODDS, ODDS, st.booleans()), min_size=1, max_size=30))
def test_the_shares_sum_to_one_and_the_best_come_first(
    rows: list[tuple[float, float, bool]],
) -> None:
    texts = [str(number) for number in range(len(rows))]
    odds, nearness, known = (list(column) for column in zip(*rows, strict=True))
    found = fitting(texts, np.array(odds), np.array(nearness), known)
    shares = [fit.share for fit in found.fits]
    assert sum(shares) + found.none == pytest.approx(1.0)
    assert shares == sorted(shares, reverse=True)
    assert sorted(fit.text for fit in found.fits) == sorted(texts)
    assert all(fit.share == 0.0 for fit in found.fits if not fit.understood)
    assert found.best in ("", found.fits[0].text)


def test_what_lies_near_everything_gives_way_and_nothing_fits_where_all_is_unlikely() -> None:
    found = fitting(["usual", "particular"], np.array([3.0, 2.9]), np.array([2.0, 0.0]), [True] * 2)
    assert found.best == "particular"
    nothing = fitting(["a", "b"], np.array([-6.0, -7.0]), np.zeros(2), [True, True])
    assert nothing.best == ""
    assert nothing.fits[0].text == "a"
    unknown = fitting(["qzxv"], np.array([9.0]), np.zeros(1), [False])
    assert (unknown.best, unknown.none) == ("", 1.0)


def test_a_longer_list_of_what_hardly_fits_does_not_make_one_of_them_likely() -> None:
    few = fitting(["x"] * 2, np.full(2, -4.0), np.zeros(2), [True] * 2)
    many = fitting(["x"] * 200, np.full(200, -4.0), np.zeros(200), [True] * 200)
    assert many.none == pytest.approx(few.none)


def test_a_list_is_read_with_its_marks_left_out_and_each_text_once() -> None:
    pasted = "\n- a dog\n 2. a  cat \n• a Dog\n\n3 trees\n1) -\n"
    assert descriptions(pasted) == ("a Dog", "a cat", "3 trees", "-")
    assert descriptions(" \n\n") == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_files_of_several_editors_are_read(encoding: str) -> None:
    data = "ein Hund\r\neine Straße\r\n".encode(encoding)
    assert read_descriptions(data, "list.txt") == ("ein Hund", "eine Straße")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xff\xd8\xff\xe0", "Cannot read"),
        (b"a\0b", "no text file"),
        (b"\n \n", "no descriptions"),
    ],
)
def test_what_is_no_list_is_said(data: bytes, words: str) -> None:
    with pytest.raises(InvalidInputError, match=words):
        read_descriptions(data, "list.txt")


def test_none_and_too_many_are_refused() -> None:
    with pytest.raises(InvalidInputError, match="no descriptions"):
        checked([])
    with pytest.raises(InvalidInputError, match="2001 descriptions are too many"):
        checked([str(number) for number in range(MOST_TEXTS + 1)])
    assert checked(["a", "b", "a"]) == ("a", "b")


def test_ranks_count_wrong_descriptions_alone() -> None:
    odds = np.array([[3.0, 2.0, 1.0], [1.0, 2.0, 2.0]])
    right = np.array([[True, True, False], [True, False, False]])
    assert best_ranks(odds, right).tolist() == [0, 2]


def test_lists_of_a_model_that_knows_are_answered_and_refused() -> None:
    right = np.eye(30, dtype=bool)
    knows = of_lists(np.where(right, 30.0, -30.0), right, 10)
    assert (knows.first, knows.answered, knows.refused) == (1.0, 1.0, 1.0)
    assert knows.calibration < 0.01
    knows_nothing = of_lists(np.zeros((30, 30)), right, 10)
    assert knows_nothing.answered == 0.0
