"""BMP: by Pillow where it knows the layout, else by the masks that the header names."""

from __future__ import annotations

import struct
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from photo_sorter.adapters.engine.files.decoders.arrays import completed, from_array
from photo_sorter.adapters.engine.files.decoders.bitmap_runs import unpacked_runs
from photo_sorter.adapters.engine.files.decoders.opened import (
    Loaded,
    Opened,
    TooManyPixelsError,
    UnreadableKindError,
)
from photo_sorter.adapters.engine.files.decoders.pillow_decoder import PillowPicture

_FILE_HEADER = 14  # bytes
_MASKS_BEHIND = 40  # the length of the header that leaves its masks to what follows
_PLAIN, _BITFIELDS, _ALPHA_BITFIELDS = 0, 3, 6
_RUNS = {1: 8, 2: 4}  # the bits of the indices that are packed so
_PLAIN_MASKS = {16: (0x7C00, 0x3E0, 0x1F, 0), 32: (0xFF0000, 0xFF00, 0xFF, 0)}


def open_bitmap(data: bytes) -> Opened:
    """`decoders.opened.Opener` of BMP, also of the first of an OS/2 array of them."""
    if data.startswith(b"BA"):
        data = data[_FILE_HEADER:] if data[14:16] == b"BM" else data
        data = _moved(data)
    if _has_short_alpha(data) or _has_runs(data):  # of which Pillow drops something
        return _MaskedBitmap(data)
    try:
        return _PillowBitmap(data)
    except (TooManyPixelsError, MemoryError):
        raise
    except Exception:
        return _MaskedBitmap(data)


def _moved(data: bytes) -> bytes:
    """Of an array: where the pixels begin is counted from the beginning of the whole file."""
    start = int.from_bytes(data[10:14], "little") - _FILE_HEADER
    return data[:10] + max(start, 0).to_bytes(4, "little") + data[14:]


def _has_short_alpha(data: bytes) -> bool:
    """Whether these are numbers of 16 bits of which some are alpha, by the masks of the header."""
    length, compression = (int.from_bytes(data[at : at + 4], "little") for at in (14, 30))
    named = compression == _ALPHA_BITFIELDS or (compression == _BITFIELDS and length >= 56)
    return data[28:30] == b"\x10\0" and named and any(data[66:70])


def _has_runs(data: bytes) -> bool:
    length, compression = (int.from_bytes(data[at : at + 4], "little") for at in (14, 30))
    return length >= 40 and _RUNS.get(compression) == int.from_bytes(data[28:30], "little")


class _PillowBitmap(PillowPicture):
    def __init__(self, data: bytes) -> None:
        super().__init__(data, "BMP")

    def load(self) -> Loaded:
        loaded = super().load()
        return replace(loaded, picture=_visible(loaded.picture))


def _visible(picture: Image.Image) -> Image.Image:
    """Without its alpha where that is nought everywhere: whoever wrote the file left it out."""
    if picture.mode == "RGBA" and picture.getchannel("A").getextrema() == (0, 0):
        return picture.convert("RGB")
    return picture


class _MaskedBitmap:
    """`decoders.opened.Opened` of pixels as numbers of 16 or 32 bits, or indices of a palette. What
    is missing is black, or has the first colour of the palette."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.source = Image.new("L", (1, 1))
        self._start = int.from_bytes(data[10:14], "little")
        length = int.from_bytes(data[14:18], "little")
        if length < 16:
            raise UnreadableKindError("BMP")
        width: int
        height: int
        width, height = struct.unpack("<ii", data[18:26])
        self._bits = int.from_bytes(data[28:30], "little")
        compression = int.from_bytes(data[30:34], "little") if length >= 20 else _PLAIN
        self._has_runs = _has_runs(data)
        if compression not in (_PLAIN, _BITFIELDS, _ALPHA_BITFIELDS) and not self._has_runs:
            raise UnreadableKindError("BMP")
        if width < 1 or height == 0 or self._bits not in (1, 2, 4, 8, 16, 24, 32):
            raise OSError("header makes no sense")
        self._is_upright, self.size = height < 0, (width, abs(height))
        self._masks = self._read_masks(length, compression)
        used = int.from_bytes(data[46:50], "little") if length >= 36 else 0
        self._palette = data[_FILE_HEADER + length :][: 4 * (used or 1 << min(self._bits, 8))]

    def _read_masks(self, length: int, compression: int) -> tuple[int, ...]:
        if compression == _PLAIN or self._has_runs:
            return _PLAIN_MASKS.get(self._bits, ())
        has_alpha = length >= 56 or compression == _ALPHA_BITFIELDS
        masks: tuple[int, ...] = struct.unpack("<4I", self._data[54:70].ljust(16, b"\0"))
        red, green, blue, alpha = masks
        return (red, green, blue, alpha if has_alpha else 0)

    def draft(self, factor: int) -> int:
        return self.size[0] * self.size[1]

    def load(self) -> Loaded:
        width = self.size[0]
        if self._has_runs:
            indices, is_cut = unpacked_runs(self._data[self._start :], self.size, self._bits)
            return self._loaded(indices, is_cut)
        rows, is_cut = self._rows()
        if self._bits == 24:
            pixels = rows[:, : 3 * width].reshape(-1, width, 3)[:, :, ::-1]
        elif self._bits < 16:
            pixels = self._indices(rows)
        else:
            numbers = np.ascontiguousarray(rows).view(f"<u{self._bits // 8}")[:, :width]
            bands = [_band(numbers, mask) for mask in self._masks[: 4 if self._masks[3] else 3]]
            pixels = np.stack(bands, axis=2)
        return self._loaded(pixels, is_cut)

    def _loaded(self, pixels: NDArray[np.uint8], is_cut: bool) -> Loaded:
        part = from_array(np.ascontiguousarray(pixels if self._is_upright else pixels[::-1]))
        picture = completed(part, self.size[1], from_below=not self._is_upright)
        if self._bits < 16:
            picture.putpalette(self._colours())
        return Loaded(_visible(picture), cut_off=is_cut)

    def _rows(self) -> tuple[NDArray[np.uint8], bool]:
        """The bytes of the rows that are there, each padded to four; and whether others are
        missing."""
        width, height = self.size
        row = (width * self._bits + 31) // 32 * 4
        rows = min((len(self._data) - self._start) // row, height)
        if rows < 1:
            raise OSError("image file is truncated")
        found = np.frombuffer(self._data, np.uint8, rows * row, self._start)
        return found.reshape(rows, row), rows < height

    def _indices(self, rows: NDArray[np.uint8]) -> NDArray[np.uint8]:
        parts = [
            (rows >> shift) & ((1 << self._bits) - 1)
            for shift in range(8 - self._bits, -1, -self._bits)
        ]
        return np.stack(parts, axis=2).reshape(len(rows), -1)[:, : self.size[0]]

    def _colours(self) -> bytes:
        palette = np.frombuffer(self._palette.ljust(1024, b"\0")[:1024], np.uint8).reshape(256, 4)
        return palette[:, 2::-1].tobytes()


def _band(numbers: NDArray[np.unsignedinteger], mask: int) -> NDArray[np.uint8]:
    """The bits of a mask, as 0 to 255."""
    if not mask:
        return np.zeros(numbers.shape, np.uint8)
    lowest = (mask & -mask).bit_length() - 1
    most = mask >> lowest
    values = ((numbers & numbers.dtype.type(mask)) >> lowest).astype(np.float64)
    return (values * (255.0 / most) + 0.5).astype(np.uint8)
