"""Icons: the largest of their pictures, each a PNG or a bitmap above a mask of what is clear."""

from __future__ import annotations

import struct

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from photo_sorter.adapters.engine.files.decoders.bitmap import open_bitmap
from photo_sorter.adapters.engine.files.decoders.opened import Loaded, Opened
from photo_sorter.adapters.engine.files.decoders.png import PngPicture

_HEADER, _ENTRY, _FILE_HEADER = 6, 16, 14  # bytes
_PNG = b"\x89PNG"
_BITFIELDS, _ALPHA_BITFIELDS = 3, 6
_MASKS_BEHIND = {_BITFIELDS: 12, _ALPHA_BITFIELDS: 16}  # bytes, where the header has no room
_MOST_COLOURS = 256


def open_icon(data: bytes) -> Opened:
    """`decoders.opened.Opener` of icons. How long a picture is said to be does not count: what
    belongs to it follows from its own header."""
    count = int.from_bytes(data[4:6], "little")
    table = data[_HEADER : _HEADER + count * _ENTRY]
    entries = list(struct.iter_unpack("<4B2HII", table[: len(table) // _ENTRY * _ENTRY]))
    best = max(entries, key=lambda entry: ((entry[0] or 256) * (entry[1] or 256), entry[5]))
    content = data[best[7] :]
    return PngPicture(content) if content.startswith(_PNG) else _Icon(content)


class _Icon:
    """`decoders.opened.Opened` of a bitmap whose header counts the rows of its mask as well."""

    def __init__(self, content: bytes) -> None:
        length = int.from_bytes(content[:4], "little")
        if length < 40:
            raise OSError("header makes no sense")
        width: int
        height: int
        width, height = struct.unpack("<ii", content[4:12])
        height = int(height / 2)
        self._bits = int.from_bytes(content[14:16], "little")
        start = _FILE_HEADER + length + _before_pixels(content, length, self._bits)
        head = struct.pack("<2sIHHI", b"BM", 0, 0, 0, start)
        self._data = head + content[:8] + struct.pack("<i", height) + content[12:]
        self._start, self._end = start, _FILE_HEADER + _before_profile(content, length)
        self._bitmap = open_bitmap(self._data)
        self.source = self._bitmap.source
        self._is_upright = height < 0
        self.size: tuple[int, int] = (width, abs(height))

    def draft(self, factor: int) -> int:
        return self.size[0] * self.size[1]

    def load(self) -> Loaded:
        loaded = self._bitmap.load()
        picture = loaded.picture
        if not picture.has_transparency_data:
            picture = picture.convert("RGB")
            picture.putalpha(Image.fromarray(self._alpha()))
        return Loaded(picture, cut_off=loaded.cut_off)

    def _alpha(self) -> NDArray[np.uint8]:
        """The fourth byte of each pixel where it says anything, else what the mask leaves."""
        width, height = self.size
        row = (width * self._bits + 31) // 32 * 4
        alpha = np.full((height, width), 255, np.uint8)
        found = self._rows(self._start, row)[:, 3::4] if self._bits == 32 else np.empty((0, 0))
        if not found.any():
            masked = self._rows(self._start + height * row, (width + 31) // 32 * 4)
            found = (1 - np.unpackbits(masked, axis=1)[:, :width]) * np.uint8(255)
        alpha[: len(found)] = found
        return alpha if self._is_upright else np.ascontiguousarray(alpha[::-1])

    def _rows(self, start: int, row: int) -> NDArray[np.uint8]:
        """The rows of so many bytes that are there, in the order of the file."""
        count = min(max(self._end - start, 0) // row, self.size[1])
        return np.frombuffer(self._data[start : start + count * row], np.uint8).reshape(count, row)


def _before_pixels(content: bytes, length: int, bits: int) -> int:
    """How many bytes of masks and of a palette lie between the header and the pixels."""
    used = int.from_bytes(content[32:36], "little")
    colours = used or (1 << bits if bits <= 8 else 0)
    compression = int.from_bytes(content[16:20], "little")
    masks = _MASKS_BEHIND.get(compression, 0) if length == 40 else 0
    return masks + 4 * (colours if colours <= _MOST_COLOURS else 0)


def _before_profile(content: bytes, length: int) -> int:
    """How many bytes there are before the colour profile, or to the end."""
    named = int.from_bytes(content[112:116], "little") if length >= 124 else 0
    return named if length < named < len(content) else len(content)
