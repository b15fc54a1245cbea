"""Places are read as people, maps and programs write them."""

from __future__ import annotations

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.person_details import NOWHERE, Place
from photo_sorter.core.problems import Problem
from photo_sorter.core.written_places import place_text, read_place

MUNICH = Place(48 + 8 / 60 + 14 / 3600, 11 + 34 / 60 + 32 / 3600)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("48.1372, 11.5756", Place(48.1372, 11.5756)),
        ("48.1372 11.5756", Place(48.1372, 11.5756)),
        ("48.1372,11.5756", Place(48.1372, 11.5756)),
        ("48,1372; 11,5756", Place(48.1372, 11.5756)),  # with a comma, as in German
        ("48,1372, 11,5756", Place(48.1372, 11.5756)),
        ("48,137 11,575", Place(48.137, 11.575)),
        ("-33.8,151.2", Place(-33.8, 151.2)),
        ("−33.8, +151.2", Place(-33.8, 151.2)),
        ("48.1372° N, 11.5756° E", Place(48.1372, 11.5756)),
        ("48,1372° N, 11,5756° O", Place(48.1372, 11.5756)),  # as the German window shows it
        ("N 48.1372 W 11.5756", Place(48.1372, -11.5756)),
        ("11.5756 E, 48.1372 S", Place(-48.1372, 11.5756)),
        ("48n11e", Place(48, 11)),
        ("48°8'14\"N 11°34'32\"E", MUNICH),
        ("48° 8′ 14″ N, 11° 34′ 32″ E", MUNICH),
        ("48º8’14” 11º34’32”", MUNICH),
        ("48 8 14 N 11 34 32 E", MUNICH),
        ("48 8 14 11 34 32", MUNICH),
        ("48° 8.5' N, 11° 34.5' E", Place(48 + 8.5 / 60, 11 + 34.5 / 60)),
        ("48 30 11 45", Place(48.5, 11.75)),
        ("geo:48.1372,11.5756", Place(48.1372, 11.5756)),
        ("GEO:-48.1372,-11.5756,520;crs=wgs84;u=35?z=12", Place(-48.1372, -11.5756)),
        ("https://www.openstreetmap.org/#map=12/48.137/-11.575", Place(48.137, -11.575)),
        ("https://www.openstreetmap.org/?mlat=48.1&mlon=11.5#map=9/1/2", Place(48.1, 11.5)),
        ("https://www.openstreetmap.org/way/7#map=19/48.1/11.5&layers=C", Place(48.1, 11.5)),
        ("osm.org/#map=5.5/48.1/11.5", Place(48.1, 11.5)),
        ("  48.1, 11.5 ", Place(48.1, 11.5)),
        ("", NOWHERE),
        ("  ", NOWHERE),
    ],
)
def test_what_people_maps_and_programs_write_is_read(text: str, place: Place) -> None:
    read = read_place(text)
    assert (read.latitude is None) == (place.latitude is None)
    if place.latitude is not None and place.longitude is not None:
        assert read.latitude == pytest.approx(place.latitude, abs=1e-9)
        assert read.longitude == pytest.approx(place.longitude, abs=1e-9)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Munich", Problem.NO_PLACE),
        ("48", Problem.NO_PLACE),
        ("48,1372", Problem.NO_PLACE),  # half of a German one
        ("48 N 11", Problem.NO_PLACE),
        ("48 N 11 S", Problem.NO_PLACE),
        ("-48 N 11 E", Problem.NO_PLACE),
        ("N 48 N 11 E", Problem.NO_PLACE),
        ("48° 61' N 11° E", Problem.NO_PLACE),
        ("48.5° 8' N 11° E", Problem.NO_PLACE),
        ("48.1.2, 3", Problem.NO_PLACE),
        ("geo:1..2,3", Problem.NO_PLACE),
        ("https://example.org/#map=1/2/3", Problem.NO_PLACE),
        ("https://www.openstreetmap.org/?mlat=x&mlon=2", Problem.NO_PLACE),
        ("https://[", Problem.NO_PLACE),
        ("1" * 5000, Problem.NO_PLACE),
        ("91, 5", Problem.NO_LATITUDE),
        ("https://osm.org/?mlat=nan&mlon=2", Problem.NO_LATITUDE),
        ("4, -181", Problem.NO_LONGITUDE),
    ],
)
def test_what_is_no_place_on_earth_is_said(text: str, problem: Problem) -> None:
    with pytest.raises(InvalidInputError) as refused:
        read_place(text)
    assert refused.value.problem is problem


latitudes, longitudes = st.floats(-90, 90), st.floats(-180, 180)


@given(latitudes, longitudes)
@example(-0.0, -0.0)
@example(-1e-9, 180.0)
def test_what_is_written_is_read_again(latitude: float, longitude: float) -> None:
    read = read_place(place_text(Place(latitude, longitude)))
    assert read.latitude == pytest.approx(latitude, abs=5.1e-7)
    assert read.longitude == pytest.approx(longitude, abs=5.1e-7)


def in_parts(value: float, letters: str, point: str) -> str:
    """As a map's margin has it: whole degrees and minutes, seconds with a fraction."""
    size = abs(value)
    degrees = math.floor(size)
    minutes = math.floor((size - degrees) * 60)
    seconds = min((size - degrees - minutes / 60) * 3600, 59.9999)
    shown = f"{max(seconds, 0):.4f}".replace(".", point)
    return f"{degrees}°{minutes}'{shown}\"{letters[value < 0]}"


@given(latitudes, longitudes, st.sampled_from([" ", ", ", "; ", "", " / "]),
       st.sampled_from(".,"), st.booleans(), st.sampled_from(["EW", "OW", "ew"]))  # fmt: skip
def test_degrees_minutes_and_seconds_are_read_in_either_order(
    latitude: float, longitude: float, between: str, point: str, turned: bool, east: str
) -> None:
    sides = [in_parts(latitude, "NS", point), in_parts(longitude, east, point)]
    read = read_place(between.join(reversed(sides) if turned else sides))
    assert read.latitude == pytest.approx(latitude, abs=1e-6)
    assert read.longitude == pytest.approx(longitude, abs=1e-6)


@given(st.text(alphabet="0123456789 .,;°'\"NSEWO+-/geo:mapltn#?=&", max_size=40) | st.text())
def test_whatever_is_typed_is_a_place_on_earth_or_refused(text: str) -> None:
    try:
        read = read_place(text)
    except InvalidInputError:
        return
    assert read == NOWHERE or (
        -90 <= (read.latitude or 0) <= 90 and -180 <= (read.longitude or 0) <= 180
    )
