"""A model that says the same over and over is cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.adapters.describing.builtin.repeats import without_repeats


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("dog dog dog", "dog"),
        ("a dog and a dog and a dog and", "a dog and"),
        ("on the grass a dog a dog a dog", "on the grass a dog"),
    ],
)
def test_the_same_three_times_is_said_once(said: str, kept: str) -> None:
    words = said.split()
    count = without_repeats(words)
    assert count is not None
    assert " ".join(words[:count]) == kept


@pytest.mark.parametrize("said", ["", "dog", "dog dog", "a dog and a dog", "one two three one two"])
def test_what_is_not_said_three_times_stays(said: str) -> None:
    assert without_repeats(said.split()) is None


@given(
    st.lists(st.integers(0, 5), max_size=12), st.lists(st.integers(0, 5), min_size=1, max_size=8)
)
def test_what_is_kept_is_a_beginning_and_no_longer_repeats(
    before: list[int], part: list[int]
) -> None:
    words = before + part * 3
    count = without_repeats(words)
    assert count is not None
    assert 0 < count < len(words)
    left_out = words[count:]
    again = left_out[: len(left_out) // 2]
    assert left_out == again * 2 == words[count - len(again) : count] * 2
