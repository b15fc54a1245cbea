"""Small files that ask for a great deal: of memory, of time, or for ever."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Sequence

import imagecodecs
import numpy as np
from PIL import Image

from tests.adapters.engine.decoders.dng import dng
from tests.adapters.engine.pictures import bomb_png, encoded, scene, text_bomb_png
from tests.torture.mutations import XMP

HUGE = 60_000  # pixels a side: more than is ever decoded
ALLOWED = 17_000  # a side: just below what is refused unseen

_ASCII, _SHORT, _LONG, _RATIONAL, _UNDEFINED, _DOUBLE = 2, 3, 4, 5, 7, 12
Tag = tuple[int, int, int, int]  # number, type, count, value or offset


# -------------------------------------------------------------------------------- huge pictures


def huge_headers(side: int) -> Iterator[tuple[str, bytes]]:
    """A header of `side` x `side` pixels in each format, and next to nothing behind it."""
    yield "huge.png", bomb_png(side, side)
    yield "huge.bmp", _bmp(side)
    yield "huge.gif", b"GIF89a" + struct.pack("<HHBBB", side, side, 0xF0, 0, 0) + _gif_rest(side)
    yield "huge.tif", tiff([*_tiff_header(side), (273, _LONG, 1, 8), (279, _LONG, 1, 8)])
    yield "tile.tif", tiff([*_tiff_header(64), *_tiff_tile(side)])
    yield "huge.webp", _vp8x(side)
    for progressive in (False, True):
        name = "progressive.jpg" if progressive else "huge.jpg"
        yield name, _jpeg_sized(encoded(scene(), "JPEG", progressive=progressive), side)
    for form in ("HEIF", "AVIF"):
        yield f"huge.{form.lower()}", _isobmff_sized(encoded(scene(96, 64), form), 96, 64, side)
    yield from _newer_kinds(side)


def _newer_kinds(side: int) -> Iterator[tuple[str, bytes]]:
    few = bytes(range(1, 200))
    yield (
        "huge.psd",
        struct.pack(">4sH6xHIIHHIIIH", b"8BPS", 1, 3, side, side, 8, 3, 0, 0, 0, 0) + few,
    )
    yield "huge.ppm", f"P6\n{side} {side}\n255\n".encode() + few
    yield "huge.pfm", f"PF\n{side} {side}\n-1.0\n".encode() + few
    words = f"WIDTH {side}\nHEIGHT {side}\nDEPTH 4\nMAXVAL 65535\nTUPLTYPE RGB_ALPHA"
    yield "huge.pam", f"P7\n{words}\nENDHDR\n".encode() + few
    yield "huge.tga", struct.pack("<BBBHHBHHHHBB", 0, 0, 2, 0, 0, 0, 0, 0, side, side, 32, 8) + few
    yield "huge.qoi", struct.pack(">4sIIBB", b"qoif", side, side, 4, 0) + few
    stream = bytes(imagecodecs.jpeg2k_encode(np.asarray(scene(96, 64)), codecformat="j2k"))
    size = struct.pack(">II", 96, 64)
    yield "huge.j2k", stream.replace(size, struct.pack(">II", side, side))
    yield "huge.jxl", _jxl_sized(side)
    yield "huge.dng", dng(scene(96, 64), size=(side, side))


def _jxl_sized(side: int) -> bytes:
    """A codestream whose header says nothing but its size, and that all else is as usual."""
    # Not small; a height of 18 bits; the width as large; all by default.
    bits = 2 << 1 | (side - 1) << 3 | 1 << 21 | 1 << 24
    return b"\xff\x0a" + bits.to_bytes(4, "little") + bytes(60)


def _bmp(side: int) -> bytes:
    return b"BM" + struct.pack("<IHHIIiiHHIIiiII", 54, 0, 0, 54, 40, side, side, 1, 24, *[0] * 6)


def _gif_rest(side: int) -> bytes:
    picture = b"," + struct.pack("<HHHHB", 0, 0, side, side, 0) + b"\x02\x02\x4c\x01\x00"
    return b"\0\0\0\xff\xff\xff" + picture + b";"


def _vp8x(side: int) -> bytes:
    frame = encoded(scene(16, 16), "WEBP")[12:]
    canvas = (side - 1).to_bytes(3, "little") * 2
    body = b"WEBP" + b"VP8X" + struct.pack("<II", 10, 0) + canvas + frame
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _jpeg_sized(jpeg: bytes, side: int) -> bytes:
    """The size in the frame's header put up."""
    place = max(jpeg.find(b"\xff\xc0\x00\x11"), jpeg.find(b"\xff\xc2\x00\x11"))
    assert place > 0
    return jpeg[: place + 5] + struct.pack(">HH", side, side) + jpeg[place + 9 :]


def _isobmff_sized(data: bytes, width: int, height: int, side: int) -> bytes:
    old = struct.pack(">II", width, height)
    place = data.index(b"ispe")
    assert old in data[place : place + 20]
    return data.replace(old, struct.pack(">II", side, side))


