"""What stacks cost where photos are listed, and to open one and all of them."""

from __future__ import annotations

from contextlib import closing
from functools import partial

import numpy as np

from benchmarks.made_library import make_library
from benchmarks.report import Figure, Line
from benchmarks.times import best
from benchmarks.workplace import Workplace
from photo_sorter.adapters.catalog.catalog import SqliteCatalog
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.query import EVERYTHING
from photo_sorter.core.stacks import CLOSED, Opened, Stack, StackState, pile
from photo_sorter.core.views import PhotoListing

_EACH = 5  # photos a stack
_PART = 5  # every so many-th run of photos is one
_ROUNDS = 15


def measure(place: Workplace) -> list[Line]:
    """A fifth of the photos lies in stacks of five. The limits are those of 100,000 photos."""
    count = place.scale.small
    made = make_library(place.folder / f"rows-{count}", count, index=False)
    with closing(SqliteCatalog.open(made.catalog)) as catalog:
        before = best(partial(catalog.photos.listing, EVERYTHING), _ROUNDS)
        listing = catalog.photos.listing(EVERYTHING)
        state = _state(listing)
        put_back = catalog.stacks.put(state)
        try:
            took = best(partial(catalog.photos.listing, EVERYTHING), _ROUNDS)
            stacked = catalog.photos.listing(EVERYTHING)
        finally:
            catalog.stacks.put(put_back)
    name = f"{count:,} photos, {len(state.stacks):,} stacks of {_EACH}"
    one = CLOSED.turned(int(stacked.stacked.stacks[0]))
    return [
        Figure(f"{name}: beside listing them", (took - before) * 1e3, "ms", 10.0),
        _piled(f"{name}: put together", stacked, CLOSED),
        _piled(f"{name}: one open", stacked, one),
        _piled(f"{name}: all open", stacked, Opened(others=True)),
        _piled(f"{count:,} photos without stacks", listing, CLOSED),
    ]


def _state(listing: PhotoListing) -> StackState:
    runs = np.array_split(listing.ids, len(listing) // _EACH)
    stacks = tuple(
        Stack(tuple(PhotoId(each) for each in run.tolist()))
        for number, run in enumerate(runs)
        if number % _PART == 0
    )
    return StackState(tuple(each for stack in stacks for each in stack.photo_ids), stacks)


def _piled(name: str, listing: PhotoListing, opened: Opened) -> Line:
    work = partial(pile, listing.ids, listing.stacked, opened, ranked=False)
    return Figure(name, best(work, _ROUNDS) * 1e3, "ms", 5.0)
