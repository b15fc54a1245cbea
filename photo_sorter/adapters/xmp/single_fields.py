"""Where the fields that have one value stand in a packet; a field is one entry."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from photo_sorter.adapters.xmp.coordinates import read_degrees, written_degrees
from photo_sorter.adapters.xmp.names import (
    CREATOR,
    DESCRIPTION_TEXT,
    LABEL,
    LATITUDE,
    LATITUDE_REFERENCE,
    LONGITUDE,
    LONGITUDE_REFERENCE,
    RATING,
    RIGHTS,
    TITLE,
)
from photo_sorter.core.file_merge import FieldValue, SingleField
from photo_sorter.core.person_details import Place
from photo_sorter.core.person_said import BETWEEN_NAMES, REJECTED, file_names, file_place
from photo_sorter.core.rating import MOST_STARS
from photo_sorter.core.written_places import read_place


class Form(Enum):
    ONE = "one"  # value
    LANGUAGES = "languages"  # a text that may stand in several
    NAMES = "names"  # a list; between them stands `BETWEEN_NAMES`


@dataclass(frozen=True, slots=True)
class XmpField:
    """`properties` is what the field is made of; `read` makes its value of their texts, and
    `texts` theirs of its value: empty where nothing is said."""

    field: SingleField
    properties: tuple[str, ...]
    read: Callable[[tuple[str, ...]], FieldValue]
    texts: Callable[[FieldValue], tuple[str, ...]]
    form: Form = Form.ONE


def _said(texts: tuple[str, ...]) -> str | None:
    return texts[0] or None


def _names(texts: tuple[str, ...]) -> str | None:
    return file_names(texts[0]) or None


def _text(value: FieldValue) -> tuple[str, ...]:
    return ("" if value is None else str(value),)


def _rating(texts: tuple[str, ...]) -> int | None:
    """Also "3.0", as some programs write it."""
    try:
        number = float(texts[0][:40])
    except ValueError:
        return None
    if number == REJECTED:
        return REJECTED
    if not math.isfinite(number) or not 0 <= round(number) <= MOST_STARS:
        return None
    return round(number)


def _place(texts: tuple[str, ...]) -> str | None:
    latitude = read_degrees(texts[0], texts[2], 90)
    longitude = read_degrees(texts[1], texts[3], 180)
    if latitude is None or longitude is None:
        return None
    return file_place(Place(latitude, longitude))


def _degrees(value: FieldValue) -> tuple[str, ...]:
    """Each with its direction, which stands nowhere else then."""
    place = read_place(value) if isinstance(value, str) else Place()
    if place.latitude is None or place.longitude is None:
        return ("", "", "", "")
    return (
        written_degrees(place.latitude, "N", "S"),
        written_degrees(place.longitude, "E", "W"),
        "",
        "",
    )


SINGLE_FIELDS = (
    XmpField(SingleField.RATING, (RATING,), _rating, _text),
    XmpField(SingleField.LABEL, (LABEL,), _said, _text),
    XmpField(SingleField.TITLE, (TITLE,), _said, _text, Form.LANGUAGES),
    XmpField(SingleField.DESCRIPTION, (DESCRIPTION_TEXT,), _said, _text, Form.LANGUAGES),
    XmpField(SingleField.COPYRIGHT, (RIGHTS,), _said, _text, Form.LANGUAGES),
    XmpField(
        SingleField.PLACE,
        (LATITUDE, LONGITUDE, LATITUDE_REFERENCE, LONGITUDE_REFERENCE),
        _place,
        _degrees,
    ),
    XmpField(SingleField.CREATOR, (CREATOR,), _names, _text, Form.NAMES),
)


def names_in(text: str) -> list[str]:
    return [name for part in text.split(BETWEEN_NAMES) if (name := part.strip())]
