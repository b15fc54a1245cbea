"""A HEIF or AVIF turned by its `irot` properties; one that has none is left."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

from photo_sorter.adapters.turning.errors import damaged, no_room
from photo_sorter.core.turning.patch import Splice, splice


class _Box(NamedTuple):
    kind: bytes
    body: int
    end: int


def turned_iso(data: bytes, turns: int) -> list[Splice]:
    """What belongs to the picture, such as its thumbnail and depth, has such a property too or the
    same one, and turns with it. Raises CannotTurnError."""
    try:
        return _turned(data, turns)
    except struct.error as error:
        raise damaged() from error


def stored_iso(data: bytes) -> bytes:
    """All but the boxes that say what the data are. Raises CannotTurnError."""
    try:
        return b"".join(
            data[box.body : box.end] for box in _boxes(data, 0, len(data)) if box.kind != b"meta"
        )
    except struct.error as error:
        raise damaged() from error


def _turned(data: bytes, turns: int) -> list[Splice]:
    meta = _one(data, b"meta", 0, len(data))
    inside = (meta.body + 4, meta.end)
    properties = _one(data, b"iprp", *inside)
    container = _one(data, b"ipco", properties.body, properties.end)
    boxes = list(_boxes(data, container.body, container.end))
    associated = _associations(data, _one(data, b"ipma", properties.body, properties.end))
    found: dict[int, Splice] = {}
    for numbers in associated.values():
        kinds = [boxes[number - 1].kind for number in numbers if 0 < number <= len(boxes)]
        if kinds.count(b"irot") > 1:
            raise damaged()
        for number in numbers:
            if 0 < number <= len(boxes) and boxes[number - 1].kind == b"irot":
                box = boxes[number - 1]
                if box.end != box.body + 1:
                    raise damaged()
                mirrored_later = b"imir" in kinds[kinds.index(b"irot") :]
                angle = data[box.body] & 3  # quarters against the clock
                new = (angle + turns if mirrored_later else angle - turns) % 4
                made = splice(
                    box.body,
                    data[box.body : box.end],
                    bytes([data[box.body] & ~3 | new]),
                )
                if found.setdefault(box.body, made) != made:
                    raise no_room()  # one property for two that are mirrored differently
    primary = _primary(data, _one(data, b"pitm", *inside))
    own = {boxes[n - 1].body for n in associated.get(primary, ()) if 0 < n <= len(boxes)}
    if not own & set(found):
        raise no_room()
    return [found[at] for at in sorted(found)]


def _associations(data: bytes, box: _Box) -> dict[int, list[int]]:
    """The numbers of each item's properties, from 1."""
    version, flags = data[box.body], data[box.body + 3]
    (count,) = struct.unpack_from(">I", data, box.body + 4)
    at = box.body + 8
    found: dict[int, list[int]] = {}
    for _ in range(count):
        (item,) = struct.unpack_from(">H" if version < 1 else ">I", data, at)
        at += 2 if version < 1 else 4
        (entries,) = struct.unpack_from(">B", data, at)
        at += 1
        wide = flags & 1
        numbers = struct.unpack_from(f">{entries}{'H' if wide else 'B'}", data, at)
        at += entries * (2 if wide else 1)
        found[item] = [number & (0x7FFF if wide else 0x7F) for number in numbers]
        if at > box.end:
            raise damaged()
    return found


def _primary(data: bytes, box: _Box) -> int:
    wide = data[box.body] > 0
    return int(struct.unpack_from(">I" if wide else ">H", data, box.body + 4)[0])


def _one(data: bytes, kind: bytes, start: int, end: int) -> _Box:
    found = [box for box in _boxes(data, start, end) if box.kind == kind]
    if len(found) != 1:
        raise damaged()
    return found[0]


def _boxes(data: bytes, start: int, end: int) -> Iterator[_Box]:
    at = start
    while at < end:
        size, kind = struct.unpack_from(">I4s", data, at)
        body = at + 8
        if size == 1:
            (size,) = struct.unpack_from(">Q", data, body)
            body += 8
        stop = end if size == 0 else at + size
        if not body <= stop <= end:
            raise damaged()
        yield _Box(kind, body, stop)
        at = stop
