"""The colour of a picture's placeholder."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from photo_sorter.adapters.engine.files.thumbnails import dominant_colour


@pytest.mark.parametrize("colour", [(0, 0, 0), (255, 255, 255), (12, 200, 99)])
def test_one_colour_is_itself(colour: tuple[int, int, int]) -> None:
    red, green, blue = colour
    assert dominant_colour(Image.new("RGB", (50, 30), colour)) == red << 16 | green << 8 | blue


def test_the_colour_of_the_larger_part_counts_not_the_mean() -> None:
    picture = Image.new("RGB", (240, 240), (20, 30, 200))
    picture.paste((230, 20, 20), (0, 0, 240, 80))
    assert dominant_colour(picture) == 0x141EC8


def test_shades_of_one_colour_are_averaged() -> None:
    shades = np.linspace(140, 180, 240).astype(np.uint8)
    picture = Image.fromarray(np.dstack([np.tile(shades, (240, 1))] * 3))
    red, green, blue = dominant_colour(picture).to_bytes(3, "big")
    assert red == green == blue
    assert abs(red - 160) <= 2


def test_a_picture_of_one_pixel_has_its_colour() -> None:
    assert dominant_colour(Image.new("RGB", (1, 1), (1, 2, 3))) == 0x010203
