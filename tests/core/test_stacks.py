"""Listed photos of one stack are put together where the first of them is."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.photo import PhotoId
from photo_sorter.core.stacks import (
    CLOSED,
    Opened,
    Piled,
    Stack,
    StackedPhotos,
    StackId,
    StackPlace,
    no_stacks,
    pile,
    place_of,
)


def stacked(*stacks: list[int]) -> StackedPhotos:
    """Numbered from 1, the cover first."""
    found = sorted(
        (photo, number, place)
        for number, stack in enumerate(stacks, 1)
        for place, photo in enumerate(stack)
    )
    columns = np.array(found, np.int64).reshape(-1, 3).T
    return StackedPhotos(*columns)


def piled(
    ids: list[int], stacks: StackedPhotos, opened: Opened = CLOSED, *, ranked: bool = False
) -> Piled:
    return pile(np.array(ids, np.int64), stacks, opened, ranked=ranked)


def in_sight(ids: list[int], found: Piled) -> list[int]:
    return [ids[row] for row in found.rows]


def test_the_cover_stands_for_its_stack_where_it_is_itself() -> None:
    ids = [9, 3, 7, 1, 5, 2]
    found = piled(ids, stacked([1, 3, 2], [5, 9]))
    assert in_sight(ids, found) == [7, 1, 5]
    assert found.counts.tolist() == [0, 3, 2]
    assert found.stacks.tolist() == [0, 1, 2]
    assert not found.opened.any()


def test_the_best_of_an_answer_stands_for_its_stack() -> None:
    ids = [9, 3, 7, 1, 5, 2]
    found = piled(ids, stacked([1, 3, 2], [5, 9]), ranked=True)
    assert in_sight(ids, found) == [9, 3, 7]
    assert found.counts.tolist() == [2, 3, 0]


def test_an_open_stack_shows_the_others_behind_its_first_in_their_order() -> None:
    ids = [9, 3, 7, 1, 5, 2]
    found = piled(ids, stacked([1, 3, 2], [5, 9]), Opened(frozenset({1})))
    assert in_sight(ids, found) == [7, 1, 3, 2, 5]
    assert found.counts.tolist() == [0, 3, 0, 0, 2]
    assert found.opened.tolist() == [False, True, True, True, False]
    assert [ids[row] for row in found.anchors] == [7, 1, 1, 1, 5]


def test_what_is_not_listed_does_not_count() -> None:
    ids = [3, 7, 2, 9]
    found = piled(ids, stacked([1, 3, 2], [5, 9]))
    assert in_sight(ids, found) == [3, 7, 9]
    assert found.counts.tolist() == [2, 0, 0]
    assert found.stacks.tolist() == [1, 0, 0]


def test_all_but_some_are_open() -> None:
    opened = Opened(others=True)
    assert 1 in opened
    assert 1 not in opened.turned(1)
    assert opened.turned(1).turned(1) == opened
    ids = [9, 3, 7, 1, 5, 2]
    found = piled(ids, stacked([1, 3, 2], [5, 9]), opened.turned(2))
    assert in_sight(ids, found) == [7, 1, 3, 2, 5]


def test_where_a_photo_stands() -> None:
    stacks = [Stack((PhotoId(4), PhotoId(2)), StackId(7))]
    assert place_of(PhotoId(2), stacks) == StackPlace(StackId(7), 2, (PhotoId(4), PhotoId(2)))
    assert place_of(PhotoId(3), stacks) is None


@st.composite
def _libraries(draw: st.DrawFn) -> tuple[list[int], list[list[int]], Opened, bool]:
    ids = draw(st.lists(st.integers(1, 30), unique=True, max_size=20))
    members = draw(st.permutations(range(1, 31)))
    stacks = []
    while len(members) > 1 and draw(st.booleans()):
        size = draw(st.integers(2, min(6, len(members))))
        stacks.append(list(members[:size]))
        members = members[size:]
    opened = Opened(frozenset(draw(st.sets(st.integers(1, 8)))), draw(st.booleans()))
    return ids, stacks, opened, draw(st.booleans())


@given(_libraries())
def test_every_listed_photo_is_in_sight_once_or_beneath_one_that_is(
    library: tuple[list[int], list[list[int]], Opened, bool],
) -> None:
    ids, stacks, opened, ranked = library
    found = piled(ids, stacked(*stacks) if stacks else no_stacks(), opened, ranked=ranked)
    assert sorted([*found.rows.tolist(), *found.hidden.tolist()]) == list(range(len(ids)))
    seen = in_sight(ids, found)
    assert found.anchors.tolist() == sorted(found.anchors)
    for number, stack in enumerate(stacks, 1):
        listed = [each for each in ids if each in stack]
        if len(listed) < 2:
            assert all(found.counts[seen.index(each)] == 0 for each in listed)
            continue
        first = listed[0] if ranked else min(listed, key=stack.index)
        at = seen.index(first)
        assert found.counts[at] == len(listed)
        others = [each for each in seen if each in stack and each != first]
        if number in opened:
            assert set(seen[at : at + len(listed)]) == set(listed)
        else:
            assert others == []
        whole = [ids[row] for row in found.whole(np.array([at]))]
        assert whole[0] == first
        assert set(whole) == ({first} if number in opened else set(listed))
    everything = found.whole(np.arange(len(seen)))
    assert sorted(everything.tolist()) == list(range(len(ids)))
