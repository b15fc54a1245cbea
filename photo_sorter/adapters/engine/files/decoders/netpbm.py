"""PNM, PAM and PFM. Pillow reads most of them; the rest are a header of text before samples."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from photo_sorter.adapters.engine.files.decoders.arrays import (
    completed,
    eight_bit,
    from_array,
)
from photo_sorter.adapters.engine.files.decoders.opened import (
    Loaded,
    Opened,
    UnreadableKindError,
)
from photo_sorter.adapters.engine.files.decoders.pillow_decoder import PillowPicture

_PAM = re.compile(rb"P7\s(.{0,4000}?)\nENDHDR\n", re.DOTALL)
_PFM = re.compile(rb"P[Ff]\s+(\d{1,10})\s+(\d{1,10})\s+([-+.\deE]{1,40})\s")


def open_netpbm(data: bytes) -> Opened:
    """`decoders.opened.Opener` of all of them."""
    if data.startswith(b"P7"):
        return _Pam(data)
    if data[:2] in (b"PF", b"Pf"):
        return _Pfm(data)
    return PillowPicture(data, "PPM")


class _Samples:
    """`decoders.opened.Opened` of samples that lie behind a header. What is missing is black."""

    def __init__(self, data: bytes, start: int, size: tuple[int, int], bands: int) -> None:
        self.source = Image.new("L", (1, 1))
        self.size = size
        self._data, self._start, self._bands = data, start, bands

    def draft(self, factor: int) -> int:
        return self.size[0] * self.size[1]

    def _array(self, kind: str) -> tuple[NDArray[Any], bool]:
        """The samples (h, w, bands) of the rows that are there, and whether others are missing."""
        width, height = self.size
        row = width * self._bands
        there = (len(self._data) - self._start) // np.dtype(kind).itemsize // row
        if there < 1:
            raise OSError("image file is truncated")
        rows = min(there, height)
        found = np.frombuffer(self._data, kind, rows * row, self._start)
        return found.reshape(rows, width, self._bands), rows < height


class _Pam(_Samples):
    def __init__(self, data: bytes) -> None:
        header = _PAM.match(data)
        if header is None:
            raise OSError("no header")
        words = dict(
            line.split(None, 1) for line in header[1].split(b"\n") if len(line.split(None, 1)) == 2
        )
        size = (int(words[b"WIDTH"]), int(words[b"HEIGHT"]))
        bands, self._most = int(words[b"DEPTH"]), int(words[b"MAXVAL"])
        if min(*size, bands, self._most) < 1 or self._most > 65535:
            raise OSError("header makes no sense")
        if bands > 4:
            raise UnreadableKindError("PAM")
        super().__init__(data, header.end(), size, bands)

    def load(self) -> Loaded:
        samples, is_cut = self._array("u1" if self._most < 256 else ">u2")
        if self._most not in (255, 65535):
            samples = eight_bit(samples.astype(np.float32) / self._most)
        part = from_array(samples.astype(samples.dtype.newbyteorder("=")))
        return Loaded(completed(part, self.size[1]), cut_off=is_cut)


class _Pfm(_Samples):
    """Rows from the bottom, numbers with a point; a negative scale means little endian."""

    def __init__(self, data: bytes) -> None:
        header = _PFM.match(data)
        if header is None:
            raise OSError("no header")
        self._kind = "<f4" if float(header[3]) < 0 else ">f4"
        size = (int(header[1]), int(header[2]))
        if min(size) < 1:
            raise OSError("header makes no sense")
        super().__init__(data, header.end(), size, 3 if data[1:2] == b"F" else 1)

    def load(self) -> Loaded:
        samples, is_cut = self._array(self._kind)
        part = from_array(samples[::-1].astype(np.float32))
        return Loaded(completed(part, self.size[1], from_below=True), cut_off=is_cut)
