"""Transparent pictures lie on a ground on which they can be seen."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from ..pictures import encoded, scene
from .looks import REDUCED, decoded, difference, shown, with_chunks

WHITE, DARK, MIDDLE = 255, 32, 128


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


@pytest.mark.parametrize("bits", [1, 2, 4])
def test_one_of_few_greys_too(tmp_path: Path, bits: int) -> None:
    most = (1 << bits) - 1
    clear, ink = most - 1, most  # the brightest but one stands for nothing
    rows = bytes([0]) + bytes([_packed(clear, bits)] * 4 + [_packed(ink, bits)] * 4)
    size = 64 // bits
    head = struct.pack(">IIBBBBB", size, 16, bits, 0, 0, 0, 0)
    content = with_chunks(
        b"\x89PNG\r\n\x1a\n",
        (b"IHDR", head),
        (b"tRNS", struct.pack(">H", clear)),
        (b"IDAT", zlib.compress(rows * 16)),
        (b"IEND", b""),
    )
    looks = shown(tmp_path / "picture.png", content)
    assert looks.getpixel((0, 0)) == (DARK,) * 3
    assert looks.getpixel((size - 1, 0)) == (255,) * 3


def _packed(value: int, bits: int) -> int:
    """A byte that holds nothing but this value."""
    return int(f"{value:0{bits}b}" * (8 // bits), 2)


def test_half_of_a_colour_lets_half_of_the_ground_through(tmp_path: Path) -> None:
    # Linear light 0.5 is 188 on a screen; and there the two are mixed, as browsers do.
    picture = Image.new("RGBA", (64, 64), (128, 128, 128, 128))
    content = with_chunks(encoded(picture, "PNG"), (b"gAMA", struct.pack(">I", 100_000)))
    looks = shown(tmp_path / "picture.png", content)
    assert looks.getpixel((0, 0)) == pytest.approx(((188 + WHITE) // 2,) * 3, abs=2)


def test_the_dark_ground_is_as_dark_in_all_colours(tmp_path: Path) -> None:
    content = with_chunks(encoded(drawing(255), "PNG"), (b"gAMA", struct.pack(">I", 100_000)))
    assert shown(tmp_path / "picture.png", content).getpixel((399, 0)) == (DARK,) * 3


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


def test_the_outline_decides(tmp_path: Path) -> None:
    picture = Image.new("RGBA", (100, 100), (0, 0, 0, 0))
    picture.paste((255, 255, 255, 255), (20, 20, 80, 80))
    picture.paste((0, 0, 0, 255), (30, 30, 70, 60))  # words: white keeps them from the ground
    looks = shown(tmp_path / "picture.png", encoded(picture, "PNG"))
    assert looks.getpixel((0, 0)) == (DARK,) * 3


def test_a_white_rim_does_not_decide(tmp_path: Path) -> None:
    picture = Image.new("RGBA", (100, 100), (0, 0, 0, 0))
    picture.paste((255, 255, 255, 255), (20, 20, 80, 80))
    picture.paste((90, 60, 30, 255), (22, 22, 78, 78))
    looks = shown(tmp_path / "picture.png", encoded(picture, "PNG"))
    assert looks.getpixel((0, 0)) == (WHITE,) * 3


def test_black_and_white_lines_are_both_seen(tmp_path: Path) -> None:
    picture = drawing(255)
    ImageDraw.Draw(picture).line((0, 300, 400, 0), fill=(0, 0, 0, 255), width=9)
    ImageDraw.Draw(picture).rectangle((5, 5, 394, 294), outline=(0, 0, 0, 255), width=9)
    looks = shown(tmp_path / "picture.png", encoded(picture, "PNG"))
    assert looks.getpixel((200, 2)) == (MIDDLE,) * 3


def test_nothing_at_all_is_white(tmp_path: Path) -> None:
    picture = Image.new("RGBA", (32, 32), (0, 0, 0, 0))
    assert grounded(tmp_path / "picture.png", picture) == (WHITE, WHITE)


def test_a_picture_that_hides_nothing_is_as_it_is(tmp_path: Path) -> None:
    content = encoded(scene().convert("RGBA"), "PNG")
    assert difference(shown(tmp_path / "picture.png", content), scene()) == 0
