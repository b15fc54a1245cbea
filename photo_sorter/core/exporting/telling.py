"""What copies tell: the words of a photo, less those that name a place or people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from dataclasses import replace

from photo_sorter.core.exporting.options import ExportOptions, Strip
from photo_sorter.core.file_fields import FileFields
from photo_sorter.core.file_merge import key
from photo_sorter.core.keywords import SEPARATOR

# Below which programs keep names of people and places, in the languages of the window.
_PEOPLE = frozenset({"people", "persons", "person", "faces", "personen", "menschen", "gesichter"})
_PLACES = frozenset({"places", "place", "locations", "location", "orte", "ort"})


def told_fields(
    fields: FileFields,
    options: ExportOptions,
    people: Iterable[str] = (),
    places: Iterable[str] = (),
) -> FileFields:
    """`people` and `places` are names that the file has in fields of their own. Where these are not
    to be told, neither are the words that hold one of them."""
    if options.tells_nothing:
        return FileFields()
    secret: set[str] = set()
    if options.strips(Strip.PEOPLE):
        secret |= _names(fields.keywords, _PEOPLE, people)
    if options.strips(Strip.PLACE):
        secret |= _names(fields.keywords, _PLACES, places)
        fields = replace(fields, place=None)
    return _without(fields, secret) if secret else fields


def _names(keywords: Iterable[str], roots: Set[str], told: Iterable[str]) -> set[str]:
    """The names as they are compared, and those of all that lies below the roots."""
    found = {key(name) for name in told}
    for word in keywords:
        first, *below = (key(part) for part in word.split(SEPARATOR))
        if first in roots and below:
            found.update(below)
    return {name for name in found if name}


def _without(fields: FileFields, secret: set[str]) -> FileFields:
    named = re.compile(
        r"(?<!\w)(?:" + "|".join(re.escape(each) for each in sorted(secret)) + r")(?!\w)"
    )

    def told(text: str | None) -> str | None:
        return None if text is not None and named.search(key(text)) else text

    return replace(
        fields,
        keywords=tuple(word for word in fields.keywords if told(word) is not None),
        title=told(fields.title),
        description=told(fields.description),
        copyright=told(fields.copyright),
        creator=told(fields.creator),
        label=told(fields.label),
    )
