"""What is known of a photo and may be told to a model with the question."""

from __future__ import annotations

from collections.abc import Sequence

from photo_sorter.core.keywords import shown
from photo_sorter.core.taken import DateTaken, Precision
from photo_sorter.core.views import PhotoTag, TagSource

_MOST = 8
_SURE = 0.6  # of a tag that a model gave: a guess that is told leads the answer astray
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def known_words(tags: Sequence[PhotoTag], taken: DateTaken | None) -> tuple[str, ...]:
    """The surest tags, a person's first, and when it was taken, in English as models are asked."""
    given = [tag for tag in tags if tag.source is not TagSource.MODEL]
    guessed = [tag for tag in tags if tag.source is TagSource.MODEL and tag.confidence >= _SURE]
    guessed.sort(key=lambda tag: -tag.confidence)
    names = dict.fromkeys(shown(tag.name) for tag in [*given, *guessed])
    words = list(names)[:_MOST]
    date = _date(taken)
    return (*words, date) if date else tuple(words)


def _date(taken: DateTaken | None) -> str:
    if taken is None:
        return ""
    when = taken.when
    if taken.precision is Precision.YEAR:
        return f"taken in {when.year}"
    month = f"{_MONTHS[when.month - 1]} {when.year}"
    if taken.precision is Precision.MONTH:
        return f"taken in {month}"
    return f"taken on {when.day} {month}"
