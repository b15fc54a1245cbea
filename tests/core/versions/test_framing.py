"""Whatever is done with the frame, it lies in the picture and keeps its shape."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.versions.framing import (
    SHAPES,
    SMALLEST,
    Shape,
    drawn,
    largest,
    moved,
    read_ratio,
)

SIDES = st.integers(SMALLEST, 9_000)
RATIOS = st.sampled_from([None, 1.0, 1.5, 2 / 3, 16 / 9, 9 / 16])
STEPS = st.integers(-12_000, 12_000)
GRIPS = st.sampled_from([(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1) if x or y])


@given(SIDES, SIDES, RATIOS, st.lists(st.tuples(st.none() | GRIPS, STEPS, STEPS), max_size=8))
def test_it_never_leaves_the_picture_and_never_vanishes(
    width: int,
    height: int,
    ratio: float | None,
    steps: list[tuple[tuple[int, int] | None, int, int]],
) -> None:
    size = (width, height)
    box = largest(size, ratio)
    for grip, across, down in steps:
        if grip is None:
            box = moved(box, across, down, size)
        else:
            box = drawn(box, grip, across, down, size, ratio)
        left, top, right, bottom = box
        assert 0 <= left < right <= width
        assert 0 <= top < bottom <= height
        if ratio is not None:
            assert abs((right - left) - (bottom - top) * ratio) <= max(2.0, 2 * ratio)


@given(SIDES, SIDES, STEPS, STEPS)
def test_moving_keeps_its_size(width: int, height: int, across: int, down: int) -> None:
    box = (width // 4, height // 4, width // 2 + 1, height // 2 + 1)
    got = moved(box, across, down, (width, height))
    assert (got[2] - got[0], got[3] - got[1]) == (box[2] - box[0], box[3] - box[1])


def test_what_is_opposite_to_the_grip_stays() -> None:
    box = (100, 100, 300, 200)
    assert drawn(box, (1, 1), 50, 20, (1000, 1000), None) == (100, 100, 350, 220)
    assert drawn(box, (-1, -1), -50, 20, (1000, 1000), None) == (50, 120, 300, 200)
    assert drawn(box, (1, 1), 50, 0, (1000, 1000), 2.0) == (100, 100, 350, 225)
    assert drawn(box, (0, 1), 0, 50, (1000, 1000), 2.0) == (50, 100, 350, 250)
    assert drawn(box, (1, 0), 5000, 0, (1000, 1000), None) == (100, 100, 1000, 200)


@pytest.mark.parametrize("shape", SHAPES)
def test_shapes_stand_and_lie(shape: Shape) -> None:
    lying = shape.ratio(upright=False)
    standing = shape.ratio(upright=True)
    assert lying is not None
    assert standing is not None
    assert lying == pytest.approx(1 / standing)
    assert lying >= 1


def test_ratios_are_read() -> None:
    assert read_ratio("16:9") == pytest.approx(16 / 9)
    for text in ("", "16", "16:0", "a:b", "1:900", "-1:1"):
        with pytest.raises(ValueError, match=r"."):
            read_ratio(text)
