"""How far the index is walked, and when photos are compared instead."""

from __future__ import annotations

import pytest

from photo_sorter.services.search.nearest_photos import asked_for_some, ef_search_for


@pytest.mark.parametrize(("total", "ef_search"), [(100_000, 0), (1_000_000, 500)])
def test_a_large_library_is_walked_farther(total: int, ef_search: int) -> None:
    assert ef_search_for(total) == ef_search


@pytest.mark.parametrize(
    ("some", "total", "asked"),
    [
        (0, 1_000_000, None),
        (16_666, 1_000_000, None),  # 9,000 neighbours take longer than comparing all of these
        (100_000, 1_000_000, 1_501),
        (900_000, 1_000_000, 167),
        (500, 1_000, None),
    ],
)
def test_the_index_is_asked_where_comparing_those_of_a_filter_takes_longer(
    some: int, total: int, asked: int | None
) -> None:
    assert asked_for_some(100, some, total) == asked
