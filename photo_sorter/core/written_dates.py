"""Reads the dates that cameras, programs and people write, each in its own way.

A reading says how exact it is and keeps the zone beside the wall clock: the time at the place is
never turned into another.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from photo_sorter.core.taken import Precision

FIRST_YEAR = 1826  # of the first photograph
_MAX_TEXT = 64  # characters; no date is longer
_FURTHEST_ZONE = 14 * 60  # minutes

_ZONE = r"\s*(?P<zone>Z|UTC|GMT|[+-]\d{1,2}(?::?\d\d)?)?"
_SECOND = r"(?:[:.](?P<second>\d{1,2})(?:[.,](?P<part>\d{1,9}))?)?"
_CLOCK = rf"(?P<hour>\d{{1,2}})[:.](?P<minute>\d{{1,2}}){_SECOND}"
_USUAL = re.compile(
    r"(?P<year>\d{4})(?:[:\-./ ](?P<month>\d{1,2})(?:[:\-./ ] ?(?P<day>\d{1,2})(?!\d)"
    rf"(?:[T :\-]\s*{_CLOCK}{_ZONE})?)?)?",
    re.ASCII | re.IGNORECASE,
)
_COMPACT = re.compile(
    r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)"
    r"(?:[T ]?(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?"
    rf"(?:\.(?P<part>\d{{1,9}}))?{_ZONE})?",
    re.ASCII | re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_RFC_1123 = re.compile(
    r"(?:[a-z]{3,9},?\s+)?(?P<day>\d{1,2})[ -](?P<name>[a-z]{3})[a-z]*[ -](?P<year>\d{4})"
    rf"(?:\s+{_CLOCK}{_ZONE})?",
    re.ASCII | re.IGNORECASE,
)
_DOTTED = re.compile(  # as German has it
    r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})"
    rf"(?:,?\s+{_CLOCK}{_ZONE})?",
    re.ASCII | re.IGNORECASE,
)
# What stands between the date and the clock in the names of screenshots, by language.
_AT = r"(?:at|um|à|a\u0300|às|a las|a les|alle|om|kl\.?|klo|o|в|от) "
_YEAR_FIRST = (
    r"(?P<year>(?:18|19|20)\d\d)(?P<mark>[-_.])(?P<month>\d\d)(?P=mark)(?P<day>\d\d)"
    r"|(?P<year2>(?:199|20\d)\d)(?P<month2>\d\d)(?P<day2>\d\d)"
)
# Where the day is first for sure: with points, and behind a messenger's number of the message.
_DAY_FIRST = (
    r"(?:(?<=@)|(?=\d\d\.\d\d\.))"
    r"(?P<day3>\d\d)(?P<mark3>[-.])(?P<month3>\d\d)(?P=mark3)(?P<year3>(?:19|20)\d\d)"
)
_IN_NAME = re.compile(
    rf"(?<!\d)(?:{_YEAR_FIRST}|{_DAY_FIRST})(?!\d{{1,5}}(?!\d))"
    rf"(?:(?:[ _T-]+(?:{_AT})?)?"
    r"(?P<hour>\d\d|\d(?=[-.:_ ]))(?P<colon>[-.:_ ]?)(?P<minute>\d\d)(?P=colon)(?P<second>\d\d)"
    r"(?P<part>\d{3})?(?!\d)(?:[ \u202f]?(?P<half>[ap])m)?"
    r"(?P<zone>Z(?![a-z])|\+\d\d:?\d\d(?!\d))?)?",
    re.ASCII | re.IGNORECASE,
)
_UTC_NAME = "PXL_"  # how names of a maker begin whose clock in them is UTC
_MILLISECONDS = re.compile(r"(?:mmexport|FB_IMG_)(1\d{12})(?!\d)", re.ASCII)


class Reading(NamedTuple):
    """The wall clock at the place; the zone in minutes east of UTC, None where it is not said."""

    when: datetime
    precision: Precision
    zone: int | None = None


def read_date(text: str, *, subsecond: str = "", zone: str = "") -> Reading | None:
    """A date as EXIF, XMP, IPTC and PNG write it; None for zeros and rubbish. `subsecond` (the
    digits behind the point) and `zone` stand in fields of their own and count where the text has
    none."""
    text = text[:_MAX_TEXT].strip()
    for form in (_COMPACT, _USUAL, _RFC_1123):
        found = form.match(text)
        if found is not None:
            break
    else:
        return None
    parts = found.groupdict()
    if parts.get("name"):
        name = parts["name"].lower()
        parts["month"] = str(_MONTHS.index(name) + 1) if name in _MONTHS else "0"
    # What is only a year must be all there is: "1978 in Rome" may be anything.
    if parts["day"] is None and found.end() != len(text):
        return None
    digits = subsecond.strip()
    if not parts.get("part") and digits.isascii() and digits.isdigit():
        parts["part"] = digits
    return _reading(parts, zone)


def read_asked_date(text: str) -> Reading | None:
    """A date that a person types: "2019", "2019-05", "2019-05-06 12:34", "6.5.2019 12:34". What is
    left out is not known. None where anything of it is no date."""
    text = text[: _MAX_TEXT + 1].strip()
    for form in (_DOTTED, _COMPACT, _USUAL):
        found = form.fullmatch(text)
        if found is not None:
            return _reading(found.groupdict(), "")
    return None


def read_loose_date(date: str, clock: str) -> Reading | None:
    """IPTC's date and time: zeros stand for a month or day that is not known."""
    date = date.strip().replace("-", "").replace(":", "")
    if date.endswith("0000"):
        return read_date(date[:4])
    if date.endswith("00"):
        return read_date(f"{date[:4]}-{date[4:6]}")
    clock = clock.strip().replace(":", "")
    return read_date(f"{date}T{clock}" if clock else date) or read_date(date)


