"""What a query says that cannot be understood: where, what, and what would be right."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class QueryProblem(Enum):
    """Each with its words in English, for the command line; `{field}` and `{value}` are filled
    in from the error."""

    UNKNOWN_FIELD = "There is no field named “{field}”; it is looked for as words"
    EMPTY_VALUE = "Nothing stands after “{field}:”"
    UNKNOWN_VALUE = "“{field}:” does not know “{value}”"
    UNKNOWN_NAME = "“{field}:” names nothing in the library: “{value}”"
    NOT_A_NUMBER = "“{field}:” takes a number, a comparison or a range, not “{value}”"
    NOT_A_DATE = "“{field}:” takes a year, a month, a day or a range, not “{value}”"
    UNCLOSED_QUOTE = "A quotation mark is not closed"
    UNCLOSED_BRACKET = "A bracket is not closed"
    UNOPENED_BRACKET = "A bracket is closed that was not opened"
    TOO_DEEP = "There are too many brackets within one another"


_LEFT_OUT = frozenset(
    {
        QueryProblem.EMPTY_VALUE,
        QueryProblem.UNKNOWN_VALUE,
        QueryProblem.NOT_A_NUMBER,
        QueryProblem.NOT_A_DATE,
    }
)


@dataclass(frozen=True, slots=True)
class QueryError:
    """Of the characters `start` to `end` of the text. `suggestion` would be right in their place;
    '' where nothing is near."""

    start: int
    end: int
    problem: QueryProblem
    field: str = ""
    value: str = ""
    suggestion: str = ""

    @property
    def leaves_out(self) -> bool:
        """What stands there is no part of the query."""
        return self.problem in _LEFT_OUT

    def __str__(self) -> str:
        return self.problem.value.format(field=self.field, value=self.value)
