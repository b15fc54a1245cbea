"""Lens and ISO in the makers' own notes, and notes that mean harm."""

from __future__ import annotations

import io
import struct
from collections.abc import Mapping
from typing import Any
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from photo_sorter.adapters.engine.files import metadata as metadata_module
from photo_sorter.adapters.engine.files.maker_notes import (
    MakerNote,
    lens_range,
    read_maker_note,
)
from photo_sorter.adapters.engine.files.metadata import read_metadata
from photo_sorter.core.photo import PhotoMetadata

from .pictures import encoded, scene

Fields = Mapping[int, tuple[int, int, bytes]]  # type, count, value
NAME = b"EF-S18-55mm f/3.5-5.6 IS\0"


def directory(fields: Fields, start: int, order: str = "<") -> bytes:
    """As TIFF has it, when it begins at `start` of what its offsets count from."""
    entries, values = b"", b""
    after = start + 2 + 12 * len(fields) + 4
    for tag, (kind, count, value) in sorted(fields.items()):
        entries += struct.pack(order + "HHI", tag, kind, count)
        if len(value) > 4:
            entries += struct.pack(order + "I", after + len(values))
            values += value
        else:
            entries += value.ljust(4, b"\0")
    return struct.pack(order + "H", len(fields)) + entries + b"\0" * 4 + values


def numbers(*values: int, order: str = "<") -> tuple[int, int, bytes]:
    return 3, len(values), struct.pack(f"{order}{len(values)}H", *values)


def canon(settings: Mapping[int, int], shot: Mapping[int, int], lens: bytes = b"") -> Fields:
    def row(said: Mapping[int, int]) -> tuple[int, int, bytes]:
        return numbers(96, *(said.get(place, 0) for place in range(1, 48)))

    named = {0x95: (2, len(lens), lens)} if lens else {}
    return {1: row(settings), 4: row(shot), **named}


AT = 100  # where a note stands in an EXIF block


def placed(make: str, fields: Fields, before: bytes = b"", order: str = "<") -> MakerNote:
    """Of a maker that counts from the beginning of the EXIF block."""
    note = before + directory(fields, AT + len(before), order)
    head = (b"II*\0" if order == "<" else b"MM\0*").ljust(AT, b"\xee")
    return read_maker_note(make, note, head + note)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (canon({16: 0x4000 | 250}, {}, NAME), MakerNote("EF-S18-55mm f/3.5-5.6 IS", 250)),
        (canon({16: 17, 23: 55, 24: 18, 25: 1}, {}), MakerNote("18-55mm", 100)),
        (canon({16: 15, 23: 346, 24: 173, 25: 32}, {1: 32, 2: 128}), MakerNote("5.4-10.8mm", 100)),
        (canon({}, {}), MakerNote()),
    ],
    ids=["a name", "a range", "a compact camera", "nothing"],
)
def test_canon(fields: Fields, said: MakerNote) -> None:
    assert placed("Canon", fields) == said


def test_a_list_that_a_program_has_moved_is_not_believed() -> None:
    moved = {1: numbers(95, *range(1, 48)), 4: numbers(0, *range(1, 48))}
    assert placed("Canon", moved) == MakerNote()


@pytest.mark.parametrize("order", ["<", ">"])
def test_canons_note_says_where_it_stood(order: str) -> None:
    """A program has moved it, into a block of another order of bytes at that."""
    row = [96, *([0] * 15), 0x4000 | 250, *([0] * 31)]
    fields = {1: numbers(*row, order=order), 0x95: (2, len(NAME), NAME)}
    end = {"<": b"II*\0", ">": b"MM\0*"}[order] + struct.pack(order + "I", 5000)
    note = directory(fields, 5000, order) + end
    said = MakerNote("EF-S18-55mm f/3.5-5.6 IS", 250)
    assert read_maker_note("Canon", note, b"II*\0".ljust(AT, b"\xee") + note) == said
    lost = note[:-4] + struct.pack(order + "I", 0xFFFF_FFF0)
    assert read_maker_note("Canon", lost, b"II*\0".ljust(AT, b"\xee") + lost) == MakerNote()


def test_leica_counts_from_its_note() -> None:
    lens = b"Vario-Elmar T 1:3.5-5.6 / 18-56 ASPH.   "
    note = b"LEICA\0\6\0" + directory({0x303: (2, len(lens), lens)}, 8)
    assert read_maker_note("LEICA CAMERA AG", note, b"").lens == lens.decode().strip()
    assert read_maker_note("LEICA", note.replace(b"\6", b"\x63", 1), b"") == MakerNote()


def test_nikon_counts_from_a_head_of_its_own() -> None:
    sides = struct.pack(">8I", 18, 1, 70, 1, 7, 2, 9, 2)
    fields = {2: numbers(0, 200, order=">"), 0x84: (5, 4, sides)}
    note = b"Nikon\0\2\x10\0\0MM\0*\0\0\0\x08" + directory(fields, 8, ">")
    assert read_maker_note("NIKON CORPORATION", note, b"II*\0" + note) == MakerNote(
        "18-70mm f/3.5-4.5", 200
    )


def test_olympus_has_a_directory_within() -> None:
    lens = b"OLYMPUS M.17mm F1.8\0"
    outer = {0x2010: (4, 1, struct.pack("<I", 200))}
    head = b"OLYMPUS\0II\3\0"
    note = (head + directory(outer, 12)).ljust(200, b"\0")
    note += directory({0x203: (2, len(lens), lens)}, 200)
    assert read_maker_note("OLYMPUS CORPORATION", note, b"") == MakerNote("OLYMPUS M.17mm F1.8")


