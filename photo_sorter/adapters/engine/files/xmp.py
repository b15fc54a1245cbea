"""What an XMP packet says, embedded or in a file of its own. No entity is ever expanded."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from xml.etree import ElementTree

from photo_sorter.adapters.engine.files.regions import NO_REGIONS, Regions, read_regions
from photo_sorter.adapters.engine.files.words import (
    MAX_DESCRIPTION,
    clean_text,
    decoded,
    unique_keywords,
)
from photo_sorter.adapters.xmp.coordinates import read_degrees
from photo_sorter.adapters.xmp.encoding import BYTE_ORDER_MARKS, WIDE_STARTS
from photo_sorter.core.colour_names import colour_of
from photo_sorter.core.keywords import borne_out
from photo_sorter.core.rating import ColourLabel

_MAX_BYTES = 4_000_000
_MOST_VALUES = 4000  # of one field
_LIST_ITEM = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

_EXIF = "{http://ns.adobe.com/exif/1.0/}"
_XMP = "{http://ns.adobe.com/xap/1.0/}"
_TIFF = "{http://ns.adobe.com/tiff/1.0/}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_CREATED = "{http://ns.adobe.com/photoshop/1.0/}DateCreated"
_PERCENT = "{http://ns.microsoft.com/photo/1.0/}Rating"
_LENS_MODEL = "{http://cipa.jp/exif/1.0/}LensModel"
_LENS = "{http://ns.adobe.com/exif/1.0/aux/}Lens"

# Field, and what stands between the parts of a path ("Animals|Cat"), which are kept.
_KEYWORD_FIELDS = (
    (_DC + "subject", "|"),
    ("{http://ns.adobe.com/lightroom/1.0/}hierarchicalSubject", "|"),
)
_TAGS_LIST = "{http://www.digikam.org/ns/1.0/}TagsList"
_FIELDS = frozenset(
    [
        *(field for field, _ in _KEYWORD_FIELDS),
        _TAGS_LIST,
        *(_EXIF + name for name in ("DateTimeOriginal", "DateTimeDigitized", "GPSTimeStamp")),
        *(
            _EXIF + "GPS" + name
            for name in ("Latitude", "LatitudeRef", "Longitude", "LongitudeRef")
        ),
        *(_XMP + name for name in ("Rating", "Label", "CreateDate")),
        *(_TIFF + name for name in ("Make", "Model")),
        *(_DC + name for name in ("title", "description", "rights", "creator")),
        _EXIF + "ISOSpeedRatings",
        *(_CREATED, _PERCENT, _LENS_MODEL, _LENS),
    ]
)
_OUTERMOST = re.compile(r"<((?:\w+:)?xmpmeta|(?:\w+:)?RDF)\b")

Values = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class XmpFields:
    """Dates are as they are written, the most trustworthy first."""

    rating: int | None = None  # 0..5
    keywords: tuple[str, ...] = ()
    original: tuple[str, ...] = ()
    digitised: tuple[str, ...] = ()
    satellite: tuple[str, ...] = ()
    rejected: bool = False
    label: ColourLabel = ColourLabel.NONE
    title: str = ""
    description: str = ""
    place: tuple[float, float] | None = None  # degrees, north and east positive
    make: str = ""
    model: str = ""
    lens: str = ""
    iso: str = ""
    regions: Regions = NO_REGIONS
    copyright: str = ""
    creator: str = ""


def read_packet(packet: bytes | str) -> XmpFields:
    """What an XMP packet says; empty fields where it is damaged, too long or suspicious."""
    if len(packet) > _MAX_BYTES:
        return XmpFields()
    text = packet if isinstance(packet, str) else _decoded(packet)
    text = text.strip("\0 \t\r\n\ufeff")
    # A document type is where entities are declared; XMP never has one. The text is decoded
    # before this look, so that no other encoding can hide one.
    if not text or "<!doctype" in text.lower() or "<!entity" in text.lower():
        return XmpFields()
    root = _parsed(text)
    if root is None:
        root = _parsed(_inner(text))
    if root is None:
        return XmpFields()
    return replace(_fields(_values(root)), regions=read_regions(root))


def _parsed(text: str) -> ElementTree.Element | None:
    try:
        return ElementTree.fromstring(text)
    except (ElementTree.ParseError, ValueError):
        return None


def _inner(text: str) -> str:
    """The packet without what stands around it: some programs leave the end of a longer one."""
    found = _OUTERMOST.search(text)
    if found is None:
        return ""
    end = text.find(f"</{found[1]}", found.end())
    return text[found.start() : text.find(">", end) + 1] if end >= 0 else ""


def _decoded(packet: bytes) -> str:
    """By its mark, or by where its first characters have their zeros; programs that know neither
    write what their system does."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if packet.startswith(mark):
            return packet[len(mark) :].decode(encoding, errors="replace")
    for start, encoding in WIDE_STARTS:
        if packet.startswith(start):
            return packet.decode(encoding, errors="replace")
    return decoded(packet)


