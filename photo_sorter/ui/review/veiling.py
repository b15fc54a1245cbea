"""The veil over the photos of a review, which the grid does not list."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from photo_sorter.core.photo import PhotoId
from photo_sorter.services.library import Library
from photo_sorter.ui.base.veil import Veil


class Veiling:
    """Says which photos are sensitive before any of them is painted."""

    def __init__(self, library: Library, veil: Veil) -> None:
        self._library, self._veil = library, veil
        self._known: set[int] = set()

    def sensitive(self, photo_ids: Iterable[PhotoId]) -> frozenset[int]:
        """Those of the photos that are; for a worker thread."""
        listing = self._library.photos.listing_of(list(dict.fromkeys(photo_ids)))
        return frozenset(listing.ids[np.flatnonzero(listing.sensitive)].tolist())

    def know(self, sensitive: Iterable[int]) -> None:
        """They are shown from now on. On the GUI thread."""
        self._known.update(sensitive)
        self.again()

    def again(self) -> None:
        """Something else was listed meanwhile, and the veil forgot them."""
        self._veil.know_also(self._known)
