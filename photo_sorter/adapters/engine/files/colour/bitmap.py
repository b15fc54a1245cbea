"""The profile in a Windows bitmap, whose fifth header has a place for one."""

from __future__ import annotations

_FILE_HEAD, _FIFTH_HEAD = 14, 124  # bytes


def in_bitmap(data: bytes) -> bytes:
    """The embedded profile (BITMAPV5HEADER), empty where there is none. One that the header only
    names by a path is not followed."""
    head = data[_FILE_HEAD : _FILE_HEAD + _FIFTH_HEAD]
    if len(head) < _FIFTH_HEAD or int.from_bytes(head[:4], "little") < _FIFTH_HEAD:
        return b""
    if head[56:60] != b"DEBM":  # "MBED", stored backwards
        return b""
    place = _FILE_HEAD + int.from_bytes(head[112:116], "little")
    return data[place : place + int.from_bytes(head[116:120], "little")]
