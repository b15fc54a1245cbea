"""HEIC and HEIF through libheif and libde265, without an encoder."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from photo_sorter.adapters.engine.files.decoders.opened import Loaded
from photo_sorter.adapters.engine.files.decoders.pillow_decoder import exif_orientation

if TYPE_CHECKING:
    from PIL.Image import Image


class HeifPicture:
    """`decoders.opened.Opened` of a HEIF. The library turns and crops by itself."""

    def __init__(self, data: bytes) -> None:
        from pi_heif import options
        from pi_heif.as_plugin import HeifImageFile

        options.THUMBNAILS = False  # nobody looks at them, and one that is broken would cost all
        self.source: Image = HeifImageFile(io.BytesIO(data))
        self.size: tuple[int, int] = self.source.size

    def draft(self, factor: int) -> int:
        return self.source.width * self.source.height

    def load(self) -> Loaded:
        self.source.load()
        return Loaded(self.source, exif_orientation(self.source))
