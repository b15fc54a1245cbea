"""WebP. Pillow refuses a file that is cut off: its end is made up, and then left out again."""

from __future__ import annotations

import numpy as np
from PIL import Image

from photo_sorter.adapters.engine.files.decoders.opened import Loaded
from photo_sorter.adapters.engine.files.decoders.pillow_decoder import (
    exif_orientation,
    has_content,
    open_with_pillow,
)

_HEADER = 8  # bytes of a RIFF header, which its own length leaves out
_LONGEST_GAP = 256_000_000  # bytes that are made up at most


class WebpPicture:
    """`decoders.opened.Opened` of a WebP."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._missing = int.from_bytes(data[4:8], "little") + _HEADER - len(data)
        whole = data if self._missing <= 0 else self._with(0)
        self.source = open_with_pillow(whole, "WEBP")
        self.size = self.source.size

    def draft(self, factor: int) -> int:
        return self.size[0] * self.size[1]

    def load(self) -> Loaded:
        self.source.load()
        if self._missing <= 0:
            return Loaded(self.source, exif_orientation(self.source))
        other = open_with_pillow(self._with(0x55), "WEBP")
        part = _rows_that_agree(self.source, other)
        if not has_content(part):
            raise OSError("image file is truncated")
        return Loaded(part, exif_orientation(self.source), cut_off=True)

    def _with(self, filler: int) -> bytes:
        if self._missing > _LONGEST_GAP:
            raise OSError("image file is truncated")
        return self._data + bytes([filler]) * self._missing


def _rows_that_agree(one: Image.Image, other: Image.Image) -> Image.Image:
    """The picture down to where what was made up begins to matter; black below."""
    same = (np.asarray(one) == np.asarray(other)).reshape(one.height, -1).all(axis=1)
    rows = one.height if same.all() else int(same.argmin())
    part = Image.new(one.mode, one.size)
    part.paste(one.crop((0, 0, one.width, rows)))
    part.info = one.info
    return part