def _values(root: ElementTree.Element) -> Values:
    """The values of the fields that are read, whether written as elements, as lists or as
    attributes; of languages the default one first.

    Every element is looked at once: searching below each field takes for ever where somebody
    nested them in each other."""
    found: Values = {}
    waiting: list[tuple[ElementTree.Element, str]] = [(root, "")]
    while waiting:
        element, field = waiting.pop()
        for name in _FIELDS.intersection(element.keys()):
            _keep(found, name, element.get(name))
        if element.tag in _FIELDS:
            field = element.tag
            _keep(found, field, element.text)
        elif field and element.tag == _LIST_ITEM:
            _keep(found, field, element.text, first=element.get(_LANGUAGE) == "x-default")
        waiting.extend((child, field) for child in reversed(element))
    return found


def _keep(found: Values, field: str, text: str | None, *, first: bool = False) -> None:
    value = (text or "").strip()
    values = found.setdefault(field, [])
    if value and len(values) < _MOST_VALUES:
        values.insert(0 if first else len(values), value)


def _fields(values: Values) -> XmpFields:
    def every(*fields: str) -> tuple[str, ...]:
        return tuple(value for field in fields for value in values.get(field, ()))

    def first(field: str) -> str:
        return next(iter(values.get(field, ())), "")

    stars = first(_XMP + "Rating")
    return XmpFields(
        whole_rating(stars) if stars else percent_rating(first(_PERCENT)),
        _keywords(values),
        every(_EXIF + "DateTimeOriginal", _CREATED),
        every(_EXIF + "DateTimeDigitized", _XMP + "CreateDate"),
        every(_EXIF + "GPSTimeStamp"),
        _number(stars) == -1,
        colour_of(first(_XMP + "Label")) or ColourLabel.NONE,
        clean_text(first(_DC + "title")),
        clean_text(first(_DC + "description"), MAX_DESCRIPTION),
        _place(values),
        clean_text(first(_TIFF + "Make")),
        clean_text(first(_TIFF + "Model")),
        clean_text(first(_LENS_MODEL) or first(_LENS)),
        first(_EXIF + "ISOSpeedRatings"),
        copyright=clean_text(first(_DC + "rights")),
        creator=clean_text("; ".join(every(_DC + "creator"))),
    )


def _number(value: object) -> float | None:
    try:
        return float(str(value).strip()[:40])
    except ValueError:
        return None


def whole_rating(value: object) -> int | None:
    """A rating of 0 to 5 stars; None for "rejected" (-1) and for rubbish."""
    number = _number(value)
    stars = round(number) if number is not None and math.isfinite(number) else -1
    return stars if 0 <= stars <= 5 else None


def percent_rating(value: object) -> int | None:
    """Stars of Windows' percent: 1, 25, 50, 75 and 99 are one to five."""
    number = _number(value)
    if number is None or not 0 <= number <= 100:
        return None
    return 0 if number == 0 else 1 + round(min(number, 99) / 25)


def _keywords(values: Values) -> tuple[str, ...]:
    """The union of the fields, in their order, each keyword once."""
    said = [
        _path(value, separator)
        for field, separator in _KEYWORD_FIELDS
        for value in values.get(field, ())
    ]
    listed = (_path(value, "/") for value in values.get(_TAGS_LIST, ()))
    return unique_keywords([*said, *borne_out(listed, said)])


def _path(value: str, separator: str) -> str:
    """A keyword below others, spelled alike whoever wrote it: "Places|Munich"."""
    return "|".join(part.strip() for part in value.split(separator) if part.strip())


def _place(values: Values) -> tuple[float, float] | None:
    latitude = _degrees(values, _EXIF + "GPSLatitude", 90)
    longitude = _degrees(values, _EXIF + "GPSLongitude", 180)
    if latitude is None or longitude is None or (latitude == 0 and longitude == 0):
        return None
    return latitude, longitude


def _degrees(values: Values, field: str, most: float) -> float | None:
    written, reference = (next(iter(values.get(name, ())), "") for name in (field, field + "Ref"))
    return read_degrees(written, reference, most)
