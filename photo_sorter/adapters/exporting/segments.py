"""The files of JPEG, PNG and WebP taken apart: what is said beside the picture is put anew, and the
picture's own bytes stay as they are.

What stays is listed, not what goes: of what nobody thought of nothing is told."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

_EXIF_HEAD = b"Exif\0\0"
_XMP_HEAD = b"http://ns.adobe.com/xap/1.0/\0"
_MOST_IN_SEGMENT = 65_533
MOST_XMP_IN_JPEG = _MOST_IN_SEGMENT - len(_XMP_HEAD)
_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    [
        *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP"),
        *(b"cICP", b"sBIT", b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT", b"mDCV", b"cLLI"),
    ]
)
_WEBP_PICTURE = frozenset([b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF"])
_ICC_FLAG, _ALPHA_FLAG, _EXIF_FLAG, _XMP_FLAG, _MOVES_FLAG = 0x20, 0x10, 0x08, 0x04, 0x02


class TornFileError(Exception):
    """The file is not made as its format says: it cannot be taken apart."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What is said beside a picture: an EXIF block from its byte order on, and an XMP packet;
    empty for none."""

    exif: bytes = b""
    xmp: bytes = b""


def with_beside(data: bytes, form: str, beside: Beside) -> bytes:
    """The file with that and nothing else beside its picture and its colours. `form` is "JPEG",
    "PNG" or "WebP"; of the first the packet has at most `MOST_XMP_IN_JPEG` bytes. Raises
    TornFileError."""
    try:
        return {"JPEG": _jpeg, "PNG": _png, "WebP": _webp}[form](data, beside)
    except (struct.error, IndexError) as error:
        raise TornFileError from error


def jpeg_trailer(data: bytes) -> int:
    """How many bytes lie behind the picture of a JPEG: a film, or further pictures. Raises
    TornFileError."""
    try:
        end = 0
        for start, length, _ in _jpeg_parts(data):
            end = start + length
    except (struct.error, IndexError) as error:
        raise TornFileError from error
    return len(data) - end


# -------------------------------------------------------------------------------------- JPEG


def _jpeg(data: bytes, beside: Beside) -> bytes:
    head: list[bytes] = [b"\xff\xd8"]
    kept: list[bytes] = []
    for start, length, marker in _jpeg_parts(data):
        part = data[start : start + length]
        if marker == 0xE0 and part[4:9] == b"JFIF\0":
            head.append(part)
        elif marker == 0xD8 or (0xE0 <= marker <= 0xEF and not _is_colour(marker, part)):
            continue
        elif marker != 0xFE:
            kept.append(part)
    if beside.exif:
        head.append(_segment(0xE1, _EXIF_HEAD + beside.exif))
    if beside.xmp:
        head.append(_segment(0xE1, _XMP_HEAD + beside.xmp))
    return b"".join((*head, *kept))


def _is_colour(marker: int, part: bytes) -> bool:
    """A profile, or Adobe's word of how the colours are stored."""
    return (marker == 0xE2 and part[4:16] == b"ICC_PROFILE\0") or (
        marker == 0xEE and part[4:9] == b"Adobe"
    )


def _segment(marker: int, body: bytes) -> bytes:
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(body) + 2) + body


def _jpeg_parts(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Where each segment begins, its length and its marker, to the picture's end; the pixels belong
    to the segment before them."""
    if data[:2] != b"\xff\xd8":
        raise TornFileError
    at = 0
    while at < len(data):
        if data[at] != 0xFF:
            raise TornFileError
        marker = data[at + 1]
        if marker == 0xFF:  # filling
            at += 1
            continue
        if marker in (0xD8, 0xD9, 0x01) or 0xD0 <= marker <= 0xD7:
            end = at + 2
        else:
            end = at + 2 + struct.unpack_from(">H", data, at + 2)[0]
            if end > len(data) or end < at + 4:
                raise TornFileError
        if marker == 0xDA:
            end = _end_of_scan(data, end)
        yield at, end - at, marker
        if marker == 0xD9:
            return
        at = end


def _end_of_scan(data: bytes, at: int) -> int:
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            return len(data)  # it is cut off
        following = data[at + 1]
        if following != 0 and following != 0xFF and not 0xD0 <= following <= 0xD7:
            return at
        at += 1 if following == 0xFF else 2


# --------------------------------------------------------------------------------------- PNG


def _png(data: bytes, beside: Beside) -> bytes:
    if not data.startswith(_PNG_SIGNATURE):
        raise TornFileError
    parts = [_PNG_SIGNATURE]
    at, said = len(_PNG_SIGNATURE), False
    while at < len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        end = at + 12 + length
        if end > len(data):
            raise TornFileError
        if kind == b"IDAT" and not said:
            said = True
            parts += _png_beside(beside)
        if kind in _PNG_KEPT:
            parts.append(data[at:end])
        if kind == b"IEND":
            return b"".join(parts)
        at = end
    raise TornFileError


def _png_beside(beside: Beside) -> Iterator[bytes]:
    if beside.exif:
        yield _chunk(b"eXIf", beside.exif)
    if beside.xmp:
        yield _chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + beside.xmp)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


# -------------------------------------------------------------------------------------- WebP


def _webp(data: bytes, beside: Beside) -> bytes:
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        raise TornFileError
    picture: list[bytes] = []
    profile, flags, canvas = b"", 0, b""
    at, end = 12, min(len(data), 8 + int(struct.unpack_from("<I", data, 4)[0]))
    while at + 8 <= end:
        kind, length = struct.unpack_from("<4sI", data, at)
        body = data[at + 8 : at + 8 + length]
        if len(body) < length:
            raise TornFileError
        if kind == b"VP8X":
            flags, canvas = body[0] & (_ALPHA_FLAG | _MOVES_FLAG), body[4:10]
        elif kind == b"ICCP":
            profile = _riff(kind, body)
        elif kind in _WEBP_PICTURE:
            picture.append(_riff(kind, body))
            if not canvas:
                flags, canvas = webp_canvas(kind, body)
        at += 8 + length + length % 2
    if len(canvas) != 6:
        raise TornFileError
    flags |= (_ICC_FLAG if profile else 0) | (_EXIF_FLAG if beside.exif else 0)
    flags |= _XMP_FLAG if beside.xmp else 0
    parts = [_riff(b"VP8X", bytes([flags, 0, 0, 0]) + canvas), profile, *picture]
    parts += [_riff(b"EXIF", beside.exif)] if beside.exif else []
    parts += [_riff(b"XMP ", beside.xmp)] if beside.xmp else []
    body = b"WEBP" + b"".join(parts)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _riff(kind: bytes, body: bytes) -> bytes:
    return kind + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


def webp_canvas(kind: bytes, body: bytes) -> tuple[int, bytes]:
    """The flags and sides of a file that has only its picture."""
    if kind == b"VP8L":
        bits = struct.unpack_from("<I", body, 1)[0]
        width, height = (bits & 0x3FFF), (bits >> 14) & 0x3FFF
        return (_ALPHA_FLAG if bits >> 28 & 1 else 0), _canvas(width, height)
    width, height = struct.unpack_from("<HH", body, 6)
    return 0, _canvas((width & 0x3FFF) - 1, (height & 0x3FFF) - 1)


def _canvas(width: int, height: int) -> bytes:
    return width.to_bytes(3, "little") + height.to_bytes(3, "little")
