"""What a picture is found by when it was resaved: see `core.duplicates.fingerprint`.

Ingest gets it from the same read as all else; photos that were ingested before it was kept are
read once more."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from photo_sorter.core.derivation import FINGERPRINT, Derived, DerivedValue, FoundValue
from photo_sorter.core.duplicates.fingerprint import Fingerprint
from photo_sorter.core.errors import ModelUnavailableError
from photo_sorter.core.photo import Location, PhotoId
from photo_sorter.core.ports import Catalog, FileReader, FileRequest, InstalledModel
from photo_sorter.services.derivations.deriver import Deriver


class FingerprintDeriver(Deriver):
    derivation = FINGERPRINT

    def __init__(
        self, catalog: Catalog, reader: FileReader, active_model: Callable[[], InstalledModel]
    ) -> None:
        """`active_model` may raise ModelUnavailableError."""
        self._catalog = catalog
        self._reader = reader
        self._active_model = active_model

    def derive(
        self, locations: Sequence[Location], cancelled: Callable[[], bool]
    ) -> Iterator[Derived]:
        """Decoded as ingest decodes for the active model."""
        try:
            model = self._active_model()
        except ModelUnavailableError:
            return
        photos = {int(x.id): x.photo_id for x in locations if x.photo_id is not None}
        hashes = self._catalog.photos.content_hashes(list(photos.values()))
        requests = [FileRequest(int(x.id), x.path, embed=False) for x in locations]
        for result in self._reader.process_files(model.folder, requests, cancelled):
            photo_id = photos[result.token]
            if result.failure is not None:
                yield Derived(photo_id, failure=result.failure)
            elif result.content_hash == hashes.get(photo_id):  # else the next scan sees the change
                yield Derived(photo_id, result.fingerprint)

    def keep(self, photo_id: PhotoId, value: FoundValue) -> DerivedValue | None:
        """The views have a table of their own."""
        if not isinstance(value, Fingerprint):
            return None
        self._catalog.duplicates.put_fingerprint(photo_id, value)
        return value.sharpness
