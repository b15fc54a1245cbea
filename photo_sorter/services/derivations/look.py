"""How pictures look, in the space of the chosen model of looks.

Ingest gets it from the pass that it needs anyway, where the built-in model answers and is chosen;
photos that lack it are looked at once more."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from photo_sorter.core.derivation import (
    LOOK,
    Derivation,
    Derived,
    DerivedValue,
    FoundValue,
    look_of,
)
from photo_sorter.core.embedding import EmbeddingSpace, Vectors
from photo_sorter.core.errors import ModelUnavailableError
from photo_sorter.core.photo import Location, PhotoId
from photo_sorter.core.ports import Catalog, FileReader, FileRequest, LookModel
from photo_sorter.services.derivations.deriver import Deriver

# Looks of photos that are there without a pass, because another machine has made them.
MadeElsewhere = Callable[[EmbeddingSpace, Sequence[PhotoId]], list[tuple[PhotoId, Vectors]]]


class LookDeriver(Deriver):
    def __init__(
        self,
        catalog: Catalog,
        reader: FileReader,
        chosen_model: Callable[[], LookModel],
        switch: Callable[[LookModel], None],
        made_elsewhere: MadeElsewhere,
        on_embedded: Callable[[], None],
    ) -> None:
        """`chosen_model` may raise ModelUnavailableError. `switch` is called with it when all
        photos have its looks."""
        self._model: LookModel | None = None  # whose looks are computed now
        self._catalog = catalog
        self._reader = reader
        self._chosen_model = chosen_model
        self._switch = switch
        self._made_elsewhere = made_elsewhere
        self._on_embedded = on_embedded

    @property
    def derivation(self) -> Derivation:
        """One for each space, so that those of the model before stay while the new one's come."""
        try:
            self._model = self._chosen_model()
        except ModelUnavailableError:
            self._model = None
            return LOOK
        return look_of(self._model.space.key)

    def derive(
        self, locations: Sequence[Location], cancelled: Callable[[], bool]
    ) -> Iterator[Derived]:
        model = self._model
        if model is None:
            return
        photos = {int(x.id): x.photo_id for x in locations if x.photo_id is not None}
        hashes = self._catalog.photos.content_hashes(list(photos.values()))
        made = dict(self._made_elsewhere(model.space, list(photos.values())))
        for photo_id, vector in made.items():
            yield Derived(photo_id, vector)
        requests = [FileRequest(int(x.id), x.path) for x in locations if x.photo_id not in made]
        for result in self._reader.process_files(model.folder, requests, cancelled):
            photo_id = photos[result.token]
            if result.failure is not None:
                yield Derived(photo_id, failure=result.failure)
            elif result.look is not None and result.content_hash == hashes.get(photo_id):
                yield Derived(photo_id, result.look)  # else the next scan sees the change

    def keep(self, photo_id: PhotoId, value: FoundValue) -> DerivedValue | None:
        """Looks lie where all vectors do, and the index is told of them there."""
        if isinstance(value, np.ndarray) and self._model is not None:
            self._catalog.vectors.put(self._model.space.key, [(photo_id, value)])
        return None

    def tell(self) -> None:
        self._on_embedded()

    def finished(self) -> None:
        if self._model is not None:
            self._switch(self._model)
