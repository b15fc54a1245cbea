"""What a person does with saved searches."""

from __future__ import annotations

from photo_sorter.core.changes import Action, Deed
from photo_sorter.core.errors import NotFoundError
from photo_sorter.core.events import EventBus, SearchesChanged
from photo_sorter.core.operations import ChangeSearch, DeleteSearch, Operation, SaveSearch
from photo_sorter.core.ports import Catalog
from photo_sorter.core.problems import Problem
from photo_sorter.core.views import SavedSearch, SearchId
from photo_sorter.services.operations.applied import Applied


class SearchOperations:
    """Handles all that have a search in their name."""

    def __init__(self, catalog: Catalog, events: EventBus) -> None:
        self._table = catalog.saved_searches
        self._events = events

    def apply(self, operation: Operation) -> Applied | None:
        """Raises InvalidInputError where name or text is empty or the name is taken, NotFoundError
        where the search is gone."""
        match operation:
            case SaveSearch(name, text, search_id):
                made = self._table.create(name, text, search_id)
                return self._applied(Action.SEARCH_SAVED, made.name, DeleteSearch(made.id))
            case ChangeSearch(search_id, name, text):
                before = self._search(search_id)
                self._table.change(search_id, name, text)
                inverse = ChangeSearch(search_id, before.name, before.text)
                return self._applied(Action.SEARCH_CHANGED, name, inverse)
            case DeleteSearch(search_id):
                before = self._search(search_id)
                self._table.delete(search_id)
                back = SaveSearch(before.name, before.text, search_id)
                return self._applied(Action.SEARCH_DELETED, before.name, back)
            case _:
                return None

    def _search(self, search_id: SearchId) -> SavedSearch:
        found = self._table.get(search_id)
        if found is None:
            raise NotFoundError(Problem.SEARCH_GONE)
        return found

    def _applied(self, action: Action, name: str, inverse: Operation) -> Applied:
        return Applied(
            Deed(action, name, 1), inverse, lambda: self._events.publish(SearchesChanged())
        )
