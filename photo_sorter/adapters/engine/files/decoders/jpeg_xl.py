"""JPEG XL through imagecodecs, whose libjxl turns the picture by itself."""

from __future__ import annotations

import numpy as np
from PIL import Image

from photo_sorter.adapters.engine.files.decoders.arrays import from_array
from photo_sorter.adapters.engine.files.decoders.jxl_header import read_header
from photo_sorter.adapters.engine.files.decoders.opened import Loaded
from photo_sorter.adapters.engine.files.decoders.pillow_decoder import has_content

_EXIF_HEAD = b"Exif\0\0"
_SIDEWAYS = (5, 6, 7, 8)


class JpegXlPicture:
    """`decoders.opened.Opened` of a JPEG XL. Its own header says how it is turned, EXIF does not
    count."""

    def __init__(self, data: bytes) -> None:
        header = read_header(data)
        self._data = data
        width, height = header.size
        self.size = (height, width) if header.orientation in _SIDEWAYS else (width, height)
        self.source = Image.new("L", (1, 1))
        if header.exif:
            self.source.info["exif"] = _EXIF_HEAD + header.exif
        if header.xmp:
            self.source.info["xmp"] = header.xmp

    def draft(self, factor: int) -> int:
        return self.size[0] * self.size[1]

    def load(self) -> Loaded:
        import imagecodecs

        try:
            return Loaded(from_array(imagecodecs.jpegxl_decode(self._data, index=0, numthreads=1)))
        except imagecodecs.JpegxlError as error:
            if "NEED_MORE_INPUT" not in str(error):
                raise
            part = np.zeros((self.size[1], self.size[0], 3), np.uint8)
            try:
                imagecodecs.jpegxl_decode(self._data, index=0, numthreads=1, out=part)
            except (imagecodecs.JpegxlError, ValueError):
                if has_content(picture := Image.fromarray(part)):
                    return Loaded(picture, cut_off=True)
            raise
