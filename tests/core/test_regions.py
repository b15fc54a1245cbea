"""Maps of where something is, from overlapping windows."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.regions import (
    CELLS,
    WINDOWS,
    Region,
    heat_map,
    peak_of,
    strengths,
    windows,
)


def middle(region: Region) -> tuple[float, float]:
    return (region.left + region.right) / 2, (region.top + region.bottom) / 2


def test_windows_cover_the_picture_to_its_edges_in_even_steps() -> None:
    found = windows(2, 3)
    assert len(found) == 9
    assert found[0] == (0.0, 0.0, 0.5, 0.5)
    assert found[-1] == (0.5, 0.5, 1.0, 1.0)
    assert {region.left for region in found} == {0.0, 0.25, 0.5}


@given(st.integers(0, len(WINDOWS) - 1))
def test_the_only_window_that_fits_holds_the_peak(which: int) -> None:
    values = np.full(len(WINDOWS), -4.0, np.float32)
    values[which] = 6.0
    assert WINDOWS[which].holds(*peak_of(heat_map(WINDOWS, values)))


@given(st.tuples(st.floats(0.05, 0.95), st.floats(0.05, 0.95)))
def test_the_peak_lies_near_a_thing_that_the_windows_around_it_show(
    at: tuple[float, float],
) -> None:
    values = np.array([5.0 if window.holds(*at) else -5.0 for window in WINDOWS], np.float32)
    peak = peak_of(heat_map(WINDOWS, values))
    assert abs(peak.x - at[0]) <= 1 / 4
    assert abs(peak.y - at[1]) <= 1 / 4


@given(st.lists(st.floats(-30, 30, width=32), min_size=len(WINDOWS), max_size=len(WINDOWS)))
def test_a_map_stays_between_what_the_windows_say(values: list[float]) -> None:
    heat = heat_map(WINDOWS, np.array(values, np.float32))
    assert heat.shape == (CELLS, CELLS)
    assert min(values) - 1e-3 <= heat.min() <= heat.max() <= max(values) + 1e-3
    shown = strengths(heat)
    assert 0.0 <= shown.min() <= shown.max() <= 1.0


def test_strengths_reach_from_nothing_special_to_the_best_place() -> None:
    values = np.zeros(len(WINDOWS), np.float32)
    values[0] = 3.0
    shown = strengths(heat_map(WINDOWS, values))
    assert shown.max() == 1.0
    assert np.median(shown) == 0.0


def test_a_picture_that_is_the_same_everywhere_has_no_place() -> None:
    heat = heat_map(WINDOWS, np.full(len(WINDOWS), 2.0, np.float32))
    assert not strengths(np.round(heat, 3)).any()


def test_of_places_that_fit_alike_the_middle_one_is_the_peak() -> None:
    peak = peak_of(heat_map(WINDOWS, np.full(len(WINDOWS), 4.0, np.float32)))
    assert abs(peak.x - 0.5) < 0.05
    assert abs(peak.y - 0.5) < 0.05
