"""When a picture was taken: how dates are written, and who is believed."""

from __future__ import annotations

import io
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from PIL.TiffImagePlugin import IFDRational

from photo_sorter.adapters.engine.files.metadata import read_metadata
from photo_sorter.core.photo import PhotoMetadata
from photo_sorter.core.taken import Precision, TakenSource, iso_text
from photo_sorter.core.written_dates import (
    Reading,
    date_in_name,
    read_date,
    read_loose_date,
    read_zone,
)

from .pictures import encoded, scene

NOON = datetime(2019, 5, 6, 12, 34)
FULL = datetime(2019, 5, 6, 12, 34, 56)
DAY = datetime(2019, 5, 6)
MILLISECONDS = FULL.replace(microsecond=789_000)


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("2019:05:06 12:34:56", Reading(FULL, Precision.SECOND)),
        ("2019.05.06 12:34:56", Reading(FULL, Precision.SECOND)),
        ("2019:05:06:12:34:56", Reading(FULL, Precision.SECOND)),
        ("2019/05/06 12:34:56", Reading(FULL, Precision.SECOND)),
        ("2019:05:06-12:34", Reading(NOON, Precision.MINUTE)),
        ("2019:05:06 12:34", Reading(NOON, Precision.MINUTE)),
        ("2019-05-06T12:34+02:00", Reading(NOON, Precision.MINUTE, 120)),
        ("2019:05:06", Reading(DAY, Precision.DAY)),
        ("2019:05:06   :  :  ", Reading(DAY, Precision.DAY)),
        ("2019-05", Reading(datetime(2019, 5, 1), Precision.MONTH)),
        ("1978", Reading(datetime(1978, 1, 1), Precision.YEAR)),
        ("2019:05:06 12:34:60", Reading(datetime(2019, 5, 6, 12, 35), Precision.SECOND)),
        ("2019:05:06 12:34:99", Reading(NOON, Precision.MINUTE)),
        ("2019:05:06 24:00:00", Reading(datetime(2019, 5, 7), Precision.SECOND)),
        ("2019:05:06 12:34:56+02:00", Reading(FULL, Precision.SECOND, 120)),
        ("2019-05-06T12:34:56Z", Reading(FULL, Precision.SECOND, 0)),
        ("2019-05-06T12:34:56-0330", Reading(FULL, Precision.SECOND, -210)),
        ("Mon, 06 May 2019 12:34:56 GMT", Reading(FULL, Precision.SECOND, 0)),
        ("6 May 2019 12:34:56 -0700", Reading(FULL, Precision.SECOND, -420)),
        ("20190506T123456", Reading(FULL, Precision.SECOND)),
        (
            "2019:05:06 12:34:56.123",
            Reading(FULL.replace(microsecond=123_000), Precision.SUBSECOND),
        ),
    ],
)
def test_a_date_is_read_as_far_as_it_goes(text: str, reading: Reading) -> None:
    assert read_date(text) == reading


