"""WebP. Pillow refuses a file that is cut off: its end is made up, and then left out again."""

from __future__ import annotations

import numpy as np
from PIL import Image

from photo_sorter.adapters.engine.files.decoders.opened import Loaded, TooManyPixelsError
from photo_sorter.adapters.engine.files.decoders.pillow_decoder import (
    exif_orientation,
    has_content,
    open_with_pillow,
)

_FIRST_CHUNK = 12
_MORE = 100_000  # bytes
_HEADER = 8  # bytes of a RIFF header, which its own length leaves out
_LONGEST_GAP = 256_000_000  # bytes that are made up at most


class WebpPicture:
    """`decoders.opened.Opened` of a WebP."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._missing = int.from_bytes(data[4:8], "little") + _HEADER - len(data)
        whole = data if self._missing <= 0 else self._with(0)
        try:
            self.source = open_with_pillow(whole, "WEBP")
        except Image.DecompressionBombError as error:
            raise TooManyPixelsError(_canvas(data)) from error
        self.size = self.source.size

    def draft(self, factor: int) -> int:
        return self.size[0] * self.size[1]

    def load(self) -> Loaded:
        self.source.load()
        if self._missing <= 0:
            return Loaded(self.source, exif_orientation(self.source))
        try:
            other = open_with_pillow(self._with(0x55), "WEBP")
            other.load()
        except OSError:  # what was made up makes no sense to the decoder: then the first stands
            part = self.source
        else:
            part = _rows_that_agree(self.source, other)
        if not has_content(part):
            raise OSError("image file is truncated")
        return Loaded(part, exif_orientation(self.source), cut_off=True)

    def _with(self, filler: int) -> bytes:
        """The file with a made-up end, which is longer than the true one: other data may well take
        more bytes, and the decoder must not miss any."""
        if self._missing > _LONGEST_GAP:
            raise OSError("image file is truncated")
        more = (self._missing + _MORE) // 2 * 2
        whole = bytearray(self._data) + bytes([filler]) * (self._missing + more)
        for at in (4, _last_chunk(self._data) + 4):
            length = int.from_bytes(whole[at : at + 4], "little") + more
            whole[at : at + 4] = length.to_bytes(4, "little")
        return bytes(whole)


def _canvas(data: bytes) -> tuple[int, int]:
    """Width and height in the header of an extended file."""
    sides = (int.from_bytes(data[at : at + 3], "little") + 1 for at in (24, 27))
    return next(sides), next(sides)


def _last_chunk(data: bytes) -> int:
    """Where the chunk begins that reaches beyond the file's end."""
    at = _FIRST_CHUNK
    while True:
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        following = at + 8 + length + length % 2
        if following + 8 > len(data):
            return at
        at = following


def _rows_that_agree(one: Image.Image, other: Image.Image) -> Image.Image:
    """The picture down to where what was made up begins to matter; black below."""
    same = (np.asarray(one) == np.asarray(other)).reshape(one.height, -1).all(axis=1)
    rows = one.height if same.all() else int(same.argmin())
    part = Image.new(one.mode, one.size)
    part.paste(one.crop((0, 0, one.width, rows)))
    part.info = one.info
    return part
