"""Searches that a library keeps: those with a name, and those of lately."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from photo_sorter.core.access import Access
from photo_sorter.core.completions import Completion, CompletionKind
from photo_sorter.core.errors import NotFoundError
from photo_sorter.core.events import Event, EventBus, SettingsChanged
from photo_sorter.core.ports import Catalog
from photo_sorter.core.problems import Problem
from photo_sorter.core.query import Names, Query, QueryProblem, is_exact, parse
from photo_sorter.core.sentences import read
from photo_sorter.core.settings import Settings
from photo_sorter.core.views import SavedSearch

KEPT = 50  # recent searches


class Searches:
    """May be used from any thread. Saved searches come and go by operations (`SaveSearch`...)."""

    def __init__(
        self,
        access: Access,
        catalog: Catalog,
        settings: Callable[[], Settings],
        count: Callable[[Query], int],
        counted: Callable[[str], int | None],
        names: Names,
        events: EventBus,
    ) -> None:
        self._access = access
        self._saved, self._recent = catalog.saved_searches, catalog.recent_searches
        self._settings = settings
        self._count = count
        self._counted_before = counted
        self._names = names
        events.subscribe(self._heard)

    def saved(self) -> list[SavedSearch]:
        """By name. Those that the catalog alone answers are counted now; of the others it is said
        how many matched when the background counted last."""
        return [self._counted(search) for search in self._saved.all()]

    def named(self, name: str) -> SavedSearch:
        """Raises NotFoundError."""
        found = self._saved.named(name)
        if found is None:
            raise NotFoundError(Problem.SEARCH_UNKNOWN, name=name)
        return found

    def recent(self) -> list[str]:
        """Newest first."""
        return self._recent.all()

    def remember(self, text: str) -> None:
        """A person searched for it. Nothing is kept where they do not want that, where another
        process owns the library, or where the text breaks off behind a field's colon."""
        text = " ".join(text.split())
        if not text or not self._settings().recent_searches or self._access.read_only:
            return
        if all(error.problem is not QueryProblem.EMPTY_VALUE for error in parse(text).errors):
            self._recent.add(text, KEPT)

    def forget_recent(self) -> None:
        """Raises LibraryLockedError."""
        self._access.check()
        self._recent.clear()

    def completions(self, most: int) -> list[Completion]:
        """What an empty field offers: what was searched for lately, then what is saved."""
        recent = self._recent.all()[:most]
        saved = [search for search in self._saved.all() if search.text not in recent]
        return [
            *(Completion(CompletionKind.RECENT, text, text) for text in recent),
            *(Completion(CompletionKind.SAVED, each.text, each.name) for each in saved),
        ][:most]

    def _counted(self, search: SavedSearch) -> SavedSearch:
        query = read(search.text, self._names).query
        known = self._count(query) if is_exact(query) else self._counted_before(search.text)
        return replace(search, count=known)

    def _heard(self, event: Event) -> None:
        if isinstance(event, SettingsChanged) and not event.after.recent_searches:
            self._recent.clear()
