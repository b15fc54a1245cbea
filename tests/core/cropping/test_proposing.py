"""Crops that are proposed hold what matters, have the shape that was asked for, and differ."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photo_sorter.core.cropping.proposing import Proposal, propose
from photo_sorter.core.regions import Floats, Region

SIZE = (1200, 800)


def spot(x: float, y: float, radius: float = 0.1, cells: int = 30) -> Floats:
    at = (np.arange(cells) + 0.5) / cells
    away = np.hypot(at[np.newaxis] - x, at[:, np.newaxis] - y)
    return np.clip(1.5 - away / radius, 0, 1).astype(np.float32)


def shape_of(proposal: Proposal, size: tuple[int, int] = SIZE) -> float:
    left, top, right, bottom = proposal.region
    return (right - left) * size[0] / ((bottom - top) * size[1])


def holds(region: Region, x: float, y: float, radius: float) -> bool:
    return region.holds(x - radius, y - radius) and region.holds(x + radius, y + radius)


@pytest.mark.parametrize("aspect", [16 / 9, 1.0, 3 / 4])
def test_it_holds_the_thing_in_the_asked_shape_and_little_else(aspect: float) -> None:
    best = propose(spot(0.7, 0.4), SIZE, aspect, 1, asked=True)[0]
    assert shape_of(best) == pytest.approx(aspect, rel=0.01)
    assert holds(best.region, 0.7, 0.4, 0.1)
    assert best.held > 0.95
    left, top, right, bottom = best.region
    assert (right - left) * (bottom - top) < 0.4


def test_a_free_shape_is_no_larger_than_a_given_one() -> None:
    free, wide = (
        propose(spot(0.3, 0.5), SIZE, aspect, 1, asked=True)[0].region for aspect in (None, 3.0)
    )
    areas = [(x.right - x.left) * (x.bottom - x.top) for x in (free, wide)]
    assert areas[0] <= areas[1]


def test_without_words_more_is_kept() -> None:
    asked, free = (
        propose(spot(0.3, 0.5), SIZE, 1.0, 1, asked=asked)[0].region for asked in (True, False)
    )
    assert asked.right - asked.left < free.right - free.left
    assert free.bottom - free.top == pytest.approx(1.0)  # as high as the picture


def test_where_nothing_stands_out_the_largest_of_the_shape_is_proposed() -> None:
    best = propose(np.zeros((30, 30), np.float32), SIZE, 1.0, 1, asked=False)[0]
    assert best.region.bottom - best.region.top == pytest.approx(1.0)


@given(
    st.floats(0, 1), st.floats(0, 1), st.floats(0.03, 0.6),
    st.sampled_from([None, 0.3, 1.0, 16 / 9]), st.booleans(), st.sampled_from([SIZE, (100, 900)]),
)  # fmt: skip
@settings(max_examples=40, deadline=None)
def test_proposals_lie_in_the_picture_and_differ(
    x: float, y: float, radius: float, aspect: float | None, asked: bool, size: tuple[int, int]
) -> None:
    found = propose(spot(x, y, radius), size, aspect, 4, asked=asked)
    assert 1 <= len(found) <= 4
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)
    for each in found:
        left, top, right, bottom = each.region
        assert 0 <= left < right <= 1
        assert 0 <= top < bottom <= 1
        if aspect is not None:
            assert shape_of(each, size) == pytest.approx(aspect, rel=0.01)
    assert len({each.region for each in found}) == len(found)
