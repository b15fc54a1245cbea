"""Where photos are sorted into folders. It is no entry of the sidebar: one comes to it from the
menus."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from photo_sorter.core.query import And, Query, normalised
from photo_sorter.ui.base.commands import of_photos
from photo_sorter.ui.base.sort_work import SortScope
from photo_sorter.ui.base.words import photos
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.browse.overview import Holdings
from photo_sorter.ui.browse.place import Place
from photo_sorter.ui.pages.notice import Message
from photo_sorter.ui.places.place_type import Entry, PlaceType
from photo_sorter.ui.sorting.page import SortingPage

KEY = "sorting"
translate = QCoreApplication.translate


class SortingPlace(PlaceType):
    key = KEY

    def entries(self, data: Holdings) -> Sequence[Entry]:
        return ()

    def empty(self, place: Place, window: WindowContext) -> Message:
        return Message("sort", place.title)

    def page(self, window: WindowContext) -> QWidget:
        return SortingPage(window)


def sort_shown(window: WindowContext) -> None:
    """What is looked at comes first, where that is a part of the library."""
    scopes = _scopes(window)
    parts = [number for number, scope in enumerate(scopes) if scope.chosen is None]
    _open(window, scopes, parts[0])


def sort_chosen(window: WindowContext) -> None:
    _open(window, _scopes(window), 0)


def show_sorting(window: WindowContext) -> None:
    """As it was left."""
    window.browser.go_to(
        Place(KEY, title=translate("Places", "Sort into folders"), has_photos=False)
    )


def _open(window: WindowContext, scopes: Sequence[SortScope], scope: int) -> None:
    window.sort_work.ask(scopes, scope)
    show_sorting(window)


def _scopes(window: WindowContext) -> list[SortScope]:
    """The chosen photos, what is shown, and all."""
    everything = SortScope(translate("Places", "All photos"))
    place = window.browser.place
    if place.key == KEY:
        return list(window.sort_work.scopes) or [everything]
    chosen = of_photos(window.chosen.ids)
    scopes = [SortScope(_chosen(len(chosen)), chosen=chosen)] if chosen else []
    shown = _shown(window)
    return [*scopes, *([shown] if shown is not None else []), everything]


def _chosen(count: int) -> str:
    return translate("Places", "The choice: {photos}").format(photos=photos(count))


def _shown(window: WindowContext) -> SortScope | None:
    """What a search finds, or what a place has; None where that is everything."""
    browser, library = window.browser, window.library
    place, asked = browser.place, browser.query
    if asked is not None:
        text, within = asked.text, [place.query] if browser.within else []

        def query() -> Query:
            return normalised(And((*within, library.search.read(text).query)))

        return SortScope(translate("Places", "Found by “{words}”").format(words=text), query)
    if place.has_photos and place.is_part:
        return SortScope(place.title, lambda: place.query)
    return None
