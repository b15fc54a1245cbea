"""How far the index is walked."""

from __future__ import annotations

import pytest

from photo_sorter.services.nearest import breadth_among


@pytest.mark.parametrize(("total", "breadth"), [(100_000, 0), (1_000_000, 500)])
def test_a_large_library_is_walked_farther(total: int, breadth: int) -> None:
    assert breadth_among(total) == breadth
