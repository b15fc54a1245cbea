"""What `date:` and `taken:` take in words, in English and German; English is written."""

from __future__ import annotations

import re

from photo_sorter.core.query.periods import RECURRING, Period
from photo_sorter.core.query.problems import QueryProblem
from photo_sorter.core.query.values import Value, ValueReadError

_OTHER = {
    Period.DAY: "tag",
    Period.WEEK: "woche",
    Period.WEEKEND: "wochenende weekends wochenenden",
    Period.MONTH: "monat",
    Period.YEAR: "jahr",
    Period.SPRING: "frühling frühjahr",
    Period.SUMMER: "sommer",
    Period.AUTUMN: "fall herbst",
    Period.WINTER: "winter",
    Period.JANUARY: "jan januar jänner",
    Period.FEBRUARY: "feb februar feber",
    Period.MARCH: "mar märz",
    Period.APRIL: "apr",
    Period.MAY: "mai",
    Period.JUNE: "jun juni",
    Period.JULY: "jul juli",
    Period.AUGUST: "aug",
    Period.SEPTEMBER: "sep sept",
    Period.OCTOBER: "oct oktober okt",
    Period.NOVEMBER: "nov",
    Period.DECEMBER: "dec dezember dez",
    Period.MONDAY: "mon mondays montag montags",
    Period.TUESDAY: "tue tuesdays dienstag dienstags",
    Period.WEDNESDAY: "wed wednesdays mittwoch mittwochs",
    Period.THURSDAY: "thu thursdays donnerstag donnerstags",
    Period.FRIDAY: "fri fridays freitag freitags",
    Period.SATURDAY: "sat saturdays samstag samstags sonnabend sonnabends",
    Period.SUNDAY: "sun sundays sonntag sonntags",
}
PERIOD_NAMES = {each.value: each for each in Period} | {
    word: period for period, words in _OTHER.items() for word in words.split()
}
_TODAY = {"today": False, "heute": False, "yesterday": True, "gestern": True}
LAST = "last|past|previous|letzte[nmrs]?|vergangene[nmrs]?|vorige[nmrs]?"
THIS = "this|diese[nmrs]?"
_NAMED = re.compile(rf"(?:(?P<over>{LAST})|{THIS})-(?P<period>\w+)")


def read_named_days(value: Value) -> tuple[Period, bool] | None:
    """The period, and whether the one is meant that is over; None for what names none."""
    text = value.text.casefold()
    if text in _TODAY:
        return Period.DAY, _TODAY[text]
    found = _NAMED.fullmatch(text)
    period = PERIOD_NAMES.get(found["period"]) if found else None
    return None if found is None or period is None else (period, found["over"] is not None)


def write_named_days(period: Period, over: bool) -> str:
    if period is Period.DAY:
        return "yesterday" if over else "today"
    return f"{'last' if over else 'this'}-{period.value}"


def named_days() -> tuple[str, ...]:
    """All that `write_named_days` writes."""
    return tuple(write_named_days(period, over) for period in Period for over in (False, True))


def read_recurring(value: Value) -> Period:
    """Raises ValueReadError."""
    period = PERIOD_NAMES.get(value.text.casefold())
    if period not in RECURRING:
        raise ValueReadError(QueryProblem.UNKNOWN_VALUE)
    return period
