"""What is in sight of a group while somebody walks through it and photos go."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.culling.comparison import MOST_PANES, Comparison
from photo_sorter.core.photo import PhotoId


def group(count: int) -> Comparison:
    return Comparison(tuple(PhotoId(each) for each in range(count)))


def test_at_first_the_first_four_are_in_sight() -> None:
    assert group(6).in_sight == (0, 1, 2, 3)
    assert group(6).focused == 0


def test_walking_beyond_the_last_pane_brings_one_more_into_sight() -> None:
    walked = group(6).walked(3)
    assert walked.in_sight == (0, 1, 2, 3)
    assert walked.walked(1).in_sight == (1, 2, 3, 4)
    assert walked.walked(1).walked(-3).in_sight == (1, 2, 3, 4)  # no further than it must


def test_it_ends_at_both_ends() -> None:
    assert group(3).walked(-1).focused == 0
    assert group(3).walked(9).focused == 2


def test_where_the_focused_one_goes_the_next_has_the_focus() -> None:
    left = group(4).walked(1).without({PhotoId(1)})
    assert left is not None
    assert left.photo_ids == (0, 2, 3)
    assert left.focused == 2
    last = group(3).walked(2).without({PhotoId(2)})
    assert last is not None
    assert last.focused == 1
    assert group(1).without({PhotoId(0)}) is None


def test_the_others_are_all_but_the_focused_one() -> None:
    assert group(3).walked(1).others == (0, 2)


steps = st.lists(
    st.one_of(
        st.tuples(st.just("walk"), st.integers(-9, 9)),
        st.tuples(st.just("focus"), st.integers(0, 12)),
        st.tuples(st.just("panes"), st.integers(0, 9)),
        st.tuples(st.just("gone"), st.integers(0, 12)),
    )
)


@given(st.integers(1, 12), steps)
def test_the_focus_is_always_in_sight_and_no_pane_is_empty(
    count: int, done: list[tuple[str, int]]
) -> None:
    now = group(count)
    for what, value in done:
        if what == "walk":
            now = now.walked(value)
        elif what == "focus":
            now = now.focused_on(PhotoId(value))
        elif what == "panes":
            now = now.with_panes(value)
        elif (left := now.without({PhotoId(value)})) is not None:
            now = left
        assert now.focused in now.in_sight
        assert 2 <= now.panes <= MOST_PANES
        assert len(now.in_sight) == min(now.panes, len(now.photo_ids))
        assert sorted((*now.others, now.focused)) == list(now.photo_ids)
