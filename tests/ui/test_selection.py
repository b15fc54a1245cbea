"""Choosing photos as in a file manager, and keeping the choice when the listing changes."""

from __future__ import annotations

import numpy as np
import pytest

from photo_sorter.ui.grid.selection import Selection


@pytest.fixture
def selection() -> Selection:
    selection = Selection()
    selection.reset(np.array([10, 11, 12, 13, 14]))
    return selection


def test_a_click_chooses_one(selection: Selection) -> None:
    selection.choose(1)
    selection.choose(3)
    assert selection.ids == [13]
    assert selection.current_id == 13


def test_ctrl_adds_and_takes_away(selection: Selection) -> None:
    selection.choose(1)
    selection.choose(3, toggle=True)
    assert selection.ids == [11, 13]
    selection.choose(1, toggle=True)
    assert selection.ids == [13]


def test_shift_reaches_from_the_anchor_both_ways(selection: Selection) -> None:
    selection.choose(2)
    selection.choose(4, extend=True)
    assert selection.ids == [12, 13, 14]
    selection.choose(0, extend=True)
    assert selection.ids == [10, 11, 12]


def test_ctrl_shift_keeps_what_was_chosen(selection: Selection) -> None:
    selection.choose(0)
    selection.choose(2, toggle=True)
    selection.choose(4, extend=True, toggle=True)
    assert selection.ids == [10, 12, 13, 14]


def test_a_rubber_band_follows_the_pointer(selection: Selection) -> None:
    selection.choose(4)
    selection.begin_band(keep=True)
    selection.band([0, 1, 2])
    assert selection.ids == [10, 11, 12, 14]
    selection.band([0])
    assert selection.ids == [10, 14]
    selection.begin_band(keep=False)
    selection.band([2])
    assert selection.ids == [12]


def test_a_new_listing_keeps_the_choice_by_photo(selection: Selection) -> None:
    selection.choose(1)
    selection.choose(3, extend=True)
    selection.reset(np.array([99, 13, 98, 11]))
    assert selection.ids == [13, 11]
    assert selection.current_id == 13
    selection.reset(np.array([98]))
    assert selection.ids == []
    assert selection.current is None


def test_all_can_be_chosen_and_none(selection: Selection) -> None:
    selection.select_all()
    assert len(selection) == 5
    selection.clear()
    assert selection.ids == []
