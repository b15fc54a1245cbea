"""What lies behind the picture that is shown: every frame of a file tells it from another."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image

from photo_sorter.adapters.engine.files.decode import configure_decoders
from photo_sorter.adapters.pictures.frames import hash_frames
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.problems import Problem

MOST_BYTES, MOST_PIXELS = 1 << 30, 300_000_000
ENDINGS = ["gif", "jpg", "png", "tif", "webp"]


def hashed(path: Path, max_pixels: int = MOST_PIXELS) -> str:
    configure_decoders(MOST_PIXELS)
    return hash_frames(str(path), MOST_BYTES, max_pixels, lambda: None)


def save(path: Path, colours: list[str], side: int = 32, duration: int = 40) -> Path:
    """One frame a colour."""
    first, *others = (Image.new("RGB", (side, side), colour) for colour in colours)
    form = {".jpg": "MPO"}.get(path.suffix) if others else None
    more = {"append_images": others, "save_all": True, "duration": duration} if others else {}
    first.save(path, form, lossless=True, **more)
    return path


@pytest.mark.parametrize("ending", ENDINGS)
def test_each_frame_counts_and_their_order(tmp_path: Path, ending: str) -> None:
    shown = [["red", "blue", "green"], ["red", "blue", "white"], ["red", "green", "blue"]]
    shown += [["red", "blue"], ["black", "blue", "green"]]
    files = [save(tmp_path / f"{n}.{ending}", colours) for n, colours in enumerate(shown)]
    hashes = list(map(hashed, files))
    assert len(set(hashes)) == len(shown)
    assert "" not in hashes
    assert hashed(save(tmp_path / f"again.{ending}", shown[0])) == hashes[0]


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_of_one_frame_has_no_others(tmp_path: Path, ending: str) -> None:
    assert hashed(save(tmp_path / f"a.{ending}", ["red"])) == ""


def test_pages_that_pillow_cannot_read_count(tmp_path: Path) -> None:
    def pages(last: float) -> Path:
        path = tmp_path / f"{last}.tif"
        with tifffile.TiffWriter(path, bigtiff=True) as file:
            for value in (0.1, last):
                file.write(np.full((16, 16, 3), value, np.float32), photometric="rgb")
        return path

    assert hashed(pages(0.5)) != hashed(pages(0.6))


def test_what_cannot_be_read_to_its_last_frame_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    with tifffile.TiffWriter(path) as file:
        for value in (1, 2):
            file.write(np.full((64, 64), value, np.uint8), contiguous=False)
    data = bytearray(path.read_bytes())
    with tifffile.TiffFile(path) as file:
        tag = file.pages[1].aspage().tags["StripOffsets"]
    data[tag.valueoffset : tag.valueoffset + 4] = (len(data) - 10).to_bytes(4, "little")
    path.write_bytes(data)
    with pytest.raises(InvalidInputError) as caught:
        hashed(path)
    assert caught.value.problem is Problem.PICTURE_DAMAGED
    with pytest.raises(InvalidInputError):
        hashed(save(tmp_path / "large.png", ["red", "blue"], side=64), max_pixels=64 * 63)
    with pytest.raises(InvalidInputError):
        hashed(tmp_path / "none.png")


def test_one_frame_is_in_memory_at_a_time(tmp_path: Path) -> None:
    colours = [f"rgb({number}, 0, 0)" for number in range(60)]
    path = save(tmp_path / "a.png", colours, side=500)
    hashed(path)
    tracemalloc.start()
    try:
        hashed(path)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 10 * 500 * 500 * 3, "bytes"
