"""What the fields of a template say of a photo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from photo_sorter.core.taken import Precision

COUNTER, ORIGINAL = "counter", "original"


class Facts(NamedTuple):
    """What templates are filled with; a tuple, for one is made for every file. `when` counts as far
    as `precision` goes; empty texts and no stars say nothing."""

    when: datetime
    precision: Precision = Precision.SECOND
    event: str = ""
    camera: str = ""
    album: str = ""
    tag: str = ""
    rating: int = 0
    kind: str = ""
    place: str = ""
    original: str = ""  # the file's name without its ending


def _month(facts: Facts) -> int | None:
    return None if facts.precision is Precision.YEAR else facts.when.month


def _day(facts: Facts) -> int | None:
    coarse = (Precision.YEAR, Precision.MONTH)
    return None if facts.precision in coarse else facts.when.day


# Each field's value; None or '' where the photo has none. What is a number may have a width. The
# counter depends on what else is in the folder, and is put in by the plan.
NUMBERS: dict[str, Callable[[Facts], int | None]] = {
    "year": lambda facts: facts.when.year,
    "month": _month,
    "day": _day,
    "rating": lambda facts: facts.rating or None,
}
TEXTS: dict[str, Callable[[Facts], str]] = {
    "event": lambda facts: facts.event,
    "camera": lambda facts: facts.camera,
    "album": lambda facts: facts.album,
    "tag": lambda facts: facts.tag,
    "kind": lambda facts: facts.kind,
    "place": lambda facts: facts.place,
    ORIGINAL: lambda facts: facts.original,
}
NAMES = (
    "year", "month", "day", "event", "place", "camera", "album", "tag", "rating", "kind", ORIGINAL,
    COUNTER,
)  # fmt: skip
