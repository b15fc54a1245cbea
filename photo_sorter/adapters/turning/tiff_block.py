"""The orientation in a block as TIFF has it: an EXIF block. Of whole TIFFs, `tiff_pages`."""

from __future__ import annotations

import struct
from typing import NamedTuple

from photo_sorter.adapters.turning.errors import damaged
from photo_sorter.core.turning.orientation import UPRIGHT, turned
from photo_sorter.core.turning.patch import Splice, splice

_ORIENTATION = 0x0112
_SHORT, _LONG = 3, 4
_ROW = 12  # bytes of an entry
_ORDERS = {b"II*\0": "<", b"MM\0*": ">"}


class TurnedBlock(NamedTuple):
    """`splices` count from the block's beginning; `grown` bytes come at its end. `value` is what it
    says then."""

    splices: tuple[Splice, ...]
    grown: int
    value: int


def turned_block(block: bytes, turns: int) -> TurnedBlock:
    """Changes the entry, or writes the first directory once more at the end with such an entry
    among the others: nothing else moves, so that what is pointed to by its place is still found.
    Raises CannotTurnError."""
    order = _ORDERS.get(block[:4])
    if order is None or len(block) < 8:
        raise damaged()
    (start,) = struct.unpack_from(order + "I", block, 4)
    if not 8 <= start <= len(block) - 2:
        raise damaged()
    (count,) = struct.unpack_from(order + "H", block, start)
    rows, end = start + 2, start + 2 + count * _ROW
    if end + 4 > len(block):
        raise damaged()
    entries = [block[at : at + _ROW] for at in range(rows, end, _ROW)]
    tags = [struct.unpack(order + "H", entry[:2])[0] for entry in entries]
    if tags.count(_ORIENTATION) > 1:
        raise damaged()
    if _ORIENTATION in tags:
        place = rows + tags.index(_ORIENTATION) * _ROW
        return _changed(block, order, place, turns)
    value = turned(UPRIGHT, turns)
    entry = struct.pack(order + "HHIHH", _ORIENTATION, _SHORT, 1, value, 0)
    at = next((n for n, tag in enumerate(tags) if tag > _ORIENTATION), len(tags))
    entries.insert(at, entry)
    padding = b"\0" * (len(block) % 2)
    directory = struct.pack(order + "H", count + 1) + b"".join(entries) + block[end : end + 4]
    pointer = struct.pack(order + "I", len(block) + len(padding))
    return TurnedBlock(
        (splice(4, block[4:8], pointer), splice(len(block), b"", padding + directory)),
        len(padding) + len(directory),
        value,
    )


def new_block(turns: int) -> bytes:
    """A block that says this alone."""
    value = turned(UPRIGHT, turns)
    entry = struct.pack("<HHIHH", _ORIENTATION, _SHORT, 1, value, 0)
    return b"II*\0" + struct.pack("<IH", 8, 1) + entry + b"\0\0\0\0"


def _changed(block: bytes, order: str, place: int, turns: int) -> TurnedBlock:
    kind, count = struct.unpack_from(order + "HI", block, place + 2)
    letter = {_SHORT: "H", _LONG: "I"}.get(kind)
    if letter is None or count != 1:
        raise damaged()
    at = place + 8
    (before,) = struct.unpack_from(order + letter, block, at)
    value = turned(before, turns)
    new = struct.pack(order + letter, value)
    return TurnedBlock((splice(at, block[at : at + len(new)], new),), 0, value)


def moved(splices: tuple[Splice, ...], by: int) -> list[Splice]:
    """The splices of a block that begins so many bytes into a file."""
    return [Splice(each.at + by, each.old, each.new) for each in splices]
