"""Photoshop documents: the composite that is kept beside the layers."""

from __future__ import annotations

import struct
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from photo_sorter.adapters.engine.files.decoders.arrays import eight_bit, from_array
from photo_sorter.adapters.engine.files.decoders.opened import Loaded, UnreadableKindError

_HEADER = 26  # bytes
_LARGE = 2  # the version of PSB, which has wider lengths
_BITMAP, _GREY, _INDEXED, _RGB, _CMYK, _MULTI, _DUOTONE, _LAB = 0, 1, 2, 3, 4, 7, 8, 9
_COLOURS = {_BITMAP: 1, _GREY: 1, _INDEXED: 1, _RGB: 3, _CMYK: 4, _MULTI: 1, _DUOTONE: 1, _LAB: 3}
_TYPES = {8: ">u1", 16: ">u2", 32: ">f4"}
_RAW, _PACKED = 0, 1
_ICC, _IPTC, _EXIF, _XMP = 0x040F, 0x0404, 0x0422, 0x0424


class PsdPicture:
    """`decoders.opened.Opened` of a PSD or PSB."""

    def __init__(self, data: bytes) -> None:
        version, channels, height, width, self._depth, self._mode = struct.unpack(
            ">4xH6xHIIHH", data[:_HEADER]
        )
        if self._mode not in _COLOURS or channels < _COLOURS[self._mode]:
            raise UnreadableKindError("Photoshop")
        if self._depth not in (1, *_TYPES) or (self._depth == 1) != (self._mode == _BITMAP):
            raise UnreadableKindError("Photoshop")
        self._data, self._is_large, self._channels = data, version == _LARGE, channels
        self.size: tuple[int, int] = (width, height)
        self._palette, at = self._section(_HEADER)
        resources, at = self._section(at)
        _, self._at = self._section(at, wide=self._is_large)
        self.source = _carrier(resources)

    def draft(self, factor: int) -> int:
        return self.size[0] * self.size[1]

    def load(self) -> Loaded:
        planes, is_cut = self._planes()
        picture = self._picture(planes)
        picture.info.update(self.source.info)
        return Loaded(picture, cut_off=is_cut)

    def _section(self, at: int, wide: bool = False) -> tuple[bytes, int]:
        """A block with its length before it, and where the next begins."""
        count = 8 if wide else 4
        length = int.from_bytes(self._data[at : at + count], "big")
        return self._data[at + count : at + count + length], at + count + length

    def _planes(self) -> tuple[NDArray[Any], bool]:
        """The channels that count (c, h, w), and whether some of them is missing."""
        width, height = self.size
        colours = _COLOURS[self._mode]
        wanted = colours + (1 if self._mode in (_GREY, _RGB) and self._channels > colours else 0)
        row = (width + 7) // 8 if self._depth == 1 else width * self._depth // 8
        length = wanted * height * row
        compression = int.from_bytes(self._data[self._at : self._at + 2], "big")
        at = self._at + 2
        if compression == _RAW:
            found = self._data[at : at + length]
        elif compression == _PACKED:
            found = self._unpacked(at, wanted, length)
        else:
            raise UnreadableKindError("Photoshop")
        if len(found) < min(height * row, length):  # not even one of the colours
            raise OSError("image file is truncated")
        planes = np.frombuffer(found.ljust(length, b"\0"), np.uint8).reshape(wanted, height, row)
        if self._depth == 1:
            return np.unpackbits(planes, axis=2)[:, :, :width] == 0, len(found) < length
        samples = planes.view(_TYPES[self._depth])
        return samples.astype(samples.dtype.newbyteorder("=")), len(found) < length

    def _unpacked(self, at: int, planes: int, length: int) -> bytes:
        from imagecodecs import PackbitsError, packbits_decode

        rows, entry = self._channels * self.size[1], 4 if self._is_large else 2
        counts = np.frombuffer(self._data[at : at + rows * entry], f">u{entry}")
        start = at + rows * entry
        counts = counts[: planes * self.size[1]]
        packed = self._data[start : start + int(counts.sum())]
        try:
            return bytes(packbits_decode(packed, out=length)) if packed else b""
        except PackbitsError:  # row by row, up to the first that is damaged
            found = []
            for begin, count in zip(counts.cumsum() - counts, counts, strict=True):
                try:
                    found.append(bytes(packbits_decode(packed[begin : begin + count])))
                except PackbitsError:
                    break
            return b"".join(found)

    def _picture(self, planes: NDArray[Any]) -> Image.Image:
        if self._mode == _INDEXED:
            palette = np.frombuffer(self._palette[:768].ljust(768, b"\0"), np.uint8)
            return from_array(palette.reshape(3, 256).T[planes[0]])
        samples = np.moveaxis(planes, 0, -1)
        if self._mode == _CMYK:  # full ink is nought
            return Image.fromarray(255 - eight_bit(samples), "CMYK")
        if self._mode == _LAB:
            lab = eight_bit(samples) if samples.dtype != np.uint16 else samples >> 8
            lab = lab.astype(np.uint8)
            lab[:, :, 1:] ^= 128
            return Image.frombytes("LAB", self.size, np.ascontiguousarray(lab).tobytes())
        return from_array(samples)


def _carrier(resources: bytes) -> Image.Image:
    """Gives what the image resources say: profile, EXIF, XMP and IPTC."""
    source = Image.new("L", (1, 1))
    at = 0
    while resources[at : at + 4] == b"8BIM":
        number = int.from_bytes(resources[at + 4 : at + 6], "big")
        name = resources[at + 6 : at + 7]
        at += 6 + (1 + (name[0] if name else 0) + 1) // 2 * 2
        length = int.from_bytes(resources[at : at + 4], "big")
        block = resources[at + 4 : at + 4 + length]
        at += 4 + (length + 1) // 2 * 2
        if number == _ICC:
            source.info["icc_profile"] = block
        elif number == _EXIF:
            source.info["exif"] = b"Exif\0\0" + block
        elif number == _XMP:
            source.info["xmp"] = block
        elif number == _IPTC:
            source.info["photoshop"] = {_IPTC: block}
    return source
