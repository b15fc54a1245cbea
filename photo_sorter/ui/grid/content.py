"""What the grid shows: a listing, its order, its stacks, and where its sections begin."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from photo_sorter.core.rating import stars_of
from photo_sorter.core.stacks import CLOSED, Opened, Piled, pile
from photo_sorter.core.views import PhotoListing
from photo_sorter.ui.grid.sections import Sections, by_date, by_stars

Rows = NDArray[np.int64]


class Order(Enum):
    """Of a listing; an answer to a search is always by score."""

    NEWEST = "newest"
    BEST_RATED = "best_rated"


@dataclass(frozen=True, eq=False)
class Content:
    """`strong` is None for a listing in `order`. For one by score it says how many of the photos
    passed the cut-off; the rest lie behind a fold until `unfolded`. Of a stack that is not
    `opened` the first photo is shown: the cover, or the best of an answer."""

    listing: PhotoListing
    strong: int | None = None
    unfolded: bool = False
    order: Order = Order.NEWEST
    opened: Opened = CLOSED

    @property
    def weak(self) -> int:
        return 0 if self.strong is None else len(self.listing) - self.strong

    @cached_property
    def photos(self) -> PhotoListing:
        """Without what is behind the fold."""
        if self.weak == 0 or self.unfolded:
            return self.listing
        return self.listing.rows(slice(self.strong))

    @cached_property
    def piled(self) -> Piled:
        """The photos with their stacks put together."""
        return pile(self.photos.ids, self.photos.stacked, self.opened, ranked=not self.dated)

    @cached_property
    def shown(self) -> PhotoListing:
        """The rows in sight: of `photos`, without what lies in a closed stack."""
        if len(self.piled.rows) == len(self.photos) and not self.piled.opened.any():
            return self.photos
        return self.photos.rows(self.piled.rows)

    def whole(self, rows: Rows) -> list[int]:
        """The ids of rows in sight, ascending, with what lies in their closed stacks."""
        ids: list[int] = self.photos.ids[self.piled.whole(rows)].tolist()
        return ids

    def standing_for(self, ids: Rows) -> Rows:
        """Ids (c,), with those in sight in place of those that lie beneath them."""
        found = ids.copy()
        hidden = self.photos.ids[self.piled.hidden]
        for at in np.flatnonzero(np.isin(ids, hidden)):
            row = self.piled.above[np.flatnonzero(hidden == ids[at])[0]]
            found[at] = self.shown.ids[row]
        return found

    @property
    def dated(self) -> bool:
        return self.strong is None

    def sections(self) -> Sections:
        if self.strong is None and self.order is Order.BEST_RATED:
            return by_stars(stars_of(self.photos.ratings[self.piled.anchors]))
        if self.strong is None:
            return by_date(self.photos.times[self.piled.anchors])
        split = self.unfolded and 0 < self.strong < len(self.listing)
        strong = int(np.searchsorted(self.piled.anchors, self.strong))
        starts = [0, strong] if split and strong < len(self.piled.rows) else [0]
        return Sections(np.array(starts, np.int64))

    def unfold(self) -> Content:
        return replace(self, unfolded=True)


def in_order(listing: PhotoListing, order: Order) -> Content:
    """Of a listing with the newest first."""
    return best_rated(listing) if order is Order.BEST_RATED else Content(listing)


def best_rated(listing: PhotoListing) -> Content:
    """The listing with most stars first; those with as many stay in their order."""
    order = np.argsort(-stars_of(listing.ratings).astype(np.int64), kind="stable")
    return Content(listing.rows(order), order=Order.BEST_RATED)


def empty() -> Content:
    return Content(
        PhotoListing(
            np.zeros(0, np.int64),
            np.zeros(0, np.int64),
            np.zeros(0, np.float32),
            np.zeros(0, np.uint32),
            np.zeros(0, np.bool_),
            np.zeros(0, np.uint8),
            np.zeros(0, np.bool_),
        )
    )
