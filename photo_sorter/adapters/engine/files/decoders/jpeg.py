"""JPEG: at a reduced DCT scale, and as much as there is of a file that is cut off or damaged."""

from __future__ import annotations

import random
import re

from PIL import Image, ImageChops

from photo_sorter.adapters.engine.files.decoders.opened import Loaded
from photo_sorter.adapters.engine.files.decoders.pillow_decoder import (
    exif_orientation,
    keep_what_is_there,
    load_what_is_there,
    open_with_pillow,
)

_START, _END = b"\xff\xd8", b"\xff\xd9"
_MARKER = re.compile(rb"\xff[\xc0-\xfe]")
# Entropy-coded data as any picture might have it: no byte of it begins a marker.
_ANY_DATA = random.Random(0).randbytes(4096).replace(b"\xff", b"\x7f")
_MOST_COMPARED = 40_000_000  # pixels; of a larger picture some rows and columns tell as much


class JpegPicture:
    """`decoders.opened.Opened` of a JPEG."""

    def __init__(self, data: bytes) -> None:
        self._data = _without_bytes_before_the_first_marker(data)
        self.source = open_with_pillow(self._data, "JPEG")
        self.size = self.source.size

    def draft(self, factor: int) -> int:
        if factor > 1:
            _scale(self.source, factor)
        if "progressive" in self.source.info:  # all of it is held, whatever the scale
            return self.size[0] * self.size[1]
        return self.source.width * self.source.height

    def load(self) -> Loaded:
        factor = max(1, self.size[0] // self.source.width)
        is_whole = _loads(self.source)
        is_cut = not is_whole and self._load_part(factor)
        return Loaded(self.source, exif_orientation(self.source), is_cut)

    def _load_part(self, factor: int) -> bool:
        """Take what there is; False where nothing is missing but the end's marker. An end that is
        added lets a progressive file's scans come out; a damaged one stops before it. Raises what
        Pillow raises where there is nothing."""
        first = self.source
        try:
            self.source, is_broken = _ended(self._data, _END, factor)
        except OSError:
            keep_what_is_there(first)
            return True
        return is_broken or self._is_cut_off()

    def _is_cut_off(self) -> bool:
        """Whether any of the picture is missing. Many files lack nothing but the end's marker: then
        it does not matter what follows."""
        pixels = self.size[0] * self.size[1]
        factor = next((each for each in (1, 2, 4) if pixels <= _MOST_COMPARED * each**2), 8)
        one, _ = _ended(self._data, _END, factor)
        try:
            other, _ = _ended(self._data, _ANY_DATA + _END, factor)
        except OSError:
            return True
        return ImageChops.difference(one.convert("RGB"), other.convert("RGB")).getbbox() is not None


def _loads(picture: Image.Image) -> bool:
    """False where the file ends early or is damaged. The error is let go here: it holds what the
    decoder laid out, which is as much again as another decoder needs."""
    try:
        picture.load()
    except OSError:
        return False
    return True


def _without_bytes_before_the_first_marker(data: bytes) -> bytes:
    """Pillow wants the first marker at once, other programs look for it."""
    if data[2:3] == b"\xff":
        return data
    marker = _MARKER.search(data, 2)
    return data if marker is None else _START + data[marker.start() :]


def _ended(data: bytes, ending: bytes, factor: int) -> tuple[Image.Image, bool]:
    """The picture of a file that ends early, with what the decoder makes of the rest, and whether
    it stumbled before that. Raises OSError where there is nothing."""
    picture = open_with_pillow(data + ending, "JPEG")
    if factor > 1:
        _scale(picture, factor)
    return picture, load_what_is_there(picture)


def _scale(picture: Image.Image, factor: int) -> None:
    picture.draft(None, (picture.width // factor, picture.height // factor))