@pytest.mark.parametrize(
    ("make", "before", "fields", "said"),
    [
        ("Panasonic", b"Panasonic\0\0\0", {0x51: (2, 9, b"LUMIX 20\0")}, MakerNote("LUMIX 20")),
        ("Panasonic", b"Panasonic\0\0\0", {0x51: (2, 8, b"NO-LENS\0")}, MakerNote()),
        ("PENTAX", b"AOC\0II", {0x14: numbers(6)}, MakerNote("", 100)),
        ("PENTAX", b"AOC\0II", {0x14: numbers(400)}, MakerNote("", 400)),
        ("CASIO", b"", {0x14: numbers(64), 1: numbers(1)}, MakerNote("", 64)),
        ("NoName", b"", {0x14: numbers(64), 1: numbers(1)}, MakerNote()),
    ],
)
def test_other_makers(make: str, before: bytes, fields: Fields, said: MakerNote) -> None:
    assert placed(make, fields, before) == said


def test_fujifilm_counts_from_its_note() -> None:
    sides = (b"\0\0\0\0" + struct.pack("<II", number, 10) for number in (180, 550, 28, 40))
    fields = {0x1404 + at: (5, 1, side[4:]) for at, side in enumerate(sides)}
    note = b"FUJIFILM\x0c\0\0\0" + directory(fields, 12)
    assert read_maker_note("FUJIFILM", note, b"") == MakerNote("18-55mm f/2.8-4")


@pytest.mark.parametrize(
    ("head", "order", "iso"), [(b"KDK0101I", "<", 79), (b"KDK INFO", ">", 200)]
)
def test_kodak_writes_in_a_row(head: bytes, order: str, iso: int) -> None:
    note = head.ljust(0x68, b"\0") + struct.pack(order + "H", iso)
    assert read_maker_note("EASTMAN KODAK COMPANY", note, b"") == MakerNote("", iso)
    unknown = head.ljust(0x68, b"\0") + b"\xff\xff"
    assert read_maker_note("EASTMAN KODAK COMPANY", unknown, b"") == MakerNote()


@pytest.mark.parametrize(
    ("sides", "words"),
    [
        ((50.0, 50.0, 1.8, 1.8), "50mm f/1.8"),
        ((18.0, 70.0, 3.5, 4.5), "18-70mm f/3.5-4.5"),
        ((14.0, 24.0, 0.0, 0.0), "14-24mm"),
        ((70.0, 18.0, 3.5, 4.5), ""),
        ((0.0, 0.0, 0.0, 0.0), ""),
        ((1.0, 1.0, 1.0, 1.0), ""),
    ],
)
def test_a_lens_without_a_name_is_called_by_its_range(
    sides: tuple[float, float, float, float], words: str
) -> None:
    assert lens_range(*sides) == words


# ------------------------------------------------------------------------------- in a whole file


def of_camera(note: bytes, photo: Mapping[int, Any]) -> PhotoMetadata:
    exif = Image.Exif()
    exif[0x010F] = "EASTMAN KODAK COMPANY"
    exif.get_ifd(0x8769).update({**photo, 0x927C: note})
    data = encoded(scene(16, 16), "JPEG", exif=exif.tobytes())
    with Image.open(io.BytesIO(data)) as picture:
        return read_metadata(picture, 16, 16, "JPEG")


KODAK = b"KDK0101I".ljust(0x68, b"\0") + struct.pack("<H", 79)


def test_a_note_is_asked_where_the_usual_fields_say_nothing() -> None:
    assert of_camera(KODAK, {}).iso == 79
    assert of_camera(KODAK, {0x8827: 400}).iso == 400


def test_no_note_is_looked_at_where_all_is_said() -> None:
    with mock.patch.object(metadata_module, "read_maker_note") as read:
        of_camera(KODAK, {0x8827: 400, 0xA434: "A lens"})
        read.assert_not_called()
        of_camera(KODAK, {0x8827: 400})
        read.assert_called_once()


MAKES = ("Canon", "NIKON", "OLYMPUS", "Panasonic", "FUJIFILM", "PENTAX", "CASIO", "KODAK", "LEICA")
HEADS = (
    b"",
    b"Nikon\0\2",
    b"OLYMPUS\0II",
    b"OM SYSTEM\0",
    b"FUJIFILM",
    b"AOC\0",
    b"QVC\0",
    b"KDK",
    b"LEICA\0\6\0",
)


@given(st.sampled_from(MAKES), st.sampled_from(HEADS), st.binary(max_size=400))
def test_any_note_is_read_or_refused(make: str, head: bytes, data: bytes) -> None:
    try:
        found = read_maker_note(make, head + data, b"II*\0" + head + data)
    except (struct.error, ValueError, OverflowError, ArithmeticError):
        return  # which the reader of a file takes for a note that says nothing
    assert found.iso is None or 0 < found.iso < 10_000_000
    assert len(found.lens) <= 200


def test_a_directory_of_many_long_fields_takes_no_memory() -> None:
    """65,535 entries that each claim the whole of the note, or four thousand million numbers."""
    entries = b"".join(
        struct.pack("<HHII", tag, 4, 0xFFFF_FFFF if tag % 2 else 50_000, 8) for tag in range(5_000)
    )
    note = struct.pack("<H", 0xFFFF) + entries
    assert read_maker_note("Canon", note, b"II*\0" + note) == MakerNote()
