"""A directory of fields as TIFF, EXIF and the makers' notes have them; as much of one as is whole,
and never more of it than anybody needs."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from photo_sorter.adapters.engine.files.words import clean_text

_MOST_ENTRIES = 512
_ROW = 12  # bytes
_LONGEST_VALUE = 4096  # bytes
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 13: 4}
_FORMATS = {1: "B", 3: "H", 4: "I", 5: "I", 6: "b", 8: "h", 9: "i", 10: "i", 13: "I"}
_RATIONALS = (5, 10)


@dataclass(frozen=True, slots=True)
class Directory:
    """`base` is what its offsets are counted from."""

    data: bytes
    base: int
    order: str  # "<" or ">"
    fields: Mapping[int, tuple[int, int, bytes]]  # type, count, value

    def numbers(self, tag: int) -> list[float]:
        """Empty where there are none."""
        kind, count, raw = self.fields.get(tag, (0, 0, b""))
        if kind not in _FORMATS:
            return []
        if kind in _RATIONALS:
            count *= 2
        found = struct.unpack(f"{self.order}{count}{_FORMATS[kind]}", raw)
        if kind in _RATIONALS:
            pairs = zip(found[::2], found[1::2], strict=True)
            return [above / below if below else 0.0 for above, below in pairs]
        return list(found)

    def number(self, tag: int, place: int = 0) -> float:
        """0 where there is none."""
        return at(self.numbers(tag), place)

    def text(self, tag: int) -> str:
        kind, _, raw = self.fields.get(tag, (0, 0, b""))
        return clean_text(raw) if kind in (2, 7) else ""

    def inner(self, tag: int) -> Directory:
        """A directory that the field leads to."""
        return read_directory(self.data, self.base, self.base + int(self.number(tag)), self.order)


def at(numbers: Sequence[float], place: int) -> float:
    """0 where there is none."""
    return numbers[place] if place < len(numbers) else 0.0


def read_directory(data: bytes, base: int, start: int, order: str) -> Directory:
    """The directory that begins at `start` of `data`; empty where there is none."""
    fields: dict[int, tuple[int, int, bytes]] = {}
    if 0 <= start <= len(data) - 2:
        (entries,) = struct.unpack_from(order + "H", data, start)
        rows = min(entries, _MOST_ENTRIES, (len(data) - start - 2) // _ROW)
        within = memoryview(data)[start + 2 : start + 2 + rows * _ROW]
        for tag, kind, count, value in struct.iter_unpack(order + "HHI4s", within):
            length = _SIZES.get(kind, 0) * count
            if not 0 < length <= _LONGEST_VALUE:
                continue
            if length > 4:
                place = base + int.from_bytes(value, "big" if order == ">" else "little")
                if not 0 <= place <= len(data) - length:
                    continue
                value = data[place : place + length]
            fields[tag] = (kind, count, value[:length])
    return Directory(data, base, order, fields)
