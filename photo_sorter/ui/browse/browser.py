"""What the window looks at: a place, or a search over all photos or over that place alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QObject, Signal

from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.core.query import (
    EVERYTHING,
    And,
    Query,
    is_exact,
    normalised,
    parse,
)
from photo_sorter.core.sentences import Chip
from photo_sorter.core.views import Remark, SearchResult
from photo_sorter.services.library import Library
from photo_sorter.ui.base.tasks import Tasks
from photo_sorter.ui.base.throttle import Throttle
from photo_sorter.ui.browse.place import Place
from photo_sorter.ui.grid.content import Content, Order, empty, in_order


@dataclass(frozen=True, slots=True)
class BrowseQuery:
    """A search, as it was typed or could be."""

    text: str

    @property
    def left_out(self) -> tuple[str, ...]:
        """What of the text could not be used."""
        errors = parse(self.text).errors
        return tuple(self.text[e.start : e.end] for e in errors if e.leaves_out)


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """What was found; by date where there is nothing to rank by."""

    result: SearchResult
    content: Content
    remarks: tuple[Remark, ...] = ()  # on what was typed
    chips: tuple[Chip, ...] = ()  # the filters that were read in it
    asked: Query = EVERYTHING  # what was read in it


class Browser(QObject):
    """Loads what is looked at; the newest query wins. `listed` and `found` say with their last
    argument whether it is the same thing as before, only newer."""

    place_changed = Signal(object)  # Place
    query_changed = Signal(object)  # BrowseQuery | None
    busy_changed = Signal(bool)
    listed = Signal(object, bool)  # Content
    found = Signal(object, bool)  # Found
    search_failed = Signal(object)  # PhotoSorterError

    def __init__(self, library: Library, tasks: Tasks) -> None:
        super().__init__()
        self._library = library
        self._tasks = tasks
        self.place = Place()
        self.query: BrowseQuery | None = None
        self.within = False  # words are looked for in the place alone
        self.order = Order.NEWEST
        self.content = empty()  # what was last listed or found
        self._unfolded = False
        self._throttle = Throttle()
        self._throttle.due.connect(lambda: self._load(same=True))

    def go_to(self, place: Place) -> None:
        self._set_query(BrowseQuery(text=place.search) if place.search else None)
        self.place = place
        self.within = False
        self.place_changed.emit(place)
        self._load(same=False)

    def search(self, query: BrowseQuery | None) -> None:
        """None ends the search: back to the place."""
        if query == self.query:
            return
        if self.place.search:  # other words are no longer that saved search
            self.place = Place()
            self.place_changed.emit(self.place)
        self._set_query(query)
        self._load(same=False)

    @property
    def can_be_within(self) -> bool:
        """Whether the search was begun in a part of the library."""
        return self.query is not None and self.place.is_part

    def search_within(self, within: bool) -> None:
        """Look in the place alone, or in all photos again."""
        self.within = within
        self._unfolded = False
        self.query_changed.emit(self.query)
        self._load(same=False)

    def set_order(self, order: Order) -> None:
        """Of what is listed; an answer to a search is by score."""
        if order is not self.order:
            self.order = order
            if self.query is None:
                self._load(same=True)

    def unfold(self) -> None:
        """Show the weaker matches of the search that stands."""
        self._unfolded = True
        self._load(same=True)

    def refresh_soon(self) -> None:
        """Something changed."""
        self._throttle.soon()

    def refresh_search_soon(self) -> None:
        if self.query is not None:
            self.refresh_soon()

    def _set_query(self, query: BrowseQuery | None) -> None:
        self._unfolded = False
        if query != self.query:
            self.query = query
            self.query_changed.emit(query)

    def _load(self, *, same: bool) -> None:
        query, place, order = self.query, self.place, self.order
        if query is not None:
            self.busy_changed.emit(True)
            self._search(query, same=same, quick=not same)
        elif place.has_photos:
            self.busy_changed.emit(False)
            self._tasks.run(
                self._throttle.timed(
                    lambda: in_order(self._library.photos.listing(place.query), order)
                ),
                lambda content: self._listed(content, same),
                newest="browse",
            )
        else:
            self.busy_changed.emit(False)
            self.content = empty()
            self._tasks.forget("browse")

    def _listed(self, content: Content, same: bool) -> None:
        self.content = content
        self.listed.emit(content, same)

    def _search(self, query: BrowseQuery, *, same: bool, quick: bool) -> None:
        self._tasks.run(
            self._searching(query, quick),
            lambda found: self._found(query, found, same),
            self._failed,
            newest="browse",
        )

    def _searching(self, query: BrowseQuery, quick: bool) -> Callable[[], Found]:
        library, unfolded = self._library, self._unfolded
        within = self.place.query if self.within else EVERYTHING

        def search() -> Found:
            reading = library.search.read(query.text)
            asked = normalised(And((within, reading.query)))
            if is_exact(asked) and asked != EVERYTHING:
                listed = Content(library.photos.listing(asked))
                remarks = library.search.remarks(query.text, reading) if query.text else ()
                return Found(
                    SearchResult(query.text), listed, remarks, reading.chips, reading.query
                )
            result = library.search.by_text(asked, quick=quick)
            strong = [hit.photo_id for hit in result.strong]
            listing = library.photos.listing_of([*strong, *(hit.photo_id for hit in result.weak)])
            # a photo may have gone since the search: count what is still there
            there = int(np.count_nonzero(np.isin(listing.ids, np.array(strong, np.int64))))
            # a partial answer is followed by the whole one, which says the rest
            said = not result.partial
            words = (result.unknown_words, result.named_words)
            remarks = library.search.remarks(query.text, reading, *words) if said else ()
            content = Content(listing, there, unfolded)
            return Found(result, content, remarks, reading.chips, reading.query)

        return search

    def _found(self, query: BrowseQuery, found: Found, same: bool) -> None:
        """The best are shown while the rest is looked for. Where there is no strong one among
        them, what to say waits for the whole answer."""
        partial = found.result.partial
        shown = not partial or bool(found.result.strong)
        if shown:
            self.content = found.content
            self.found.emit(found, same)
        if partial:
            self._search(query, same=same or shown, quick=False)
        else:
            self.busy_changed.emit(False)

    def _failed(self, error: PhotoSorterError) -> None:
        self.busy_changed.emit(False)
        self.search_failed.emit(error)
