"""A directory of a TIFF, as whole files and EXIF blocks have it, and its entry of how the picture
is to be shown."""

from __future__ import annotations

import struct
from collections.abc import Sequence

from photo_sorter.adapters.turning.errors import damaged
from photo_sorter.core.turning.orientation import UPRIGHT, turned
from photo_sorter.core.turning.patch import Splice, splice

ORIENTATION = 0x0112
ROW = 12  # bytes of an entry
ORDERS = {b"II*\0": "<", b"MM\0*": ">"}  # for `struct`, by what a file begins with
LETTERS = {3: "H", 4: "I"}  # for `struct`, by the kind of an entry's numbers

_SHORT = 3


def tag_of(entry: bytes, order: str) -> int:
    return int(struct.unpack_from(order + "H", entry)[0])


def place_of_orientation(data: bytes, places: Sequence[int], order: str) -> int | None:
    """Of the entry among those at these places. Raises CannotTurnError where there are several."""
    found = [at for at in places if tag_of(data[at : at + 2], order) == ORIENTATION]
    if len(found) > 1:
        raise damaged()
    return found[0] if found else None


def turned_entry(data: bytes, order: str, place: int, turns: int) -> tuple[Splice, int]:
    """The change to the entry at that place, and what it says then. Raises CannotTurnError."""
    kind, count = struct.unpack_from(order + "HI", data, place + 2)
    letter = LETTERS.get(kind)
    if letter is None or count != 1:
        raise damaged()
    at = place + 8
    (before,) = struct.unpack_from(order + letter, data, at)
    value = turned(before, turns)
    new = struct.pack(order + letter, value)
    return splice(at, data[at : at + len(new)], new), value


def new_entry(order: str, turns: int) -> tuple[bytes, int]:
    """An entry for a picture that was shown as it is stored, and what it says."""
    value = turned(UPRIGHT, turns)
    return struct.pack(order + "HHIHH", ORIENTATION, _SHORT, 1, value, 0), value


def with_entry(entries: Sequence[bytes], own: bytes, order: str, following: bytes) -> bytes:
    """A directory of the entries and that one, before the first of a higher tag; `following` says
    where the next directory is."""
    higher = (n for n, entry in enumerate(entries) if tag_of(entry, order) > ORIENTATION)
    at = next(higher, len(entries))
    count = struct.pack(order + "H", len(entries) + 1)
    return b"".join((count, *entries[:at], own, *entries[at:], following))
