"""What a person said of a photo in the fields that files have, too."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from photo_sorter.core.colour_names import colour_of
from photo_sorter.core.file_merge import FieldValue, SingleField
from photo_sorter.core.keywords import SEPARATOR
from photo_sorter.core.rating import ColourLabel

REJECTED = -1  # as a rating in a file
_LONGEST_KEYWORD = 200  # characters that are read of one in a file
# What XML has no way to write.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class PersonSaid:
    """Of one photo. `present` are the tags that a person gave or confirmed, `refused` those that
    they took away; of the rest None where they said nothing. What only the model gave is not
    here. Being a favourite goes into no file: it is kept along."""

    present: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    stars: int | None = None
    rejected: bool | None = None
    label: ColourLabel | None = None
    favourite: bool | None = None


def same_said(one: PersonSaid | None, other: PersonSaid) -> bool:
    """Whether both say the same; the order of words does not count."""
    return one is not None and _ordered(one) == _ordered(other)


def _ordered(said: PersonSaid) -> PersonSaid:
    return replace(said, present=tuple(sorted(said.present)), refused=tuple(sorted(said.refused)))


def keeping(said: PersonSaid, one: SingleField, theirs: FieldValue) -> PersonSaid:
    """What a person counts as having said once they keep the file's value."""
    if one is SingleField.RATING and not isinstance(theirs, str):
        return rated(said, theirs)
    if one is SingleField.LABEL and not isinstance(theirs, int):
        return replace(said, label=colour_of(theirs) if theirs else None)
    return said


def rated(said: PersonSaid, rating: int | None) -> PersonSaid:
    """Where a person said nothing, the file's own word counts already."""
    if rating == REJECTED:
        return said if said.rejected is None else replace(said, rejected=True)
    return replace(said, stars=None if said.stars is None else rating, rejected=None)


def file_keyword(word: str) -> str:
    """A tag's name as it comes back out of a file; empty where nothing of it does."""
    parts = (part.strip() for part in _UNWRITABLE.sub("", word).split(SEPARATOR))
    joined = SEPARATOR.join(part for part in parts if part)[:_LONGEST_KEYWORD]
    return SEPARATOR.join(part.strip() for part in joined.split(SEPARATOR) if part.strip())
