"""What a person said of a photo in the fields that files have, too."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from photo_sorter.core.keywords import SEPARATOR
from photo_sorter.core.person_details import DetailChange, Place
from photo_sorter.core.rating import ColourLabel
from photo_sorter.core.tag_tree import outward
from photo_sorter.core.written_places import place_text

BETWEEN_NAMES = ";"
REJECTED = -1  # as a rating in a file
_LONGEST_KEYWORD = 200  # characters that are read of one in a file
# What XML has no way to write.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_BREAK = re.compile("\r\n?")


@dataclass(frozen=True, slots=True)
class PersonSaid:
    """Of one photo. `present` are the tags that a person gave or confirmed, `refused` those that
    they took away; of the rest None where they said nothing. What only the model gave is not
    here. Being a favourite goes into no file: it is kept along. `hidden` are the keys of the tags
    that a person keeps out of files."""

    present: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    stars: int | None = None
    rejected: bool | None = None
    label: ColourLabel | None = None
    favourite: bool | None = None
    details: DetailChange = field(default_factory=DetailChange)
    hidden: frozenset[str] = frozenset()

    def keyword(self, word: str) -> str:
        """A tag that they gave as files are to have it; empty where they are not to."""
        return file_keyword(outward(word, self.hidden))


def same_said(one: PersonSaid | None, other: PersonSaid) -> bool:
    """Whether both say the same; the order of words does not count."""
    return one is not None and _ordered(one) == _ordered(other)


def _ordered(said: PersonSaid) -> PersonSaid:
    return replace(said, present=tuple(sorted(said.present)), refused=tuple(sorted(said.refused)))


def file_text(text: str) -> str:
    """A text as it comes back out of a file; empty where nothing of it does."""
    return _UNWRITABLE.sub("", _LINE_BREAK.sub("\n", text)).strip()


def file_names(text: str) -> str:
    """Names of people as they come back out of a file, which has each for itself."""
    return f"{BETWEEN_NAMES} ".join(
        filter(None, map(str.strip, file_text(text).split(BETWEEN_NAMES)))
    )


def file_place(place: Place) -> str | None:
    """A place as it comes back out of a file. Zeros are what cameras write that know no place."""
    text = place_text(place)
    return None if text in ("", place_text(Place(0.0, 0.0))) else text


def file_keyword(word: str) -> str:
    """A tag's name as it comes back out of a file; empty where nothing of it does."""
    parts = (part.strip() for part in _UNWRITABLE.sub("", word).split(SEPARATOR))
    joined = SEPARATOR.join(part for part in parts if part)[:_LONGEST_KEYWORD]
    return SEPARATOR.join(part.strip() for part in joined.split(SEPARATOR) if part.strip())
