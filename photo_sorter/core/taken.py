"""When a photo was taken: how exactly that is known, and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class Precision(Enum):
    """How far a date can be believed; what is finer is the start of that span."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    MINUTE = "minute"
    SECOND = "second"
    SUBSECOND = "subsecond"


class TakenSource(Enum):
    """What says when a photo was taken. Without any, the file's own time orders it."""

    EXIF = "exif"
    XMP = "xmp"
    SIDECAR = "sidecar"
    IPTC = "iptc"
    PNG = "png"
    GPS = "gps"
    NAME = "name"  # of the file
    MODIFIED = "modified"  # the file says when it was last edited, and nothing better
    PERSON = "person"  # who beats all of these


@dataclass(frozen=True, slots=True)
class DateTaken:
    """A date with all that is known of it. `when` is the wall clock at the place, `zone` in minutes
    east of UTC, None where it is not known."""

    when: datetime
    precision: Precision
    zone: int | None
    source: TakenSource | None


def file_time(mtime_ns: int) -> datetime:
    """A file's time as local wall clock, like the times that cameras write. One that no calendar
    has is the first or the last that it has."""
    try:
        return datetime.fromtimestamp(mtime_ns / 1e9).replace(microsecond=0)
    except (OverflowError, ValueError, OSError):
        return (datetime.min if mtime_ns < 0 else datetime.max).replace(microsecond=0)


_LENGTHS = {  # of the ISO text, at each precision
    Precision.YEAR: 4,
    Precision.MONTH: 7,
    Precision.DAY: 10,
    Precision.MINUTE: 16,
    Precision.SECOND: 19,
    Precision.SUBSECOND: 26,
}


def iso_text(when: datetime, precision: Precision, zone: int | None) -> str:
    """ISO 8601 as far as the precision goes; `zone` is in minutes east of UTC."""
    text = when.isoformat(timespec="microseconds")[: _LENGTHS[precision]]
    if precision is Precision.SUBSECOND:
        text = text.rstrip("0").rstrip(".")
    return text + zone_text(zone) if len(text) > _LENGTHS[Precision.DAY] else text


def zone_text(zone: int | None) -> str:
    """ "+02:00" of 120 minutes; empty where no zone is known."""
    if zone is None:
        return ""
    hours, minutes = divmod(abs(zone), 60)
    return f"{'-' if zone < 0 else '+'}{hours:02}:{minutes:02}"
