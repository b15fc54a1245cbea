"""The XMP that Lightroom keeps of each image in its catalog: plain in older ones; in newer ones the
length of the packet in four bytes, the highest first, and then the packet as zlib packs it."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator

from photo_sorter.adapters.imports.foreign_database import columns
from photo_sorter.adapters.xmp.document import MOST_BYTES, read
from photo_sorter.adapters.xmp.errors import NotXmpError

_LENGTH = 4  # bytes
_TOLD = (b":title", b":description")  # a packet without these is not taken apart


def words_in_xmp(connection: sqlite3.Connection) -> Iterator[tuple[int, tuple[str, str] | None]]:
    """Images and their title and description, of those that have any; None of a packet that cannot
    be read. A packet that is larger than a sidecar may be is never unpacked to its end."""
    if not {"image", "xmp"} <= set(columns(connection, "Adobe_AdditionalMetadata")):
        return
    packets = connection.execute(
        "SELECT image, CASE WHEN length(xmp) <= ? THEN xmp END FROM Adobe_AdditionalMetadata "
        "WHERE image IS NOT NULL AND length(xmp) > 0",
        (MOST_BYTES,),
    )
    for image, value in packets:
        try:
            found = _words(_packet(value))
        except (NotXmpError, ValueError):
            yield image, None
            continue
        if any(found):
            yield image, found


def _packet(value: object) -> bytes:
    """Raises ValueError for what is none."""
    if isinstance(value, str):
        return value.encode()
    if not isinstance(value, bytes):
        raise ValueError("too long, or a number")
    if value.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return value
    length, packed = int.from_bytes(value[:_LENGTH], "big"), value[_LENGTH:]
    if length > MOST_BYTES:
        raise ValueError("too long")
    unpacking = zlib.decompressobj()
    try:
        packet = unpacking.decompress(packed, length + 1)
    except zlib.error as error:
        raise ValueError("not packed") from error
    if len(packet) != length or not unpacking.eof:
        raise ValueError("of another length")
    return packet


def _words(packet: bytes) -> tuple[str, str]:
    if not any(each in packet for each in _TOLD):
        return "", ""
    fields = read(packet)
    return fields.title or "", fields.description or ""
