"""Headings by date: where a listing's days, months or years begin, and their names."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

import numpy as np
from numpy.typing import NDArray

from photo_sorter.ui.base import words

DAY = 86_400
ENOUGH = 10  # photos that a heading should have on average


class Span(Enum):
    DAY = auto()
    MONTH = auto()
    YEAR = auto()


@dataclass(frozen=True, slots=True, eq=False)
class Sections:
    """First photo of each section (s,); what each is called is worked out when it is painted. Of a
    listing by stars `stars` (s,) has those of each section."""

    starts: NDArray[np.int64]
    span: Span = Span.YEAR
    stars: NDArray[np.uint8] | None = None


def by_date(times: NDArray[np.int64]) -> Sections:
    """The shortest spans that hold enough photos on average. `times` is sorted either way."""
    if len(times) == 0:
        return Sections(np.zeros(1, np.int64))
    seconds = times.astype("datetime64[s]")
    for span, unit in ((Span.DAY, "D"), (Span.MONTH, "M")):
        starts = _changes(seconds.astype(f"datetime64[{unit}]").astype(np.int64))
        if len(times) >= ENOUGH * len(starts):
            return Sections(starts, span)
    return Sections(_changes(seconds.astype("datetime64[Y]").astype(np.int64)), Span.YEAR)


def by_stars(stars: NDArray[np.uint8]) -> Sections:
    """`stars` (n,) is sorted either way."""
    if len(stars) == 0:
        return Sections(np.zeros(1, np.int64))
    starts = _changes(stars.astype(np.int64))
    return Sections(starts, stars=stars[starts])


def heading(seconds: int, span: Span) -> str:
    when = words.wall_clock(seconds)
    if span is Span.DAY:
        return words.day(when.date())
    return words.month(when.year, when.month) if span is Span.MONTH else str(when.year)


def _changes(values: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.concatenate(([0], np.flatnonzero(np.diff(values)) + 1)).astype(np.int64)
