"""Reads places as people, maps and programs write them, and writes them so that they are read
again: "48.1372, 11.5756", "48° 8' 14\" N, 11° 34' 32\" E", "geo:48.1372,11.5756", an address of
OpenStreetMap."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.person_details import NOWHERE, Place
from photo_sorter.core.problems import Problem

_LONGEST = 2000  # characters; of what is longer nothing is read
_NUMBER = r"(\d{1,3}(?:[.,]\d{1,15})?)"
# One side: degrees, then perhaps minutes and seconds, behind their signs or a blank.
_SIDE = re.compile(
    rf"([NSEWO])?\s*([+\-−])?\s*{_NUMBER}(?:\s*[°º˚]\s*|\s+|$|(?=[NSEWO]))"
    rf"(?:{_NUMBER}(?:\s*['′’´]\s*|\s+|$|(?=[NSEWO]))"
    rf"(?:{_NUMBER}(?:\s*(?:[\"″”“]|''|′′|’’)\s*|\s+|$|(?=[NSEWO])))?)?([NSEWO])?",
    re.ASCII | re.IGNORECASE,
)
# What may stand between the sides; the surest first.
_BETWEEN = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (r"\s*[;/|]\s*", r"\s*,\s+", r"\s*,\s*", r"\s+", "(?<=[NSEWO])|(?=[NSEWO])")
)
_GEO = re.compile(r"geo:(-?[\d.]{1,18}),(-?[\d.]{1,18})(?:,-?[\d.]+)?(?:[;?].*)?", re.I | re.ASCII)
_MAP = re.compile(r"(?:^|&)map=[\d.]+/(-?[\d.]{1,18})/(-?[\d.]{1,18})(?:&|$)", re.ASCII)
_MAP_HOSTS = ("openstreetmap.org", "osm.org")
_SOUTH_OR_WEST = "SW"
_NORTHERLY = "NS"


def read_place(text: str) -> Place:
    """NOWHERE for an empty text. "O" is east, as German writes it. Raises InvalidInputError for
    what is no place, or none on earth."""
    given = text.strip()
    if not given:
        return NOWHERE
    found = _read(given) if len(given) <= _LONGEST else None
    if found is None:
        raise InvalidInputError(Problem.NO_PLACE, text=given[:80])
    latitude, longitude = found
    if not -90 <= latitude <= 90:
        raise InvalidInputError(Problem.NO_LATITUDE, degrees=_degrees(latitude))
    if not -180 <= longitude <= 180:
        raise InvalidInputError(Problem.NO_LONGITUDE, degrees=_degrees(longitude))
    return Place(latitude, longitude)


def place_text(place: Place) -> str:
    """As decimals, which `read_place` reads; to a tenth of a metre. Empty where there is none."""
    if place.latitude is None or place.longitude is None:
        return ""
    return f"{_degrees(place.latitude)}, {_degrees(place.longitude)}"


def _degrees(value: float) -> str:
    text = f"{value:.6f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _read(text: str) -> tuple[float, float] | None:
    if text.lower().startswith("geo:"):
        return _numbers(_GEO.fullmatch(text))
    if "://" in text or text.lower().startswith(tuple(f"{host}/" for host in _MAP_HOSTS)):
        return _of_address(text)
    return _of_sides(text)


def _numbers(found: re.Match[str] | None) -> tuple[float, float] | None:
    if found is None:
        return None
    try:
        return float(found[1]), float(found[2])
    except ValueError:
        return None


def _of_address(text: str) -> tuple[float, float] | None:
    """Of the mark that a map has, else of its middle."""
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        asked = parse_qs(parts.query)
    except ValueError:
        return None
    host = (parts.hostname or "").removeprefix("www.")
    if host not in _MAP_HOSTS:
        return None
    if "mlat" in asked and "mlon" in asked:
        try:
            return float(asked["mlat"][0]), float(asked["mlon"][0])
        except ValueError:
            return None
    return _numbers(_MAP.search(parts.fragment))


def _of_sides(text: str) -> tuple[float, float] | None:
    """Where two ways to part the text make sense, sides that are written alike are meant."""
    found: list[tuple[int, tuple[float, float]]] = []
    for between in _BETWEEN:
        for gap in between.finditer(text):
            one, other = _side(text[: gap.start()]), _side(text[gap.end() :])
            both = one and other and _in_order(one, other)
            if one and other and both:
                found.append((abs(one.parts - other.parts), both))
    return min(found, key=lambda each: each[0])[1] if found else None


class _Side(NamedTuple):
    degrees: float
    letter: str  # "" without one
    parts: int  # 1 for degrees alone, 3 with minutes and seconds


def _in_order(one: _Side, other: _Side) -> tuple[float, float] | None:
    """Latitude and longitude; None where a letter stands alone, or two of a kind do."""
    if not one.letter and not other.letter:
        return one.degrees, other.degrees
    if not one.letter or not other.letter:
        return None
    northerly = one.letter in _NORTHERLY
    if northerly == (other.letter in _NORTHERLY):
        return None
    return (one.degrees, other.degrees) if northerly else (other.degrees, one.degrees)


def _side(text: str) -> _Side | None:
    """None where it makes no sense."""
    found = _SIDE.fullmatch(text)
    if found is None:
        return None
    before, sign, *values, after = found.groups()
    letter = (before or after or "").upper()
    numbers = [value.replace(",", ".") for value in values if value is not None]
    if (before and after) or (sign and letter) or any("." in each for each in numbers[:-1]):
        return None  # only the last part may be a fraction
    degrees, minutes, seconds = (*map(float, numbers), 0.0, 0.0)[:3]
    if minutes >= 60 or seconds >= 60:
        return None
    size = degrees + minutes / 60 + seconds / 3600
    negative = sign in ("-", "−") or (letter and letter in _SOUTH_OR_WEST)
    return _Side(-size if negative else size, letter, len(numbers))
