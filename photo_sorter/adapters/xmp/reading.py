"""What a packet says in the fields that are ours too."""

from __future__ import annotations

import math
from collections.abc import Iterator

from photo_sorter.adapters.xmp.keywords import (
    KEYWORD_FIELDS,
    KeywordField,
    canonical,
    first_of,
    tags_in,
    writable,
)
from photo_sorter.adapters.xmp.names import DESCRIPTION_TEXT, LABEL, RATING, TITLE
from photo_sorter.adapters.xmp.rdf import Packet, is_default, items, slot_of
from photo_sorter.core.file_fields import FileFields
from photo_sorter.core.keywords import borne_out
from photo_sorter.core.rating import MOST_STARS

REJECTED = -1


def fields_of(packet: Packet) -> FileFields:
    return FileFields(
        keywords=_tags(packet),
        rating=_rating(_text(packet, RATING)),
        label=_text(packet, LABEL) or None,
        title=_default_text(packet, TITLE) or None,
        description=_default_text(packet, DESCRIPTION_TEXT) or None,
    )


def keywords_of(packet: Packet) -> list[str]:
    """All that the fields say, paths and their parts alike, each once; also what one of them says
    alone because another program removed it from the others."""
    return first_of(each for field in KEYWORD_FIELDS for each in _keywords_in(packet, field))


def _tags(packet: Packet) -> tuple[str, ...]:
    *others, tags_list = (list(_keywords_in(packet, field)) for field in KEYWORD_FIELDS)
    said = [each for field in others for each in field]
    return tags_in([*said, *borne_out(tags_list, said)])


def _keywords_in(packet: Packet, field: KeywordField) -> Iterator[str]:
    found = (slot for each in packet.properties(field.name) for slot in each.slots())
    return filter(None, (field.keyword(slot.text) for slot in found))


def as_written(fields: FileFields) -> FileFields:
    """What is read again once `fields` were written."""
    return FileFields(
        tags_in(canonical(keyword) for keyword in fields.keywords),
        fields.rating,
        writable(fields.label or "") or None,
        writable(fields.title or "") or None,
        writable(fields.description or "") or None,
    )


def _text(packet: Packet, name: str) -> str:
    found = (writable(slot.text) for each in packet.properties(name) for slot in each.slots())
    return next(filter(None, found), "")


def _default_text(packet: Packet, name: str) -> str:
    """The one for all languages, else the first of any."""
    containers = (each.container for each in packet.properties(name))
    for container in containers:
        for item in items(container) if container is not None else ():
            slot = slot_of(item) if is_default(item) else None
            if slot is not None and (text := writable(slot.text)):
                return text
    return _text(packet, name)


def _rating(text: str) -> int | None:
    """Also "3.0", as some programs write it."""
    try:
        number = float(text[:40])
    except ValueError:
        return None
    if number == REJECTED:
        return REJECTED
    if not math.isfinite(number) or not 0 <= round(number) <= MOST_STARS:
        return None
    return round(number)
