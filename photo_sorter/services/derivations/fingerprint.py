"""What a picture is found by when it was resaved: see `core.duplicates.fingerprint`."""

from __future__ import annotations

from photo_sorter.core.derivation import FINGERPRINT, DerivedValue, FoundValue
from photo_sorter.core.duplicates.fingerprint import Fingerprint
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports import FileResult
from photo_sorter.services.derivations.picture import PictureDeriver


class FingerprintDeriver(PictureDeriver):
    derivation = FINGERPRINT

    def value_of(self, result: FileResult) -> FoundValue | None:
        return result.fingerprint

    def keep(self, photo_id: PhotoId, value: FoundValue) -> DerivedValue | None:
        """The views have a table of their own."""
        if not isinstance(value, Fingerprint):
            return None
        self._catalog.duplicates.put_fingerprint(photo_id, value)
        return value.sharpness
