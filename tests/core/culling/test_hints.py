"""What sharp, blurred, too bright and too dark pictures are told by."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from photo_sorter.core.culling.exposure import clipping
from photo_sorter.core.culling.sharp_edges import MOST_MARKED, sharp_edges, sharpness

Grey = NDArray[np.uint8]


def step(blur: int) -> Grey:
    """Dark to the left and bright to the right, over so many pixels."""
    row = np.clip((np.arange(64) - 32) / max(blur, 1), 0, 1) * 200 + 20
    return np.tile(row.astype(np.uint8), (64, 1))


def test_an_edge_in_focus_is_marked_and_a_blurred_one_is_not() -> None:
    marked = sharp_edges(step(1))
    assert marked[32, 31:34].any()
    assert not marked[:, :28].any()
    assert not marked[:, 37:].any()
    assert not sharp_edges(step(12)).any()


def test_noise_is_not_marked() -> None:
    noise = np.random.default_rng(1).normal(128, 3, (64, 64)).astype(np.uint8)
    assert sharp_edges(noise).mean() < 0.01


def test_a_large_picture_has_a_mask_of_its_blocks_that_loses_no_edge() -> None:
    grey = np.full((40, 3 * MOST_MARKED), 30, np.uint8)
    grey[:, 3001:] = 220
    marked = sharp_edges(grey)
    assert marked.shape == (40 // 3, MOST_MARKED)
    assert marked[:, 1000].all()
    assert marked.sum() <= 2 * len(marked)


@pytest.mark.parametrize("shape", [(1, 1), (2, 900), (5000, 1), (3, 3)])
def test_pictures_of_any_shape_have_a_mask_and_a_sharpness(shape: tuple[int, int]) -> None:
    grey = np.zeros(shape, np.uint8)
    assert not sharp_edges(grey).any()
    assert sharpness(grey) == 0.0


def test_the_sharper_of_two_is_told() -> None:
    assert sharpness(step(1)) > 2 * sharpness(step(6)) > 0


def test_clipped_pixels_are_counted() -> None:
    colours = np.full((10, 10, 3), 128, np.uint8)
    assert not clipping(colours).is_telling
    colours[:2] = 255
    colours[2:3] = 0
    assert clipping(colours).highlights == pytest.approx(0.2)
    assert clipping(colours).shadows == pytest.approx(0.1)
    assert clipping(colours).is_telling


def test_a_pure_colour_is_not_clipped() -> None:
    red = np.zeros((4, 4, 3), np.uint8)
    red[..., 0] = 255
    assert not clipping(red).is_telling
