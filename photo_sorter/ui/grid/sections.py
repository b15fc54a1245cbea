"""Headings by date: where a listing's months or days begin, and their names."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photo_sorter.ui import words

DAY = 86_400
PHOTOS_A_DAY = 12  # where a day has this many, days are the better headings


@dataclass(frozen=True, slots=True, eq=False)
class Sections:
    """First photo of each section (s,); what each is called is worked out when it is painted."""

    starts: NDArray[np.int64]
    by_day: bool


def by_date(times: NDArray[np.int64]) -> Sections:
    """Days where they are full, months where they are not. `times` is sorted either way."""
    if len(times) == 0:
        return Sections(np.zeros(1, np.int64), False)
    days = times // DAY
    months = times.astype("datetime64[s]").astype("datetime64[M]").astype(np.int64)
    day_starts = _changes(days)
    if len(times) / len(day_starts) >= PHOTOS_A_DAY and len(day_starts) > 1:
        return Sections(day_starts, True)
    return Sections(_changes(months), False)


def heading(seconds: int, by_day: bool) -> str:
    when = words.wall_clock(seconds)
    return words.day(when.date()) if by_day else words.month(when.year, when.month)


def _changes(values: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.concatenate(([0], np.flatnonzero(np.diff(values)) + 1)).astype(np.int64)
