"""What ExifTool is told, to have the XMP of a picture say the fields that have one value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from photo_sorter.adapters.xmp.names import (
    CREATOR,
    DESCRIPTION_TEXT,
    LABEL,
    LATITUDE,
    LONGITUDE,
    RATING,
    RIGHTS,
    TITLE,
)
from photo_sorter.adapters.xmp.single_fields import SINGLE_FIELDS, Form, names_in
from photo_sorter.core.file_fields import FileFields
from photo_sorter.core.file_merge import value_of

# Those of a direction are none of ExifTool's: it writes that with the degrees.
_TAGS: Mapping[str, str] = {
    RATING: "XMP-xmp:Rating",
    LABEL: "XMP-xmp:Label",
    TITLE: "XMP-dc:Title",
    DESCRIPTION_TEXT: "XMP-dc:Description",
    RIGHTS: "XMP-dc:Rights",
    CREATOR: "XMP-dc:Creator",
    LATITUDE: "XMP-exif:GPSLatitude",
    LONGITUDE: "XMP-exif:GPSLongitude",
}


def single_assignments(said: FileFields, wanted: FileFields) -> Iterator[str]:
    """Of the fields that XMP does not say as they are wanted."""
    for field in SINGLE_FIELDS:
        value = value_of(wanted, field.field)
        if value_of(said, field.field) != value:
            for name, text in zip(field.properties, field.texts(value), strict=True):
                if name in _TAGS:
                    yield from _assigned(_TAGS[name], field.form, text)


def escaped_value(text: str) -> str:
    """In one line; ExifTool takes references for what they stand for."""
    escaped = escape(text, quote=False)
    return escaped.replace("\n", "&#10;").replace("\t", "&#9;")


def _assigned(tag: str, form: Form, text: str) -> Iterator[str]:
    match form:
        case Form.NAMES:
            yield f"-{tag}="  # all that it said
            yield from (f"-{tag}={escaped_value(name)}" for name in names_in(text))
        case Form.LANGUAGES if text:  # with its language the others stay
            yield f"-{tag}-x-default={escaped_value(text)}"
        case _:
            yield f"-{tag}={escaped_value(text)}"
