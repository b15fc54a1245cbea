"""When photos were taken, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from photo_sorter.core.query.library_names import Names
from photo_sorter.core.query.nodes import Date, Lately, Or, Query, Taken
from photo_sorter.core.query.period_names import LAST, PERIOD_NAMES, THIS
from photo_sorter.core.query.periods import MONTHS, SEASONS, WEEKDAYS, Period, days_in_year
from photo_sorter.core.sentences.found import Found
from photo_sorter.core.sentences.wording import AND, END, MADE, MADE_BEHIND, is_of_a_thing, pattern

_OLDEST = 1990  # what is older is more often what a picture shows: "a car from 1950"


def _named(*periods: Period) -> str:
    """Short forms such as "sat" or "mar" are words of their own."""
    known = (name for name, each in PERIOD_NAMES.items() if each in periods)
    return "|".join(name for name in known if len(name) > 3 or name in ("may", "mai"))


_MONTH, _SEASON = _named(*MONTHS), _named(*SEASONS)
_WEEKDAY = _named(*WEEKDAYS, Period.WEEKEND)
_YEAR = "(?:19|20)[0-9]{2}"
_IN = "(?:from|in|during|(?:aus|von|in|während)(?: (?:dem|der|den|des))?|vom|im)"
_ON = "(?:on|at|from|am|an|vom)(?: (?:the|a|einem|den))?"

_RELATIVE = pattern(
    rf"(?P<in>{MADE}?{_IN} (?:the )?|{MADE})?(?:(?P<over>{LAST})|{THIS}) "
    rf"(?P<period>week|woche|month|monats?|year|jahr|jahres|{_MONTH}|{_SEASON}|{_WEEKDAY})"
    rf"(?P<made>{MADE_BEHIND})?{END}"
)
_NEAR = pattern(
    rf"(?:{MADE}(?:on )?|(?:from|of|von) )(?:(?P<over>yesterday|gestern)|today|heute)"
    rf"{MADE_BEHIND}?{END}"
)
_YEARS = pattern(
    rf"(?P<sure>{MADE})?{_IN} (?P<year>(?:the )?(?:years? |jahre?n? )?)(?P<years>{_YEAR}"
    rf"(?:{AND}{_YEAR})*){MADE_BEHIND}?{END}"
)
_SPAN = pattern(
    rf"{MADE}?(?:between|from|zwischen|von) (?P<first>{_YEAR}) ?(?:and|to|until|und|bis|-|–) ?"
    rf"(?P<last>{_YEAR}){MADE_BEHIND}?{END}"
)
_OPEN = pattern(
    rf"{MADE}?(?:(?P<since>since|seit|ab)|(?P<after>after|nach)|(?P<before>before|vor)|until|bis) "
    rf"(?P<year>{_YEAR}){MADE_BEHIND}?{END}"
)
_RECURRING = pattern(
    rf"{MADE}?(?:{_IN} (?P<months>(?:{_MONTH})(?:{AND}(?:{_MONTH}))*)"
    rf"|{_ON} (?P<days>(?:{_WEEKDAY})(?:{AND}(?:{_WEEKDAY}))*)){MADE_BEHIND}?{END}"
)
_IN_YEAR = pattern(
    rf"{MADE}?(?:{_IN} )?(?P<period>{_MONTH}|{_SEASON}) (?P<year>{_YEAR}){MADE_BEHIND}?{END}"
)
_DAY = pattern(
    rf"{MADE}?(?:(?:{_IN}|{_ON}) )?(?:(?P<iso>{_YEAR}-[0-9]{{1,2}}-[0-9]{{1,2}})"
    rf"|(?P<day>[0-9]{{1,2}})(?:\.|st|nd|rd|th)? ?(?:of )?(?:(?P<number>[0-9]{{1,2}})\. ?"
    rf"|(?P<month>{_MONTH}) )(?P<year>{_YEAR})"
    rf"|(?P<month2>{_MONTH}) (?P<day2>[0-9]{{1,2}})(?:st|nd|rd|th)?,? (?P<year2>{_YEAR}))"
    rf"{MADE_BEHIND}?{END}"
)


def relative(text: str, _: Names) -> Iterator[Found]:
    """Last summer; diesen Monat."""
    for found in _RELATIVE.finditer(text):
        period = _period(found["period"])
        sure = found["in"] or found["made"] or not is_of_a_thing(text, found.start())
        if period is not None and sure:
            yield Found(*found.span(), Lately(period, found["over"] is not None))


def near(text: str, _: Names) -> Iterator[Found]:
    """From yesterday."""
    for found in _NEAR.finditer(text):
        yield Found(*found.span(), Lately(Period.DAY, found["over"] is not None))


def days(text: str, _: Names) -> Iterator[Found]:
    """On 14 July 2019; am 14.7.2019."""
    for found in _DAY.finditer(text):
        day = _day(found)
        if day is not None:
            yield Found(*found.span(), Date(day, day))


def in_year(text: str, _: Names) -> Iterator[Found]:
    """July 2019; im Sommer 2019."""
    for found in _IN_YEAR.finditer(text):
        period = _period(found["period"])
        if period is not None:
            yield Found(*found.span(), Date(*days_in_year(period, int(found["year"]))))


def spans(text: str, _: Names) -> Iterator[Found]:
    """Between 2019 and 2021; seit 2019."""
    for found in _SPAN.finditer(text):
        first, last = sorted((int(found["first"]), int(found["last"])))
        yield Found(*found.span(), Date(date(first, 1, 1), date(last, 12, 31)))
    for found in _OPEN.finditer(text):
        year = int(found["year"])
        if found["since"] or found["after"]:
            query = Date(date(year + bool(found["after"]), 1, 1), None)
        else:
            query = Date(None, date(year - bool(found["before"]), 12, 31))
        yield Found(*found.span(), query)


def years(text: str, _: Names) -> Iterator[Found]:
    """In 2019; aus den Jahren 2019 und 2021."""
    for found in _YEARS.finditer(text):
        named = [int(year) for year in re.findall(_YEAR, found["years"])]
        if found["sure"] or found["year"].split() or min(named) >= _OLDEST:
            yield Found(
                *found.span(), _any_of([Date(date(y, 1, 1), date(y, 12, 31)) for y in named])
            )


def recurring(text: str, _: Names) -> Iterator[Found]:
    """In July; on Mondays; am Wochenende. A season alone is what a picture shows."""
    for found in _RECURRING.finditer(text):
        named = re.findall(r"\w+", found["months"] or found["days"])
        periods = [period for period in map(_period, named) if period is not None]
        if periods:
            yield Found(*found.span(), _any_of([Taken(period) for period in periods]))


def _any_of(queries: list[Query]) -> Query:
    return queries[0] if len(queries) == 1 else Or(tuple(queries))


def _period(name: str) -> Period | None:
    name = name.casefold()
    return PERIOD_NAMES.get(name) or PERIOD_NAMES.get(name.rstrip("es")) or None


def _day(found: re.Match[str]) -> date | None:
    """None for one that no calendar has."""
    try:
        if found["iso"]:
            year, month, day = map(int, found["iso"].split("-"))
            return date(year, month, day)
        named = _period(found["month"] or found["month2"] or "")
        number = int(found["number"]) if found["number"] else 0
        month = MONTHS.index(named) + 1 if named is not None else number
        return date(int(found["year"] or found["year2"]), month, int(found["day"] or found["day2"]))
    except ValueError:
        return None
