"""Ways to put photos' dates right, and what each makes of them.

Nothing here writes: what is planned is shown first, and done as an operation.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

from photo_sorter.core.dated_photo import LAST_NUMBER, DatedPhoto, PersonDate
from photo_sorter.core.ports.time_zones import TimeZones
from photo_sorter.core.taken import DateTaken, Precision, TakenSource
from photo_sorter.core.written_dates import FIRST_YEAR, date_in_name

Zone = int | str  # minutes east of UTC, or a name of the tz database

_MINUTE, _DAY = timedelta(minutes=1), timedelta(days=1)
_WITHOUT_CLOCK = (Precision.YEAR, Precision.MONTH, Precision.DAY)


@dataclass(frozen=True, slots=True)
class Shift:
    """The camera's clock was wrong: the wall clock moves by so much."""

    by: timedelta


@dataclass(frozen=True, slots=True)
class SetDate:
    """The first photo was taken then, each further one `step` later; without a step they keep
    their order all the same."""

    when: datetime
    precision: Precision
    zone: int | None = None  # minutes east of UTC
    step: timedelta = timedelta()


@dataclass(frozen=True, slots=True)
class FromName:
    """The file's name holds the date."""


@dataclass(frozen=True, slots=True)
class AsInFile:
    """What a person said of the date counts no more."""


class CameraClock(Enum):
    """What a camera's clock may have shown, besides the time of a zone that a person names."""

    PLACE = "place"  # the time at the place already: the zone alone is noted
    NOTED = "noted"  # the time of the zone that the photo notes


@dataclass(frozen=True, slots=True)
class SetZone:
    """The photos were taken in this zone; None is the one that each photo's place has. Where the
    camera's clock showed another zone's time, the time becomes that of the place."""

    zone: Zone | None
    clock: Zone | CameraClock = CameraClock.PLACE


DateFix = Shift | SetDate | FromName | AsInFile | SetZone


class WhyNot(Enum):
    """Why a fix leaves a photo as it is."""

    ALREADY = "already"  # it has that date
    NO_DATE = "no_date"
    NO_DATE_IN_NAME = "no_date_in_name"
    NO_PLACE = "no_place"
    NO_ZONE = "no_zone"  # is noted with the photo
    NOT_EXACT = "not_exact"  # its date is not known as exactly as the fix needs it
    OUT_OF_RANGE = "out_of_range"


@dataclass(frozen=True, slots=True)
class DateChange:
    """What a fix makes of one photo. `said` is what a person says of it then; None where the photo
    stays as it is, for the reason `why_not`."""

    photo: DatedPhoto
    after: DateTaken | None
    said: PersonDate | None
    why_not: WhyNot | None = None


def plan(fix: DateFix, photos: Sequence[DatedPhoto], zones: TimeZones) -> list[DateChange]:
    """For each of the photos, which are in their order. Raises KeyError for a zone's name that is
    none."""
    return [_change(fix, photo, rank, zones) for rank, photo in enumerate(photos)]


def _change(fix: DateFix, photo: DatedPhoto, rank: int, zones: TimeZones) -> DateChange:
    number = photo.number
    match fix:
        case AsInFile():
            if photo.by_person is None:
                return _stays(photo, WhyNot.ALREADY)
            return DateChange(photo, photo.by_file, PersonDate(photo.id))
        case Shift(by):
            made = _shifted(photo.taken, by)
        case SetDate():
            made = _set(fix, rank)
            number = min(rank, LAST_NUMBER)
        case FromName():
            made = _from_name(photo)
        case SetZone():
            made = _in_zone(photo, fix, zones)
    if isinstance(made, WhyNot):
        return _stays(photo, made)
    if photo.taken is not None and replace(made, source=photo.taken.source) == photo.taken:
        return _stays(photo, WhyNot.ALREADY)
    said = PersonDate(photo.id, made.when, made.precision, made.zone, number)
    return DateChange(photo, made, said)


def _stays(photo: DatedPhoto, why_not: WhyNot) -> DateChange:
    return DateChange(photo, photo.taken, None, why_not)


def _shifted(taken: DateTaken | None, by: timedelta) -> DateTaken | WhyNot:
    if taken is None:
        return WhyNot.NO_DATE
    by_days = not by % _DAY
    if taken.precision in (Precision.YEAR, Precision.MONTH) or (
        taken.precision is Precision.DAY and not by_days
    ):
        return WhyNot.NOT_EXACT
    return _moved(taken, by)


def _set(fix: SetDate, rank: int) -> DateTaken | WhyNot:
    given = DateTaken(fix.when, fix.precision, fix.zone, TakenSource.PERSON)
    try:
        return _moved(given, fix.step * rank)
    except OverflowError:
        return WhyNot.OUT_OF_RANGE


def _from_name(photo: DatedPhoto) -> DateTaken | WhyNot:
    found = date_in_name(os.path.basename(photo.path))
    if found is None:
        return WhyNot.NO_DATE_IN_NAME
    taken = photo.taken
    if (
        found.precision is Precision.DAY
        and taken is not None
        and taken.precision not in (Precision.YEAR, Precision.MONTH)
        and taken.when.date() == found.when.date()
    ):
        return WhyNot.ALREADY  # and the name knows no time of the day
    return DateTaken(found.when, found.precision, found.zone, TakenSource.PERSON)


def _in_zone(photo: DatedPhoto, fix: SetZone, zones: TimeZones) -> DateTaken | WhyNot:
    taken = photo.taken
    if taken is None:
        return WhyNot.NO_DATE
    if taken.precision in _WITHOUT_CLOCK:
        return WhyNot.NOT_EXACT
    zone = _zone_of(photo, zones) if fix.zone is None else fix.zone
    if zone is None:
        return WhyNot.NO_PLACE
    if fix.clock is CameraClock.PLACE:
        noted = zone if isinstance(zone, int) else zones.offset_of_clock(zone, taken.when)
        return replace(taken, zone=noted, source=TakenSource.PERSON)
    shown = taken.zone if fix.clock is CameraClock.NOTED else fix.clock
    if shown is None or isinstance(shown, CameraClock):
        return WhyNot.NO_ZONE
    try:
        if isinstance(shown, str):
            shown = zones.offset_of_clock(shown, taken.when)
        utc = taken.when - shown * _MINUTE
        offset = zone if isinstance(zone, int) else zones.offset(zone, utc)
    except OverflowError:
        return WhyNot.OUT_OF_RANGE
    return _moved(replace(taken, zone=offset), (offset - shown) * _MINUTE)


def _zone_of(photo: DatedPhoto, zones: TimeZones) -> str | None:
    if photo.latitude is None or photo.longitude is None:
        return None
    return zones.at(photo.latitude, photo.longitude)


def _moved(taken: DateTaken, by: timedelta) -> DateTaken | WhyNot:
    try:
        when = taken.when + by
    except OverflowError:
        return WhyNot.OUT_OF_RANGE
    if when.year < FIRST_YEAR:
        return WhyNot.OUT_OF_RANGE
    return replace(taken, when=when, source=TakenSource.PERSON)
