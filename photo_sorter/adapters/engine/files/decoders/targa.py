"""TGA: by Pillow where it knows the layout; it gives up runs across rows and some colour maps."""

from __future__ import annotations

import struct

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from photo_sorter.adapters.engine.files.decoders.arrays import completed, from_array
from photo_sorter.adapters.engine.files.decoders.opened import (
    Loaded,
    Opened,
    TooManyPixelsError,
    UnreadableKindError,
)
from photo_sorter.adapters.engine.files.decoders.pillow_decoder import PillowPicture

_HEADER = 18  # bytes
_PACKED = 8  # the bit of the kind
_MAPPED, _COLOURED, _GREY = 1, 2, 3
_FROM_RIGHT, _FROM_TOP, _ALPHA_BITS = 0x10, 0x20, 0x0F


def open_targa(data: bytes) -> Opened:
    """`decoders.opened.Opener` of TGA."""
    try:
        return _PillowTarga(data)
    except (TooManyPixelsError, MemoryError):
        raise
    except Exception:
        return _Targa(data)


class _PillowTarga(PillowPicture):
    def __init__(self, data: bytes) -> None:
        super().__init__(data, "TGA")
        self._data = data

    def load(self) -> Loaded:
        try:
            self.source.load()
        except MemoryError:
            raise
        except Exception:
            return _Targa(self._data).load()
        return Loaded(self.source)


class _Targa:
    """`decoders.opened.Opened`. What is missing is black."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.source = Image.new("L", (1, 1))
        (
            named,
            has_map,
            kind,
            self._first,
            self._entries,
            entry,
            width,
            height,
            depth,
            self._how,
        ) = struct.unpack("<BBBHHBxxxxHHBB", data[:_HEADER])
        self._kind, self._is_packed = kind & ~_PACKED, bool(kind & _PACKED)
        self._depth, self._entry = (depth + 7) // 8, (entry + 7) // 8 if has_map else 0
        if self._kind not in (_MAPPED, _COLOURED, _GREY) or not 1 <= self._depth <= 4:
            raise UnreadableKindError("TGA")
        if not width or not height:
            raise OSError("header makes no sense")
        self.size: tuple[int, int] = (width, height)
        self._map_start = _HEADER + named
        self._start = self._map_start + self._entries * self._entry

    def draft(self, factor: int) -> int:
        return self.size[0] * self.size[1]

    def load(self) -> Loaded:
        width, height = self.size
        wanted = width * height * self._depth
        raw = self._data[self._start :]
        found = _unpacked(raw, self._depth, wanted) if self._is_packed else raw[:wanted]
        rows = len(found) // (width * self._depth)
        if not rows:
            raise OSError("image file is truncated")
        samples = np.frombuffer(found[: rows * width * self._depth], np.uint8)
        pixels = self._colours(samples.reshape(rows, width, self._depth))
        from_below = not self._how & _FROM_TOP
        if from_below:
            pixels = pixels[::-1]
        if self._how & _FROM_RIGHT:
            pixels = pixels[:, ::-1]
        picture = completed(from_array(np.ascontiguousarray(pixels)), height, from_below)
        return Loaded(picture, cut_off=rows < height)

    def _colours(self, samples: NDArray[np.uint8]) -> NDArray[np.uint8]:
        has_alpha = bool(self._how & _ALPHA_BITS)
        if self._kind == _GREY:
            return samples[:, :, : 2 if has_alpha and self._depth == 2 else 1]
        if self._kind == _COLOURED:
            return _coloured(samples, has_alpha)
        indices = samples[:, :, 0].astype(np.int64)
        if self._depth > 1:
            indices += samples[:, :, 1].astype(np.int64) << 8
        table = np.frombuffer(self._data[self._map_start : self._start], np.uint8)
        if not self._entry or table.size < self._entries * self._entry or not self._entries:
            raise OSError("no colour map")
        colours = _coloured(table.reshape(1, self._entries, self._entry), has_alpha)[0]
        pixels: NDArray[np.uint8] = colours[(indices - self._first).clip(0, self._entries - 1)]
        return pixels


def _coloured(samples: NDArray[np.uint8], has_alpha: bool) -> NDArray[np.uint8]:
    """RGB or RGBA of blue, green, red and alpha, or of five bits each."""
    if samples.shape[2] == 1:
        return samples
    if samples.shape[2] == 2:
        numbers = samples[:, :, 0].astype(np.uint16) | samples[:, :, 1].astype(np.uint16) << 8
        bands = [((numbers >> shift) & 31).astype(np.uint16) * 255 // 31 for shift in (10, 5, 0)]
        return np.stack(bands, axis=2).astype(np.uint8)
    order = [2, 1, 0, 3] if has_alpha and samples.shape[2] == 4 else [2, 1, 0]
    return samples[:, :, order]


def _unpacked(packed: bytes, depth: int, wanted: int) -> bytes:
    """Runs and plain pixels, one behind the other, also across rows."""
    parts: list[bytes] = []
    at = length = 0
    while length < wanted and at < len(packed):
        count = (packed[at] & 127) + 1
        if packed[at] & 128:
            part = packed[at + 1 : at + 1 + depth] * count
            at += 1 + depth
        else:
            part = packed[at + 1 : at + 1 + count * depth]
            at += 1 + count * depth
        parts.append(part)
        length += len(part)
    return b"".join(parts)
