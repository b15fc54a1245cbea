"""Icons of several pictures, with masks and with alpha."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ..pictures import encoded
from .looks import decoded

RED, WHITE = (255, 0, 0), (255, 255, 255)
ROWS, COLUMNS = np.mgrid[:16, :16]
CLEAR = (COLUMNS < 8) & (ROWS < 8)


def bitmap(bits: int, clear: np.ndarray, alpha: bool = False, profile: bytes = b"") -> bytes:
    """A red picture without a file header, above its mask."""
    side = len(clear)
    length = 124 if profile else 40
    info = struct.pack("<IiiHHIIiiII", length, side, 2 * side, 1, bits, 0, 0, 0, 0, 0, 0)
    palette = b"\0\0\xff\0" * (1 << bits) if bits <= 8 else b""
    pixels = np.zeros((side, side, 4), np.uint8)
    pixels[:, :, 2] = 255
    pixels[:, :, 3] = ~clear * np.uint8(255) if alpha else 0
    body = (
        bytes(side * max(side * bits // 8, 4))
        if bits <= 8
        else pixels[::-1, :, : bits // 8].tobytes()
    )
    mask = b"" if profile else np.packbits(clear[::-1], axis=1).tobytes()
    rows = [mask[at : at + side // 8].ljust(4, b"\0") for at in range(0, len(mask), side // 8)]
    start = length + len(palette) + len(body)
    if profile:
        info = info.ljust(112, b"\0") + struct.pack("<3I", start, len(profile), 0)
    return info + palette + body + b"".join(rows) + profile


def icon(*pictures: tuple[int, int, bytes], claimed: int | None = None) -> bytes:
    """Of pictures of a side and a depth; each is said to be `claimed` bytes long."""
    table, at = b"", 6 + 16 * len(pictures)
    for side, bits, content in pictures:
        size = len(content) if claimed is None else claimed
        table += struct.pack("<4B2HII", side, side, 0, 0, 1, bits, size, at)
        at += len(content)
    return struct.pack("<3H", 0, 1, len(pictures)) + table + b"".join(p[2] for p in pictures)


def assert_red_where_not_clear(picture: Image.Image, clear: np.ndarray = CLEAR) -> None:
    pixels = np.asarray(picture)
    assert (pixels[~clear] == RED).all()
    assert (pixels[clear] == WHITE).all()


@pytest.mark.parametrize("bits", [1, 4, 8, 24, 32])
def test_the_mask_says_what_is_clear(bits: int, tmp_path: Path) -> None:
    data = icon((16, bits, bitmap(bits, CLEAR)))
    assert_red_where_not_clear(decoded(tmp_path / "a.ico", data).pixels)


def test_alpha_is_above_the_mask(tmp_path: Path) -> None:
    data = bitmap(32, CLEAR, alpha=True)
    masked = data[:-64] + b"\xff" * 64
    assert_red_where_not_clear(decoded(tmp_path / "a.ico", icon((16, 32, masked))).pixels)


@pytest.mark.parametrize("claimed", [0, 60, 5000])
def test_a_wrong_length_costs_nothing(claimed: int, tmp_path: Path) -> None:
    data = icon((16, 8, bitmap(8, CLEAR)), claimed=claimed)
    assert_red_where_not_clear(decoded(tmp_path / "a.ico", data).pixels)


def test_a_profile_in_the_place_of_the_mask_is_none(tmp_path: Path) -> None:
    data = icon((16, 24, bitmap(24, CLEAR, profile=b"\xa5" * 600)))
    assert_red_where_not_clear(decoded(tmp_path / "a.ico", data).pixels, np.zeros_like(CLEAR))


@pytest.mark.parametrize("deeper_first", [True, False])
def test_of_pictures_of_one_size_the_deepest_counts(deeper_first: bool, tmp_path: Path) -> None:
    deep = (16, 32, bitmap(32, CLEAR, alpha=True))
    flat = (16, 4, bitmap(4, np.zeros_like(CLEAR)))
    small = (8, 32, encoded(Image.new("RGB", (8, 8), "blue"), "PNG"))
    pictures = (deep, flat, small) if deeper_first else (small, flat, deep)
    assert_red_where_not_clear(decoded(tmp_path / "a.ico", icon(*pictures)).pixels)
