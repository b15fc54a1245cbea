"""A PNG's words on its colours, with what Pillow passes over: where they stand, and cICP."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from photo_sorter.adapters.engine.files.colour.code_points import CodePoints

_HEAD, _MOST_CHUNKS = 8, 10_000
_LONGEST = 64  # bytes: what is asked for here is shorter
_IN_NOTES = {"icc_profile": b"iCCP", "srgb": b"sRGB", "gamma": b"gAMA", "chromaticity": b"cHRM"}
_BITS_AND_KIND = slice(24, 26)
_SMALL_GREYS = (b"\x02\0", b"\x04\0")


def chunks_before_pixels(data: bytes) -> dict[bytes, bytes]:
    """By name, the starts of those before the palette and the pixels: only there may words on
    colour stand. The first of a name counts."""
    found: dict[bytes, bytes] = {}
    place = _HEAD
    for _ in range(_MOST_CHUNKS):
        length, name = int.from_bytes(data[place : place + 4], "big"), data[place + 4 : place + 8]
        if len(name) < 4 or name in (b"PLTE", b"IDAT", b"IEND"):
            break
        found.setdefault(name, data[place + 8 : place + 8 + min(length, _LONGEST)])
        place += 12 + length
    return found


def code_points(chunks: Mapping[bytes, bytes]) -> CodePoints | None:
    """Of the chunk cICP."""
    body = chunks.get(b"cICP", b"")
    return CodePoints(body[0], body[1]) if len(body) == 4 else None


def notes_in_place(info: Mapping[Any, Any], chunks: Mapping[bytes, bytes]) -> dict[Any, Any]:
    """A picture's `info` without the words on colour that stand where they do not count."""
    return {key: note for key, note in info.items() if _IN_NOTES.get(key, b"IHDR") in chunks}


def clear_grey(data: bytes, chunks: Mapping[bytes, bytes]) -> int | None:
    """The transparent one of the greys of two or four bits, as it is in eight bits. None of other
    pictures, of which Pillow knows it."""
    head, body = data[_BITS_AND_KIND], chunks.get(b"tRNS", b"")
    if head not in _SMALL_GREYS or len(body) != 2:
        return None
    most = (1 << head[0]) - 1
    return (int.from_bytes(body, "big") & most) * (255 // most)
