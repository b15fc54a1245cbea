"""Turns compose as they do on paper, for mirrored pictures too."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.turning.orientation import turned

PICTURE = np.arange(6).reshape(2, 3)
# What each orientation shows of stored pixels, by EXIF's words for first row and column.
SHOWN = {
    1: PICTURE,
    2: PICTURE[:, ::-1],
    3: PICTURE[::-1, ::-1],
    4: PICTURE[::-1],
    5: PICTURE.T,
    6: PICTURE.T[:, ::-1],
    7: PICTURE.T[::-1, ::-1],
    8: PICTURE.T[::-1],
}


@pytest.mark.parametrize("orientation", SHOWN)
@pytest.mark.parametrize("turns", range(-5, 6))
def test_what_is_shown_is_turned_clockwise(orientation: int, turns: int) -> None:
    wanted = np.rot90(SHOWN[orientation], -turns)
    assert np.array_equal(SHOWN[turned(orientation, turns)], wanted)


@given(st.integers(1, 8), st.integers(), st.integers())
def test_turns_add_up(orientation: int, first: int, second: int) -> None:
    assert turned(turned(orientation, first), second) == turned(orientation, first + second)


@pytest.mark.parametrize("value", [0, 9, 65535])
def test_what_says_nothing_is_upright(value: int) -> None:
    assert turned(value, 1) == 6
