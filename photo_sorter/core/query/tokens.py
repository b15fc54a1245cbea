"""The words, signs and fields that a query's text is made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from photo_sorter.core.query.nodes import Query
from photo_sorter.core.query.values import Value


class Kind(Enum):
    WORD = auto()
    QUOTED = auto()
    FIELD = auto()
    FOUND = auto()  # words of a sentence that are a filter
    WEIGHT = auto()
    MINUS = auto()
    OR = auto()
    PLUS = auto()
    OPEN = auto()
    CLOSE = auto()


# An operator needs one of these at its right, and one of the others at its left.
BEGINS = {Kind.WORD, Kind.QUOTED, Kind.FIELD, Kind.WEIGHT, Kind.MINUS, Kind.OPEN}
ENDS = {Kind.WORD, Kind.QUOTED, Kind.FIELD, Kind.CLOSE}


@dataclass(frozen=True, slots=True)
class Token:
    """`text` is the word, what stands in the quotes, the field's value or the weight; `start` to
    `end` is where the token stands. `found` is what the words of a sentence ask for."""

    kind: Kind
    start: int
    end: int
    text: str = ""
    field: str = ""
    quoted: bool = False
    found: Query | None = None

    @property
    def value(self) -> Value:
        return Value(self.text, self.quoted)
