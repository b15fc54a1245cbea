"""What could be meant by what is being typed into the search field, as data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

MOST = 10  # that a person looks through


class CompletionKind(Enum):
    VALUE = "value"  # a tag, a year… with its field
    FIELD = "field"  # the name of a field, whose value comes next
    RECENT = "recent"  # a whole search of before
    SAVED = "saved"  # a whole search that has a name


@dataclass(frozen=True, slots=True)
class Completion:
    """`text` takes the place of what is being typed. `name` is what a person reads, and `field`
    is whose value it is. `count` photos of the rest of the query have it, as far as the catalog
    knows; None where nobody counted."""

    kind: CompletionKind
    text: str
    name: str
    field: str = ""
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Completions:
    """Best first; each takes the place of the characters `start` to `end`."""

    start: int
    end: int
    items: tuple[Completion, ...] = ()
