"""What stands after a field's colon, read and written: names, numbers, days.

Every reader takes a `Value` and raises `ValueReadError` where it cannot be used.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TypeVar

from photo_sorter.core.query.nodes import Between, Comparison, Condition, Operator
from photo_sorter.core.query.problems import QueryProblem

E = TypeVar("E", bound=Enum)

_NUMBER = r"[0-9]{1,15}(?:\.[0-9]{1,15})?"
_COMPARISON = re.compile(rf"(?P<operator><=|>=|<|>|=|)(?P<value>{_NUMBER})(?P<unit>[a-zA-Z]*)")
_BETWEEN = re.compile(rf"(?P<least>{_NUMBER})\.\.(?P<most>{_NUMBER})(?P<unit>[a-zA-Z]*)")
_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")


@dataclass(frozen=True, slots=True)
class Value:
    """In quotes it is taken as it stands: an id (#12) is a name there."""

    text: str
    quoted: bool = False


class ValueReadError(ValueError):
    def __init__(self, problem: QueryProblem) -> None:
        super().__init__(problem.name)
        self.problem = problem


def read_choice(choices: type[E], aliases: dict[str, str], value: Value) -> E:
    word = value.text.casefold()
    try:
        return choices(aliases.get(word, word))
    except ValueError as error:
        raise ValueReadError(QueryProblem.UNKNOWN_VALUE) from error


def read_condition(value: Value) -> tuple[Condition, str]:
    """The condition and the unit behind it, in lower case."""
    if found := _COMPARISON.fullmatch(value.text):
        operator = Operator(found["operator"] or "=")
        return Comparison(operator, float(found["value"])), found["unit"].lower()
    if found := _BETWEEN.fullmatch(value.text):
        return Between(float(found["least"]), float(found["most"])), found["unit"].lower()
    raise ValueReadError(QueryProblem.NOT_A_NUMBER)


def read_number(value: Value) -> Condition:
    condition, unit = read_condition(value)
    if unit:
        raise ValueReadError(QueryProblem.NOT_A_NUMBER)
    return condition


def write_number(number: float) -> str:
    """Without an exponent, which the grammar lacks."""
    text = format(Decimal(repr(number)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def write_condition(condition: Condition, unit: str = "") -> str:
    if isinstance(condition, Between):
        return f"{write_number(condition.least)}..{write_number(condition.most)}{unit}"
    operator = "" if condition.operator is Operator.EQUAL else condition.operator.value
    return f"{operator}{write_number(condition.value)}{unit}"


def read_days(value: Value) -> tuple[date | None, date | None]:
    """The first day and the last of "2019", "2019-07", "2019-07-14", or of a range between two
    of these, of which one may be missing."""
    first, dots, last = value.text.partition("..")
    if not dots:
        return _days(first)
    if not first and not last:
        raise ValueReadError(QueryProblem.NOT_A_DATE)
    return _days(first)[0] if first else None, _days(last)[1] if last else None


def _days(text: str) -> tuple[date, date]:
    found = _DAY.fullmatch(text)
    if found is None:
        raise ValueReadError(QueryProblem.NOT_A_DATE)
    year, month, day = (None if part is None else int(part) for part in found.groups())
    assert year is not None
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except ValueError as error:
        raise ValueReadError(QueryProblem.NOT_A_DATE) from error


def write_days(first: date | None, last: date | None) -> str:
    for text in () if first is None else _shortest_first(first):
        if _days(text) == (first, last):
            return text
    start = "" if first is None else next(t for t in _shortest_first(first) if _days(t)[0] == first)
    end = "" if last is None else next(t for t in _shortest_first(last) if _days(t)[1] == last)
    return f"{start}..{end}"


def _shortest_first(day: date) -> tuple[str, str, str]:
    whole = day.isoformat()
    return whole[:4], whole[:7], whole
