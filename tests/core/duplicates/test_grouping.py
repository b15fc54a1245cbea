"""Groups in which each belongs together with each."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.duplicates.grouping import groups

Weighted = dict[tuple[int, int], float]
PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 12), st.integers(0, 12))
    .filter(lambda pair: pair[0] != pair[1])
    .map(lambda pair: (min(pair), max(pair))),
    st.floats(0, 1),
    max_size=40,
)


def grouped(weighted: Weighted) -> list[tuple[int, ...]]:
    pairs = np.array(list(weighted), np.int64).reshape(-1, 2)
    return groups(pairs, np.array(list(weighted.values()), np.float64))


def test_a_chain_is_parted_at_its_weakest_link() -> None:
    assert grouped({(1, 2): 0.9, (2, 3): 0.99, (3, 4): 0.8}) == [(2, 3)]
    assert grouped({(1, 2): 0.9, (2, 3): 0.99, (1, 3): 0.8}) == [(1, 2, 3)]


@given(PAIRS)
def test_each_sees_each_and_is_in_one_group(weighted: Weighted) -> None:
    found = grouped(weighted)
    for group in found:
        assert len(group) > 1
        assert all((a, b) in weighted for a in group for b in group if a < b)
    members = [each for group in found for each in group]
    assert len(members) == len(set(members))


@given(PAIRS)
def test_no_two_groups_could_be_one(weighted: Weighted) -> None:
    found = grouped(weighted)
    single = {each for pair in weighted for each in pair} - {x for group in found for x in group}
    all_of_them = [*found, *((each,) for each in sorted(single))]
    for place, one in enumerate(all_of_them):
        for other in all_of_them[place + 1 :]:
            assert not all((min(a, b), max(a, b)) in weighted for a in one for b in other)


@given(PAIRS, st.randoms())
def test_the_order_of_the_pairs_does_not_count(weighted: Weighted, order: object) -> None:
    shuffled = list(weighted.items())
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    assert grouped(dict(shuffled)) == grouped(weighted)
