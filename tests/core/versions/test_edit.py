"""Edits are of fractions of the picture, and mean whole pixels."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.problems import Problem
from photo_sorter.core.regions import Region
from photo_sorter.core.versions.edit import (
    WHOLE,
    Edit,
    edited_size,
    pixel_box,
    region_of,
    straightened_size,
)

SIDES = st.integers(1, 60_000)


@st.composite
def boxes(draw: st.DrawFn) -> tuple[tuple[int, int, int, int], tuple[int, int]]:
    width, height = draw(SIDES), draw(SIDES)
    left, top = draw(st.integers(0, width - 1)), draw(st.integers(0, height - 1))
    right, bottom = draw(st.integers(left + 1, width)), draw(st.integers(top + 1, height))
    return (left, top, right, bottom), (width, height)


@given(boxes())
def test_a_box_of_pixels_is_that_very_box_again(
    given_box: tuple[tuple[int, int, int, int], tuple[int, int]],
) -> None:
    box, size = given_box
    assert pixel_box(region_of(box, size), size) == box


@given(
    st.tuples(*[st.floats(-1, 2) for _ in range(4)]).map(lambda four: Region(*four)),
    SIDES,
    SIDES,
)
def test_whatever_the_region_one_pixel_at_least_is_left_and_none_is_beyond(
    region: Region, width: int, height: int
) -> None:
    left, top, right, bottom = pixel_box(region, (width, height))
    assert 0 <= left < right <= width
    assert 0 <= top < bottom <= height


@pytest.mark.parametrize("box", [(0, 0, 0, 1), (5, 0, 4, 1), (0, 0, 101, 1), (-1, 0, 5, 5)])
def test_a_box_beyond_the_picture_is_refused(box: tuple[int, int, int, int]) -> None:
    with pytest.raises(InvalidInputError) as refused:
        region_of(box, (100, 50))
    assert refused.value.problem is Problem.CROP_OUTSIDE


@pytest.mark.parametrize("edit", [Edit(), Edit(WHOLE), Edit(turns=4)])
def test_what_changes_nothing_is_no_edit(edit: Edit) -> None:
    with pytest.raises(InvalidInputError) as refused:
        edit.check()
    assert refused.value.problem is Problem.EDIT_CHANGES_NOTHING


@pytest.mark.parametrize(
    "edit",
    [
        Edit(Region(0.5, 0, 0.5, 1)),
        Edit(Region(-0.1, 0, 1, 1)),
        Edit(Region(0, 0, float("nan"), 1)),
        Edit(angle=46),
        Edit(angle=float("nan")),
    ],
)
def test_what_does_not_lie_in_the_picture_is_refused(edit: Edit) -> None:
    with pytest.raises(InvalidInputError) as refused:
        edit.check()
    assert refused.value.problem is Problem.CROP_OUTSIDE


def test_turns_come_before_the_crop() -> None:
    assert edited_size((400, 300), Edit(Region(0, 0, 0.5, 1), turns=1)) == (150, 400)


@given(SIDES, SIDES, st.floats(-45, 45))
def test_what_is_straightened_keeps_its_shape_and_never_grows(
    width: int, height: int, angle: float
) -> None:
    got = straightened_size((width, height), angle)
    assert 1 <= got[0] <= width
    assert 1 <= got[1] <= height
    assert abs(got[0] * height - got[1] * width) <= max(width, height)
