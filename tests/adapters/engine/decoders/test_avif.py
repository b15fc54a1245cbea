"""An AVIF's clean aperture is the part that is meant to be shown."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.adapters.engine.files.decoders.avif import AvifPicture, clean_aperture

from ..pictures import encoded, scene


def _box(kind: bytes, *content: bytes) -> bytes:
    data = b"".join(content)
    return (8 + len(data)).to_bytes(4, "big") + kind + data


def with_aperture(*numbers: int, item: int = 1) -> bytes:
    """Boxes that name a clean aperture: width, height, shift across and down, as fractions."""
    clap = _box(b"clap", struct.pack(">IIIIiIiI", *numbers))
    ipma = _box(b"ipma", bytes(4), struct.pack(">IHBB", 1, item, 1, 0x81))
    pitm = _box(b"pitm", bytes(4), struct.pack(">H", 1))
    return _box(b"meta", bytes(4), pitm, _box(b"iprp", _box(b"ipco", clap), ipma))


@pytest.mark.parametrize(
    ("numbers", "corners"),
    [
        ((50, 1, 40, 1, 0, 1, 0, 1), (25, 10, 75, 50)),
        ((50, 1, 40, 1, -25, 1, -10, 1), (0, 0, 50, 40)),
        ((100, 2, 80, 2, 50, 2, 20, 2), (50, 20, 100, 60)),
        ((500, 1, 40, 1, 0, 1, 0, 1), (0, 0, 100, 60)),  # larger than the picture
        ((50, 0, 40, 1, 0, 1, 0, 1), (0, 0, 100, 60)),
    ],
)
def test_the_aperture_is_counted_from_the_middle(
    numbers: tuple[int, ...], corners: tuple[int, ...]
) -> None:
    assert clean_aperture(with_aperture(*numbers), (100, 60)) == corners


def test_another_items_aperture_does_not_count() -> None:
    data = with_aperture(50, 1, 40, 1, 0, 1, 0, 1, item=2)
    assert clean_aperture(data, (100, 60)) == (0, 0, 100, 60)


@given(st.binary(max_size=200), st.integers(0, 120))
def test_damaged_boxes_name_no_aperture_or_one_inside(noise: bytes, place: int) -> None:
    data = with_aperture(50, 1, 40, 1, 0, 1, 0, 1)
    left, top, right, bottom = clean_aperture(data[:place] + noise + data[place:], (100, 60))
    assert 0 <= left < right <= 100
    assert 0 <= top < bottom <= 60


def test_alpha_whose_item_is_not_marked_hidden_is_shown() -> None:
    layer = scene().convert("RGBA")
    layer.putalpha(128)
    data = encoded(layer, "AVIF")
    assert b"infe\2\0\0\1" not in data, "the writer marks none"
    picture = AvifPicture(data).load().picture
    assert picture.mode == "RGBA"
    assert picture.size == layer.size