@pytest.mark.parametrize(
    "text",
    [
        "0000:00:00 00:00:00",
        "2019:00:00 00:00:00",
        "2019:02:30 00:00:00",
        "2019:05:06 24:00:01",
        "9999:12:31 24:00:00",
        "1825:12:31 00:00:00",
        "1978 in Rome",
        "06 Foo 2019",
        "yesterday",
        "",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_date(text) is None


@given(
    st.datetimes(datetime(1826, 1, 1)),
    st.one_of(st.none(), st.integers(-14 * 60, 14 * 60)),
    st.sampled_from(Precision),
)
def test_iso_text_is_read_back(when: datetime, zone: int | None, precision: Precision) -> None:
    written = read_date(iso_text(when, precision, zone))
    assert written is not None
    if precision is Precision.SUBSECOND and when.microsecond:
        assert written == Reading(when, precision, zone)
    elif precision in (Precision.MINUTE, Precision.SECOND):
        assert (written.precision, written.zone) == (precision, zone)
        assert timedelta(0) <= when - written.when < timedelta(minutes=1)


@given(st.text(max_size=80), st.text(max_size=8), st.text(max_size=8))
def test_any_text_is_read_without_an_error(text: str, subsecond: str, zone: str) -> None:
    for reading in (
        read_date(text, subsecond=subsecond, zone=zone),
        read_loose_date(text, subsecond),
        date_in_name(text),
    ):
        assert reading is None or reading.when.year >= 1826
    read_zone(zone)


@pytest.mark.parametrize(
    ("date", "clock", "reading"),
    [
        ("20190506", "123456", Reading(FULL, Precision.SECOND)),
        ("20190506", "123456+0200", Reading(FULL, Precision.SECOND, 120)),
        ("20190506", "nonsense", Reading(DAY, Precision.DAY)),
        ("20190500", "", Reading(datetime(2019, 5, 1), Precision.MONTH)),
        ("19780000", "", Reading(datetime(1978, 1, 1), Precision.YEAR)),
        ("", "123456", None),
    ],
)
def test_zeros_stand_for_what_iptc_does_not_know(
    date: str, clock: str, reading: Reading | None
) -> None:
    assert read_loose_date(date, clock) == reading


@pytest.mark.parametrize(
    ("name", "when", "precision"),
    [
        ("IMG-20190506-WA0007.jpg", DAY, Precision.DAY),
        ("Screenshot_20190506-123456.jpg", FULL, Precision.SECOND),
        ("20190506_123456.jpg", FULL, Precision.SECOND),
        ("IMG20190506123456.jpg", FULL, Precision.SECOND),
        ("WhatsApp Image 2019-05-06 at 12.34.56.jpeg", FULL, Precision.SECOND),
        ("Screenshot 2019-05-06 at 12.34.56 AM.png", FULL.replace(hour=0), Precision.SECOND),
        ("Screenshot 2019-05-06 at 6.34.56 PM.png", FULL.replace(hour=18), Precision.SECOND),
        ("Bildschirmfoto 2019-05-06 um 12.34.56.png", FULL, Precision.SECOND),
        ("1978-05-06 Grandma.jpg", datetime(1978, 5, 6), Precision.DAY),
        ("IMG_20190506_999999.jpg", DAY, Precision.DAY),
        ("mmexport1557146096000.jpg", FULL, Precision.SECOND),
        ("FB_IMG_1557146096000.jpg", FULL, Precision.SECOND),
        ("PXL_20190506_123456789.PORTRAIT.jpg", MILLISECONDS, Precision.SUBSECOND),
        ("00100_BURST20190506123456789_COVER.jpg", MILLISECONDS, Precision.SUBSECOND),
        ("IMG_20190506_123456~2.jpg", FULL, Precision.SECOND),
        ("MVIMG_20190506_123456_1.jpg", FULL, Precision.SECOND),
        ("Screenshot_2019-05-06-12-34-56-789_com.app.png", FULL, Precision.SECOND),
        ("Screenshot 2019-05-06 123456.png", FULL, Precision.SECOND),
        ("Screenshot from 2019-05-06 12-34-56.png", FULL, Precision.SECOND),
        ("Capture d’écran 2019-05-06 à 12.34.56.png", FULL, Precision.SECOND),
        ("Capture d’écran 2019-05-06 a\u0300 12.34.56.png", FULL, Precision.SECOND),
        ("Captura de pantalla 2019-05-06 a las 12.34.56.png", FULL, Precision.SECOND),
        ("Schermata 2019-05-06 alle 12.34.56.png", FULL, Precision.SECOND),
        ("Skärmavbild 2019-05-06 kl. 12.34.56.png", FULL, Precision.SECOND),
        (
            "Screen Shot 2019-05-06 at 6.34.56\u202fPM (2).png",
            FULL.replace(hour=18),
            Precision.SECOND,
        ),
        ("signal-2019-05-06-123456_002.jpeg", FULL, Precision.SECOND),
        ("signal-2019-05-06-12-34-56-789.jpg", FULL, Precision.SECOND),
        ("photo_2019-05-06_12-34-56.jpg", FULL, Precision.SECOND),
        ("photo_5@06-05-2019_12-34-56.jpg", FULL, Precision.SECOND),
        ("WP_20190506_12_34_56_Pro.jpg", FULL, Precision.SECOND),
        ("2019-05-06 12.34.56-1.jpg", FULL, Precision.SECOND),
        ("DJI_20190506123456_0001_D.JPG", FULL, Precision.SECOND),
        ("IMG_20190506_12345678.jpg", DAY, Precision.DAY),
        ("20190506 Wien 0123.jpg", DAY, Precision.DAY),
        ("Omas Geburtstag 06.05.2019.jpg", DAY, Precision.DAY),
    ],
)
def test_a_name_can_hold_a_date(name: str, when: datetime, precision: Precision) -> None:
    reading = date_in_name(name)
    assert reading is not None
    assert (reading.when, reading.precision) == (when, precision)


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("PXL_20190506_123456789.jpg", 0),
        ("2019-05-06T12:34:56Z.jpg", 0),
        ("20190506T123456+0530.jpg", 330),
        ("IMG_20190506_123456.jpg", None),
        ("IMG_20190506_123456-0001.jpg", None),
        ("20190506_123456Zoo.jpg", None),
    ],
)
def test_a_name_seldom_says_the_zone(name: str, zone: int | None) -> None:
    reading = date_in_name(name)
    assert reading is not None
    assert (reading.when.replace(microsecond=0), reading.zone) == (FULL, zone)


