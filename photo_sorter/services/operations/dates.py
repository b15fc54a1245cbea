"""When photos were taken, as a person says."""

from __future__ import annotations

from photo_sorter.core.changes import Action, Deed
from photo_sorter.core.events import EventBus, PhotosChanged
from photo_sorter.core.operations import DatePhotos, Operation
from photo_sorter.core.ports import Catalog
from photo_sorter.services.operations.applied import Applied


class DateOperations:
    """Handles DatePhotos."""

    def __init__(self, catalog: Catalog, events: EventBus) -> None:
        self._table = catalog.dates
        self._events = events

    def apply(self, operation: Operation) -> Applied | None:
        """In the catalog alone: no file is written."""
        if not isinstance(operation, DatePhotos):
            return None
        said = operation.said
        before = self._table.set_by_person(said)
        taken_back = all(each.when is None for each in said)
        action = Action.DATES_OF_FILES if taken_back else Action.PHOTOS_DATED
        return Applied(Deed(action, "", len(said)), DatePhotos(tuple(before)), self._tell)

    def _tell(self) -> None:
        self._events.publish(PhotosChanged())
