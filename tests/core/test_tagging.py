from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from photo_sorter.core.tagging import choose_tags


def chosen(
    certainties: Sequence[Sequence[float]],
    groups: Sequence[str] = "abcd",
    threshold: float = 0.5,
    most: int = 3,
) -> list[list[int]]:
    """Which tags each photo gets; their relevances are half of their certainties."""
    table = np.array(certainties)
    given = choose_tags(table / 2, table, groups, threshold, most)
    for row, tags in zip(table, given, strict=True):
        assert all(relevance == row[index] / 2 for index, relevance in tags)
    return [[index for index, _ in tags] for tags in given]


def test_where_nothing_fits_there_is_no_tag() -> None:
    assert chosen([[0.1, 0.3]]) == [[]]


def test_tags_come_most_certain_first_and_bounded() -> None:
    assert chosen([[0.6, 0.9, 0.7, 0.1]], most=2) == [[1, 2]]


def test_each_photo_is_decided_by_itself() -> None:
    assert chosen([[0.9, 0.1], [0.1, 0.9]]) == [[0], [1]]


def test_within_a_group_a_tag_gives_way_to_a_surer_one() -> None:
    assert chosen([[0.9, 0.7, 0.6]], groups=["animals", "animals", "places"]) == [[0, 2]]
    assert chosen([[0.9, 0.85, 0.6]], groups=["animals", "animals", "places"]) == [[0, 1, 2]]