@given(
    st.datetimes(datetime(1990, 1, 1), datetime(2099, 12, 31)),
    st.sampled_from(
        [
            "IMG_%Y%m%d_%H%M%S",
            "Screenshot %Y-%m-%d at %H.%M.%S",
            "signal-%Y-%m-%d-%H%M%S",
            "photo_%Y-%m-%d_%H-%M-%S",
            "WP_%Y%m%d_%H_%M_%S_Pro",
        ]
    ),
    st.sampled_from(["", " (1)", "_001", "~2", "-edited"]),
)
def test_every_date_in_a_usual_name_is_read(when: datetime, form: str, more: str) -> None:
    reading = date_in_name(when.strftime(form) + more + ".jpg")
    assert reading == Reading(when.replace(microsecond=0), Precision.SECOND)


@pytest.mark.parametrize(
    "name",
    [
        "1600x1200.jpg",
        "04-07-2019.jpg",
        "v1.12.2019x.jpg",
        "DSC_1234.jpg",
        "DSC_12345678.jpg",
        "a12019050612345.jpg",
        "IMG_20190230.jpg",
        "",
    ],
)
def test_other_numbers_in_a_name_are_no_date(name: str) -> None:
    assert date_in_name(name) is None


# ------------------------------------------------------------------------------ who is believed


def xmp(**fields: str) -> bytes:
    """A packet with attributes such as exif_DateTimeOriginal."""
    written = " ".join(f'{name.replace("_", ":", 1)}="{value}"' for name, value in fields.items())
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
        'xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" '
        'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:MicrosoftPhoto="http://ns.microsoft.com/photo/1.0/" '
        f"{written}/></rdf:RDF></x:xmpmeta>"
    ).encode()


def of_jpeg(
    name: str = "",
    *,
    main: dict[int, Any] | None = None,
    photo: dict[int, Any] | None = None,
    gps: dict[int, Any] | None = None,
    packet: bytes = b"",
    sidecars: tuple[bytes, ...] = (),
) -> PhotoMetadata:
    exif = Image.Exif()
    exif.update(main or {})
    exif.get_ifd(0x8769).update(photo or {})
    exif.get_ifd(0x8825).update(gps or {})
    options: dict[str, Any] = {"xmp": packet} if packet else {}
    data = encoded(scene(16, 16), "JPEG", exif=exif.tobytes(), **options)
    with Image.open(io.BytesIO(data)) as picture:
        return read_metadata(picture, 16, 16, "JPEG", name, sidecars)


SCANNED = {0x9004: "2010:01:01 00:00:00"}
EDITED = {0x0132: "2024:02:03 10:11:12"}


