"""All pages of a TIFF are turned, and of none a pixel changes."""

from __future__ import annotations

import io
import struct
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageSequence

from photo_sorter.adapters.turning.errors import CannotTurnError
from photo_sorter.adapters.turning.formats import turned_file
from photo_sorter.core.problems import Problem
from photo_sorter.core.turning.patch import FilePatch, backwards, spliced
from tests.adapters.exporting.pictures import scene

Pixels = np.ndarray[tuple[int, ...], np.dtype[np.uint8]]
NO_ENTRY = 0
ORIENTATIONS = st.lists(st.integers(NO_ENTRY, 8), min_size=1, max_size=6)


def several(orientations: Sequence[int], compression: str = "raw") -> bytes:
    """Pages of different sizes, each with an orientation or none."""
    out = io.BytesIO()
    pages = []
    for number, orientation in enumerate(orientations):
        page = scene((40 + 2 * number, 30))
        page.encoderinfo = {"tiffinfo": {0x0112: orientation} if orientation else {}}
        pages.append(page)
    first = pages[0].encoderinfo["tiffinfo"]
    pages[0].save(
        out, "TIFF", save_all=True, append_images=pages[1:], tiffinfo=first,
        compression=compression, big_tiff=False,
    )  # fmt: skip
    return out.getvalue()


def shown(data: bytes) -> list[Pixels]:
    """By Pillow, which turns each page as it says."""
    with Image.open(io.BytesIO(data)) as opened:
        return [np.asarray(page.convert("RGB")) for page in ImageSequence.Iterator(opened)]


def big_endian(data: bytes) -> bytes:
    """One page, as programs of other machines write it."""
    import tifffile

    out = io.BytesIO()
    with Image.open(io.BytesIO(data)) as opened, tifffile.TiffWriter(out, byteorder=">") as made:
        for page in ImageSequence.Iterator(opened):
            made.write(np.asarray(page), photometric="rgb", metadata=None)
    return out.getvalue()


@given(ORIENTATIONS, st.sampled_from(["raw", "tiff_deflate", "jpeg"]), st.integers(1, 3))
def test_each_page_is_turned_and_comes_back_to_the_last_byte(
    orientations: list[int], compression: str, turns: int
) -> None:
    data = several(orientations, compression)
    splices, made = turned_file(data, "TIFF", turns)
    assert spliced(data, splices) == made
    patch = FilePatch("/a", "one", "two", tuple(splices))
    assert spliced(made, backwards(patch).splices) == data
    before, after = shown(data), shown(made)
    assert len(before) == len(after) == len(orientations)
    for was, now in zip(before, after, strict=True):
        assert np.array_equal(np.rot90(was, -turns), now)


def test_pages_of_the_other_byte_order_turn_too() -> None:
    data = big_endian(several([NO_ENTRY, NO_ENTRY, NO_ENTRY]))
    assert data[:2] == b"MM"
    _, made = turned_file(data, "TIFF", 1)
    for was, now in zip(shown(data), shown(made), strict=True):
        assert np.array_equal(np.rot90(was, -1), now)


def test_pages_that_go_in_a_circle_are_refused() -> None:
    data = bytearray(several([1, 1]))
    (first,) = struct.unpack_from("<I", data, 4)
    (count,) = struct.unpack_from("<H", data, first)
    (second,) = struct.unpack_from("<I", data, first + 2 + 12 * count)
    (count,) = struct.unpack_from("<H", data, second)
    struct.pack_into("<I", data, second + 2 + 12 * count, first)
    with pytest.raises(CannotTurnError) as refused:
        turned_file(bytes(data), "TIFF", 1)
    assert refused.value.problem is Problem.TURN_DAMAGED


def test_a_large_tiff_of_another_kind_is_not_called_damaged() -> None:
    out = io.BytesIO()
    scene((40, 30)).save(out, "TIFF", big_tiff=True)
    with pytest.raises(CannotTurnError) as refused:
        turned_file(out.getvalue(), "TIFF", 1)
    assert refused.value.problem is Problem.TURN_NO_NOTE


@given(st.data())
def test_whatever_is_broken_is_refused_or_turned_without_loss(data: st.DataObject) -> None:
    file = bytearray(several([1, NO_ENTRY]))
    for _ in range(data.draw(st.integers(1, 4))):
        file[data.draw(st.integers(0, 7) | st.integers(len(file) - 400, len(file) - 1))] = (
            data.draw(st.integers(0, 255))
        )
    try:
        splices, made = turned_file(bytes(file), "TIFF", 1)
    except CannotTurnError:
        return
    assert spliced(bytes(file), splices) == made
