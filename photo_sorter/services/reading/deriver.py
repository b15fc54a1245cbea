"""The text of photos, read in the background after all else is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from photo_sorter.core.derivation import TEXT, Derived, DerivedValue, FoundValue
from photo_sorter.core.errors import CancelledError
from photo_sorter.core.events import EventBus, PhotosChanged
from photo_sorter.core.photo import Location, PhotoId
from photo_sorter.core.ports import Catalog
from photo_sorter.core.ports.text_reading import PictureRefusedError, TextReader
from photo_sorter.core.reading.lines import PageText
from photo_sorter.core.reading.page import page_of
from photo_sorter.services.derivations.deriver import Deriver
from photo_sorter.services.reading.gate import TextGate


class TextDeriver(Deriver):
    derivation = TEXT

    def __init__(
        self,
        catalog: Catalog,
        reader: TextReader,
        gate: TextGate,
        events: EventBus,
        wanted: Callable[[], bool],
    ) -> None:
        self._catalog = catalog
        self._reader = reader
        self._gate = gate
        self._events = events
        self._wanted = wanted
        self._news = False

    def is_wanted(self) -> bool:
        return self._wanted()

    def derive(
        self, locations: Sequence[Location], cancelled: Callable[[], bool]
    ) -> Iterator[Derived]:
        """Photos that the model has not seen wait until it has. A file that fails here is listed
        with what else failed."""
        by_photo = {x.photo_id: x for x in locations if x.photo_id is not None}
        passing = self._gate.passing(list(by_photo))
        for photo_id in [x for x, passes in passing.items() if not passes]:
            yield Derived(photo_id)
        for photo_id in [x for x, passes in passing.items() if passes]:
            if cancelled() or not self._wanted():
                return
            try:
                found = self._reader.read(by_photo[photo_id].path, cancelled, glance=True)
            except CancelledError:
                return
            except PictureRefusedError as error:
                yield Derived(photo_id, failure=error.failure)
            else:
                yield Derived(photo_id, page_of(found.lines, found.shape))

    def keep(self, photo_id: PhotoId, value: FoundValue) -> DerivedValue | None:
        if isinstance(value, PageText):
            self._catalog.picture_texts.put(photo_id, value)
            self._news = self._news or bool(value.rows)
        return None

    def tell(self) -> None:
        if self._news:
            self._events.publish(PhotosChanged())
        self._news = False
