"""One occurrence of a problem: which one, and the values of its fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from photo_sorter.core.problems.problem import Problem

Value = str | int | float  # plain data, that crosses processes and lies in the catalog as it is
Values = Mapping[str, Value]


def fill(template: str, values: Values) -> str:
    """The English words of a template."""
    return template.format_map(values)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """`values` has every field that the problem's templates name, and no other."""

    problem: Problem
    values: Values = field(default_factory=dict)

    @property
    def message(self) -> str:
        """What happened, in English."""
        return fill(self.problem.message, self.values)

    @property
    def remedy(self) -> str:
        """What the person can do, in English; '' where there is nothing."""
        return fill(self.problem.remedy, self.values)
