"""What the grid shows: a listing, its order, and where its sections begin."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

import numpy as np

from photo_sorter.core.rating import stars_of
from photo_sorter.core.views import PhotoListing
from photo_sorter.ui.grid.sections import Sections, by_date, by_stars


class Order(Enum):
    """Of a listing; an answer to a search is always by score."""

    NEWEST = "newest"
    BEST_RATED = "best_rated"


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    """`strong` is None for a listing in `order`. For one by score it says how many of the rows
    passed the cut-off; the rest lie behind a fold until `unfolded`."""

    listing: PhotoListing
    strong: int | None = None
    unfolded: bool = False
    order: Order = Order.NEWEST

    @property
    def weak(self) -> int:
        return 0 if self.strong is None else len(self.listing) - self.strong

    @property
    def shown(self) -> PhotoListing:
        """The rows in sight: without what is behind the fold."""
        if self.weak == 0 or self.unfolded:
            return self.listing
        return self.listing.rows(slice(self.strong))

    @property
    def dated(self) -> bool:
        return self.strong is None

    def sections(self) -> Sections:
        if self.strong is None and self.order is Order.BEST_RATED:
            return by_stars(stars_of(self.listing.ratings))
        if self.strong is None:
            return by_date(self.listing.times)
        split = self.unfolded and 0 < self.strong < len(self.listing)
        starts = [0, self.strong] if split else [0]
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
