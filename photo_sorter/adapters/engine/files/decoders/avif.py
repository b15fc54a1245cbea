"""AVIF through Pillow, which leaves the clean aperture to others."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from fractions import Fraction

from photo_sorter.adapters.engine.files.decoders.boxes import boxes, find
from photo_sorter.adapters.engine.files.decoders.opened import Loaded
from photo_sorter.adapters.engine.files.decoders.pillow_decoder import (
    exif_orientation,
    load_what_is_there,
    open_with_pillow,
)

_Corners = tuple[int, int, int, int]


class AvifPicture:
    """`decoders.opened.Opened` of an AVIF. The aperture is cut out before the picture is turned."""

    def __init__(self, data: bytes) -> None:
        self.source = open_with_pillow(data, "AVIF")
        self._aperture = clean_aperture(data, self.source.size)
        left, top, right, bottom = self._aperture
        self.size = (right - left, bottom - top)

    def draft(self, factor: int) -> int:
        return self.source.width * self.source.height

    def load(self) -> Loaded:
        cut_off = load_what_is_there(self.source)
        picture = self.source
        if self.size != picture.size:
            picture = picture.crop(self._aperture)
            picture.info = self.source.info
        return Loaded(picture, exif_orientation(self.source), cut_off)


def clean_aperture(data: bytes, size: tuple[int, int]) -> _Corners:
    """Left, top, right and bottom of the part that is meant to be shown; the whole picture where
    none is named or it makes no sense."""
    whole = (0, 0, *size)
    try:
        clap = next((p for kind, p in _primary_properties(data) if kind == b"clap"), None)
        if clap is None:
            return whole
        numbers = struct.unpack(">IIIIiIiI", clap[:32])
        width, height, across, down = (Fraction(numbers[i], numbers[i + 1]) for i in range(0, 8, 2))
    except (struct.error, ZeroDivisionError, IndexError):
        return whole
    left = across + Fraction(size[0], 2) - width / 2
    top = down + Fraction(size[1], 2) - height / 2
    corners = (round(left), round(top), round(left + width), round(top + height))
    fits = 0 <= corners[0] < corners[2] <= size[0] and 0 <= corners[1] < corners[3] <= size[1]
    return corners if fits else whole


def _primary_properties(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and content of each property of the item that is shown."""
    pitm, ipco = find(data, b"meta", b"pitm"), find(data, b"meta", b"iprp", b"ipco")
    ipma = find(data, b"meta", b"iprp", b"ipma")
    if pitm is None or ipco is None or ipma is None:
        return
    wide = data[pitm.start] > 0
    primary = int.from_bytes(data[pitm.start + 4 : pitm.start + (8 if wide else 6)], "big")
    properties = list(boxes(data, ipco.start, ipco.end))
    for index in _associated(data[ipma.start : ipma.end], primary):
        if 0 < index <= len(properties):
            kind, start, end = properties[index - 1]
            yield kind, data[start:end]


def _associated(table: bytes, item: int) -> list[int]:
    """The numbers of an item's properties, from 1."""
    id_bytes = 4 if table[0] > 0 else 2
    entry_bytes = 2 if table[3] & 1 else 1
    at = 8
    while at < len(table):
        number = int.from_bytes(table[at : at + id_bytes], "big")
        count = table[at + id_bytes]
        at += id_bytes + 1
        entries = [table[at + i * entry_bytes :][:entry_bytes] for i in range(count)]
        at += count * entry_bytes
        if number == item:
            bits = 8 * entry_bytes - 1  # the first says that it is essential
            return [int.from_bytes(entry, "big") & ((1 << bits) - 1) for entry in entries]
    return []
