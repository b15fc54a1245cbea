"""Transparent pictures lie on a ground on which they can be seen."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from ..pictures import encoded, scene
from .looks import REDUCED, decoded, difference, shown, with_chunks

WHITE, DARK = 255, 32


def drawing(ink: int, size: tuple[int, int] = (400, 300), width: int = 9) -> Image.Image:
    """A line and a ring on nothing."""
    picture = Image.new("RGBA", size, (0, 0, 0, 0))
    draw = ImageDraw.Draw(picture)
    colour = (ink, ink, ink, 255)
    draw.line((0, 0, *size), fill=colour, width=width)
    draw.ellipse((60, 40, size[0] - 60, size[1] - 40), outline=colour, width=width)
    return picture


def grounded(path: Path, picture: Image.Image, form: str = "PNG") -> tuple[int, int]:
    """The darkest and the brightest grey of how it looks."""
    greys = np.asarray(shown(path, encoded(picture, form)).convert("L"))
    return int(greys.min()), int(greys.max())


@pytest.mark.parametrize("width", [9, 1])
@pytest.mark.parametrize("mode", ["RGBA", "P", "LA"])
@pytest.mark.parametrize(("ink", "ground"), [(0, WHITE), (255, DARK), (240, DARK), (128, WHITE)])
def test_a_drawing_is_seen(tmp_path: Path, ink: int, ground: int, mode: str, width: int) -> None:
    picture = drawing(ink, width=width)
    picture = picture.quantize(8) if mode == "P" else picture.convert(mode)
    low, high = grounded(tmp_path / "picture.png", picture)
    assert (low, high) == pytest.approx((min(ink, ground), max(ink, ground)), abs=2)


def test_its_thumbnail_has_the_same_ground(tmp_path: Path) -> None:
    content = encoded(drawing(255, (3000, 2000), width=3), "PNG")
    small = decoded(tmp_path / "picture.png", content, REDUCED).pixels
    full = decoded(tmp_path / "picture.png", content).pixels
    assert small.getpixel((small.width - 1, 0)) == full.getpixel((2999, 0)) == (DARK,) * 3


def test_one_colour_may_stand_for_nothing(tmp_path: Path) -> None:
    picture = Image.new("L", (64, 64), 7)
    picture.paste(255, (10, 10, 30, 30))
    content = with_chunks(encoded(picture, "PNG"), (b"tRNS", b"\0\x07"))
    assert shown(tmp_path / "picture.png", content).getpixel((60, 60)) == (DARK,) * 3


def test_one_of_sixteen_bits_too(tmp_path: Path) -> None:
    values = np.full((64, 64), 1000, np.uint16)
    values[:20] = 30_000
    content = with_chunks(
        encoded(Image.fromarray(values), "PNG"), (b"tRNS", struct.pack(">H", 1000))
    )
    looks = shown(tmp_path / "picture.png", content)
    assert looks.getpixel((60, 60)) == (WHITE,) * 3
    assert looks.getpixel((60, 5)) == pytest.approx((117,) * 3, abs=1)


@pytest.mark.parametrize("bright", [False, True])
def test_a_photograph_with_round_corners_lies_on_white(tmp_path: Path, bright: bool) -> None:
    picture = Image.new("RGB", (96, 64), (250, 250, 250)) if bright else scene()
    mask = Image.new("L", picture.size, 0)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, 95, 63), radius=10, fill=255)
    picture.putalpha(mask)
    looks = shown(tmp_path / "picture.png", encoded(picture, "PNG"))
    assert looks.getpixel((0, 0)) == (WHITE,) * 3


def test_a_white_shape_with_black_words_on_it_lies_on_white(tmp_path: Path) -> None:
    picture = Image.new("RGBA", (100, 100), (0, 0, 0, 0))
    picture.paste((255, 255, 255, 255), (20, 20, 80, 80))
    picture.paste((0, 0, 0, 255), (30, 30, 70, 50))
    looks = shown(tmp_path / "picture.png", encoded(picture, "PNG"))
    assert looks.getpixel((0, 0)) == (WHITE,) * 3


def test_nothing_at_all_is_white(tmp_path: Path) -> None:
    picture = Image.new("RGBA", (32, 32), (0, 0, 0, 0))
    assert grounded(tmp_path / "picture.png", picture) == (WHITE, WHITE)


def test_a_picture_that_hides_nothing_is_as_it_is(tmp_path: Path) -> None:
    content = encoded(scene().convert("RGBA"), "PNG")
    assert difference(shown(tmp_path / "picture.png", content), scene()) == 0
