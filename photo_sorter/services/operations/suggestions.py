"""What a person does with suggested albums, besides making them."""

from __future__ import annotations

from photo_sorter.core.changes import Action, Deed
from photo_sorter.core.events import AlbumsSuggested, EventBus
from photo_sorter.core.operations import DismissSuggestion, Operation
from photo_sorter.core.ports import Catalog
from photo_sorter.services.operations.applied import Applied


class SuggestionOperations:
    def __init__(self, catalog: Catalog, events: EventBus) -> None:
        self._table = catalog.dismissals
        self._events = events

    def apply(self, operation: Operation) -> Applied | None:
        match operation:
            case DismissSuggestion(dismissal, True):
                self._table.add(dismissal)
                action = Action.SUGGESTION_DISMISSED
            case DismissSuggestion(dismissal, _):
                self._table.remove(dismissal)
                action = Action.SUGGESTION_ALLOWED
            case _:
                return None
        return Applied(
            Deed(action, dismissal.words, 1),
            DismissSuggestion(dismissal, not operation.dismissed),
            lambda: self._events.publish(AlbumsSuggested()),
        )
