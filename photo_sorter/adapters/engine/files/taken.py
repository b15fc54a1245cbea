"""When a picture was taken: who is asked, and whom to believe."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from PIL import ExifTags

from photo_sorter.adapters.engine.files.iptc import IptcFields
from photo_sorter.adapters.engine.files.words import clean_text
from photo_sorter.adapters.engine.files.xmp import XmpFields
from photo_sorter.core.taken import Precision, TakenSource
from photo_sorter.core.written_dates import (
    Reading,
    date_in_name,
    read_date,
    read_loose_date,
)

Tags = Mapping[int, Any]

# ImageMagick's own "date:create" is not among them: it is the file's time.
_PNG_KEYS = (
    "Creation Time",
    "CreationTime",
    "creation_time",
    "create-date",
    "exif:DateTimeOriginal",
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that may say when a picture was taken."""

    main: Tags
    photo: Tags
    gps: Tags
    xmp: XmpFields
    sidecars: Sequence[XmpFields]
    iptc: IptcFields
    info: Mapping[Any, Any]  # a PNG's texts
    name: str  # of the file


class Taken(NamedTuple):
    when: datetime
    precision: Precision
    zone: int | None
    source: TakenSource


Readings = Iterator[Reading | None]


def taken(evidence: Evidence) -> Taken | None:
    """By the first source that says anything of sense."""
    for source, ask in _SOURCES:
        for reading in ask(evidence):
            if reading is not None:
                return Taken(reading.when, reading.precision, reading.zone, source)
    return None


@dataclass(frozen=True, slots=True)
class _ExifDate:
    date: int
    subsecond: int
    offset: int


_ORIGINAL = _ExifDate(ExifTags.Base.DateTimeOriginal, 0x9291, 0x9011)
_DIGITISED = _ExifDate(ExifTags.Base.DateTimeDigitized, 0x9292, 0x9012)
_MODIFIED = _ExifDate(ExifTags.Base.DateTime, 0x9290, 0x9010)
_ZONE_HOURS = 0x882A


def _exif(e: Evidence, of: _ExifDate) -> Reading | None:
    text = _exif_text(e, of)
    if not text:
        return None
    return read_date(text, subsecond=clean_text(e.photo.get(of.subsecond)), zone=_zone(e, of, text))


def _exif_text(e: Evidence, of: _ExifDate) -> str:
    return clean_text((e.main if of is _MODIFIED else e.photo).get(of.date))


def _zone(e: Evidence, of: _ExifDate, text: str) -> str:
    """A date's own zone, else that of another date which is the same: some cameras write but one.
    Older ones write hours."""
    same = (other for other in (_ORIGINAL, _DIGITISED, _MODIFIED) if _exif_text(e, other) == text)
    for field in (of, *same):
        if zone := clean_text(e.photo.get(field.offset)):
            return zone
    hours = e.photo.get(_ZONE_HOURS)
    hours = hours[0] if isinstance(hours, tuple) and hours else hours
    return f"{hours:+03d}" if isinstance(hours, int) and of is _ORIGINAL else ""


def _exif_original(e: Evidence) -> Readings:
    yield _exif(e, _ORIGINAL)


def _exif_digitised(e: Evidence) -> Readings:
    yield _exif(e, _DIGITISED)


def _exif_modified(e: Evidence) -> Readings:
    yield _exif(e, _MODIFIED)


def _sidecar_original(e: Evidence) -> Readings:
    return (read_date(text) for fields in e.sidecars for text in fields.original)


def _sidecar_digitised(e: Evidence) -> Readings:
    return (read_date(text) for fields in e.sidecars for text in fields.digitised)


def _xmp_original(e: Evidence) -> Readings:
    return map(read_date, e.xmp.original)


def _xmp_digitised(e: Evidence) -> Readings:
    return map(read_date, e.xmp.digitised)


def _iptc_created(e: Evidence) -> Readings:
    return (read_loose_date(*written) for written in (e.iptc.created, e.iptc.digitised))


def _png(e: Evidence) -> Readings:
    for key in _PNG_KEYS:
        text = e.info.get(key)
        if isinstance(text, str):
            yield read_date(clean_text(text))


def _satellites(e: Evidence) -> Readings:
    """Their clock is UTC."""
    day = read_date(clean_text(e.gps.get(ExifTags.GPS.GPSDateStamp)))
    clock = _clock(e.gps.get(ExifTags.GPS.GPSTimeStamp))
    if day is not None and day.precision is Precision.DAY and clock is not None:
        yield Reading(day.when + clock, Precision.SECOND, 0)
    yield day
    for text in e.xmp.satellite:
        reading = read_date(text, zone="Z")
        yield reading


def _clock(value: object) -> timedelta | None:
    if not isinstance(value, tuple) or len(value) != 3:
        return None
    try:
        hours, minutes, seconds = (int(float(part)) for part in value)
    except (TypeError, ValueError, ZeroDivisionError, OverflowError):
        return None
    if not (0 <= hours < 24 and 0 <= minutes < 60 and 0 <= seconds <= 60):
        return None
    return timedelta(hours=hours, minutes=minutes, seconds=seconds)


def _name(e: Evidence) -> Readings:
    yield date_in_name(e.name)


# From the most to the least trustworthy. What was taken comes before what was scanned, whichever
# block says so, and both before what was edited.
_SOURCES: Sequence[tuple[TakenSource, Callable[[Evidence], Readings]]] = (
    (TakenSource.SIDECAR, _sidecar_original),
    (TakenSource.EXIF, _exif_original),
    (TakenSource.XMP, _xmp_original),
    (TakenSource.SIDECAR, _sidecar_digitised),
    (TakenSource.EXIF, _exif_digitised),
    (TakenSource.XMP, _xmp_digitised),
    (TakenSource.IPTC, _iptc_created),
    (TakenSource.PNG, _png),
    (TakenSource.GPS, _satellites),
    (TakenSource.NAME, _name),
    (TakenSource.MODIFIED, _exif_modified),
)
