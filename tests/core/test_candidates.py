"""Candidates as a person types them, and the shares of the answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.candidates import Answer, candidates, shared_out


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("a labrador or a golden retriever?", ("a labrador", "a golden retriever")),
        ("Ist das ein Hund oder eine Katze?", ("ein Hund", "eine Katze")),
        ("Is it a cat, a dog or a fox?", ("a cat", "a dog", "a fox")),
        ("a cat, or a dog", ("a cat", "a dog")),
        ("day / night", ("day", "night")),
        ("orange or Orange", ("Orange",)),
        ("a corridor", ("a corridor",)),
        (" ?", ()),
    ],
)
def test_a_line_names_its_candidates(line: str, named: tuple[str, ...]) -> None:
    assert candidates(line) == named


@given(st.text(max_size=60))
def test_any_line_can_be_read_and_its_candidates_name_themselves(line: str) -> None:
    found = candidates(line)
    assert all(found)
    assert len({each.casefold() for each in found}) == len(found)


@given(st.lists(st.floats(allow_nan=False), max_size=8))
def test_shares_and_neither_are_one_together(log_odds: list[float]) -> None:
    shares, neither = shared_out(log_odds)
    assert sum(shares) + neither == pytest.approx(1.0)
    assert all(0.0 <= share <= 1.0 for share in shares)
    order = sorted(range(len(shares)), key=lambda i: log_odds[i])
    assert [shares[i] for i in order] == sorted(shares)


def test_what_fits_nothing_is_neither() -> None:
    shares, neither = shared_out([-6.0, -8.0])
    assert neither > 0.9
    assert Answer(("a cat", "a dog"), shares, neither).best == ""


def test_the_likelier_of_two_that_both_fit_is_the_answer() -> None:
    shares, neither = shared_out([4.0, 3.0])
    assert 0.5 < shares[0] < 0.8
    assert Answer(("a cat", "a dog"), shares, neither).best == "a cat"
