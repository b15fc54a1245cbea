"""Time zones of places, and what their clocks showed."""

from __future__ import annotations

from datetime import datetime

import pytest

from photo_sorter.adapters.time_zones import TzDatabase

ZONES = TzDatabase()


@pytest.mark.parametrize(
    ("latitude", "longitude", "name"),
    [
        (48.14, 11.58, "Europe/Berlin"),
        (-33.87, 151.21, "Australia/Sydney"),
        (27.7, 85.3, "Asia/Kathmandu"),
        (40.7, -74.0, "America/New_York"),
    ],
)
def test_a_place_has_its_zone(latitude: float, longitude: float, name: str) -> None:
    assert ZONES.at(latitude, longitude) == name


@pytest.mark.parametrize(("latitude", "longitude"), [(0.0, -30.0), (90.0, 0.0), (-90.0, 180.0)])
def test_the_sea_and_the_poles_have_one_that_is_known(latitude: float, longitude: float) -> None:
    name = ZONES.at(latitude, longitude)
    assert name is None or ZONES.knows(name)


@pytest.mark.parametrize(
    ("name", "utc", "minutes"),
    [
        ("Europe/Berlin", datetime(2019, 1, 1), 60),
        ("Europe/Berlin", datetime(2019, 7, 1), 120),
        ("Europe/Berlin", datetime(2019, 3, 31, 0, 59, 59), 60),
        ("Europe/Berlin", datetime(2019, 3, 31, 1), 120),
        ("Asia/Kathmandu", datetime(2019, 1, 1), 345),
        ("Australia/Sydney", datetime(2019, 1, 1), 660),
    ],
)
def test_summer_time_counts_as_it_did_at_that_moment(
    name: str, utc: datetime, minutes: int
) -> None:
    assert ZONES.offset(name, utc) == minutes


def test_what_clocks_show_twice_is_the_first_time() -> None:
    assert ZONES.offset_of_clock("Europe/Berlin", datetime(2019, 10, 27, 2, 30)) == 120
    assert ZONES.offset_of_clock("Europe/Berlin", datetime(2019, 10, 27, 3, 30)) == 60


@pytest.mark.parametrize(
    "name", ["", "Nowhere", "../etc/passwd", "/etc/localtime", "Europe", "a\0b"]
)
def test_what_is_no_zone_is_not_known(name: str) -> None:
    assert not ZONES.knows(name)
    with pytest.raises(KeyError):
        ZONES.offset(name, datetime(2019, 1, 1))