def _tiff_header(side: int) -> list[Tag]:
    return [
        (256, _LONG, 1, side),
        (257, _LONG, 1, side),
        (258, _SHORT, 1, 8),
        (259, _SHORT, 1, 8),  # deflate
        (262, _SHORT, 1, 1),
        (277, _SHORT, 1, 1),
    ]


def _tiff_tile(side: int) -> list[Tag]:
    return [
        (322, _LONG, 1, side - side % 16),
        (323, _LONG, 1, side - side % 16),
        (324, _LONG, 1, 8),
        (325, _LONG, 1, 8),
    ]


def tiff(tags: Sequence[Tag], after: int = 0, extra: bytes = b"") -> bytes:
    """A little-endian TIFF with one directory at 16, `after` it the next one's place, and bytes
    that lie behind it."""
    directory = struct.pack("<H", len(tags))
    for number, kind, count, value in sorted(tags):
        directory += struct.pack("<HHI", number, kind, count)
        directory += struct.pack(
            "<HH" if kind == _SHORT and count == 1 else "<I",
            value,
            *((0,) if kind == _SHORT and count == 1 else ()),
        )
    return (
        b"II*\0" + struct.pack("<I", 16) + b"\0" * 8 + directory + struct.pack("<I", after) + extra
    )


def packed_pictures(side: int) -> Iterator[tuple[str, bytes]]:
    """Whole pictures that are allowed and take little on disk: black all over, or nearly."""
    row = b"\0" * ((side + 7) // 8 + 1)
    yield "black.png", _png(side, side, 1, 0, _compressed(row, side))
    strip = _compressed(row[1:], side)
    header = [tag for tag in _tiff_header(side) if tag[0] != 258] + [(258, _SHORT, 1, 1)]
    tags = [*header, (278, _LONG, 1, side), (279, _LONG, 1, len(strip))]
    place = 16 + 2 + 12 * (len(tags) + 1) + 4
    yield "black.tif", tiff([*tags, (273, _LONG, 1, place)], extra=strip)


def colour_png(side: int) -> bytes:
    """One whole picture in true colour, which takes four bytes a pixel to decode."""
    return _png(side, side, 8, 2, _compressed(b"\0" * (3 * side + 1), side))


def _compressed(row: bytes, rows: int) -> bytes:
    packer = zlib.compressobj(1)
    many = row * 256
    parts = [packer.compress(many) for _ in range(rows // 256)]
    return b"".join([*parts, packer.compress(row * (rows % 256)), packer.flush()])


def _png(width: int, height: int, bits: int, kind: int, packed: bytes, *more: bytes) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, bits, kind, 0, 0, 0)
    parts = [chunk(b"IHDR", header), *more, chunk(b"IDAT", packed), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def chunk(name: bytes, data: bytes) -> bytes:
    checksum = struct.pack(">I", zlib.crc32(name + data))
    return struct.pack(">I", len(data)) + name + data + checksum


# --------------------------------------------------------------------------- packed many times


def packed_notes() -> Iterator[tuple[str, bytes]]:
    """PNGs whose notes, profile or pixels unpack to hundreds of megabytes."""
    much = _compressed(b"a" * 1_000_000, 100)
    pixels = _compressed(b"\0" + b"\x80" * 16, 16)
    notes = {
        "note": chunk(b"zTXt", b"Comment\0\0" + much),
        "xmp": chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + much),
        "profile": chunk(b"iCCP", b"icc\0\0" + much),
        "many": b"".join(chunk(b"zTXt", b"n%d\0\0" % n + much[:20_000]) for n in range(500)),
    }
    for name, note in notes.items():
        yield f"{name}.png", _png(16, 16, 8, 0, pixels, note)
    yield "pixels.png", _png(16, 16, 8, 0, _compressed(b"\0" * 1_000_000, 100))
    yield "known-note.png", text_bomb_png()
    exif = b"II*\0\x08\0\0\0" + b"\xff" * 3_000_000
    yield "exif.png", _png(16, 16, 8, 0, pixels, chunk(b"eXIf", exif))
    frames = chunk(b"acTL", struct.pack(">II", 0x7FFFFFFF, 0))
    yield "frames.png", _png(16, 16, 8, 0, pixels, frames)


def many_frames(count: int) -> bytes:
    """A GIF of `count` frames of one pixel."""
    frame = b"!\xf9\4\0\1\0\0\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0"
    return (
        b"GIF89a"
        + struct.pack("<HHBBB", 1, 1, 0xF0, 0, 0)
        + b"\0\0\0\xff\xff\xff"
        + (frame * count + b";")
    )


def many_scans(side: int, count: int) -> bytes:
    """A progressive JPEG that goes over the whole of a large picture again and again."""
    jpeg = encoded(Image.new("L", (64, 64), 90), "JPEG", progressive=True)
    jpeg = _jpeg_sized_grey(jpeg, side)
    last = jpeg.rindex(b"\xff\xda")
    scan = jpeg[last:-2]
    return jpeg[:-2] + scan * count + b"\xff\xd9"


def _jpeg_sized_grey(jpeg: bytes, side: int) -> bytes:
    place = jpeg.index(b"\xff\xc2\x00\x0b")
    return jpeg[: place + 5] + struct.pack(">HH", side, side) + jpeg[place + 9 :]


# ------------------------------------------------------------------------------------- metadata


def exif_traps() -> Iterator[tuple[str, bytes]]:
    """Good JPEGs with EXIF that leads in circles or claims more than there is."""
    many = [(0x9000 + n, _UNDEFINED, 0xFFFFFFFF, 8) for n in range(2000)]
    directories: dict[str, bytes] = {
        "itself": tiff([(0x8769, _LONG, 1, 16), (0x8825, _LONG, 1, 16), (0xA005, _LONG, 1, 16)]),
        "next": tiff([(0x0112, _SHORT, 1, 6)], after=16),
        "outside": tiff([(0x8769, _LONG, 1, 0xFFFFFFF0)], after=0xFFFFFFFF),
        "header": tiff([(0x8769, _LONG, 1, 0)]),
        "note": tiff([(0x927C, _UNDEFINED, 0xFFFFFFFF, 16), (0x8769, _LONG, 1, 16)]),
        "numbers": tiff([(0x829A, _RATIONAL, 0x7FFFFFFF, 16), (0x8769, _LONG, 1, 16)]),
        "smallest": tiff(
            [(0x8769, _LONG, 1, 16), (0x829A, _DOUBLE, 1, 46)],
            extra=struct.pack("<d", 5e-324),
        ),
        "text": tiff(
            [(0x010F, _ASCII, 0xFFFFFF, 16), (0x0110, _ASCII, 60_000, 8)], extra=b"x" * 60_000
        ),
        "many": tiff(many),
        "empty": b"II*\0\x08\0\0\0",
        "count": b"II*\0\x08\0\0\0\xff\xff",
        "big": b"II+\0\x08\0\0\0" + struct.pack("<Q", 0xFFFFFFFFFFFFFFF0),
    }
    for name, block in directories.items():
        yield f"exif-{name}.jpg", encoded(scene(), "JPEG", exif=b"Exif\0\0" + block[:60_000])
    yield "exif-segments.jpg", _many_segments(encoded(scene(), "JPEG"), 3000)
    picture = encoded(scene(64, 64), "TIFF")
    (place,) = struct.unpack("<I", picture[4:8])
    (count,) = struct.unpack("<H", picture[place : place + 2])
    end = place + 2 + 12 * count
    yield "loop.tif", picture[:end] + struct.pack("<I", place) + picture[end + 4 :]


def _many_segments(jpeg: bytes, count: int) -> bytes:
    block = b"Exif\0\0" + tiff([(0x8769, _LONG, 1, 16)])
    segment = b"\xff\xe1" + struct.pack(">H", len(block) + 2) + block
    return jpeg[:2] + segment * count + jpeg[2:]


def packets() -> Iterator[tuple[str, bytes]]:
    """XMP that would fill memory, read another file, or go on for ever."""
    text = XMP.decode()

    def with_type(declarations: str, words: str) -> bytes:
        typed = text.replace("<x:xmpmeta", f"<!DOCTYPE x [{declarations}]><x:xmpmeta", 1)
        return typed.replace(">Cat<", f">{words}<").encode()

    laughs = "<!ENTITY l0 'ha'>" + "".join(
        f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10)
    )
    yield "laughs", with_type(laughs, "&l9;")
    yield "laughs-utf16", with_type(laughs, "&l9;").decode().encode("utf-16")
    yield "quadratic", with_type(f"<!ENTITY a '{'a' * 50_000}'>", "&a;" * 5_000)
    yield "file", with_type("<!ENTITY f SYSTEM 'file:///etc/passwd'>", "&f;")
    yield "parameter", with_type("<!ENTITY % p SYSTEM 'file:///etc/passwd'> %p;", "Cat")
    yield "hidden", with_type(laughs, "&l9;").replace(b"DOCTYPE", b"doctype")
    nested = 150_000
    yield "deep", b"<a>" * nested + b"</a>" * nested
    subject = b"<d:subject xmlns:d='http://purl.org/dc/elements/1.1/'>"
    yield (
        "deep-subjects",
        (
            b"<r xmlns:d='http://purl.org/dc/elements/1.1/'>"
            + b"<d:subject>" * nested
            + b"</d:subject>" * nested
            + b"</r>"
        ),
    )
    yield "attributes", b"<r " + b" ".join(b"a%d='1'" % n for n in range(200_000)) + b"/>"
    yield "long", text.replace(">Cat<", f">{'Cat ' * 5_000_000}<").encode()
    items = "".join(f"<rdf:li>word {n}</rdf:li>" for n in range(100_000))
    yield "many", text.replace("<rdf:li>Cat</rdf:li>", items).encode()
    yield "not-closed", subject * 60_000
    yield "surrogates", text.replace(">Cat<", ">&#xD800;&#xFFFE;&#0;<").encode()


def with_packet(packet: bytes) -> bytes:
    """A good PNG that carries the packet."""
    note = chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + packet)
    return _png(16, 16, 8, 0, _compressed(b"\0" + b"\x80" * 16, 16), note)
