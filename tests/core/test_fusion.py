"""How the picture and what is written are joined."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.evaluation import recall_among_best
from photo_sorter.core.found_by import FoundBy
from photo_sorter.core.fusion import either, reciprocal_ranks, text_evidence
from photo_sorter.core.ranking import SURE

shares = st.floats(0, 1, width=32)


def parts(*words: list[FoundBy]) -> np.ndarray[tuple[int, int], np.dtype[np.uint16]]:
    return np.array([[int(part) for part in word] for word in words], np.uint16)


@given(st.lists(st.tuples(shares, shares), min_size=1, max_size=8))
def test_both_are_at_least_as_sure_as_either(pairs: list[tuple[float, float]]) -> None:
    picture, text = np.array(pairs, np.float32).T
    joined = either(picture, text)
    assert np.all(joined >= np.maximum(picture, text) - 1e-6)
    assert np.all(joined <= 1)


@pytest.mark.parametrize("part", [p for p in FoundBy if p not in (FoundBy.PICTURE,) and p])
def test_what_is_written_anywhere_fits_surely(part: FoundBy) -> None:
    assert text_evidence(parts([part]))[0] > SURE


def test_a_word_that_stands_nowhere_is_no_evidence() -> None:
    found = text_evidence(parts([FoundBy.TAG, FoundBy.NAME], [FoundBy.NOTHING, FoundBy.TITLE]))
    assert found[0] == 0
    assert found[1] == text_evidence(parts([FoundBy.NAME]))[0]


def test_photos_of_equal_scores_share_their_rank() -> None:
    picture, text = np.array([0.9, 0.5, 0.5, 0.0]), np.array([0.0, 0.9, 0.9, 0.9])
    found = reciprocal_ranks([picture.astype(np.float32), text.astype(np.float32)])
    assert found.tolist() == pytest.approx([1 / 61, 1 / 62 + 1 / 61, 1 / 62 + 1 / 61, 1 / 61])


def test_recall_counts_ties_as_they_fall_on_average() -> None:
    fits = np.array([True, True, False, False])
    assert recall_among_best(np.array([0.9, 0.1, 0.5, 0.0]), fits, 2) == 0.5
    assert recall_among_best(np.array([0.5, 0.5, 0.5, 0.5]), fits, 2) == 0.5
    assert recall_among_best(np.array([0.0, 0.9, 0.0, 0.0]), fits, 2) == 0.5
