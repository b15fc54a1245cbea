"""Rows and positions: every photo has one place, nothing overlaps, rows end at the edge."""

from __future__ import annotations

import time
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.ui.grid.layout import Frame, Layout, build

FRAME = Frame(width=1000, row_height=180, gap=4, heading_height=40, squares=False)
SQUARES = Frame(width=1000, row_height=180, gap=4, heading_height=40, squares=True)


def lay_out(aspects: list[float], starts: list[int] | None = None, frame: Frame = FRAME) -> Layout:
    return build(np.array(aspects, np.float32), np.array(starts or [0], np.int64), frame)


aspects = st.lists(st.floats(0.0625, 16, width=32), min_size=1, max_size=80)


@given(aspects, st.booleans(), st.integers(120, 4000))
def test_every_photo_has_one_place_and_none_overlap(
    ratios: list[float], squares: bool, width: int
) -> None:
    frame = Frame(width, 180, 4, 40, squares)
    layout = lay_out(ratios, frame=frame)
    seen = []
    bottom = 0.0
    for row in range(layout.row_count):
        boxes = list(layout.boxes(row))
        assert boxes[0].x == 0
        assert boxes[0].y >= bottom
        for left, right in pairwise(boxes):
            assert right.x >= left.x + left.width + frame.gap - 1e-6
        assert boxes[-1].x + boxes[-1].width <= frame.width + 0.01
        bottom = boxes[0].y + boxes[0].height
        seen += [box.index for box in boxes]
    assert seen == list(range(len(ratios)))
    assert layout.height >= bottom


def test_full_rows_end_at_the_edge() -> None:
    layout = lay_out([1.5] * 40)
    for row in range(layout.row_count - 1):
        last = list(layout.boxes(row))[-1]
        assert last.x + last.width == pytest.approx(1000)


def test_the_last_row_of_a_section_keeps_the_wished_height() -> None:
    layout = lay_out([1.5] * 5)
    assert layout.heights[-1] == pytest.approx(180)


def test_sections_begin_on_their_own_row_below_a_heading() -> None:
    layout = lay_out([1.5] * 10, [0, 3, 4])
    assert layout.section_rows.tolist() == [0, 1, 2]
    for section, row in enumerate(layout.section_rows):
        assert layout.tops[row] - layout.heading_tops[section] == pytest.approx(40)
    assert [layout.row_of(i) for i in (0, 2, 3, 4)] == [0, 0, 1, 2]


def test_squares_fill_the_width_in_equal_cells() -> None:
    layout = lay_out([0.3, 4.0] * 10, frame=SQUARES)
    boxes = list(layout.boxes(0))
    assert {round(box.width, 6) for box in boxes} == {round(boxes[0].height, 6)}
    assert boxes[-1].x + boxes[-1].width == pytest.approx(1000)


def test_a_point_finds_its_photo_and_gaps_find_none() -> None:
    layout = lay_out([1.5] * 10, [0, 3])
    for index in range(10):
        box = layout.box_of(index)
        assert layout.index_at(box.x + 1, box.y + 1) == index
    first, second = layout.box_of(0), layout.box_of(1)
    assert layout.index_at(second.x - 2, first.y + 5) is None
    assert layout.index_at(5, layout.heading_tops[1] + 2) is None
    assert layout.index_at(5, layout.height + 50) is None


def test_a_rubber_band_touches_what_it_crosses() -> None:
    layout = lay_out([1.5] * 10)
    box = layout.box_of(4)
    assert layout.indices_in(box.x + 1, box.y + 1, box.x + 2, box.y + 2) == [4]
    assert layout.indices_in(0, 0, 1000, layout.height) == list(range(10))


def test_arrows_go_to_the_nearest_photo_of_the_next_row() -> None:
    layout = lay_out([1.0] * 12, frame=SQUARES)
    columns = len(list(layout.boxes(0)))
    assert layout.beside(1, 1) == columns + 1
    assert layout.beside(columns + 1, -1) == 1
    assert layout.beside(1, -1) == 1
    assert layout.row_of(layout.beside(0, 99)) == layout.row_count - 1


def test_only_rows_in_sight_are_named() -> None:
    layout = lay_out([1.5] * 1000)
    rows = layout.rows_between(1000, 1800)
    assert len(rows) <= 7
    for row in rows:
        assert layout.tops[row] < 1800
        assert layout.tops[row] + layout.heights[row] >= 1000


def test_no_photos_need_no_room() -> None:
    layout = lay_out([])
    assert layout.height == 0
    assert not layout.rows_between(0, 1000)
    assert layout.index_at(1, 1) is None


def test_a_million_photos_are_laid_out_well_within_a_second() -> None:
    random = np.random.default_rng(1)
    ratios = random.choice([1.5, 0.67, 1.33, 1.78, 1.0], 1_000_000).astype(np.float32)
    begun = time.perf_counter()
    layout = build(ratios, np.arange(0, 1_000_000, 9_000), FRAME)
    assert time.perf_counter() - begun < 2.0
    assert layout.height < 2**31  # a scroll bar counts in 32 bits
