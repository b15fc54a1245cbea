"""A WebP turned by its EXIF chunk."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

from photo_sorter.adapters.exporting.segments import TornFileError, webp_canvas
from photo_sorter.adapters.turning.errors import damaged
from photo_sorter.adapters.turning.tiff_block import moved, new_block, turned_block
from photo_sorter.core.turning.patch import Splice, splice

_EXIF_FLAG = 0x08
_HEAD = b"Exif\0\0"  # which some programs put before the block
_BESIDE = frozenset({b"EXIF", b"XMP ", b"VP8X"})


class _Chunk(NamedTuple):
    """`end` is behind its filling."""

    kind: bytes
    start: int
    length: int
    end: int

    def body(self, data: bytes) -> bytes:
        return data[self.start + 8 : self.start + 8 + self.length]


def turned_webp(data: bytes, turns: int) -> list[Splice]:
    """Raises CannotTurnError."""
    chunks = list(_chunks(data))
    exifs = [each for each in chunks if each.kind == b"EXIF"]
    extended = [each for each in chunks if each.kind == b"VP8X"]
    if len(exifs) > 1 or len(extended) > 1 or not chunks:
        raise damaged()
    found = _changed(data, exifs[0], turns) if exifs else list(_added(data, chunks, turns))
    grown = sum(len(each.new) - len(each.old) for each in found) // 2
    if grown:
        size = int(struct.unpack_from("<I", data, 4)[0]) + grown
        found.insert(0, splice(4, data[4:8], struct.pack("<I", size)))
    return found


def stored_webp(data: bytes) -> bytes:
    """The picture alone. Raises CannotTurnError."""
    return b"".join(
        data[each.start : each.end] for each in _chunks(data) if each.kind not in _BESIDE
    )


def _changed(data: bytes, exif: _Chunk, turns: int) -> list[Splice]:
    body = exif.body(data)
    head = len(_HEAD) if body.startswith(_HEAD) else 0
    block = turned_block(body[head:], turns)
    found = moved(block.splices, exif.start + 8 + head)
    if block.grown:
        length, filled = exif.length + block.grown, exif.start + 8 + exif.length
        place = exif.start + 4
        found.insert(0, splice(place, data[place : place + 4], struct.pack("<I", length)))
        found.append(splice(filled, data[filled : exif.end], b"\0" * (length % 2)))
    return found


def _added(data: bytes, chunks: list[_Chunk], turns: int) -> Iterator[Splice]:
    first = chunks[0]
    if first.kind == b"VP8X":
        at = first.start + 8
        yield splice(at, data[at : at + 1], bytes([data[at] | _EXIF_FLAG]))
    else:
        try:
            flags, canvas = webp_canvas(first.kind, first.body(data))
        except (TornFileError, struct.error, IndexError) as error:
            raise damaged() from error
        yield splice(
            first.start, b"", _chunk(b"VP8X", bytes([flags | _EXIF_FLAG, 0, 0, 0]) + canvas)
        )
    packet = next((each for each in chunks if each.kind == b"XMP "), None)
    place = chunks[-1].end if packet is None else packet.start
    yield splice(place, b"", _chunk(b"EXIF", new_block(turns)))


def _chunks(data: bytes) -> Iterator[_Chunk]:
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        raise damaged()
    limit = 8 + int(struct.unpack_from("<I", data, 4)[0])
    at = 12
    if limit > len(data):
        raise damaged()
    while at < limit:
        if at + 8 > limit:
            raise damaged()
        kind, length = struct.unpack_from("<4sI", data, at)
        end = at + 8 + length + length % 2
        if end > limit:
            raise damaged()
        yield _Chunk(kind, at, length, end)
        at = end


def _chunk(kind: bytes, body: bytes) -> bytes:
    return kind + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)
