from __future__ import annotations

import numpy as np

from photo_sorter.core.tagging import choose_tags


def test_where_nothing_fits_there_is_no_tag() -> None:
    assert choose_tags(np.array([[0.1, 0.3]]), threshold=0.5, most=3) == [[]]


def test_tags_come_most_probable_first_and_bounded() -> None:
    chosen = choose_tags(np.array([[0.6, 0.9, 0.7, 0.1]]), threshold=0.5, most=2)
    assert chosen == [[(1, 0.9), (2, 0.7)]]


def test_each_photo_is_decided_by_itself() -> None:
    chosen = choose_tags(np.array([[0.9, 0.1], [0.1, 0.9]]), threshold=0.5, most=2)
    assert [[index for index, _ in tags] for tags in chosen] == [[0], [1]]
