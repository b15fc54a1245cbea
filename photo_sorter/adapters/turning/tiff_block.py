"""The orientation in a block as TIFF has it: an EXIF block. Of whole TIFFs, `tiff_pages`."""

from __future__ import annotations

import struct
from typing import NamedTuple

from photo_sorter.adapters.turning.errors import damaged
from photo_sorter.adapters.turning.tiff_directory import (
    ORDERS,
    ROW,
    new_entry,
    place_of_orientation,
    turned_entry,
    with_entry,
)
from photo_sorter.core.turning.patch import Splice, splice


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
    order = ORDERS.get(block[:4])
    if order is None or len(block) < 8:
        raise damaged()
    (start,) = struct.unpack_from(order + "I", block, 4)
    if not 8 <= start <= len(block) - 2:
        raise damaged()
    (count,) = struct.unpack_from(order + "H", block, start)
    rows, end = start + 2, start + 2 + count * ROW
    if end + 4 > len(block):
        raise damaged()
    places = range(rows, end, ROW)
    place = place_of_orientation(block, places, order)
    if place is not None:
        change, value = turned_entry(block, order, place, turns)
        return TurnedBlock((change,), 0, value)
    entries = [block[at : at + ROW] for at in places]
    own, value = new_entry(order, turns)
    padding = b"\0" * (len(block) % 2)
    directory = with_entry(entries, own, order, block[end : end + 4])
    pointer = struct.pack(order + "I", len(block) + len(padding))
    return TurnedBlock(
        (splice(4, block[4:8], pointer), splice(len(block), b"", padding + directory)),
        len(padding) + len(directory),
        value,
    )


def new_block(turns: int) -> bytes:
    """A block that says this alone."""
    entry, _ = new_entry("<", turns)
    return b"II*\0" + struct.pack("<IH", 8, 1) + entry + b"\0\0\0\0"


def moved(splices: tuple[Splice, ...], by: int) -> list[Splice]:
    """The splices of a block that begins so many bytes into a file."""
    return [Splice(each.at + by, each.old, each.new) for each in splices]
