"""An album that is offered, because the library holds what belongs together."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

from photo_sorter.core.photo import PhotoId

_MOSTLY = 0.5


@dataclass(frozen=True, slots=True)
class Days:
    """The first day of an event and the last. `single`: its name has the days, because another of
    the same words was in the same month."""

    first: date
    last: date
    single: bool = False

    def is_mostly(self, other: Days) -> bool:
        """Whether the two have at least half of their days in common."""
        both = (min(self.last, other.last) - max(self.first, other.first)).days + 1
        either = (max(self.last, other.last) - min(self.first, other.first)).days + 1
        return both >= _MOSTLY * either


@dataclass(frozen=True, slots=True)
class AlbumSuggestion:
    """A theme, or an event on these `days`. `words` say what it shows, or are the name of the
    folder that it lies in, which `says_when` where it has a year in it.

    `description` is what the album would be described by; where it is empty, the album is of
    `photo_ids`, picked by hand. `count` photos would be in it.
    """

    words: str
    description: str
    photo_ids: tuple[PhotoId, ...]
    count: int
    covers: tuple[PhotoId, ...]
    days: Days | None = None
    says_when: bool = False

    @property
    def name(self) -> str:
        """In English."""
        name = self.words[:1].upper() + self.words[1:]
        return name if self.days is None or self.says_when else f"{name}, {_when(self.days)}"


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A suggestion that a person does not want, by what it was: its words alone for a theme, its
    days for an event, whatever it was called."""

    words: str
    days: Days | None

    @classmethod
    def of(cls, suggestion: AlbumSuggestion) -> Dismissal:
        days = suggestion.days
        return cls(suggestion.words, None if days is None else Days(days.first, days.last))

    def is_of(self, suggestion: AlbumSuggestion) -> bool:
        if self.days is None or suggestion.days is None:
            same = self.words.casefold() == suggestion.words.casefold()
            return same and self.days is suggestion.days
        return self.days.is_mostly(suggestion.days)


def _when(days: Days) -> str:
    first, last = days.first, days.last
    if first == last:
        return f"{first.day} {_month(first)}"
    same_month = (first.year, first.month) == (last.year, last.month)
    if not days.single:
        return _month(first) if same_month else f"{_month(first)} – {_month(last)}"
    begin = str(first.day) if same_month else f"{first.day} {_month(first)}"
    return f"{begin} – {last.day} {_month(last)}"


def _month(day: date) -> str:
    return f"{calendar.month_name[day.month]} {day.year}"
