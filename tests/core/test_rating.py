"""A rating fits into eight bits and comes out as it went in."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.rating import ColourLabel, Rating, pack, rejected_in, stars_of, unpack

ratings = st.builds(
    Rating, st.integers(0, 5), st.booleans(), st.booleans(), st.sampled_from(ColourLabel)
)


@given(ratings)
def test_what_is_packed_comes_out_again(rating: Rating) -> None:
    assert 0 <= pack(rating) < 256
    assert unpack(pack(rating)) == rating


@given(st.lists(ratings))
def test_stars_and_rejects_are_told_of_many_at_once(many: list[Rating]) -> None:
    packed = np.array([pack(rating) for rating in many], np.uint8)
    assert stars_of(packed).tolist() == [rating.stars for rating in many]
    assert rejected_in(packed).tolist() == [rating.rejected for rating in many]