def date_in_name(name: str) -> Reading | None:
    """The date that a file's name holds, as phones, screenshots and messengers write it."""
    counted = _MILLISECONDS.search(name)
    if counted is not None:
        moment = datetime.fromtimestamp(int(counted[1]) // 1000, UTC).replace(tzinfo=None)
        return Reading(moment, Precision.SECOND, 0)
    for found in _IN_NAME.finditer(name):
        parts = found.groupdict()
        for field in ("year", "month", "day"):
            parts[field] = parts[field] or parts[field + "2"] or parts[field + "3"]
        if parts["hour"] and parts["half"]:
            late = parts["half"].lower() == "p"
            parts["hour"] = str(int(parts["hour"]) % 12 + (12 if late else 0))
        day = {field: parts[field] for field in ("year", "month", "day")}
        reading = _reading(parts, "Z" if name.startswith(_UTC_NAME) else "") or _reading(day, "")
        if reading is not None:
            return reading
    return None


def _reading(parts: dict[str, str | None], zone: str) -> Reading | None:
    year, month, day = (int(parts.get(name) or 0) for name in ("year", "month", "day"))
    if year < FIRST_YEAR:
        return None
    precision = _precision(parts)
    hour, minute, second = (int(parts.get(name) or 0) for name in ("hour", "minute", "second"))
    if hour > 24 or minute > 59 or (hour == 24 and (minute or second)):
        return None
    if second > 60:  # the rest makes sense
        second, precision = 0, Precision.MINUTE
    part = (parts.get("part") or "")[:6].ljust(6, "0")
    try:
        start = datetime(
            year,
            1 if parts.get("month") is None else month,
            1 if parts.get("day") is None else day,
        )
        when = start + timedelta(
            hours=hour,
            minutes=minute,
            seconds=second,
            microseconds=int(part) if precision is Precision.SUBSECOND else 0,
        )
    except (ValueError, OverflowError):
        return None
    if precision in (Precision.YEAR, Precision.MONTH, Precision.DAY):
        return Reading(when, precision)
    return Reading(when, precision, read_zone(parts.get("zone") or zone))


def _precision(parts: dict[str, str | None]) -> Precision:
    """The finest part that is there."""
    if parts.get("month") is None:
        return Precision.YEAR
    if parts.get("day") is None:
        return Precision.MONTH
    if parts.get("hour") is None:
        return Precision.DAY
    if parts.get("second") is None:
        return Precision.MINUTE
    return Precision.SUBSECOND if parts.get("part") else Precision.SECOND


_OFFSET = re.compile(r"([+-])(\d{1,2})(?::?(\d\d))?", re.ASCII)


def read_zone(text: str) -> int | None:
    """Minutes east of UTC."""
    text = text.strip()
    if text.upper() in ("Z", "UTC", "GMT"):
        return 0
    found = _OFFSET.fullmatch(text)
    if found is None:
        return None
    minutes = int(found[2]) * 60 + int(found[3] or 0)
    if minutes > _FURTHEST_ZONE:
        return None
    return -minutes if found[1] == "-" else minutes
