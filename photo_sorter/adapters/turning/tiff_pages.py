"""A TIFF turned by the orientation of each of its pages."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from photo_sorter.adapters.turning.errors import damaged, no_room
from photo_sorter.adapters.turning.tiff_directory import (
    LETTERS,
    ORDERS,
    ORIENTATION,
    ROW,
    new_entry,
    place_of_orientation,
    tag_of,
    turned_entry,
    with_entry,
)
from photo_sorter.core.turning.patch import Splice, splice

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
        return [data[at : at + ROW] for at in self.places]


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
        at = place_of_orientation(data, page.places, order)
        if at is not None:
            found.append(turned_entry(data, order, at, turns)[0])
        else:
            rewritten[number] = end + sum(map(len, added))
            own, _ = new_entry(order, turns)
            following = data[page.following : page.following + 4]
            added.append(with_entry(page.entries(data), own, order, following))
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
        entries = {tag_of(entry, order): entry for entry in page.entries(data)}
        for tag, entry in sorted(entries.items()):
            if tag != ORIENTATION:
                digest.update(entry)
        for offsets, counts in _PIXELS:
            if offsets in entries and counts in entries:
                places = _numbers(data, order, entries[offsets])
                lengths = _numbers(data, order, entries[counts])
                for at, length in zip(places, lengths, strict=False):
                    digest.update(memoryview(data)[at : at + length])
        digest.update(b"page")
    return digest.digest()


def _order(data: bytes) -> str:
    order = ORDERS.get(data[:4])
    if order is None:
        raise no_room() if data[:4] in _BIG else damaged()
    return order


def _pages(data: bytes, order: str) -> Iterator[_Page]:
    pointer, seen = _FIRST_AT, set[int]()
    try:
        while (start := int(struct.unpack_from(order + "I", data, pointer)[0])) or not seen:
            (count,) = struct.unpack_from(order + "H", data, start)
            following = start + 2 + count * ROW
            if start < 8 or start in seen or len(seen) == _MOST_PAGES or following + 4 > len(data):
                raise damaged()
            seen.add(start)
            yield _Page(pointer, start, range(start + 2, following, ROW), following)
            pointer = following
    except struct.error as error:
        raise damaged() from error


def _numbers(data: bytes, order: str, entry: bytes) -> Sequence[int]:
    kind, count = struct.unpack_from(order + "HI", entry, 2)
    letter = LETTERS.get(kind)
    if letter is None:
        raise damaged()
    form = f"{order}{count}{letter}"
    try:
        if struct.calcsize(form) <= 4:
            return struct.unpack_from(form, entry, 8)
        return struct.unpack_from(form, data, struct.unpack_from(order + "I", entry, 8)[0])
    except struct.error as error:
        raise damaged() from error
