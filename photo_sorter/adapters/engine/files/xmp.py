"""Rating, keywords and dates from an XMP packet. No entity is ever expanded."""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree import ElementTree

_LIST_ITEM = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li"
_RATING = "{http://ns.adobe.com/xap/1.0/}Rating"
_DATES = (
    "{http://ns.adobe.com/exif/1.0/}DateTimeOriginal",
    "{http://ns.adobe.com/photoshop/1.0/}DateCreated",
    "{http://ns.adobe.com/xap/1.0/}CreateDate",
    "{http://ns.adobe.com/exif/1.0/}GPSTimeStamp",
)
_MAX_BYTES = 4_000_000
MAX_KEYWORDS = 1000  # of one photo; more is rubbish that would only fill the catalog
MAX_TEXT = 200  # characters of a keyword or of any other text

# Field, and whether its values are paths ("Animals|Cat") of which the last part is the keyword.
_KEYWORD_FIELDS = (
    ("{http://purl.org/dc/elements/1.1/}subject", ""),
    ("{http://ns.adobe.com/lightroom/1.0/}hierarchicalSubject", "|"),
    ("{http://www.digikam.org/ns/1.0/}TagsList", "/"),
)
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class XmpFields:
    rating: int | None = None  # 0..5
    keywords: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()  # when it was taken, as written, the most trustworthy first


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
    try:
        root = ElementTree.fromstring(text)
    except (ElementTree.ParseError, ValueError):
        return XmpFields()
    return XmpFields(_rating(root), _keywords(root), _dates(root))


def _decoded(packet: bytes) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if packet.startswith(mark):
            return packet[len(mark) :].decode(encoding, errors="replace")
    return packet.decode("utf-8", errors="replace")


def _values(root: ElementTree.Element, field: str) -> list[str]:
    """A simple field's values, whether written as elements or as attributes."""
    found = []
    for element in root.iter():
        value = element.text if element.tag == field else element.get(field)
        if value is not None:
            found.append(value.strip())
    return found


def _rating(root: ElementTree.Element) -> int | None:
    values = _values(root, _RATING)
    return whole_rating(values[0]) if values else None


def _dates(root: ElementTree.Element) -> tuple[str, ...]:
    return tuple(value for field in _DATES for value in _values(root, field))


def whole_rating(value: object) -> int | None:
    """A rating of 0 to 5 stars; None for "rejected" (-1) and for rubbish."""
    try:
        number = round(float(str(value).strip()))
    except (ValueError, OverflowError):
        return None
    return number if 0 <= number <= 5 else None


def _keywords(root: ElementTree.Element) -> tuple[str, ...]:
    """The union of the fields, in their order, each keyword once.

    Every element is looked at once: searching below each field takes for ever where somebody
    nested them in each other."""
    items: dict[str, list[str]] = {field: [] for field, _ in _KEYWORD_FIELDS}
    waiting: list[tuple[ElementTree.Element, str]] = [(root, "")]
    while waiting:
        element, field = waiting.pop()
        if element.tag in items:
            field = element.tag
        elif field and element.tag == _LIST_ITEM:
            items[field].append(element.text or "")
        waiting.extend((child, field) for child in reversed(element))
    words = (
        value.rsplit(separator, 1)[-1] if separator else value
        for field, separator in _KEYWORD_FIELDS
        for value in items[field]
    )
    return unique_keywords(words)


def unique_keywords(words: Iterable[str]) -> tuple[str, ...]:
    """Each once, in their order, at a length and in a number that make sense."""
    found: dict[str, None] = {}
    for word in words:
        trimmed = word.strip()[:MAX_TEXT].rstrip()
        if trimmed:
            found.setdefault(trimmed)
        if len(found) == MAX_KEYWORDS:
            break
    return tuple(found)
