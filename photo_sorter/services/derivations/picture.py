"""What ingest gets from the same read as all else. Photos that were ingested before it was kept are
read once more."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterator, Sequence

from photo_sorter.core.derivation import Derived, FoundValue
from photo_sorter.core.errors import ModelUnavailableError
from photo_sorter.core.photo import Location
from photo_sorter.core.ports import Catalog, FileReader, FileRequest, FileResult, InstalledModel
from photo_sorter.services.derivations.deriver import Deriver


class PictureDeriver(Deriver):
    def __init__(
        self, catalog: Catalog, reader: FileReader, active_model: Callable[[], InstalledModel]
    ) -> None:
        """`active_model` may raise ModelUnavailableError."""
        self._catalog = catalog
        self._reader = reader
        self._active_model = active_model

    @abstractmethod
    def value_of(self, result: FileResult) -> FoundValue | None:
        """Of a picture that was read."""

    def derive(
        self, locations: Sequence[Location], cancelled: Callable[[], bool]
    ) -> Iterator[Derived]:
        """Decoded as ingest decodes for the active model, at whose scale pictures are hashed."""
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
                yield Derived(photo_id, self.value_of(result))
