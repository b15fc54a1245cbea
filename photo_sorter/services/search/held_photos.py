"""The photos of a library and the values that they have, as they were at one time."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from photo_sorter.core.embedding import PhotoIds
from photo_sorter.core.ports import Catalog, MakeNearWords, NearWords
from photo_sorter.core.query import EVERYTHING, And, Not, Or, Query
from photo_sorter.services.search.completed_fields import FIELD_OF, FIELDS
from photo_sorter.services.search.facet import Facet
from photo_sorter.services.search.photo_bits import (
    Bits,
    Places,
    bits_at,
    flags_of,
    no_photos,
)

_KEPT = 256  # parts of queries whose photos are kept, and counts within a query


class HeldPhotos:
    """Reads a field when it is first asked for, and keeps what it worked out. From any thread."""

    def __init__(self, catalog: Catalog, make_near: MakeNearWords) -> None:
        self._catalog, self._make_near = catalog, make_near
        began = time.perf_counter()
        ids = catalog.held_values.visible()
        self._size = len(ids)
        self._at = np.full(int(ids[-1]) + 1 if len(ids) else 0, -1, np.int32)
        self._at[ids] = np.arange(len(ids), dtype=np.int32)
        self.seconds = time.perf_counter() - began  # that reading took so far
        self._lock = threading.RLock()
        self._facets: dict[str, Facet] = {}
        self._near: dict[str, tuple[NearWords, Mapping[str, int]]] = {}
        self._bits: dict[Query, Bits] = {}
        self._counts: dict[tuple[str, Query], NDArray[np.int64]] = {}

    def facet(self, field: str) -> Facet:
        """Of one of the fields that are completed."""
        with self._lock:
            if field not in self._facets:
                began = time.perf_counter()
                held = FIELDS[field].values(self._catalog)
                self._facets[field] = Facet(
                    [name for name, _, _ in held],
                    [node for _, node, _ in held],
                    [self._places(ids) for _, _, ids in held],
                    self._size,
                )
                self.seconds += time.perf_counter() - began
            return self._facets[field]

    def counts(self, field: str, query: Query) -> NDArray[np.int64]:
        """How many photos of an exact query have each value of the field."""
        facet = self.facet(field)
        if query == EVERYTHING:
            return facet.totals
        with self._lock:
            found = self._counts.get((field, query))
            if found is None:
                _make_room(self._counts)
                found = self._counts[field, query] = facet.counts(self.bits(query))
            return found

    def near(self, field: str, typed: str) -> Mapping[int, int]:
        """Values that are spelt alike, by their place, with the number of slips."""
        with self._lock:
            if field not in self._near:
                names = self.facet(field).names
                places = {name: place for place, name in enumerate(names)}
                self._near[field] = self._make_near(names), places
            words, at = self._near[field]
        return {at[name]: slips for name, slips in words.within(typed, 2 if len(typed) > 7 else 1)}

    def count(self, query: Query) -> int:
        """How many photos an exact query matches."""
        return int(flags_of(self.bits(query), self._size).sum())

    def bits(self, query: Query) -> Bits:
        """The photos that an exact query matches."""
        if isinstance(query, And):
            every = ~no_photos(self._size)
            return reduce(np.bitwise_and, map(self.bits, query.parts), every)
        if isinstance(query, Or):
            return reduce(np.bitwise_or, map(self.bits, query.parts), no_photos(self._size))
        if isinstance(query, Not):
            return ~self.bits(query.part)
        with self._lock:
            if query not in self._bits:
                _make_room(self._bits)
                self._bits[query] = self._part(query)
            return self._bits[query]

    def _part(self, query: Query) -> Bits:
        """From the values that are counted anyway, where these say it; else the catalog is
        asked."""
        field = FIELD_OF.get(type(query))
        if field is not None:
            facet = self.facet(field)
            values = FIELDS[field].matching(query, facet.names)
            if values is not None:
                return reduce(np.bitwise_or, map(facet.bits, values), no_photos(self._size))
        ids = self._catalog.photos.ids_in(query)
        return ~no_photos(self._size) if ids is None else bits_at(self._places(ids), self._size)

    def _places(self, ids: PhotoIds) -> Places:
        """Each once; photos that cannot be seen, or came meanwhile, are left out."""
        places = self._at[ids[ids < len(self._at)]]
        places = places[places >= 0]
        if len(places) * 32 < self._size:
            return np.unique(places)
        there = np.zeros(self._size, np.bool_)
        there[places] = True
        return np.flatnonzero(there).astype(np.int32)


def _make_room(kept: dict[Any, Any]) -> None:
    if len(kept) >= _KEPT:
        kept.clear()
