"""A TIFF of one picture, compressed without loss, with what is said beside its pixels.

Pillow drops the EXIF block of a TIFF that it compresses. Such a block is laid out as a TIFF is,
and counts its places from its own beginning: here it is the beginning of the file, and only a
directory with the picture's own entries among the block's comes behind it."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

import numpy as np
from PIL import Image

from photo_sorter.adapters.exporting.segments import Beside, TornFileError

_ORDERS = {b"II*\0": "<", b"MM\0*": ">"}
_NOTHING_BESIDE = b"II*\0" + struct.pack("<IHI", 8, 0, 0)
_ROW = 12  # bytes of an entry
_BYTE, _SHORT, _LONG, _RATIONAL, _UNDEFINED = 1, 3, 4, 5, 7
_SIZES = {_BYTE: "B", _SHORT: "H", _LONG: "I", _RATIONAL: "I", _UNDEFINED: "B"}
_STRIP_BYTES = 1 << 20  # before they are compressed
_DEFLATE, _RGB, _TOGETHER, _DIFFERENCES, _CLEAR = 8, 2, 1, 2, 2
_DOTS_AN_INCH = 72


def tiff_file(picture: Image.Image, profile: bytes, beside: Beside) -> bytes:
    """Of mode RGB or RGBA. Raises TornFileError where the block beside it is none."""
    block = beside.exif or _NOTHING_BESIDE
    order = _ORDERS.get(block[:4])
    if order is None:
        raise TornFileError
    made = _Made(block, order)
    pixels = np.asarray(picture)
    height, width, bands = pixels.shape
    rows = max(1, min(height, _STRIP_BYTES // (width * bands)))
    places, lengths = [], []
    for strip in _compressed(pixels, rows):
        places.append(made.put(strip))
        lengths.append(len(strip))
    made.say(256, _LONG, width)
    made.say(257, _LONG, height)
    made.say(258, _SHORT, *(8,) * bands)
    made.say(259, _SHORT, _DEFLATE)
    made.say(262, _SHORT, _RGB)
    made.say(273, _LONG, *places)
    made.say(277, _SHORT, bands)
    made.say(278, _LONG, rows)
    made.say(279, _LONG, *lengths)
    made.say(282, _RATIONAL, _DOTS_AN_INCH, 1)
    made.say(283, _RATIONAL, _DOTS_AN_INCH, 1)
    made.say(284, _SHORT, _TOGETHER)
    made.say(317, _SHORT, _DIFFERENCES)
    if bands == 4:
        made.say(338, _SHORT, _CLEAR)
    if beside.xmp:
        made.say(700, _BYTE, *beside.xmp)
    if profile:
        made.say(34675, _UNDEFINED, *profile)
    return made.whole()


def _compressed(
    pixels: np.ndarray[tuple[int, ...], np.dtype[np.uint8]], rows: int
) -> Iterator[bytes]:
    """Strips of so many rows, each pixel as its difference from the one before it."""
    for top in range(0, len(pixels), rows):
        strip = pixels[top : top + rows].copy()
        strip[:, 1:] -= pixels[top : top + rows, :-1]
        yield zlib.compress(strip.tobytes())


class _Made:
    """A file that grows, and the entries of its one directory."""

    def __init__(self, block: bytes, order: str) -> None:
        self._parts = [block]
        self._length = len(block)
        self._order = order
        self._entries = dict(_entries(block, order))

    def put(self, data: bytes) -> int:
        """Where it lies then: at an even place, as TIFF wants it."""
        at = self._length
        padded = data + b"\0" * (len(data) % 2)
        if at == len(self._parts[0]) and at % 2:
            padded, at = b"\0" + padded, at + 1
        self._parts.append(padded)
        self._length += len(padded)
        return at

    def say(self, tag: int, kind: int, *values: int) -> None:
        letter = _SIZES[kind]
        data = struct.pack(f"{self._order}{len(values)}{letter}", *values)
        count = len(values) // (2 if kind == _RATIONAL else 1)
        if len(data) > 4:
            data = struct.pack(self._order + "I", self.put(data))
        head = struct.pack(self._order + "HHI", tag, kind, count)
        self._entries[tag] = head + data.ljust(4, b"\0")

    def whole(self) -> bytes:
        entries = b"".join(entry for _, entry in sorted(self._entries.items()))
        count = struct.pack(self._order + "H", len(self._entries))
        at = self.put(count + entries + b"\0\0\0\0")
        block = self._parts[0]
        self._parts[0] = block[:4] + struct.pack(self._order + "I", at) + block[8:]
        return b"".join(self._parts)


def _entries(block: bytes, order: str) -> Iterator[tuple[int, bytes]]:
    """Those of its first directory. Raises TornFileError."""
    try:
        (start,) = struct.unpack_from(order + "I", block, 4)
        (count,) = struct.unpack_from(order + "H", block, start)
        for at in range(start + 2, start + 2 + count * _ROW, _ROW):
            (tag,) = struct.unpack_from(order + "H", block, at)
            yield tag, block[at : at + _ROW]
    except struct.error as error:
        raise TornFileError from error
