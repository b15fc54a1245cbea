"""Times that a person names in place of dates: "last summer", "yesterday"; "july", "mondays".

Weeks begin on Monday, seasons on the first of March, June, September and December, as they do in
the north.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from enum import Enum

_DAY = timedelta(days=1)
Days = tuple[date, date]  # the first and the last, both inside


class Period(Enum):
    """What comes again and again. Months are in the calendar's order, weekdays in the week's."""

    DAY = "day"
    WEEK = "week"
    WEEKEND = "weekend"
    MONTH = "month"
    YEAR = "year"
    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"
    JANUARY = "january"
    FEBRUARY = "february"
    MARCH = "march"
    APRIL = "april"
    MAY = "may"
    JUNE = "june"
    JULY = "july"
    AUGUST = "august"
    SEPTEMBER = "september"
    OCTOBER = "october"
    NOVEMBER = "november"
    DECEMBER = "december"
    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


_ALL = tuple(Period)
SEASONS = _ALL[_ALL.index(Period.SPRING) : _ALL.index(Period.JANUARY)]
MONTHS = _ALL[_ALL.index(Period.JANUARY) : _ALL.index(Period.MONDAY)]
WEEKDAYS = _ALL[_ALL.index(Period.MONDAY) :]
RECURRING = (*WEEKDAYS, Period.WEEKEND, *MONTHS, *SEASONS)


def months_of(period: Period) -> tuple[int, int]:
    """The first month (1 to 12) of a month or a season, and how many there are."""
    if period in SEASONS:
        return 3 * SEASONS.index(period) + 3, 3
    return MONTHS.index(period) + 1, 1


def weekdays_of(period: Period) -> tuple[int, ...]:
    """Of a weekday or the weekend; Monday is 0."""
    return (5, 6) if period is Period.WEEKEND else (WEEKDAYS.index(period),)


def days_in_year(period: Period, year: int) -> Days:
    """Of a month or a season that begins in that year. Raises ValueError beyond the calendar."""
    month, count = months_of(period)
    return date(year, month, 1), _first_of(year, month + count) - _DAY


def last(period: Period, today: date) -> Days:
    """The latest that is over."""
    return next(days for days in _backwards(period, today) if days[1] < today)


def this(period: Period, today: date) -> Days:
    """The one that runs; of what does not run just now, this year's or this week's."""
    known = list(zip(range(3), _backwards(period, today), strict=False))
    running = (days for _, days in known if days[0] <= today <= days[1])
    return next(running, known[0][1])


def _backwards(period: Period, today: date) -> Iterator[Days]:
    """From this year's, this week's or today's on."""
    at = _STARTS.get(period)
    for back in range(4):
        if at is not None:
            yield at(today, back)
        elif period in WEEKDAYS or period is Period.WEEKEND:
            days = weekdays_of(period)
            monday = _monday(today, back)
            yield monday + days[0] * _DAY, monday + days[-1] * _DAY
        else:
            yield days_in_year(period, today.year - back)


def _monday(today: date, back: int) -> date:
    return today - (today.weekday() + 7 * back) * _DAY


def _first_of(year: int, month: int) -> date:
    """Months count on beyond December, and back before January."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


_STARTS: dict[Period, Callable[[date, int], Days]] = {
    Period.DAY: lambda today, back: (today - back * _DAY, today - back * _DAY),
    Period.WEEK: lambda today, back: (_monday(today, back), _monday(today, back) + 6 * _DAY),
    Period.MONTH: lambda today, back: (
        _first_of(today.year, today.month - back),
        _first_of(today.year, today.month - back + 1) - _DAY,
    ),
    Period.YEAR: lambda today, back: (
        date(today.year - back, 1, 1),
        date(today.year - back, 12, 31),
    ),
}
