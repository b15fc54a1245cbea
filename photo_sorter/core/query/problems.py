"""What a query says that cannot be understood: where, what, and what would be right."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from photo_sorter.core.problems import Occurrence, Problem


class QueryProblem(Enum):
    UNKNOWN_FIELD = auto()
    EMPTY_VALUE = auto()
    UNKNOWN_VALUE = auto()
    UNKNOWN_NAME = auto()
    UNKNOWN_PICTURE = auto()
    NOT_A_NUMBER = auto()
    NOT_A_DATE = auto()
    NOT_YET = auto()
    UNCLOSED_QUOTE = auto()
    UNCLOSED_BRACKET = auto()
    UNOPENED_BRACKET = auto()
    TOO_DEEP = auto()


_LEFT_OUT = frozenset(
    {
        QueryProblem.EMPTY_VALUE,
        QueryProblem.UNKNOWN_VALUE,
        QueryProblem.UNKNOWN_PICTURE,
        QueryProblem.NOT_A_NUMBER,
        QueryProblem.NOT_A_DATE,
        QueryProblem.NOT_YET,
    }
)


@dataclass(frozen=True, slots=True)
class QueryError:
    """Of the characters `start` to `end` of the text. `suggestion` would be right in their place;
    '' where nothing is near. `values` are all that the field takes, where they can be listed."""

    start: int
    end: int
    problem: QueryProblem
    field: str = ""
    value: str = ""
    suggestion: str = ""
    values: tuple[str, ...] = ()

    @property
    def leaves_out(self) -> bool:
        """What stands there is no part of the query."""
        return self.problem in _LEFT_OUT

    @property
    def what(self) -> Occurrence:
        """What is wrong, in words."""
        field, value = self.field, self.value
        match self.problem:
            case QueryProblem.UNKNOWN_FIELD:
                return Occurrence(Problem.QUERY_FIELD_UNKNOWN, {"field": field})
            case QueryProblem.EMPTY_VALUE:
                return Occurrence(Problem.QUERY_VALUE_MISSING, {"field": field})
            case QueryProblem.UNKNOWN_VALUE:
                return Occurrence(
                    Problem.QUERY_VALUE_UNKNOWN,
                    {"field": field, "value": value, "values": ", ".join(self.values)},
                )
            case QueryProblem.UNKNOWN_NAME:
                return no_such(field, value)
            case QueryProblem.UNKNOWN_PICTURE:
                return Occurrence(Problem.PICTURE_NAME_UNKNOWN, {"name": value})
            case QueryProblem.NOT_A_NUMBER:
                return Occurrence(Problem.QUERY_NO_NUMBER, {"field": field, "value": value})
            case QueryProblem.NOT_A_DATE:
                return Occurrence(Problem.QUERY_NO_DATE, {"field": field, "value": value})
            case QueryProblem.NOT_YET:
                return Occurrence(Problem.QUERY_PLACES_NOT_YET, {"field": field})
            case QueryProblem.UNCLOSED_QUOTE:
                return Occurrence(Problem.QUERY_QUOTE_OPEN)
            case QueryProblem.UNCLOSED_BRACKET:
                return Occurrence(Problem.QUERY_BRACKET_OPEN)
            case QueryProblem.UNOPENED_BRACKET:
                return Occurrence(Problem.QUERY_BRACKET_NOT_OPENED)
            case QueryProblem.TOO_DEEP:
                return Occurrence(Problem.QUERY_TOO_DEEP)

    def __str__(self) -> str:
        return self.what.message


def no_such(field: str, name: str, near: str = "") -> Occurrence:
    """That the library has no such tag, album, folder or camera, and what was likely meant."""
    match field, bool(near):
        case "camera" | "lens", True:
            return Occurrence(Problem.CAMERA_MISSPELT, {"name": name, "near": near})
        case "camera" | "lens", False:
            return Occurrence(Problem.CAMERA_UNKNOWN, {"name": name})
        case "tag", True:
            return Occurrence(Problem.TAG_MISSPELT, {"name": name, "near": near})
        case "tag", False:
            return Occurrence(Problem.TAG_UNKNOWN, {"name": name})
        case "album", True:
            return Occurrence(Problem.ALBUM_MISSPELT, {"name": name, "near": near})
        case "album", False:
            return Occurrence(Problem.ALBUM_UNKNOWN, {"name": name})
        case _, True:
            return Occurrence(Problem.FOLDER_NAME_MISSPELT, {"name": name, "near": near})
        case _:
            return Occurrence(Problem.FOLDER_NAME_UNKNOWN, {"name": name})
