"""The values of one field, each with its photos, to be counted among others."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from photo_sorter.core.query import Query
from photo_sorter.core.query.best_completions import name_key
from photo_sorter.services.search.photo_bits import Bits, Places, bits_at, flags_of

_AT_A_TIME = 8  # values: what is worked out for them stays in the processor's cache


class Facet:
    """`names` are the values as they are written, `nodes` what each asks for, `totals` (n,) how
    many of all photos have it.

    A value of many photos is kept as bits, one of few as a list of places, whichever is smaller:
    200 common tags of a million photos take 25 MB, and 10,000 rare ones little."""

    def __init__(
        self,
        names: Sequence[str],
        nodes: Sequence[Query],
        places: Sequence[Places],  # of each value, every photo once
        size: int,
    ) -> None:
        self.names, self.nodes = tuple(names), tuple(nodes)
        self.keys = tuple(map(name_key, names))
        self.totals = np.array([len(each) for each in places], np.int64)
        self._size = size
        is_common = self.totals * 32 > size
        self._common, self._rare = np.flatnonzero(is_common), np.flatnonzero(~is_common)
        self._common = self._common[self.totals[self._common] > 0]
        self._rare = self._rare[self.totals[self._rare] > 0]
        self._bits = np.zeros((len(self._common), -(-size // 64)), np.uint64)
        for row, value in enumerate(self._common):
            self._bits[row] = bits_at(places[int(value)], size)
        self._places = np.concatenate(
            [places[int(value)] for value in self._rare] or [np.empty(0, np.int32)]
        )
        self._starts = np.cumsum([0, *self.totals[self._rare]])
        self._row_of = {int(value): row for row, value in enumerate(self._common)}
        self._start_of = {int(value): at for at, value in enumerate(self._rare)}

    def counts(self, among: Bits | None) -> NDArray[np.int64]:
        """How many of the photos `among` (None: of all) have each value: (n,)."""
        if among is None:
            return self.totals
        counted = np.zeros(len(self.names), np.int64)
        for start in range(0, len(self._common), _AT_A_TIME):
            both = self._bits[start : start + _AT_A_TIME] & among
            which = self._common[start : start + _AT_A_TIME]
            counted[which] = np.bitwise_count(both).sum(axis=1, dtype=np.int64)
        if len(self._rare):
            flags = flags_of(among, self._size).take(self._places)
            counted[self._rare] = np.add.reduceat(flags, self._starts[:-1], dtype=np.int64)
        return counted

    def bits(self, value: int) -> Bits:
        """The photos that have the value at that place of `names`."""
        if value in self._row_of:
            bits: Bits = self._bits[self._row_of[value]]
            return bits
        if value in self._start_of:
            at = self._start_of[value]
            return bits_at(self._places[self._starts[at] : self._starts[at + 1]], self._size)
        return bits_at(np.empty(0, np.int32), self._size)
