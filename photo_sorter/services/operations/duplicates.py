"""What a person says of photos that belong together."""

from __future__ import annotations

from photo_sorter.core.changes import Action, Deed
from photo_sorter.core.duplicates.kinds import Decided, Verdict
from photo_sorter.core.events import EventBus, PhotosChanged
from photo_sorter.core.operations import Compound, DecideDuplicates, Operation, StackPhotos
from photo_sorter.core.ports import Catalog
from photo_sorter.services.operations.applied import Applied, Handler


class DuplicateOperations:
    """Handles DecideDuplicates. The verdict that photos are one item makes a stack of them."""

    def __init__(self, catalog: Catalog, events: EventBus, stacks: Handler) -> None:
        self._table = catalog.duplicates
        self._events = events
        self._stacks = stacks

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
        inverse: Operation = DecideDuplicates(photo_ids, kind, verdict, not standing, paths)
        if standing and verdict is Verdict.STACK and len(decided.photo_ids) > 1:
            stacked = self._stacks.apply(StackPhotos(photo_ids))
            if stacked is not None:
                inverse = Compound(
                    (inverse, stacked.inverse),
                    Action.DUPLICATES_DECIDED,
                    count=len(photo_ids),
                )
        return Applied(
            Deed(Action.DUPLICATES_DECIDED, "", max(len(photo_ids), len(paths))),
            inverse,
            lambda: self._events.publish(PhotosChanged()),
        )
