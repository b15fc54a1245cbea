"""What each way to put dates right makes of photos, and which photos it leaves alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.date_fixes import (
    AsInFile,
    CameraClock,
    DateChange,
    DateFix,
    FromName,
    SetDate,
    SetZone,
    Shift,
    WhyNot,
    plan,
)
from photo_sorter.core.dated_photo import DatedPhoto, PersonDate
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.taken import DateTaken, Precision, TakenSource

NOON = datetime(2019, 7, 6, 12)


class TwoZones:
    """North of the equator the clocks of "Summer" go two hours ahead from July on, one before; in
    the south there is none."""

    def at(self, latitude: float, longitude: float) -> str | None:
        return "Summer" if latitude > 0 else None

    def knows(self, name: str) -> bool:
        return name == "Summer"

    def offset(self, name: str, utc: datetime) -> int:
        if not self.knows(name):
            raise KeyError(name)
        return 120 if utc >= datetime(2019, 7, 1) else 60

    def offset_of_clock(self, name: str, clock: datetime) -> int:
        return self.offset(name, clock - timedelta(hours=1))


def taken(
    when: datetime = NOON, precision: Precision = Precision.SECOND, zone: int | None = None
) -> DateTaken:
    return DateTaken(when, precision, zone, TakenSource.EXIF)


def photo(by_file: DateTaken | None = None, name: str = "a.jpg", **more: object) -> DatedPhoto:
    return replace(DatedPhoto(PhotoId(1), f"/photos/{name}", by_file), **more)  # type: ignore[arg-type]


def fixed(fix: DateFix, *photos: DatedPhoto) -> list[DateChange]:
    return plan(fix, photos, TwoZones())


def one(fix: DateFix, of: DatedPhoto) -> DateTaken | WhyNot | None:
    """The new date, or why there is none."""
    (change,) = fixed(fix, of)
    assert (change.said is None) == (change.why_not is not None)
    return change.why_not or change.after


def by_person(
    when: datetime, precision: Precision = Precision.SECOND, zone: int | None = None
) -> DateTaken:
    return DateTaken(when, precision, zone, TakenSource.PERSON)


moments = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1))
lengths = st.timedeltas(timedelta(days=-9999), timedelta(days=9999)).filter(bool)
exact = st.sampled_from([Precision.MINUTE, Precision.SECOND, Precision.SUBSECOND])
zones = st.none() | st.integers(-840, 840)


@given(moments, exact, zones, lengths)
def test_shifted_there_and_back_a_date_is_as_it_was(
    when: datetime, precision: Precision, zone: int | None, by: timedelta
) -> None:
    there = one(Shift(by), photo(taken(when, precision, zone)))
    assert there == by_person(when + by, precision, zone)
    assert isinstance(there, DateTaken)
    back = one(Shift(-by), photo(taken(), by_person=there))
    assert back == by_person(when, precision, zone)


@given(st.lists(moments, min_size=1, max_size=20), st.integers(0, 3600), exact)
def test_set_dates_keep_the_order(dates: list[datetime], step: int, precision: Precision) -> None:
    photos = [photo(taken(when)) for when in sorted(dates)]
    fix = SetDate(NOON, precision, step=timedelta(seconds=step))
    said = [change.said for change in fixed(fix, *photos) if change.said is not None]
    orders = [(each.when or NOON, each.number) for each in said]
    assert orders == sorted(set(orders))


@given(st.lists(st.builds(taken, moments, st.sampled_from(Precision), zones), max_size=8), lengths)
def test_every_photo_is_answered_for(dates: list[DateTaken], by: timedelta) -> None:
    photos = [photo(date) for date in dates]
    for fix in (Shift(by), SetDate(NOON, Precision.DAY), FromName(), AsInFile(), SetZone(60)):
        changes = fixed(fix, *photos)
        assert [change.photo for change in changes] == photos
        for change in changes:
            assert (change.said is None) == (change.why_not is not None)
            assert change.said is not None or change.after == change.photo.taken


@pytest.mark.parametrize(
    ("precision", "by", "expected"),
    [
        (Precision.YEAR, timedelta(days=1), WhyNot.NOT_EXACT),
        (Precision.MONTH, timedelta(days=1), WhyNot.NOT_EXACT),
        (Precision.DAY, timedelta(hours=1), WhyNot.NOT_EXACT),
        (Precision.DAY, timedelta(days=1), by_person(NOON + timedelta(days=1), Precision.DAY)),
        (Precision.SECOND, timedelta(), WhyNot.ALREADY),
        (Precision.SECOND, timedelta(days=-400 * 365), WhyNot.OUT_OF_RANGE),
        (Precision.SECOND, timedelta(days=9000 * 365), WhyNot.OUT_OF_RANGE),
    ],
)
def test_only_what_is_known_is_shifted(
    precision: Precision, by: timedelta, expected: DateTaken | WhyNot
) -> None:
    assert one(Shift(by), photo(taken(precision=precision))) == expected


def test_a_photo_without_a_date_is_not_shifted() -> None:
    assert one(Shift(timedelta(hours=1)), photo()) is WhyNot.NO_DATE


def test_summer_time_does_not_bend_a_shift() -> None:
    night = datetime(2019, 3, 31, 1, 30)  # before the clocks went forward
    shifted = one(Shift(timedelta(hours=2)), photo(taken(night, zone=60)))
    assert shifted == by_person(night + timedelta(hours=2), zone=60)


def test_a_set_date_is_as_exact_as_it_was_given_and_steps_on() -> None:
    fix = SetDate(NOON, Precision.MINUTE, 120, timedelta(minutes=2))
    first, second = fixed(fix, photo(), photo(taken()))
    assert first.after == by_person(NOON, Precision.MINUTE, 120)
    assert second.after == by_person(NOON + timedelta(minutes=2), Precision.MINUTE, 120)
    assert one(SetDate(datetime(2019, 1, 1), Precision.YEAR), photo(taken())) == by_person(
        datetime(2019, 1, 1), Precision.YEAR
    )


@pytest.mark.parametrize(
    ("name", "by_file", "expected"),
    [
        ("IMG_20190506_123456.jpg", None, by_person(datetime(2019, 5, 6, 12, 34, 56))),
        ("IMG-20190506-WA0001.jpg", None, by_person(datetime(2019, 5, 6), Precision.DAY)),
        # The name knows no more than that day, which is known already.
        ("IMG-20190706-WA0001.jpg", taken(), WhyNot.ALREADY),
        ("IMG-20190706-WA0001.jpg", taken(precision=Precision.YEAR),
         by_person(datetime(2019, 7, 6), Precision.DAY)),
        ("DSC_0001.jpg", taken(), WhyNot.NO_DATE_IN_NAME),
    ],
)  # fmt: skip
def test_the_name_dates_a_photo(
    name: str, by_file: DateTaken | None, expected: DateTaken | WhyNot
) -> None:
    assert one(FromName(), photo(by_file, name)) == expected


@pytest.mark.parametrize(
    ("fix", "of", "expected"),
    [
        # The clock showed the time of the place: its zone is noted, as it was on that day.
        (SetZone(None), photo(taken(), latitude=1.0, longitude=1.0), by_person(NOON, zone=120)),
        (SetZone(None), photo(taken(datetime(2019, 1, 1)), latitude=1.0, longitude=1.0),
         by_person(datetime(2019, 1, 1), zone=60)),
        (SetZone(-210), photo(taken()), by_person(NOON, zone=-210)),
        (SetZone("Summer"), photo(taken()), by_person(NOON, zone=120)),
        # It was right in another zone: the time becomes that of the place.
        (SetZone(None, CameraClock.NOTED), photo(taken(zone=0), latitude=1.0, longitude=1.0),
         by_person(NOON + timedelta(hours=2), zone=120)),
        (SetZone(None, -300), photo(taken(), latitude=1.0, longitude=1.0),
         by_person(NOON + timedelta(hours=7), zone=120)),
        (SetZone(0, "Summer"), photo(taken()), by_person(NOON - timedelta(hours=2), zone=0)),
        (SetZone(None, CameraClock.NOTED), photo(taken(), latitude=1.0, longitude=1.0),
         WhyNot.NO_ZONE),
        (SetZone(None), photo(taken()), WhyNot.NO_PLACE),
        (SetZone(None), photo(taken(), latitude=-1.0, longitude=1.0), WhyNot.NO_PLACE),
        (SetZone(60), photo(), WhyNot.NO_DATE),
        (SetZone(60), photo(taken(precision=Precision.DAY)), WhyNot.NOT_EXACT),
        (SetZone(60), photo(taken(zone=60)), WhyNot.ALREADY),
        (SetZone(0, 840), photo(taken(datetime.min)), WhyNot.OUT_OF_RANGE),
    ],
)  # fmt: skip
def test_a_zone_is_noted_or_the_time_becomes_that_of_the_place(
    fix: SetZone, of: DatedPhoto, expected: DateTaken | WhyNot
) -> None:
    assert one(fix, of) == expected


def test_a_zone_that_there_is_not_is_refused() -> None:
    with pytest.raises(KeyError):
        one(SetZone("Nowhere"), photo(taken()))


def test_the_file_has_its_word_back() -> None:
    dated = photo(taken(), by_person=by_person(datetime(2020, 1, 1)))
    (change,) = fixed(AsInFile(), dated)
    assert (change.after, change.said) == (taken(), PersonDate(PhotoId(1)))
    assert one(AsInFile(), photo(taken())) is WhyNot.ALREADY
