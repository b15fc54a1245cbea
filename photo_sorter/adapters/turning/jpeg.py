"""A JPEG turned by its EXIF orientation. Its pixels, and whatever lies behind them, stay."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import NamedTuple

from photo_sorter.adapters.turning.errors import damaged, no_room
from photo_sorter.adapters.turning.tiff_block import moved, new_block, turned_block
from photo_sorter.core.turning.orientation import UPRIGHT, turned
from photo_sorter.core.turning.patch import Splice, splice

_EXIF = re.compile(rb"Exif\0.")
_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_SAID_IN_XMP = re.compile(rb"tiff:Orientation(?:\s*=\s*[\"']|\s*>)\s*([1-8])\s*[\"'<]")
_MPF = b"MPF\0"
_MOST = 0xFFFF  # bytes of a segment with its length
_ENTRIES = 0xB002
_ENTRY = 16  # bytes


class _Segment(NamedTuple):
    """`start` is where its marker stands, `body` where its content begins."""

    marker: int
    start: int
    body: int
    end: int


def turned_jpeg(data: bytes, turns: int) -> list[Splice]:
    """Raises CannotTurnError."""
    segments = list(_segments(data))
    exifs = [each for each in segments if each.marker == 0xE1 and _has_exif(data, each)]
    found: list[Splice] = []
    if exifs:
        exif = exifs[0]
        start = exif.body + 6
        block = turned_block(data[start : exif.end], turns)
        if block.grown:
            length = exif.end - exif.start - 2 + block.grown
            if len(exifs) > 1 or length > _MOST:
                raise no_room()
            old = data[exif.start + 2 : exif.body]
            found.append(splice(exif.start + 2, old, struct.pack(">H", length)))
        found += moved(block.splices, start)
        at, grown, value = exif.end, block.grown, block.value
    else:
        body = b"Exif\0\0" + new_block(turns)
        segment = b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body
        first = segments[0] if segments else None
        is_jfif = first is not None and first.marker == 0xE0
        at = first.end if first is not None and is_jfif else 2
        found.append(splice(at, b"", segment))
        grown, value = len(segment), turned(UPRIGHT, turns)
    if grown:
        found += _first_of_several(data, segments, at, grown)
    found += _said_in_xmp(data, segments, value)
    return sorted(found, key=lambda each: each.at)


def stored_jpeg(data: bytes) -> bytes:
    """All that is not said beside the picture. Raises CannotTurnError."""
    kept = [b""]
    end = 2
    for segment in _segments(data):
        end = segment.end
        if not (0xE0 <= segment.marker <= 0xEF or segment.marker == 0xFE):
            kept.append(data[segment.start : segment.end])
    return b"".join((*kept, data[end:]))


def _segments(data: bytes) -> Iterator[_Segment]:
    """As far as the pixels."""
    if data[:2] != b"\xff\xd8":
        raise damaged()
    at = 2
    while True:
        if at + 4 > len(data) or data[at] != 0xFF:
            raise damaged()
        marker = data[at + 1]
        if marker == 0xFF:  # filling
            at += 1
            continue
        if marker in (0x00, 0x01, 0xD8, 0xD9) or 0xD0 <= marker <= 0xD7:
            raise damaged()
        if marker == 0xDA:
            return
        end = at + 2 + int(struct.unpack_from(">H", data, at + 2)[0])
        if end < at + 4 or end > len(data):
            raise damaged()
        yield _Segment(marker, at, at + 4, end)
        at = end


def _has_exif(data: bytes, segment: _Segment) -> bool:
    return _EXIF.match(data, segment.body, segment.end) is not None


def _said_in_xmp(data: bytes, segments: list[_Segment], value: int) -> Iterator[Splice]:
    """Programs that believe XMP first see the same."""
    for each in segments:
        if each.marker == 0xE1 and data.startswith(_XMP, each.body):
            for said in _SAID_IN_XMP.finditer(data, each.body, each.end):
                if said[1] != b"%d" % value:
                    yield splice(said.start(1), said[1], b"%d" % value)


def _first_of_several(
    data: bytes, segments: list[_Segment], at: int, grown: int
) -> Iterator[Splice]:
    """A file of several pictures says how long the first is; where the others begin is counted from
    the list itself, which has to come behind what has grown."""
    for each in segments:
        if each.marker != 0xE2 or not data.startswith(_MPF, each.body):
            continue
        if each.start < at:
            raise no_room()
        place, order = _list_of_pictures(data, each)
        size, offset = struct.unpack_from(order + "II", data, place + 4)
        if offset != 0:
            raise damaged()
        if size:
            old = data[place + 4 : place + 8]
            yield splice(place + 4, old, struct.pack(order + "I", size + grown))


def _list_of_pictures(data: bytes, segment: _Segment) -> tuple[int, str]:
    """Where the entry of the first stands, and the order of its bytes."""
    base = segment.body + len(_MPF)
    block = data[base : segment.end]
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(block[:4])
    try:
        if order is None:
            raise damaged()
        (start,) = struct.unpack_from(order + "I", block, 4)
        (count,) = struct.unpack_from(order + "H", block, start)
        for number in range(count):
            row = start + 2 + number * 12
            tag, _, length, place = struct.unpack_from(order + "HHII", block, row)
            if tag == _ENTRIES and length >= _ENTRY and place + _ENTRY <= len(block):
                return base + place, order
    except struct.error as error:
        raise damaged() from error
    raise damaged()