@pytest.mark.parametrize(
    ("metadata", "when", "source"),
    [
        (
            of_jpeg(main=EDITED, packet=xmp(exif_DateTimeOriginal="2019-05-06T12:34:56")),
            FULL,
            TakenSource.XMP,
        ),
        (
            of_jpeg(photo=SCANNED, packet=xmp(photoshop_DateCreated="2019-05-06T12:34:56")),
            FULL,
            TakenSource.XMP,
        ),
        (
            of_jpeg(
                photo={0x9003: "2000:01:01 00:00:00"},
                sidecars=(xmp(exif_DateTimeOriginal="2019-05-06T12:34:56"),),
            ),
            FULL,
            TakenSource.SIDECAR,
        ),
        (
            of_jpeg(
                photo={0x9003: "2019:05:06 12:34:56"},
                sidecars=(xmp(xmp_CreateDate="2022-05-06T12:34:56"),),
            ),
            FULL,
            TakenSource.EXIF,
        ),
        (of_jpeg("IMG_20190506_123456.jpg", main=EDITED), FULL, TakenSource.NAME),
        (of_jpeg("a.jpg", main=EDITED), datetime(2024, 2, 3, 10, 11, 12), TakenSource.MODIFIED),
    ],
    ids=["before edited", "before scanned", "sidecar", "original first", "name", "edited"],
)
def test_the_most_trustworthy_source_is_believed(
    metadata: PhotoMetadata, when: datetime, source: TakenSource
) -> None:
    assert (metadata.taken_at, metadata.taken_source) == (when, source)


def test_the_zone_and_the_sub_seconds_stand_in_fields_of_their_own() -> None:
    metadata = of_jpeg(photo={0x9003: "2019:05:06 12:34:56", 0x9291: "07", 0x9011: "+05:30"})
    assert metadata.taken_at == FULL.replace(microsecond=70_000)
    assert metadata.taken_precision is Precision.SUBSECOND
    assert metadata.taken_zone == 330


@pytest.mark.parametrize(
    ("digits", "microseconds"),
    [
        ("7", 700_000),
        ("07", 70_000),
        ("123", 123_000),
        ("1234", 123_400),
        ("123456", 123_456),
        ("123456789", 123_456),
        (" 5 ", 500_000),
        ("50\0", 500_000),
        ("000", 0),
    ],
)
def test_sub_seconds_are_the_digits_behind_the_point(digits: str, microseconds: int) -> None:
    metadata = of_jpeg(photo={0x9003: "2019:05:06 12:34:56", 0x9291: digits})
    assert metadata.taken_at == FULL.replace(microsecond=microseconds)
    assert metadata.taken_precision is Precision.SUBSECOND


@pytest.mark.parametrize("digits", ["", "   ", "-5", "x", "1.5"])
def test_sub_seconds_of_rubbish_are_none(digits: str) -> None:
    metadata = of_jpeg(photo={0x9003: "2019:05:06 12:34:56", 0x9291: digits})
    assert (metadata.taken_at, metadata.taken_precision) == (FULL, Precision.SECOND)


TAKEN = {0x9003: "2019:05:06 12:34:56"}


@pytest.mark.parametrize(
    ("main", "photo", "zone"),
    [
        ({}, {0x9011: "+02:00"}, 120),
        ({}, {0x9011: "-03:30"}, -210),
        ({}, {0x9011: "Z"}, 0),
        ({}, {0x9011: "+0200"}, 120),
        ({}, {0x9011: "   :  "}, None),
        ({}, {0x9011: "+25:00"}, None),
        ({0x0132: "2019:05:06 12:34:56"}, {0x9010: "+02:00"}, 120),
        ({0x0132: "2024:05:06 12:34:56"}, {0x9010: "+02:00"}, None),  # of the edit
        ({}, {0x9004: "2019:05:06 12:34:56", 0x9012: "+02:00"}, 120),
        ({}, {0x882A: -5}, -300),
        ({}, {0x882A: (9, 0)}, 540),
    ],
)
def test_the_zone_is_the_dates_own(
    main: dict[int, Any], photo: dict[int, Any], zone: int | None
) -> None:
    metadata = of_jpeg(main=main, photo={**TAKEN, **photo})
    assert (metadata.taken_at, metadata.taken_zone) == (FULL, zone)


