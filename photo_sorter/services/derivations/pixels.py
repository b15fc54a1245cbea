"""The hash of the picture as it is shown, by which it is known that the metadata alone changed."""

from __future__ import annotations

from photo_sorter.core.derivation import PIXELS, DerivedValue, FoundValue
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports import FileResult
from photo_sorter.services.derivations.picture import PictureDeriver


class PixelsDeriver(PictureDeriver):
    derivation = PIXELS

    def value_of(self, result: FileResult) -> FoundValue:
        return result.pixels

    def keep(self, photo_id: PhotoId, value: FoundValue) -> DerivedValue | None:
        self._catalog.photos.set_pixels(photo_id, str(value))
        return None
