"""Greys that are deeper than a screen's."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ..pictures import encoded, scene
from .looks import ALIKE, difference, shown

PLAIN = scene().convert("L").convert("RGB")
GREYS = np.asarray(scene().convert("L"), float) / 255.0  # shares of white


def with_tag(tiff: bytes, number: int, value: int) -> bytes:
    """A TIFF whose header says so, whatever its writer thinks of it."""
    start = int.from_bytes(tiff[4:8], "little")
    count = int.from_bytes(tiff[start : start + 2], "little")
    for at in range(start + 2, start + 2 + 12 * count, 12):
        if int.from_bytes(tiff[at : at + 2], "little") == number:
            return tiff[: at + 8] + value.to_bytes(2, "little") + tiff[at + 10 :]
    raise AssertionError("The tag is not there.")


def fractions(values: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> bytes:
    return encoded(Image.fromarray(values.astype(np.float32)), "TIFF")


@pytest.mark.parametrize("beyond", [1.05, 40.0, 1e9, np.inf, np.nan, -0.2, -np.inf])
def test_light_beyond_white_or_black_is_cut_off(tmp_path: Path, beyond: float) -> None:
    values = GREYS.copy()
    values[50:54, 60:64] = beyond
    looks = shown(tmp_path / "picture.tif", fractions(values))
    rest = np.abs(np.asarray(looks, float) - np.asarray(PLAIN, float))[:50]
    assert rest.mean() < 1
    middle = looks.getpixel((62, 52))
    assert middle == ((255,) * 3 if beyond > 1 else (0,) * 3)


@pytest.mark.parametrize("white", [255.0, 65535.0])
def test_fractions_may_be_whole_numbers(tmp_path: Path, white: float) -> None:
    looks = shown(tmp_path / "picture.tif", fractions((GREYS * white).round()))
    assert difference(looks, PLAIN) < ALIKE


def test_heights_of_mountains_are_spread_over_the_greys(tmp_path: Path) -> None:
    looks = shown(tmp_path / "picture.tif", fractions(GREYS * 3000.5 - 200.25))
    low, high = looks.convert("L").getextrema()
    assert (low, high) == (0, 255)


def test_four_bytes_have_no_sign_where_the_file_says_so(tmp_path: Path) -> None:
    values = (GREYS * (2.0**32 - 1)).astype(np.uint32)
    picture = Image.fromarray(values.view(np.int32))
    content = with_tag(encoded(picture, "TIFF"), 339, 1)
    assert difference(shown(tmp_path / "picture.tif", content), PLAIN) < ALIKE


def test_white_may_be_zero(tmp_path: Path) -> None:
    values = ((1.0 - GREYS) * 65535).round().astype(np.uint16)
    content = with_tag(encoded(Image.fromarray(values), "TIFF"), 262, 0)
    assert difference(shown(tmp_path / "picture.tif", content), PLAIN) < ALIKE
