"""The columns of all visible photos at one time."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from photo_sorter.adapters.catalog.columns.column import Codes, Column
from photo_sorter.adapters.catalog.columns.order import Reordering
from photo_sorter.adapters.catalog.columns.places import Ids, Places
from photo_sorter.adapters.catalog.integers import integers
from photo_sorter.adapters.catalog.values import IN_SECOND_BITS, id_list

T = TypeVar("T")

_SIDE = 0x7FFFF  # 19 bits a side
# Time and order within the second in one integer, width, height and colour in another: fewer values
# to hand over at a million rows.
_CORE = (
    f"id, (sort_time << {IN_SECOND_BITS}) | in_second, "
    f"(min(width, {_SIDE}) << 43) | (min(height, {_SIDE}) << 24) | colour"
)
_IN_ORDER = "sort_time DESC, in_second DESC, id"


class PhotoColumns:
    """Of n visible photos, newest first, then by id; sub-seconds order a burst, else the numbers
    in its files' names. What is here stays as it is; another column comes when it is first asked
    for. From any thread."""

    def __init__(
        self,
        sequence: int,
        core: NDArray[np.int64],
        values: dict[Column, NDArray[Any]],
        codes: defaultdict[Column, Codes],
    ) -> None:
        """`sequence` is the last change that is in it. `core` is int64 (3, n): ids, times with the
        order in a second, sides and colour."""
        core.flags.writeable = False
        self.sequence = sequence
        self.places = Places(core[0])
        self._core, self._values, self._codes = core, values, codes
        self._once: dict[Callable[..., Any], Any] = {}
        self.ids: Ids = core[0]

    @classmethod
    def read(cls, connection: sqlite3.Connection, sequence: int) -> PhotoColumns:
        """The order that is asked for makes SQLite walk the index that holds all of it; it need
        not be kept."""
        query = f"SELECT {_CORE} FROM photos WHERE visible = 1 ORDER BY {_IN_ORDER}"
        core = integers(connection, query, columns=3)
        ids, moments = core[0], core[1]
        newer, same = moments[:-1] > moments[1:], moments[:-1] == moments[1:]
        if not np.all(newer | (same & (ids[:-1] < ids[1:]))):
            core = core[:, np.lexsort((ids, -moments))]
        return cls(sequence, core, {}, defaultdict(Codes))

    def changed(
        self, connection: sqlite3.Connection, sequence: int, photo_ids: Ids
    ) -> PhotoColumns:
        """The same with these photos as they are now."""
        values = dict(self._values)
        columns = "".join(f", {column.expression}" for column in values)
        rows = connection.execute(
            f"SELECT {_CORE}{columns} FROM photos "
            "WHERE id IN (SELECT value FROM json_each(?)) AND +visible = 1",
            (id_list(photo_ids),),
        ).fetchall()
        came = np.array([row[:3] for row in rows], np.int64).reshape(-1, 3).T
        kept = ~self.places.mask(photo_ids)
        reordering = Reordering.of(self._core[0], self._core[1], kept, came)
        for at, column in enumerate(values):
            of_rows = column.parsed((row[3 + at] for row in rows), self._codes[column])
            values[column] = reordering.apply(values[column], of_rows)
        return PhotoColumns(sequence, reordering.apply(self._core, came), values, self._codes)

    def __len__(self) -> int:
        return len(self._core[0])

    @property
    def times(self) -> NDArray[np.int64]:
        """Seconds of the local wall clock, counted as if it were UTC."""
        times: NDArray[np.int64] = self._core[1] >> IN_SECOND_BITS
        return times

    @property
    def sides(self) -> NDArray[np.int64]:
        """Widths and heights in pixels: (2, n)."""
        return np.stack([self._core[2] >> 43, (self._core[2] >> 24) & _SIDE])

    def rows(self, at: slice | NDArray[np.integer[Any]]) -> tuple[NDArray[np.int64], ...]:
        """Ids, times, widths, heights and colours of some photos, each (m,)."""
        ids, moments, packed = (column[at] for column in self._core)
        widths, heights = packed >> 43, (packed >> 24) & _SIDE
        return ids, moments >> IN_SECOND_BITS, widths, heights, packed & 0xFFFFFF

    def between(self, first: int, end: int) -> slice:
        """The photos of a half-open range of times in seconds."""
        oldest_first = self._core[1, ::-1]
        start, stop = np.searchsorted(
            oldest_first, [first << IN_SECOND_BITS, end << IN_SECOND_BITS]
        )
        return slice(len(self) - int(stop), len(self) - int(start))

    def values(self, connection: sqlite3.Connection, column: Column) -> NDArray[Any]:
        """(n,), see `Column`."""
        found = self._values.get(column)
        if found is None:
            codes = self._codes[column]
            found = column.read(connection, self.places, len(self), codes)
            self._values[column] = found
        return found

    def once(
        self, connection: sqlite3.Connection, read: Callable[[sqlite3.Connection, PhotoColumns], T]
    ) -> T:
        """What `read` gives, which is asked when that is first wanted. It may depend on what
        `photo_changes` tells of."""
        if read not in self._once:
            self._once[read] = read(connection, self)
        found: T = self._once[read]
        return found

    def texts(self, column: Column) -> tuple[str, ...]:
        """What the codes of a column stand for."""
        return self._codes[column].texts