@pytest.mark.parametrize(
    ("text", "when", "precision", "zone"),
    [
        ("2019", datetime(2019, 1, 1), Precision.YEAR, None),
        ("2019-05", datetime(2019, 5, 1), Precision.MONTH, None),
        ("2019-05-06", DAY, Precision.DAY, None),
        ("2019-05-06T12:34", NOON, Precision.MINUTE, None),
        ("2019-05-06T12:34Z", NOON, Precision.MINUTE, 0),
        ("2019-05-06T12:34:56.789-07:00", MILLISECONDS, Precision.SUBSECOND, -420),
        ("2019-05-06T12:34:56.7890000Z", MILLISECONDS, Precision.SUBSECOND, 0),
        ("2019-05-06 12:34:56", FULL, Precision.SECOND, None),
    ],
)
@pytest.mark.parametrize("field", ["exif_DateTimeOriginal", "photoshop_DateCreated"])
def test_a_packets_date_is_as_exact_as_it_says(
    field: str, text: str, when: datetime, precision: Precision, zone: int | None
) -> None:
    metadata = of_jpeg(packet=xmp(**{field: text}))
    assert metadata.taken_source is TakenSource.XMP
    assert (metadata.taken_at, metadata.taken_precision, metadata.taken_zone) == (
        when,
        precision,
        zone,
    )


@pytest.mark.parametrize(
    ("gps", "when", "precision"),
    [
        ({0x1D: "2019:05:06", 7: (12.0, 34.0, 56.7)}, FULL, Precision.SECOND),
        ({0x1D: "2019-05-06", 7: (12.0, 34.0, 56.0)}, FULL, Precision.SECOND),
        ({0x1D: "2019:05:06", 7: (24.0, 34.0, 56.0)}, DAY, Precision.DAY),
        ({0x1D: "2019:05:06", 7: (IFDRational(0, 0),) * 3}, DAY, Precision.DAY),
        ({0x1D: "2019:05:06"}, DAY, Precision.DAY),
    ],
)
def test_the_satellites_day_is_known_without_their_clock(
    gps: dict[int, Any], when: datetime, precision: Precision
) -> None:
    metadata = of_jpeg(gps=gps)
    assert (metadata.taken_at, metadata.taken_precision) == (when, precision)


def test_the_satellites_clock_in_a_packet_keeps_its_zone() -> None:
    told = of_jpeg(packet=xmp(exif_GPSTimeStamp="2019-05-06T12:34:56+02:00"))
    assert (told.taken_at, told.taken_zone, told.taken_source) == (FULL, 120, TakenSource.GPS)
    assert of_jpeg(packet=xmp(exif_GPSTimeStamp="2019-05-06T12:34:56")).taken_zone == 0


@pytest.mark.parametrize("zeros", ["0000:00:00 00:00:00", "    :  :     :  :  ", "\0" * 19])
def test_zeros_give_way_to_the_next(zeros: str) -> None:
    metadata = of_jpeg(photo={0x9003: zeros, 0x9004: "2019:05:06 12:34:56"})
    assert (metadata.taken_at, metadata.taken_source) == (FULL, TakenSource.EXIF)


def test_the_satellites_clock_is_utc() -> None:
    metadata = of_jpeg(gps={0x1D: "2019:05:06", 7: (23.0, 30.0, 0.0)})
    assert metadata.taken_at == datetime(2019, 5, 6, 23, 30)
    assert (metadata.taken_zone, metadata.taken_source) == (0, TakenSource.GPS)


@pytest.mark.parametrize(
    "text", ["2019-05-06T12:34:56", "Mon, 06 May 2019 12:34:56", "2019:05:06 12:34:56"]
)
@pytest.mark.parametrize("key", ["Creation Time", "create-date"])
def test_a_png_says_when_it_was_made(key: str, text: str) -> None:
    texts = PngInfo()
    texts.add_text(key, text)
    texts.add_text("date:create", "2026-01-01T00:00:00")  # when the file was: no source
    data = encoded(scene(16, 16), "PNG", pnginfo=texts)
    with Image.open(io.BytesIO(data)) as picture:
        picture.load()
        metadata = read_metadata(picture, 16, 16, "PNG")
    assert (metadata.taken_at, metadata.taken_source) == (FULL, TakenSource.PNG)


def test_a_file_that_says_nothing_has_no_date() -> None:
    metadata = of_jpeg("holiday.jpg")
    assert (metadata.taken_at, metadata.taken_precision, metadata.taken_source) == (None,) * 3
