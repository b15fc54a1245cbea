"""What the page of duplicates reckons without a window: places, and what is chosen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.duplicates.kinds import DuplicateGroup, Facts, Kind, Member, Reason
from photo_sorter.core.photo import PhotoId
from photo_sorter.ui.duplicates import facts
from photo_sorter.ui.duplicates.choosing import Choosing
from photo_sorter.ui.duplicates.rows_layout import GroupShape, RowsLayout, room_shape

SHAPES = st.lists(
    st.builds(GroupShape, st.integers(2, 40), st.integers(1, 7), st.floats(0.45, 0.9)),
    min_size=1,
    max_size=30,
)


def group(*numbers: int, kind: Kind = Kind.SAME) -> DuplicateGroup:
    members = tuple(Member(PhotoId(n), f"/photos/{n}.jpg") for n in numbers)
    return DuplicateGroup(kind, members, Reason.FIRST)


@given(SHAPES, st.integers(200, 2_000), st.integers(0, 20_000), st.integers(1, 1_500))
def test_what_is_in_sight_is_what_lies_between_the_two_edges(
    shapes: list[GroupShape], width: int, top: int, height: int
) -> None:
    layout = RowsLayout(shapes, width, 15)
    seen = list(layout.in_sight(top, top + height))
    for place in range(len(shapes)):
        begin = layout.top(place)
        end = begin + layout.row_height(place)
        if end > top and begin < top + height:
            assert place in seen
    assert all(layout.top(place) < top + height for place in seen)


@given(SHAPES, st.integers(200, 2_000))
def test_members_lie_in_their_group_and_none_on_another(
    shapes: list[GroupShape], width: int
) -> None:
    layout = RowsLayout(shapes, width, 15)
    for place, shape in enumerate(shapes):
        cells = layout.cells(place)
        boxes = [cells.place(at) for at in range(shape.members)]
        assert len(set(boxes)) == shape.members
        assert max(left for left, _ in boxes) + cells.width <= max(width, 200)
        assert max(top for _, top in boxes) + cells.height < layout.row_height(place)


@pytest.mark.parametrize(
    ("sizes", "shape"),
    [([(400, 300), (200, 150)], 0.75), ([(400, 300), (300, 400)], 0.9), ([(0, 0)], 0.75)],
)
def test_a_room_is_as_tall_as_its_tallest_picture_within_bounds(
    sizes: list[tuple[int, int]], shape: float
) -> None:
    assert room_shape(sizes) == pytest.approx(shape)


def chosen() -> Choosing:
    choosing = Choosing()
    choosing.show([group(1, 2, 3), group(4, 5), group(6, 7)])
    return choosing


def test_what_was_chosen_stays_chosen_while_other_groups_come_and_go() -> None:
    choosing = chosen()
    choosing.go_to(1)
    choosing.keep_alone(1)
    choosing.show([group(8, 9), group(4, 5), group(6, 7)])
    assert (choosing.current, choosing.kept(1)) == (1, (1,))
    choosing.show([group(4, 5, 10), group(6, 7)])  # another member: another group
    assert choosing.kept(0) == (0,)


def test_a_decided_group_makes_room_for_the_next() -> None:
    choosing = chosen()
    choosing.go_to(1)
    choosing.drop(1)
    assert choosing.group == group(6, 7)
    choosing.drop(0)
    assert (choosing.current, choosing.group) == (0, group(6, 7))
    choosing.drop(0)
    assert choosing.group is None


def test_one_of_a_group_stays_in_any_case() -> None:
    choosing = chosen()
    choosing.keep_too(0)
    assert choosing.kept(0) == (0,)
    choosing.keep_too(2)
    choosing.keep_too(0)
    assert choosing.kept(0) == (2,)
    assert [each.photo_id for each in choosing.choice(0).going] == [1, 2]


@given(st.lists(st.tuples(st.sampled_from(["alone", "too", "walk", "go"]), st.integers(-3, 5))))
def test_whatever_is_pressed_somebody_stays_and_the_keyboard_is_on_a_member(
    keys: list[tuple[str, int]],
) -> None:
    choosing = chosen()
    for key, by in keys:
        match key:
            case "alone":
                choosing.keep_alone(abs(by))
            case "too":
                choosing.keep_too(abs(by))
            case "walk":
                choosing.walk(by)
            case _:
                choosing.go_to(by)
        for place, each in enumerate(choosing.groups):
            kept = choosing.kept(place)
            assert kept
            assert len(set(kept)) == len(kept)
            assert all(0 <= at < len(each.members) for at in kept)
        assert choosing.group is not None
        assert 0 <= choosing.at < len(choosing.group.members)


def test_only_what_differs_is_said() -> None:
    same = Facts(100, "JPEG", 40, 30)
    one = Member(PhotoId(1), "/a/one.jpg", facts=same)
    other = Member(PhotoId(2), "/b/one.jpg", facts=same)
    copies = DuplicateGroup(Kind.COPIED, (one, other), Reason.FIRST)
    (line,) = facts.differing(copies)
    assert [facts.said(copies, each, line) for each in copies.members] == ["a", "b"]
