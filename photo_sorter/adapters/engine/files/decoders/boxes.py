"""The boxes of ISO media files (AVIF, JPEG XL, CR3): a kind, a length, and what is in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

_MOST_BOXES = 10_000  # of one level; more is rubbish


class Box(NamedTuple):
    """`start` and `end` bound the content in the file's bytes."""

    kind: bytes
    start: int
    end: int


def boxes(data: bytes, start: int = 0, end: int | None = None) -> Iterator[Box]:
    """The boxes one behind the other; ends where they make no sense."""
    end = len(data) if end is None else min(end, len(data))
    for _ in range(_MOST_BOXES):
        if start + 8 > end:
            return
        length = int.from_bytes(data[start : start + 4], "big")
        head = 8
        if length == 1:
            length, head = int.from_bytes(data[start + 8 : start + 16], "big"), 16
        elif length == 0:  # up to the end
            length = end - start
        if length < head:
            return
        yield Box(data[start + 4 : start + 8], start + head, min(start + length, end))
        start += length


def find(data: bytes, *path: bytes, start: int = 0, end: int | None = None) -> Box | None:
    """The first box at a path of kinds. The content of a "full" box, such as `meta`, begins with
    four bytes of version and flags, which are stepped over."""
    found = next((box for box in boxes(data, start, end) if box.kind == path[0]), None)
    if found is None or len(path) == 1:
        return found
    inside = found.start + (4 if path[0] == b"meta" else 0)
    return find(data, *path[1:], start=inside, end=found.end)
