"""Near hashes are found without comparing each with each."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.duplicates.hash_search import MOST_IN_BUCKET, near_pairs

HASHES = st.lists(
    st.tuples(st.integers(0, 2), st.sets(st.integers(0, 63), max_size=9)).map(
        lambda made: made[0] * 0x1234_5678_9ABC_DEF0 % (1 << 64) ^ sum(1 << bit for bit in made[1])
    ),
    max_size=30,
)


def all_near(hashes: list[int], radius: int) -> set[tuple[int, int]]:
    """By comparing each with each."""
    return {
        (a, b)
        for b in range(len(hashes))
        for a in range(b)
        if (hashes[a] ^ hashes[b]).bit_count() <= radius
    }


@given(HASHES, st.integers(0, 11))
def test_all_near_pairs_are_found_once(hashes: list[int], radius: int) -> None:
    found = [(a, b) for a, b in near_pairs(np.array(hashes, np.uint64), radius).tolist()]
    assert len(found) == len(set(found))
    assert set(found) == all_near(hashes, radius)


@given(HASHES, st.integers(0, 11), st.data())
def test_of_new_ones_all_pairs_with_a_new_one_are_found(
    hashes: list[int], radius: int, data: st.DataObject
) -> None:
    size = len(hashes)
    new = data.draw(st.lists(st.booleans(), min_size=size, max_size=size))
    found = near_pairs(np.array(hashes, np.uint64), radius, np.array(new, bool)).tolist()
    wanted = {(a, b) for a, b in all_near(hashes, radius) if new[a] or new[b]}
    assert {(a, b) for a, b in found} == wanted


@pytest.mark.parametrize("count", [500, 1000])
def test_where_all_are_equal_the_pairs_stay_in_proportion(count: int) -> None:
    pairs = near_pairs(np.zeros(count, np.uint64), 11)
    assert count - 1 <= len(pairs) <= count * MOST_IN_BUCKET
    assert set(pairs.ravel().tolist()) == set(range(count))
