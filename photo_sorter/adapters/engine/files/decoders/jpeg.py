"""JPEG: at a reduced DCT scale, and as much as there is of a file that is cut off."""

from __future__ import annotations

import random

from PIL import Image, ImageChops

from photo_sorter.adapters.engine.files.decoders.opened import Loaded
from photo_sorter.adapters.engine.files.decoders.pillow_decoder import (
    exif_orientation,
    has_content,
    open_with_pillow,
)

_END = b"\xff\xd9"
# Entropy-coded data as any picture might have it: no byte of it begins a marker.
_ANY_DATA = random.Random(0).randbytes(4096).replace(b"\xff", b"\x7f")
_COMPARED_WHOLE = 40_000_000  # pixels; of a larger one half of the rows and columns tell as much


class JpegPicture:
    """`decoders.opened.Opened` of a JPEG."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.source = open_with_pillow(data, "JPEG")
        self.size = self.source.size

    def draft(self, factor: int) -> int:
        if factor > 1:
            _scale(self.source, factor)
        return self.source.width * self.source.height

    def load(self) -> Loaded:
        factor = max(1, self.size[0] // self.source.width)
        try:
            self.source.load()
        except OSError:
            self.source = _ended(self._data, _END, factor)
            if not has_content(self.source):
                raise
            return Loaded(self.source, exif_orientation(self.source), self._is_cut_off())
        return Loaded(self.source, exif_orientation(self.source))

    def _is_cut_off(self) -> bool:
        """Whether any of the picture is missing. Many files lack nothing but the end's marker: then
        it does not matter what follows."""
        factor = 1 if self.size[0] * self.size[1] <= _COMPARED_WHOLE else 2
        one = _ended(self._data, _END, factor)
        other = _ended(self._data, _ANY_DATA + _END, factor)
        return ImageChops.difference(one.convert("RGB"), other.convert("RGB")).getbbox() is not None


def _ended(data: bytes, ending: bytes, factor: int) -> Image.Image:
    """The picture of a file that ends early, with what the decoder makes of the rest."""
    picture = open_with_pillow(data + ending, "JPEG")
    if factor > 1:
        _scale(picture, factor)
    picture.load()
    return picture


def _scale(picture: Image.Image, factor: int) -> None:
    picture.draft(None, (picture.width // factor, picture.height // factor))
