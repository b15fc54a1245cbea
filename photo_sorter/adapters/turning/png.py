"""A PNG turned by its EXIF chunk."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from photo_sorter.adapters.turning.errors import damaged, no_room
from photo_sorter.adapters.turning.tiff_block import moved, new_block, turned_block
from photo_sorter.core.turning.patch import Splice, splice, spliced

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_BESIDE = frozenset({b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"})
_OLD_EXIF = (b"Raw profile type exif\0", b"Raw profile type APP1\0")  # as some programs write it


class _Chunk(NamedTuple):
    kind: bytes
    start: int
    end: int

    def body(self, data: bytes) -> bytes:
        return data[self.start + 8 : self.end - 4]


def turned_png(data: bytes, turns: int) -> list[Splice]:
    """Raises CannotTurnError."""
    chunks = list(_chunks(data))
    exifs = [each for each in chunks if each.kind == b"eXIf"]
    if len(exifs) > 1:
        raise damaged()
    if exifs:
        return _changed(data, exifs[0], turns)
    if any(each.body(data).startswith(_OLD_EXIF) for each in chunks if each.kind in _BESIDE):
        raise no_room()  # a second block would hide the first
    pixels = next((each for each in chunks if each.kind == b"IDAT"), None)
    if pixels is None:
        raise damaged()
    return [splice(pixels.start, b"", _chunk(b"eXIf", new_block(turns)))]


def stored_png(data: bytes) -> bytes:
    """All that is not said beside the picture. Raises CannotTurnError."""
    chunks = list(_chunks(data))
    kept = [data[each.start : each.end] for each in chunks if each.kind not in _BESIDE]
    return b"".join((*kept, data[chunks[-1].end :]))


def _changed(data: bytes, exif: _Chunk, turns: int) -> list[Splice]:
    body = exif.body(data)
    block = turned_block(body, turns)
    new = _chunk(b"eXIf", spliced(body, block.splices))
    found = moved(block.splices, exif.start + 8)
    if block.grown:
        found.insert(0, splice(exif.start, data[exif.start : exif.start + 4], new[:4]))
    return [*found, splice(exif.end - 4, data[exif.end - 4 : exif.end], new[-4:])]


def _chunks(data: bytes) -> Iterator[_Chunk]:
    if not data.startswith(_SIGNATURE):
        raise damaged()
    at = len(_SIGNATURE)
    while at + 12 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        end = at + 12 + length
        if end > len(data):
            raise damaged()
        yield _Chunk(kind, at, end)
        if kind == b"IEND":
            return
        at = end
    raise damaged()


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
