"""Of a file that is cut off or damaged what there is is shown, and it is told from a whole one."""

from __future__ import annotations

import zlib
from pathlib import Path

import imagecodecs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.adapters.engine.files.decode import DecodeError
from photo_sorter.adapters.engine.files.reading import FileBytes
from photo_sorter.adapters.formats import sniff
from photo_sorter.core.errors import FailureKind
from photo_sorter.core.photo import FileStamp
from photo_sorter.core.problems import Problem

from ..pictures import bomb_png, encoded, scene
from .looks import EXACT, decoded, failure, off
from .test_kinds import pam, psd

SCENE = scene(240, 160)
_STAMP = FileStamp(size=0, mtime_ns=0, inode=0, device=0)
WHOLE = {
    "JPEG": encoded(SCENE, "JPEG", quality=95),
    "JPEG, progressive": encoded(SCENE, "JPEG", quality=95, progressive=True),
    "PNG": encoded(SCENE, "PNG"),
    "GIF": encoded(SCENE, "GIF"),
    "WEBP": encoded(SCENE, "WEBP", quality=90),
    "BMP": encoded(SCENE, "BMP"),
    "TIFF": encoded(SCENE, "TIFF"),
    "PPM": encoded(SCENE, "PPM"),
    "PAM": pam(np.asarray(SCENE)),
    "PSD": psd(SCENE),
    "PSD, packed": psd(SCENE, packed=True),
    "QOI": bytes(imagecodecs.qoi_encode(np.asarray(SCENE))),
}


# Of a TIFF the directory lies behind the pixels: see test_tiffs.
@pytest.mark.parametrize("kind", [kind for kind in WHOLE if kind != "TIFF"])
def test_the_upper_part_of_a_file_that_is_cut_is_shown(kind: str, tmp_path: Path) -> None:
    data = WHOLE[kind]
    shown = decoded(tmp_path / "x", data[: len(data) * 9 // 10])
    whole = decoded(tmp_path / "y", data)
    assert shown.cut_off
    assert not whole.cut_off
    top = (0, 144, 240, 160) if kind == "BMP" else (0, 0, 240, 16)  # which comes from below
    if not kind.startswith("PSD"):  # whose planes lie one behind the other
        assert off(shown.pixels.crop(top), whole.pixels.crop(top)) < (40 if "prog" in kind else 3)


@pytest.mark.parametrize("kind", ["JPEG", "JPEG, progressive"])
def test_a_jpeg_that_lacks_nothing_but_its_end_is_whole(kind: str, tmp_path: Path) -> None:
    shown = decoded(tmp_path / "x.jpg", WHOLE[kind][:-2])
    assert not shown.cut_off
    assert off(shown.pixels, SCENE) < 4


@pytest.mark.parametrize("kind", [kind for kind in WHOLE if kind != "TIFF"])
def test_what_hangs_behind_a_whole_file_is_no_damage(kind: str, tmp_path: Path) -> None:
    assert not decoded(tmp_path / "x", WHOLE[kind] + bytes(1000)).cut_off


def test_bytes_before_a_jpegs_first_segment_are_stepped_over(tmp_path: Path) -> None:
    data = b"\xff\xd8" + b"\x12\x34\x56" + WHOLE["JPEG"][2:]
    assert off(decoded(tmp_path / "x.jpg", data).pixels, SCENE) < 4


def _chunk(kind: bytes, content: bytes, damage: int = 0) -> bytes:
    checksum = zlib.crc32(kind + content) ^ damage
    return len(content).to_bytes(4, "big") + kind + content + checksum.to_bytes(4, "big")


@pytest.mark.parametrize(
    "beside",
    [
        _chunk(b"tEXt", b"Comment\0x", damage=1),
        _chunk(b"iCCP", b"x\0\0y", damage=1),
        _chunk(b"cHRM", b"short"),
        _chunk(b"pHYs", b""),
        _chunk(b"acTL", b"\0\0\0\2\0\0\0\0"),
    ],
)
def test_a_chunk_beside_a_png_that_is_damaged_costs_nothing(beside: bytes, tmp_path: Path) -> None:
    data = WHOLE["PNG"]
    shown = decoded(tmp_path / "x.png", data[:33] + beside + data[33:])
    assert off(shown.pixels, SCENE) == 0
    assert not shown.cut_off


def test_a_header_that_claims_too_much_is_said_in_megapixels(tmp_path: Path) -> None:
    found = failure(tmp_path / "x.png", bomb_png(2_000_000, 3_000_000))
    assert found.kind is FailureKind.TOO_LARGE
    assert found.problem is Problem.PICTURE_CLAIMS_TOO_MUCH
    assert "6,000,000 megapixels" in found.reason
    assert "at most 300 megapixels" in found.reason


@given(st.sampled_from(sorted(WHOLE)), st.floats(0, 1), st.integers(0, 255))
def test_wherever_a_file_is_cut_it_is_a_picture_or_a_failure(
    kind: str, share: float, byte: int
) -> None:
    data = bytearray(WHOLE[kind])
    place = int(share * (len(data) - 1))
    for damaged in (bytes(data[:place]), bytes(data[:place]) + bytes([byte]) + data[place + 1 :]):
        form = sniff(damaged[:512])
        if form is None:
            continue
        try:
            shown = EXACT.decode(FileBytes(_STAMP, form, "", damaged), 0)
        except DecodeError as error:
            reason = error.failure.reason
        else:
            reason = "shown"
            assert shown.pixels.mode == "RGB"
            assert shown.pixels.size == (shown.width, shown.height)
        assert reason
