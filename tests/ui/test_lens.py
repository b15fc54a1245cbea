"""Where the photo lies: whole at first, at most as near as asked, never out of sight."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QSizeF

from photo_sorter.ui.viewer.lens import Lens

ROOM = QSizeF(1000, 500)
LENGTHS = st.integers(1, 20_000)
POINTS = st.builds(QPointF, st.floats(0, 1000), st.floats(0, 500))
STEPS = st.one_of(
    st.tuples(st.just("zoom"), st.floats(0.01, 100), POINTS),
    st.tuples(st.just("natural"), st.just(0.0), POINTS),
    st.tuples(st.just("shift"), st.just(0.0), st.builds(QPointF, *[st.floats(-5000, 5000)] * 2)),
)


def lens(width: float, height: float, ratio: float = 1.0) -> Lens:
    made = Lens()
    made.set_room(ROOM, ratio)
    made.set_pixels(QSizeF(width, height), known=True)
    return made


def test_a_photo_fits_the_window() -> None:
    rect = lens(4000, 3000).rect
    assert rect.height() == 500
    assert rect.width() == pytest.approx(500 * 4 / 3)
    assert rect.center().x() == pytest.approx(500, abs=1)


def test_a_tiny_photo_is_enlarged_a_little() -> None:
    assert lens(10, 10).magnification == 2.0


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_natural_is_one_pixel_on_one_of_the_screen_and_then_it_fits_again(ratio: float) -> None:
    made = lens(8000, 6000, ratio)
    made.fit_or_natural()
    assert made.magnification == pytest.approx(1.0)
    made.fit_or_natural()
    assert made.scale == 1.0


def test_natural_that_was_asked_for_before_the_size_was_known_comes_with_it() -> None:
    made = Lens()
    made.set_room(ROOM, 1.0)
    made.set_pixels(QSizeF(512, 384), known=False)
    made.fit_or_natural()
    assert made.scale == 1.0
    made.set_pixels(QSizeF(4000, 3000), known=True)
    assert made.magnification == pytest.approx(1.0)
    made.reset()
    made.set_pixels(QSizeF(4000, 3000), known=True)
    assert made.scale == 1.0


def test_the_point_under_the_pointer_stays() -> None:
    made = lens(8000, 4000)
    at = QPointF(250, 125)
    before = made.rect
    share = (at.x() - before.left()) / before.width()
    made.zoom(4.0, at)
    after = made.rect
    assert after.left() + share * after.width() == pytest.approx(at.x(), abs=1)


@given(LENGTHS, LENGTHS, st.sampled_from([1.0, 1.25, 2.0]), st.lists(STEPS, max_size=8))
def test_it_never_leaves_the_window_empty(
    width: int, height: int, ratio: float, steps: list[tuple[str, float, QPointF]]
) -> None:
    made = lens(width, height, ratio)
    for kind, factor, point in steps:
        if kind == "zoom":
            made.zoom(factor, point)
        elif kind == "natural":
            made.fit_or_natural(point)
        else:
            made.shift(point)
        rect = made.rect
        for low, high, room in (
            (rect.left(), rect.right(), ROOM.width()),
            (rect.top(), rect.bottom(), ROOM.height()),
        ):
            if high - low >= room:
                assert low <= 1
                assert high >= room - 1
            else:
                assert (low + high) / 2 == pytest.approx(room / 2, abs=1)
        assert made.can_shift == (rect.width() > ROOM.width() or rect.height() > ROOM.height())
