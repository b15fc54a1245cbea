"""What a rule finds in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from photo_sorter.core.query.library_names import Names
from photo_sorter.core.query.nodes import Query


@dataclass(frozen=True, slots=True)
class Found:
    """The characters `start` to `end` ask for `query`."""

    start: int
    end: int
    query: Query


@dataclass(frozen=True, slots=True)
class Unknown:
    """The characters `start` to `end` look like a filter by the field, but the library has
    nothing that is called `name`."""

    start: int
    end: int
    field: str
    name: str


Part = Found | Unknown
Rule = Callable[[str, Names], Iterable[Part]]
