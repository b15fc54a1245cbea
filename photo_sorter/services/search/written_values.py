"""Values that a person writes rather than the library holds: named times, and ends of ranges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from photo_sorter.core.query import Date, Lately, Query, Span
from photo_sorter.core.query.fields import BY_NAME
from photo_sorter.core.query.values import Value, ValueReadError

_DOTS = ".."
# Of fields whose values are numbers, and of times of any year: nobody counts these.
WRITTEN: Mapping[str, Sequence[str]] = {
    "iso": ("<=200", "100..400", ">=800", ">=1600", ">=3200", ">=6400"),
    "focal": ("<=24", "24..35", "50", "35..85", ">=85", ">=200"),
    "size": (">=2mp", ">=12mp", ">=20mp", ">=50mp", "<=500kb", ">=5mb", ">=20mb"),
    "taken": BY_NAME["taken"].values,
}


def written_values(field: str, typed: str, held: Sequence[str]) -> Iterator[tuple[str, Query]]:
    """Those of the field that begin as `typed` does, with what each asks for. The last end of a
    range may be any of the values `held`, the named times among them; it is never before the
    first."""
    if _DOTS in typed:
        first, _, begun = typed.partition(_DOTS)
        ends = [*held, *BY_NAME[field].hints]
        found = [f"{first}{_DOTS}{end}" for end in ends if end.startswith(begun.casefold())]
    else:
        known = (*WRITTEN.get(field, ()), *(BY_NAME[field].hints if typed else ()))
        found = [value for value in known if value.startswith(typed.casefold())]
    for value in found:
        try:
            yield value, BY_NAME[field].read(Value(value))
        except ValueReadError:  # the first end is nothing that the field takes
            continue


def as_of(today: date, query: Query) -> Query:
    """A time that moves with the calendar as the days that it is now."""
    return query.on(today) if isinstance(query, Lately | Span) else query


def is_empty(query: Query) -> bool:
    """A span that ends before it begins."""
    return (
        isinstance(query, Date)
        and query.first is not None
        and query.last is not None
        and query.last < query.first
    )
