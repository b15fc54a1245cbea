"""Files are turned by what they say, and keep every byte of their pixels."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from photo_sorter.adapters.engine.files.decode import Decoder
from photo_sorter.adapters.engine.files.reading import FileBytes
from photo_sorter.adapters.formats import sniff
from photo_sorter.adapters.turning.errors import CannotTurnError
from photo_sorter.adapters.turning.formats import turned_file
from photo_sorter.adapters.turning.tiff_block import new_block, turned_block
from photo_sorter.core.photo import FileStamp
from photo_sorter.core.problems import Problem
from photo_sorter.core.turning.patch import FilePatch, backwards, spliced
from tests.adapters.exporting.pictures import exif, scene
from tests.conftest import REPOSITORY

PHOTOS = REPOSITORY.parent / "shared" / "photos"
SIDES = (96, 64)
FORMS = {"JPEG": "JPEG", "PNG": "PNG", "WebP": "WEBP", "TIFF": "TIFF"}


def silent() -> Image.Exif:
    made = Image.Exif()
    made[0x010F] = "Maker"
    made[0x8769] = {0x9003: "2021:06:05 10:20:30"}
    return as_read(made)


def as_read(block: Image.Exif) -> Image.Exif:
    """Which is how Pillow writes its inner directories into a TIFF."""
    found = Image.Exif()
    found.load(block.tobytes())
    return found


def made(form: str, block: Image.Exif | None = None, **options: object) -> bytes:
    out = io.BytesIO()
    if block is not None:
        options["exif"] = as_read(block)
    scene(SIDES).save(out, FORMS[form], **options)
    return out.getvalue()


def shown(data: bytes) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    form = sniff(data[:512])
    assert form is not None
    file = FileBytes(FileStamp(len(data), 0, 0, 0), form, "", data)
    return np.asarray(Decoder(10_000_000, exact=True).decode(file, 0, side=None).pixels)


def turned(data: bytes, form: str, turns: int) -> bytes:
    splices, file = turned_file(data, form, turns)
    patch = FilePatch("/a", "one", "two", tuple(splices))
    assert spliced(data, patch.splices) == file
    assert spliced(file, backwards(patch).splices) == data
    assert sum(len(each.old) + len(each.new) for each in splices) < 4_000
    return file


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("block", [None, silent(), *(exif(n) for n in range(1, 9))])
def test_what_was_shown_is_turned_and_all_else_stays(form: str, block: Image.Exif | None) -> None:
    data = made(form, block)
    before = shown(data)
    for turns in (1, 2, 3):
        file = turned(data, form, turns)
        assert np.array_equal(shown(file), np.rot90(before, -turns))
        if block is not None:
            said, was = (Image.open(io.BytesIO(x)).getexif() for x in (file, data))
            assert said.get_ifd(0x8769) == was.get_ifd(0x8769)
            assert said[0x010F] == "Maker"


@pytest.mark.parametrize("form", FORMS)
@given(orientation=st.integers(1, 8), turns=st.lists(st.integers(1, 3), max_size=5))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_four_quarters_are_the_very_file(form: str, orientation: int, turns: list[int]) -> None:
    data = made(form, exif(orientation))
    file = data
    for each in (*turns, (-sum(turns)) % 4):
        if each:
            file = turned(file, form, each)
    assert file == data


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("block", [None, silent()])
def test_what_was_added_is_changed_from_then_on(form: str, block: Image.Exif | None) -> None:
    first = turned(made(form, block), form, 1)
    file = first
    for _ in range(4):
        file = turned(file, form, 1)
    assert file == first


def test_a_simple_webp_and_one_with_a_packet() -> None:
    for data in (
        made("WebP", lossless=True),
        made("WebP", xmp=b"<x:xmpmeta xmlns:x='adobe:ns:meta/'/>"),
        made("WebP", icc_profile=b"x" * 131),
    ):
        before, file = shown(data), turned(data, "WebP", 1)
        assert np.array_equal(shown(file), np.rot90(before, -1))
        assert Image.open(io.BytesIO(file)).info.get("xmp") == Image.open(
            io.BytesIO(data)
        ).info.get("xmp")


def test_xmp_that_says_so_too_says_the_same() -> None:
    packet = (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        b'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
        b'xmlns:tiff="http://ns.adobe.com/tiff/1.0/" tiff:Orientation="6"/></rdf:RDF></x:xmpmeta>'
    )
    data = made("JPEG", exif(6), xmp=packet)
    file = turned(data, "JPEG", 1)
    assert b'tiff:Orientation="3"' in file
    assert np.array_equal(shown(file), np.rot90(shown(data), -1))


def test_a_motion_photo_keeps_its_film_where_it_is_from_the_end() -> None:
    film = b"\0\0\0\x18ftypmp42" + bytes(range(200))
    for block in (None, silent(), exif(6)):
        data = made("JPEG", block) + film
        assert turned(data, "JPEG", 1).endswith(film)


def several(block: Image.Exif | None) -> bytes:
    out = io.BytesIO()
    options = {} if block is None else {"exif": block}
    scene(SIDES).save(
        out, "MPO", save_all=True, append_images=[Image.new("RGB", (32, 16), "green")], **options
    )
    return out.getvalue()


@pytest.mark.parametrize("block", [None, exif(6), silent()])
def test_of_several_pictures_each_is_found_afterwards(block: Image.Exif | None) -> None:
    data = several(block)
    with Image.open(io.BytesIO(turned(data, "JPEG", 1))) as opened:
        assert getattr(opened, "n_frames", 1) == 2
        assert opened.mpinfo[0xB002][0]["Size"] == data_offset(opened)  # type: ignore[attr-defined]
        opened.seek(1)
        opened.load()
        assert opened.size == (32, 16)
        assert opened.getpixel((5, 5))[1] > 100  # type: ignore[index]


def data_offset(opened: Image.Image) -> int:
    """Where the second picture begins is how long the first is."""
    return int(opened._MpoImageFile__mpoffsets[1])  # type: ignore[attr-defined]


@given(st.binary(max_size=80))
@settings(max_examples=300)
def test_a_damaged_block_is_refused_or_changed_where_it_says_so(block: bytes) -> None:
    for begin in (b"II*\0\x08\0\0\0", b"MM\0*\0\0\0\x08"):
        try:
            splices = turned_block(begin + block, 1).splices
        except CannotTurnError:
            continue
        spliced(begin + block, splices)


@pytest.mark.parametrize("form", FORMS)
@given(data=st.data())
@settings(max_examples=60)
def test_damaged_files_are_refused_or_keep_their_pixels(form: str, data: st.DataObject) -> None:
    file = bytearray(made(form, exif(6)))
    for at in data.draw(st.lists(st.integers(0, min(len(file), 700) - 1), max_size=4)):
        file[at] = data.draw(st.integers(0, 255))
    cut = bytes(file[: data.draw(st.integers(0, len(file)))])
    try:
        splices, after = turned_file(cut, form, 1)
    except CannotTurnError:
        return
    assert spliced(after, backwards(FilePatch("", "", "", tuple(splices))).splices) == cut


def test_a_block_with_a_directory_beyond_its_end_is_damaged() -> None:
    block = b"II*\0" + struct.pack("<I", 4000) + b"\0" * 20
    data = made("JPEG")
    segment = b"\xff\xe1" + struct.pack(">H", len(block) + 8) + b"Exif\0\0" + block
    with pytest.raises(CannotTurnError) as refused:
        turned_file(data[:2] + segment + data[2:], "JPEG", 1)
    assert refused.value.problem is Problem.TURN_DAMAGED


def test_a_block_that_is_full_takes_no_more() -> None:
    block = bytearray(new_block(0))
    block[10:12] = struct.pack("<H", 0x0110)  # another field than the orientation
    padded = bytes(block) + b"\0" * (65_533 - 6 - len(block))
    data = made("JPEG")
    segment = b"\xff\xe1" + struct.pack(">H", len(padded) + 8) + b"Exif\0\0" + padded
    with pytest.raises(CannotTurnError) as refused:
        turned_file(data[:2] + segment + data[2:], "JPEG", 1)
    assert refused.value.problem is Problem.TURN_NO_NOTE


@pytest.mark.parametrize("form", ["GIF", "BMP", "Canon raw", "Adobe DNG", "JPEG XL"])
def test_other_kinds_say_so(form: str) -> None:
    with pytest.raises(CannotTurnError) as refused:
        turned_file(b"anything", form, 1)
    assert refused.value.problem is Problem.TURN_FORMAT


@pytest.mark.skipif(not PHOTOS.exists(), reason="the shared photographs are not here")
def test_photographs_of_each_orientation() -> None:
    for path in sorted((PHOTOS / "orientation").glob("*.jpg")):
        data = path.read_bytes()
        assert np.array_equal(shown(turned(data, "JPEG", 3)), np.rot90(shown(data), -3)), path.name


@pytest.mark.skipif(not PHOTOS.exists(), reason="the shared photographs are not here")
def test_real_files_of_all_kinds_are_turned_or_refused() -> None:
    done: dict[str, int] = {}
    for path in sorted((PHOTOS / "formats").rglob("*")):
        if not path.is_file() or path.stat().st_size > 6_000_000:
            continue
        data = path.read_bytes()
        form = sniff(data[:512], path.name)
        if form is None:
            continue
        try:
            file = turned(data, form.name, 1)
        except CannotTurnError:
            continue
        done[form.name] = done.get(form.name, 0) + 1
        assert same_turned(data, file, path), path
    assert {"HEIF", "JPEG", "PNG", "WebP"} <= set(done)


def same_turned(data: bytes, file: bytes, path: Path) -> bool:
    try:
        before = shown(data)
    except Exception:  # it could not be seen before either
        return True
    return bool(np.array_equal(shown(file), np.rot90(before, -1)))
