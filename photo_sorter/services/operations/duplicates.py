"""What a person says of photos that belong together."""

from __future__ import annotations

from photo_sorter.core.changes import Action, Deed
from photo_sorter.core.duplicates.kinds import Decided
from photo_sorter.core.events import EventBus, PhotosChanged
from photo_sorter.core.operations import DecideDuplicates, Operation
from photo_sorter.core.ports import Catalog
from photo_sorter.services.operations.applied import Applied


class DuplicateOperations:
    """Handles DecideDuplicates."""

    def __init__(self, catalog: Catalog, events: EventBus) -> None:
        self._table = catalog.duplicates
        self._events = events

    def apply(self, operation: Operation) -> Applied | None:
        match operation:
            case DecideDuplicates(photo_ids, kind, verdict, standing, paths):
                decided = Decided(kind, verdict, frozenset(photo_ids), frozenset(paths))
            case _:
                return None
        if standing:
            self._table.decide(decided)
        else:
            self._table.undecide(decided)
        return Applied(
            Deed(Action.DUPLICATES_DECIDED, "", max(len(photo_ids), len(paths))),
            DecideDuplicates(photo_ids, kind, verdict, not standing, paths),
            lambda: self._events.publish(PhotosChanged()),
        )
