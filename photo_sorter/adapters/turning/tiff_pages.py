"""A TIFF turned by the orientation of each of its pages."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from photo_sorter.adapters.turning.errors import damaged, no_room
from photo_sorter.core.turning.orientation import UPRIGHT, turned
from photo_sorter.core.turning.patch import Splice, splice

_ORIENTATION = 0x0112
_SHORT, _LONG = 3, 4
_LETTERS = {_SHORT: "H", _LONG: "I"}
_ROW = 12  # bytes of an entry
_ORDERS = {b"II*\0": "<", b"MM\0*": ">"}
_BIG = (b"II+\0", b"MM\0+")
_FIRST_AT = 4  # where the header says where the first directory is
_PIXELS = ((0x0111, 0x0117), (0x0144, 0x0145))  # where strips and tiles lie, and how long they are
_MOST_PAGES = 100_000


@dataclass(frozen=True, slots=True)
class _Page:
    """`pointer` is where the file says where its directory is, `following` where that says where
    the next page's is. `places` are those of its entries."""

    pointer: int
    start: int
    places: range
    following: int

    def entries(self, data: bytes) -> list[bytes]:
        return [data[at : at + _ROW] for at in self.places]


def turned_tiff(data: bytes, turns: int) -> list[Splice]:
    """Changes the entry of each page, or writes a directory without one once more at the end, with
    such an entry among the others: nothing else moves. Raises CannotTurnError."""
    order = _order(data)
    found: list[Splice] = []
    added: list[bytes] = []
    end = len(data) + len(data) % 2
    pages = list(_pages(data, order))
    rewritten: dict[int, int] = {}  # the pages that are, and where they are then
    for number, page in enumerate(pages):
        at = _entry_of(page, data, order)
        if at is not None:
            found.append(_changed(data, order, at, turns))
        else:
            rewritten[number] = end + sum(map(len, added))
            added.append(_with_entry(page, data, order, turns))
    for number, place in rewritten.items():
        pointer = struct.pack(order + "I", place)
        if number - 1 in rewritten:  # the page before says so in its new directory
            index = list(rewritten).index(number) - 1
            added[index] = added[index][:-4] + pointer
        else:
            at = pages[number].pointer
            found.append(splice(at, data[at : at + 4], pointer))
    if added:
        found.append(splice(len(data), b"", b"\0" * (end - len(data)) + b"".join(added)))
    return sorted(found, key=lambda each: each.at)


def stored_tiff(data: bytes) -> bytes:
    """A hash of what may not change: all that the pages' directories say, but how they are to be
    shown, and the bytes of their pixels. Raises CannotTurnError."""
    order, digest = _order(data), hashlib.blake2b()
    for page in _pages(data, order):
        entries = {_tag(entry, order): entry for entry in page.entries(data)}
        for tag, entry in sorted(entries.items()):
            digest.update(b"" if tag == _ORIENTATION else entry)
        for offsets, counts in _PIXELS:
            if offsets in entries and counts in entries:
                places = _numbers(data, order, entries[offsets])
                lengths = _numbers(data, order, entries[counts])
                for at, length in zip(places, lengths, strict=False):
                    digest.update(memoryview(data)[at : at + length])
        digest.update(b"page")
    return digest.digest()


def _order(data: bytes) -> str:
    order = _ORDERS.get(data[:4])
    if order is None:
        raise no_room() if data[:4] in _BIG else damaged()
    return order


def _pages(data: bytes, order: str) -> Iterator[_Page]:
    pointer, seen = _FIRST_AT, set[int]()
    try:
        while (start := int(struct.unpack_from(order + "I", data, pointer)[0])) or not seen:
            (count,) = struct.unpack_from(order + "H", data, start)
            following = start + 2 + count * _ROW
            if start < 8 or start in seen or len(seen) == _MOST_PAGES or following + 4 > len(data):
                raise damaged()
            seen.add(start)
            yield _Page(pointer, start, range(start + 2, following, _ROW), following)
            pointer = following
    except struct.error as error:
        raise damaged() from error


def _entry_of(page: _Page, data: bytes, order: str) -> int | None:
    """Where the page says how it is to be shown."""
    found = [at for at in page.places if _tag(data[at : at + 2], order) == _ORIENTATION]
    if len(found) > 1:
        raise damaged()
    return found[0] if found else None


def _changed(data: bytes, order: str, at: int, turns: int) -> Splice:
    kind, count = struct.unpack_from(order + "HI", data, at + 2)
    letter = _LETTERS.get(kind)
    if letter is None or count != 1:
        raise damaged()
    (before,) = struct.unpack_from(order + letter, data, at + 8)
    new = struct.pack(order + letter, turned(before, turns))
    return splice(at + 8, data[at + 8 : at + 8 + len(new)], new)


def _with_entry(page: _Page, data: bytes, order: str, turns: int) -> bytes:
    value = turned(UPRIGHT, turns)
    own = struct.pack(order + "HHIHH", _ORIENTATION, _SHORT, 1, value, 0)
    before = [entry for entry in page.entries(data) if _tag(entry, order) < _ORIENTATION]
    behind = [entry for entry in page.entries(data) if _tag(entry, order) > _ORIENTATION]
    count = struct.pack(order + "H", len(page.places) + 1)
    following = data[page.following : page.following + 4]
    return b"".join((count, *before, own, *behind, following))


def _tag(entry: bytes, order: str) -> int:
    return int(struct.unpack_from(order + "H", entry)[0])


def _numbers(data: bytes, order: str, entry: bytes) -> Sequence[int]:
    kind, count = struct.unpack_from(order + "HI", entry, 2)
    letter = _LETTERS.get(kind)
    if letter is None:
        raise damaged()
    form = f"{order}{count}{letter}"
    try:
        if struct.calcsize(form) <= 4:
            return struct.unpack_from(form, entry, 8)
        return struct.unpack_from(form, data, struct.unpack_from(order + "I", entry, 8)[0])
    except struct.error as error:
        raise damaged() from error
