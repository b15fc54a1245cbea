"""How many photos match the saved searches that only the model can answer."""

from __future__ import annotations

from collections.abc import Callable

from photo_sorter.core.events import EventBus, SearchesChanged
from photo_sorter.core.ports import Catalog, InstalledModel
from photo_sorter.core.query import Names, Query, is_exact
from photo_sorter.core.sentences import read
from photo_sorter.core.views import SearchResult

Cancelled = Callable[[], bool]


class SearchCounts:
    """Counts on the thread of the jobs; `known` may be asked from any thread. An old count stands
    until the new one is there."""

    def __init__(
        self,
        catalog: Catalog,
        names: Names,
        search: Callable[[InstalledModel, Query], SearchResult],
        events: EventBus,
    ) -> None:
        self._saved = catalog.saved_searches
        self._names = names
        self._search = search
        self._events = events
        self._counts: dict[str, int] = {}

    def known(self, text: str) -> int | None:
        return self._counts.get(text)

    def count(self, model: InstalledModel, should_stop: Cancelled) -> bool:
        """Count them all anew, and say so where one has another count; whether all were counted.
        May raise EngineError."""
        counts: dict[str, int] = {}
        for text in {search.text for search in self._saved.all()}:
            if should_stop():
                return False
            query = read(text, self._names).query
            if not is_exact(query):
                counts[text] = len(self._search(model, query).strong)
        before, self._counts = self._counts, counts
        if before != counts:
            self._events.publish(SearchesChanged())
        return True
