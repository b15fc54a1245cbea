"""What adjustments do to pixels."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photo_sorter.core.adjusting.adjustments import NAMES, NOTHING, RANGES, Adjustments, adjustments
from photo_sorter.core.adjusting.tones import LUMA, Pixels, apply

GREYS: Pixels = np.repeat(np.arange(256, dtype=np.uint8)[:, np.newaxis, np.newaxis], 3, axis=2)
COLOURS: Pixels = np.random.default_rng(3).integers(0, 256, (40, 60, 3), np.uint8)

tones = st.fixed_dictionaries(
    {name: st.floats(*RANGES[name]) for name in NAMES if name != "vignette"}
).map(adjustments)


def test_nothing_changes_nothing() -> None:
    assert apply(COLOURS, NOTHING) is COLOURS


@pytest.mark.parametrize("name", NAMES)
def test_next_to_nothing_changes_a_pixel_by_one_at_most(name: str) -> None:
    changed = apply(COLOURS, adjustments({name: 0.001}))
    assert np.abs(changed.astype(int) - COLOURS).max() <= 1


@given(tones)
@settings(max_examples=40, deadline=None)
def test_what_was_lighter_is_not_darker_afterwards(said: Adjustments) -> None:
    changed = apply(GREYS, said).astype(float)
    if said.saturation <= 0:
        least = float(np.diff(changed, axis=0).min())
        assert least >= 0  # in every channel
    lightness = changed @ np.array(LUMA)
    assert float(np.diff(lightness, axis=0).min()) >= -1  # of rounding


@pytest.mark.parametrize("stops", [0.5, 1.5])
def test_the_opposite_exposure_undoes_it(stops: float) -> None:
    back = apply(apply(GREYS, adjustments({"exposure": stops})), adjustments({"exposure": -stops}))
    assert np.abs(back.astype(int) - GREYS).max() <= 4  # of rounding in between


def test_brighter_is_brighter_and_white_stays_white() -> None:
    changed = apply(GREYS, adjustments({"exposure": 1}))
    assert (changed >= GREYS).all()
    assert changed[100].min() > 120
    assert (changed[-1] == 255).all()


def test_warm_is_red_rather_than_blue_and_as_light_as_before() -> None:
    grey = np.full((2, 2, 3), 120, np.uint8)
    red, green, blue = apply(grey, adjustments({"temperature": 0.5}))[0, 0].tolist()
    assert red > green > blue
    assert abs(0.2126 * red + 0.7152 * green + 0.0722 * blue - 120) < 3


def test_without_colour_all_channels_are_one() -> None:
    changed = apply(COLOURS, adjustments({"saturation": -1}))
    assert (np.ptp(changed, axis=2) == 0).all()


def test_a_vignette_leaves_the_middle_and_darkens_the_corners() -> None:
    grey = np.full((600, 301, 3), 200, np.uint8)  # more rows than are done at a time
    changed = apply(grey, adjustments({"vignette": 1}))
    assert (changed[300, 150] == 200).all()
    corners = changed[[0, 0, -1, -1], [0, -1, 0, -1]]
    assert corners.max() < 140
    assert np.ptp(corners) <= 1


def test_fade_lifts_black() -> None:
    changed = apply(GREYS, adjustments({"fade": 1}))
    assert changed[0].min() > 30
    assert changed[-1].max() < 250


def test_the_given_pixels_stay_as_they_are() -> None:
    before = COLOURS.copy()
    apply(COLOURS, adjustments({"exposure": 1, "vignette": 1, "saturation": 1}))
    assert np.array_equal(before, COLOURS)
