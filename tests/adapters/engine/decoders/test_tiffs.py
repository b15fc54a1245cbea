"""TIFFs of every sort: large ones, planes apart, numbers with a point, thumbnails first."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tifffile

from photo_sorter.adapters.engine.files.colour.display import for_display
from photo_sorter.core.errors import FailureKind

from ..pictures import scene
from .looks import decoded, failure, off

SCENE = scene(96, 64)
SAMPLES = np.asarray(SCENE)
GREY = np.asarray(SCENE.convert("L"))


def tiff(*pages: tuple[np.ndarray, dict[str, Any]], **file: Any) -> bytes:
    buffer = io.BytesIO()
    with tifffile.TiffWriter(buffer, **file) as writer:
        for samples, options in pages:
            writer.write(samples, **{"photometric": "rgb", "metadata": None, **options})
    return buffer.getvalue()


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("big", [False, True])
@pytest.mark.parametrize("depth", [8, 16])
@pytest.mark.parametrize("planar", ["contig", "separate"])
@pytest.mark.parametrize("compression", [None, "zlib", "lzw", "zstd"])
def test_however_the_samples_lie(
    order: str, big: bool, depth: int, planar: str, compression: str | None, tmp_path: Path
) -> None:
    samples = SAMPLES if depth == 8 else SAMPLES.astype(np.uint16) * 257
    samples = samples if planar == "contig" else np.moveaxis(samples, -1, 0)
    options = {"planarconfig": planar, "compression": compression}
    data = tiff((samples, options), bigtiff=big, byteorder=order)
    assert off(decoded(tmp_path / "x.tif", data).pixels, SCENE) <= 1


def test_tiles_are_put_together(tmp_path: Path) -> None:
    data = tiff((SAMPLES.astype(np.uint16) * 257, {"tile": (32, 32), "compression": "zlib"}))
    assert off(decoded(tmp_path / "x.tif", data).pixels, SCENE) <= 1


def test_what_is_brighter_than_white_does_not_darken_the_rest(tmp_path: Path) -> None:
    plain = GREY.astype(np.float32) / 255
    bright = plain.copy()
    bright[:3, :3] = 105.0
    options = {"photometric": "minisblack"}
    one = for_display(decoded(tmp_path / "a.tif", tiff((plain, options))))
    other = for_display(decoded(tmp_path / "b.tif", tiff((bright, options))))
    assert off(one.crop((4, 4, 96, 64)), other.crop((4, 4, 96, 64))) <= 1


def test_greys_of_32_bits_have_no_sign(tmp_path: Path) -> None:
    deep = GREY.astype(np.uint32) * 0x01010101
    data = tiff((deep, {"photometric": "minisblack"}))
    shown = for_display(decoded(tmp_path / "x.tif", data))
    assert off(shown, SCENE.convert("L").convert("RGB")) <= 1


@pytest.mark.parametrize("compression", [None, "zlib", "zstd"])
def test_greys_with_a_sign_of_which_none_is_negative(
    compression: str | None, tmp_path: Path
) -> None:
    deep = GREY.astype(np.int16) * 128
    data = tiff((deep, {"photometric": "minisblack", "compression": compression}))
    shown = for_display(decoded(tmp_path / "x.tif", data))
    assert off(shown, SCENE.convert("L").convert("RGB")) <= 1


def test_a_page_that_is_a_thumbnail_is_not_the_picture(tmp_path: Path) -> None:
    small = np.asarray(SCENE.resize((24, 16)))
    shown = decoded(tmp_path / "x.tif", tiff((small, {"subfiletype": 1}), (SAMPLES, {})))
    assert (shown.width, shown.height) == SCENE.size
    assert off(shown.pixels, SCENE) == 0


def test_where_all_pages_are_called_thumbnails_the_largest_counts(tmp_path: Path) -> None:
    small = np.asarray(SCENE.resize((24, 16)))
    data = tiff((small, {"subfiletype": 1}), (SAMPLES, {"subfiletype": 1}))
    assert (decoded(tmp_path / "x.tif", data).width) == SCENE.width


@pytest.mark.parametrize("depth", [8, 16])
def test_grey_with_alpha_is_shown(depth: int, tmp_path: Path) -> None:
    most = 255 if depth == 8 else 65535
    grey = GREY if depth == 8 else GREY.astype(np.uint16) * 257
    samples = np.stack([grey, np.full_like(grey, most)], axis=2)
    options = {"photometric": "minisblack", "extrasamples": ["unassalpha"]}
    shown = decoded(tmp_path / "x.tif", tiff((samples, options)))
    assert off(shown.pixels, SCENE.convert("L").convert("RGB")) <= 1


@pytest.mark.parametrize("depth", [8, 16])
def test_lab_keeps_its_lightness(depth: int, tmp_path: Path) -> None:
    light = np.zeros((64, 96, 3), np.uint8 if depth == 8 else np.uint16)
    light[:, :48, 0], light[:, 48:, 0] = (60, 230) if depth == 8 else (60 << 8, 230 << 8)
    data = tiff((light, {"photometric": "cielab"}))
    shown = np.asarray(for_display(decoded(tmp_path / "x.tif", data)).convert("L")).astype(int)
    assert shown[:, :40].mean() + 60 < shown[:, 56:].mean()


@pytest.mark.parametrize("compression", [None, "lzw"])
@pytest.mark.parametrize("depth", [8, 16])
@pytest.mark.parametrize("kind", ["unassalpha", "assocalpha"])
def test_inks_with_alpha_lie_on_white_paper(
    kind: str, depth: int, compression: str | None, tmp_path: Path
) -> None:
    samples = np.zeros((64, 96, 5), np.uint8 if depth == 8 else np.uint16)
    samples[:, :48, 0] = samples[:, :48, 4] = np.iinfo(samples.dtype).max
    if kind == "unassalpha":
        samples[:, 48:, 0] = np.iinfo(samples.dtype).max  # cyan that is not to be seen
    options = {"photometric": "separated", "extrasamples": [kind], "compression": compression}
    data = tiff((samples, options))
    shown = np.asarray(for_display(decoded(tmp_path / "x.tif", data)))
    assert (shown[:, :48, 0] == 0).all()
    assert (shown[:, 48:] == 255).all()


def test_ink_that_is_white_at_nought_is_turned_over(tmp_path: Path) -> None:
    data = tiff(((255 - GREY).astype(np.uint16) * 257, {"photometric": "miniswhite"}))
    shown = for_display(decoded(tmp_path / "x.tif", data))
    assert off(shown, SCENE.convert("L").convert("RGB")) <= 2


def test_strips_that_are_damaged_cost_only_themselves(tmp_path: Path) -> None:
    deep = SAMPLES.astype(np.uint16) * 257
    data = bytearray(tiff((deep, {"compression": "zlib", "rowsperstrip": 16})))
    with tifffile.TiffFile(io.BytesIO(bytes(data))) as file:
        start, count = file.pages[0].dataoffsets[1], file.pages[0].databytecounts[1]
    data[start : start + count] = b"\xff" * count
    shown = decoded(tmp_path / "x.tif", bytes(data))
    assert shown.cut_off
    for top, bottom in ((0, 16), (32, 64)):
        part = (0, top, 96, bottom)
        assert off(shown.pixels.crop(part), SCENE.crop(part)) <= 1


@pytest.mark.parametrize("compression", [None, "zlib"])
def test_of_a_file_that_is_cut_off_the_strips_before_are_shown(
    compression: str | None, tmp_path: Path
) -> None:
    deep = SAMPLES.astype(np.uint16) * 257
    data = tiff((deep, {"compression": compression, "rowsperstrip": 16}))
    shown = decoded(tmp_path / "x.tif", data[: -len(data) // 3])
    assert shown.cut_off
    assert off(shown.pixels.crop((0, 0, 96, 16)), SCENE.crop((0, 0, 96, 16))) <= 1


def test_a_sort_that_nobody_reads_is_said_to_be_such(tmp_path: Path) -> None:
    """And never damaged: it may well be whole."""
    data = bytearray(tiff((SAMPLES, {})))
    tag = data.index((262).to_bytes(2, "little") + (3).to_bytes(2, "little"))
    data[tag + 8 : tag + 10] = (32803).to_bytes(2, "little")  # a colour filter array
    assert failure(tmp_path / "x.tif", bytes(data)).kind is FailureKind.UNSUPPORTED
