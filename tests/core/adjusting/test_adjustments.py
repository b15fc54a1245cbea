"""Adjustments stay in range, are read back as they were written, and are mixed by a strength."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.adjusting.adjustments import (
    NAMES,
    NOTHING,
    RANGES,
    Adjustments,
    adjustments,
    adjustments_text,
    read_adjustments,
)
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.problems import Problem

any_values = st.dictionaries(st.sampled_from(NAMES), st.floats(-5, 5))
any_adjustments = any_values.map(adjustments)


@given(any_values)
def test_every_value_is_in_its_range(values: dict[str, float]) -> None:
    for name, value in adjustments(values).values().items():
        low, high = RANGES[name]
        assert low <= value <= high


@given(any_adjustments)
def test_what_is_written_is_read_back(said: Adjustments) -> None:
    assert read_adjustments(adjustments_text(said)) == said


@given(any_adjustments)
def test_a_strength_of_nothing_is_nothing_and_one_is_all(said: Adjustments) -> None:
    assert said.mixed(0) == NOTHING
    assert said.mixed(1) == said


@given(any_adjustments, st.floats(0, 1))
def test_less_strength_is_nearer_to_nothing(said: Adjustments, strength: float) -> None:
    mixed = said.mixed(strength).values()
    assert all(abs(mixed[name]) <= abs(whole) for name, whole in said.values().items())


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"exposure": "1"}', '{"exposure": true}', '{"glow": 1}', '{"tint": NaN}'],
)
def test_what_is_none_is_refused(text: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        read_adjustments(text)
    assert refused.value.problem is Problem.ADJUSTMENTS_UNREADABLE
