"""How far the index is walked."""

from __future__ import annotations

import pytest

from photo_sorter.services.nearest import asked_of_index


@pytest.mark.parametrize(
    ("limit", "total", "asked"),
    [(200, 100_000, 200), (200, 1_000_000, 500), (1_000, 1_000_000, 1_000)],
)
def test_a_large_library_is_walked_farther_where_few_are_wanted(
    limit: int, total: int, asked: int
) -> None:
    assert asked_of_index(limit, total) == asked
