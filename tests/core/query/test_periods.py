"""Which days a named time has, seen from a day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.query import Date, Lately, Period, Span

_DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
_NOVEMBER = date(2026, 11, 28)  # a Saturday
_JANUARY = date(2027, 1, 10)  # a Sunday


@pytest.mark.parametrize(
    ("today", "period", "over", "first", "last"),
    [
        (_NOVEMBER, Period.DAY, False, "2026-11-28", "2026-11-28"),
        (_NOVEMBER, Period.DAY, True, "2026-11-27", "2026-11-27"),
        (_NOVEMBER, Period.WEEK, False, "2026-11-23", "2026-11-29"),
        (_NOVEMBER, Period.WEEK, True, "2026-11-16", "2026-11-22"),
        (_NOVEMBER, Period.WEEKEND, False, "2026-11-28", "2026-11-29"),
        (_NOVEMBER, Period.WEEKEND, True, "2026-11-21", "2026-11-22"),
        (_NOVEMBER, Period.MONDAY, True, "2026-11-23", "2026-11-23"),
        (_NOVEMBER, Period.SATURDAY, True, "2026-11-21", "2026-11-21"),
        (_NOVEMBER, Period.MONTH, True, "2026-10-01", "2026-10-31"),
        (_JANUARY, Period.MONTH, True, "2026-12-01", "2026-12-31"),
        (_NOVEMBER, Period.YEAR, False, "2026-01-01", "2026-12-31"),
        (_NOVEMBER, Period.YEAR, True, "2025-01-01", "2025-12-31"),
        (_NOVEMBER, Period.SUMMER, True, "2026-06-01", "2026-08-31"),
        (date(2026, 7, 1), Period.SUMMER, True, "2025-06-01", "2025-08-31"),
        (date(2026, 7, 1), Period.SUMMER, False, "2026-06-01", "2026-08-31"),
        (_JANUARY, Period.WINTER, False, "2026-12-01", "2027-02-28"),
        (_JANUARY, Period.WINTER, True, "2025-12-01", "2026-02-28"),
        (_NOVEMBER, Period.DECEMBER, True, "2025-12-01", "2025-12-31"),
    ],
)
def test_named_days(today: date, period: Period, over: bool, first: str, last: str) -> None:
    expected = Date(date.fromisoformat(first), date.fromisoformat(last))
    assert Lately(period, over).on(today) == expected


def test_a_span_ends_with_the_last_day_of_its_named_end() -> None:
    spring = Span(Lately(Period.SPRING, over=True), Lately(Period.DAY, over=False))
    assert spring.on(date(2026, 11, 28)) == Date(date(2026, 3, 1), date(2026, 11, 28))
    until = Span(date(2019, 1, 1), Lately(Period.YEAR, over=True))
    assert until.on(date(2026, 11, 28)) == Date(date(2019, 1, 1), date(2025, 12, 31))


@given(_DAYS, st.sampled_from(Period))
def test_the_last_one_is_over_and_within_two_years(today: date, period: Period) -> None:
    days = Lately(period, over=True).on(today)
    assert days.first is not None
    assert days.last is not None
    assert days.first <= days.last < today
    assert (today - days.last).days <= 731


@given(_DAYS, st.sampled_from([Period.DAY, Period.WEEK, Period.MONTH, Period.YEAR]))
def test_what_always_runs_holds_today(today: date, period: Period) -> None:
    days = Lately(period, over=False).on(today)
    assert days.first is not None
    assert days.last is not None
    assert days.first <= today <= days.last
