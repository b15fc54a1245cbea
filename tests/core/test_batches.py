"""Sequences cut into parts."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.batches import in_batches


@given(st.integers(0, 40), st.integers(1, 12))
def test_parts_are_the_whole_in_order_and_none_is_longer_than_asked(count: int, size: int) -> None:
    for items in (list(range(count)), range(count), np.arange(count)):
        parts = in_batches(items, size)
        assert [value for part in parts for value in part] == list(range(count))
        assert all(len(part) == size for part in parts[:-1])
        assert all(0 < len(part) <= size for part in parts)
