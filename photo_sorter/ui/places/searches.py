"""Saved searches: going to one searches for its words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from photo_sorter.core.operations import DeleteSearch
from photo_sorter.core.views import SavedSearch
from photo_sorter.ui.base.menus import MenuItem
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.browse.overview import Holdings
from photo_sorter.ui.browse.place import SAVED_SEARCH, Place, of_search
from photo_sorter.ui.pages.notice import Message
from photo_sorter.ui.places.place_type import Entry, PlaceType, Section, leave

translate = QCoreApplication.translate


class SavedSearches(PlaceType):
    key = SAVED_SEARCH
    section = Section(
        lambda: translate("Places", "Saved searches"),
        "plus",
        lambda: translate("Places", "Save a search"),
        lambda window: window.dialogs.save_search(searched(window)),
        lambda: translate("Places", "Saved search"),
        shown_empty=False,
    )

    def entries(self, data: Holdings) -> Sequence[Entry]:
        return [
            Entry(of_search(search), "saved", search.count or 0, search.text)
            for search in data.searches
        ]

    def empty(self, place: Place, window: WindowContext) -> Message:
        """It is looked at as a search is, which says itself what it did not find."""
        return Message("saved", translate("Places", "No photo fits this search"), place.search)

    def menu(self, place: Place, window: WindowContext) -> Sequence[MenuItem]:
        search = _search(place, window)
        if search is None:
            return ()

        def delete() -> None:
            leave(place, window)
            window.commands.do(DeleteSearch(search.id))

        return (
            MenuItem(
                "pencil",
                translate("Places", "Change…"),
                lambda: window.dialogs.change_search(search),
            ),
            MenuItem(
                "album-auto",
                translate("Places", "Make an album of it…"),
                lambda: window.dialogs.new_album(words=search.text, name=search.name),
            ),
            MenuItem("trash", translate("Places", "Delete the search; the photos stay"), delete),
        )


def searched(window: WindowContext) -> str:
    """The words that are searched for now."""
    query = window.browser.query
    return "" if query is None else query.text


def _search(place: Place, window: WindowContext) -> SavedSearch | None:
    return next((s for s in window.overview.data.searches if s.name == place.title), None)
