"""JPEG 2000: by Pillow, but not the colours of a palette, which it mixes up."""

from __future__ import annotations

from PIL import Image

from photo_sorter.adapters.engine.files.decoders.arrays import from_array
from photo_sorter.adapters.engine.files.decoders.opened import Loaded
from photo_sorter.adapters.engine.files.decoders.pillow_decoder import PillowPicture


class Jpeg2000Picture(PillowPicture):
    """`decoders.opened.Opened` of a JPEG 2000."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data, "JPEG2000")
        self._data = data

    def load(self) -> Loaded:
        if self.source.mode == "P" and (picture := self._coloured()):
            return Loaded(picture)
        return super().load()

    def _coloured(self) -> Image.Image | None:
        import imagecodecs

        try:
            samples = imagecodecs.jpeg2k_decode(self._data)
        except (imagecodecs.Jpeg2kError, ValueError):
            return None
        return from_array(samples) if samples.shape[1::-1] == self.size else None
