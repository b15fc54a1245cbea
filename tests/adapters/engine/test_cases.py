"""Files that people reported to other projects, and what they say. They lie beside the checkout."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from photo_sorter.adapters.engine.files.metadata import read_metadata
from photo_sorter.adapters.engine.files.sidecars import read_sidecars
from photo_sorter.core.photo import PhotoMetadata
from photo_sorter.core.taken import iso_text

CASES = Path(__file__).resolve().parents[4] / "shared" / "cases"

pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="the cases are not beside the checkout")


def told(name: str) -> PhotoMetadata:
    path = CASES / name
    with Image.open(path) as picture:
        picture.load()
        return read_metadata(picture, *picture.size, "", path.name, read_sidecars(str(path)))


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("xmp_no_seconds.jpg", "2021-07-25T12:00"),
        ("xmp_year_only.jpg", "1978"),
        ("xmp_zone_utc.jpg", "2023-12-31T23:30:00+00:00"),
        ("iptc_only.jpg", "1978-05-06T12:34:56+00:00"),
        ("scan_edited_in_2024.jpg", "1978-05-06T12:00:00"),
        ("IMG-20190101-WA0007.jpg", "2019-01-01"),
        ("Screenshot_20200315-183012.jpg", "2020-03-15T18:30:12"),
        ("exif_dots.jpg", "2019-05-06T12:34:56"),
        ("exif_colon_sep.jpg", "2019-05-06T12:34:56"),
        ("exif_no_seconds.jpg", "2019-05-06T12:34"),
        ("exif_date_only.jpg", "2019-05-06"),
        ("exif_second60.jpg", "2019-05-06T12:35:00"),
        ("exif_hour24.jpg", "2019-05-07T00:00:00"),
        ("exif_with_fraction.jpg", "2019-05-06T12:34:56.123"),
        ("exif_with_zone.jpg", "2019-05-06T12:34:56+02:00"),
        ("exif_year1920.jpg", "1920-06-01T12:00:00"),
        ("exif_zeros.jpg", None),
        ("exif_month_zero.jpg", None),
        ("gps_time_only_sydney.jpg", "2019-05-06T23:30:00+00:00"),
        ("png_creation_time_iso.png", "1978-05-06T12:34:56"),
        ("BURST_9.jpg", "2022-02-02T10:00:00.9"),
        ("BURST_10.jpg", "2022-02-02T10:00:00.1"),
    ],
)
def test_when_it_was_taken(name: str, taken: str | None) -> None:
    found = told(f"dates/{name}")
    if taken is None:
        assert found.taken_at is None
        return
    assert found.taken_at is not None
    assert found.taken_precision is not None
    assert iso_text(found.taken_at, found.taken_precision, found.taken_zone) == taken


@pytest.mark.parametrize(
    "name", ["xmp_only_vienna.jpg", "exif_vienna.jpg", "exif_no_ref.jpg", "equator.jpg"]
)
def test_where_it_was_taken(name: str) -> None:
    found = told(f"gps/{name}")
    place = (0.0, 32.5) if name == "equator.jpg" else (48.2082, 16.3738)
    assert (found.latitude, found.longitude) == place


def test_what_it_says() -> None:
    words = told("text/xmp_keywords_rating.jpg")
    assert words.keywords == ("holiday", "People|Anna", "Places|München")
    assert words.rating == 4
    for name in ("iptc_latin1_keywords", "iptc_utf8_keywords", "xpkeywords"):
        assert told(f"text/{name}.jpg").keywords == ("München", "Straße")
    camera = told("text/camera_utf8.jpg")
    assert camera.camera == "Möbius 小米 13 Überkamera"
    assert camera.lens == "Objektiv für 50mm ƒ/1.8"
    assert told("text/camera_latin1.jpg").camera == "Möbius Überkamera"
    assert told("text/rating_percent.jpg").rating == 4
    assert told("text/rating_rejected.jpg").rejected
    for name in ("sidecar_only.jpg", "imagemagick_png_raw_profile_xmp.png"):
        assert told(f"text/{name}").rating == 5
