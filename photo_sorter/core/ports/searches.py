"""Searches that a library keeps, and what it holds for the completion of others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from photo_sorter.core.embedding import PhotoIds
from photo_sorter.core.views import SavedSearch, SearchId


class SavedSearchTable(Protocol):
    def create(self, name: str, text: str, search_id: SearchId | None = None) -> SavedSearch:
        """With the id that it had where one is created again. Raises InvalidInputError where the
        name or the text is empty, or the name is taken."""

    def change(self, search_id: SearchId, name: str, text: str) -> None:
        """Raises NotFoundError, and InvalidInputError as `create` does."""

    def delete(self, search_id: SearchId) -> None: ...

    def get(self, search_id: SearchId) -> SavedSearch | None: ...

    def named(self, name: str) -> SavedSearch | None: ...

    def all(self) -> list[SavedSearch]:
        """By name."""


class RecentSearchTable(Protocol):
    def add(self, text: str, kept: int) -> None:
        """As the newest; of all only the newest `kept` stay, each text once."""

    def all(self) -> list[str]:
        """Newest first."""

    def clear(self) -> None: ...


class HeldValueTable(Protocol):
    """The values that visible photos have of a field, each with those photos."""

    def visible(self) -> PhotoIds:
        """All photos that can be seen, ascending."""

    def tags(self) -> Sequence[tuple[str, PhotoIds]]:
        """Each with the photos that a search for it finds; ids in any order, those of hidden
        photos perhaps among them, as in all that follow."""

    def albums(self) -> Sequence[tuple[str, PhotoIds]]: ...

    def cameras(self) -> Sequence[tuple[str, PhotoIds]]: ...

    def lenses(self) -> Sequence[tuple[str, PhotoIds]]: ...

    def months(self) -> Sequence[tuple[str, PhotoIds]]:
        """Months of the photos' dates, such as "2021-07"."""

    def folders(self) -> Sequence[tuple[str, PhotoIds]]:
        """Names of folders, the watched ones and those below, each with the photos in folders of
        that name or below one."""
