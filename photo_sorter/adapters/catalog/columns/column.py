"""The columns that are read when a filter first asks for them."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from photo_sorter.adapters.catalog.columns.places import Places
from photo_sorter.adapters.catalog.integers import numbers, parse_integers

_UNKNOWN = -1e300  # in place of NULL, which SQLite does not write as a number


class Codes:
    """Numbers texts. A code stays what it is, for older columns have it, too. From any thread."""

    def __init__(self) -> None:
        self._codes: dict[str, int] = {}
        self._lock = threading.Lock()

    def code(self, text: str) -> int:
        with self._lock:
            return self._codes.setdefault(text, len(self._codes))

    @property
    def texts(self) -> tuple[str, ...]:
        """By code."""
        return tuple(self._codes)


@dataclass(frozen=True, slots=True)
class Column:
    """`expression` is SQL on `photos`. A number is float64, NaN where it is unknown; a text is the
    int32 code of it."""

    expression: str
    is_text: bool = False

    def read(
        self, connection: sqlite3.Connection, places: Places, size: int, codes: Codes
    ) -> NDArray[Any]:
        """Of all n photos: (n,)."""
        if self.is_text:
            return self._read_texts(connection, places, size, codes)
        return self._read_numbers(connection, places, size)

    def parsed(self, values: Iterable[object], codes: Codes) -> NDArray[Any]:
        """(m,) of single values, as SQLite gives them."""
        if self.is_text:
            return np.array([codes.code(str(value)) for value in values], np.int32)
        return np.array([np.nan if value is None else value for value in values], np.float64)

    def _read_numbers(
        self, connection: sqlite3.Connection, places: Places, size: int
    ) -> NDArray[np.float64]:
        query = f"SELECT id, ifnull({self.expression}, {_UNKNOWN}) FROM photos"
        ids, found = numbers(connection, query, (np.int64, np.float64))
        values = np.full(size, np.nan)
        at = places.of(ids)
        there = (at >= 0) & (found != _UNKNOWN)
        values[at[there]] = found[there]
        return values

    def _read_texts(
        self, connection: sqlite3.Connection, places: Places, size: int, codes: Codes
    ) -> NDArray[np.int32]:
        values = np.full(size, codes.code(""), np.int32)
        for text, ids in connection.execute(
            f"SELECT {self.expression}, json_group_array(id) FROM photos GROUP BY 1"
        ):
            values[places.visible(parse_integers(ids))] = codes.code(text)
        return values


ISO = Column("iso")
FOCAL_LENGTH = Column("focal_length")
BYTE_SIZE = Column("byte_size")
PLACED = Column("latitude IS NOT NULL AND longitude IS NOT NULL")
DATED = Column("taken_at IS NOT NULL")
FORMAT = Column("format", is_text=True)
CAMERA = Column("camera", is_text=True)
LENS = Column("lens", is_text=True)
