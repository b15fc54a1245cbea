"""What stands first in a JPEG XL file: size and orientation, in bits, and boxes of metadata."""

from __future__ import annotations

from dataclasses import dataclass

from photo_sorter.adapters.engine.files.decoders.boxes import boxes

_CODESTREAM = b"\xff\x0a"
_CONTAINER = b"\0\0\0\x0cJXL \r\n\x87\n"
_RATIOS = ((1, 1), (12, 10), (4, 3), (3, 2), (16, 9), (5, 4), (2, 1))
_SIZE_BITS = (9, 13, 18, 30)
_HEADER_BYTES = 32  # hold a size and an orientation, whatever they are


@dataclass(frozen=True, slots=True)
class JxlHeader:
    """`size` is of the picture as it is stored; `exif` begins with TIFF's header."""

    size: tuple[int, int]
    orientation: int
    exif: bytes = b""
    xmp: bytes = b""


def read_header(data: bytes) -> JxlHeader:
    """Raises ValueError where the bytes are no JPEG XL."""
    if data.startswith(_CODESTREAM):
        return JxlHeader(*_size_and_orientation(data[:_HEADER_BYTES]))
    if not data.startswith(_CONTAINER):
        raise ValueError("no JPEG XL file")
    stream, exif, xmp = b"", b"", b""
    for kind, start, end in boxes(data):
        if kind == b"jxlc" and not stream:
            stream = data[start : min(end, start + _HEADER_BYTES)]
        elif kind == b"jxlp" and len(stream) < _HEADER_BYTES:  # a part: its number comes first
            stream += data[start + 4 : min(end, start + 4 + _HEADER_BYTES)]
        elif kind == b"Exif":
            # The first four bytes say where TIFF's header begins behind them.
            exif = data[start + 4 + int.from_bytes(data[start : start + 4], "big") : end]
        elif kind == b"xml ":
            xmp = data[start:end]
    if not stream.startswith(_CODESTREAM):
        raise ValueError("no codestream")
    return JxlHeader(*_size_and_orientation(stream), exif, xmp)


class _Bits:
    """Bits of bytes, the lowest of each byte first."""

    def __init__(self, data: bytes) -> None:
        self._number = int.from_bytes(data, "little")
        self._left = 8 * len(data)

    def take(self, count: int) -> int:
        if count > self._left:
            raise ValueError("header is cut off")
        value = self._number & ((1 << count) - 1)
        self._number >>= count
        self._left -= count
        return value


def _size_and_orientation(stream: bytes) -> tuple[tuple[int, int], int]:
    bits = _Bits(stream[2:])
    small = bits.take(1)
    height = _length(bits, small)
    ratio = bits.take(3)
    if ratio:
        across, down = _RATIOS[ratio - 1]
        width = height * across // down
    else:
        width = _length(bits, small)
    all_default = bits.take(1)
    has_more = 0 if all_default else bits.take(1)
    return (width, height), 1 + bits.take(3) if has_more else 1


def _length(bits: _Bits, small: int) -> int:
    if small:
        return 8 * (bits.take(5) + 1)
    return 1 + bits.take(_SIZE_BITS[bits.take(2)])
