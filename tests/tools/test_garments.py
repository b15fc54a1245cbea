"""Drawn garments: each kind, in any cloth, on any ground."""

from __future__ import annotations

import numpy as np
import pytest

from tools.builtin_model.garments import KINDS, draw_garment
from tools.builtin_model.photo_words import CLOTHING


def test_the_kinds_are_categories_of_the_clothing_photographs() -> None:
    assert set(KINDS) <= set(CLOTHING)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_drawn_anew_each_time_and_the_same_for_a_seed(kind: str) -> None:
    drawn = [draw_garment(kind, np.random.default_rng(seed), 64) for seed in (1, 2, 1)]
    assert drawn[0].shape == (64, 64, 3)
    assert str(drawn[0].dtype) == "uint8"
    assert np.array_equal(drawn[0], drawn[2])
    assert not np.array_equal(drawn[0], drawn[1])


@pytest.mark.parametrize("kind", KINDS)
def test_the_garment_stands_out_from_its_ground(kind: str) -> None:
    """The middle differs from the rim; now and then cloth and ground are alike."""
    differing = 0
    for seed in range(10):
        picture = draw_garment(kind, np.random.default_rng(seed), 64).astype(float)
        middle = picture[24:40, 24:40].mean(axis=(0, 1))
        rim = np.concatenate([picture[:4].reshape(-1, 3), picture[-4:].reshape(-1, 3)]).mean(axis=0)
        differing += bool(np.abs(middle - rim).max() > 12)
    assert differing >= 7
