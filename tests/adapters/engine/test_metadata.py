"""What files say of themselves, and all the rubbish they say instead."""

from __future__ import annotations

import io
import math
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PIL.TiffImagePlugin import IFDRational

from photo_sorter.adapters.engine.files.metadata import read_metadata
from photo_sorter.adapters.engine.files.xmp import XmpFields, read_packet
from photo_sorter.core.photo import PhotoMetadata
from photo_sorter.core.taken import Precision, TakenSource

from .pictures import PHOTOS, encoded, needs_photos, scene

METADATA = PHOTOS / "formats" / "metadata"


def of_file(path: Path) -> PhotoMetadata:
    with Image.open(path) as picture:
        picture.load()
        return read_metadata(picture, *picture.size, "JPEG")


def of_tags(
    main: dict[int, Any] | None = None,
    photo: dict[int, Any] | None = None,
    gps: dict[int, Any] | None = None,
    xmp: bytes | None = None,
) -> PhotoMetadata:
    exif = Image.Exif()
    exif.update(main or {})
    exif.get_ifd(0x8769).update(photo or {})
    exif.get_ifd(0x8825).update(gps or {})
    options: dict[str, Any] = {"xmp": xmp} if xmp else {}
    data = encoded(scene(16, 16), "JPEG", exif=exif.tobytes(), **options)
    with Image.open(io.BytesIO(data)) as picture:
        picture.load()
        return read_metadata(picture, 16, 16, "JPEG")


# --------------------------------------------------------------------------------- real files


@needs_photos
def test_real_files() -> None:
    priority = of_file(METADATA / "dates" / "date-priority-test.jpg")
    assert priority.taken_at == datetime(2023, 2, 2, 2, 0)
    assert of_file(METADATA / "dates" / "gps-datetime.jpg").taken_at == datetime(
        2023, 11, 15, 12, 30
    )
    assert of_file(METADATA / "dates" / "time-created.jpg").taken_at is None  # a time, no day
    place = of_file(METADATA / "gps-position" / "thompson-springs.jpg")
    assert place.latitude == pytest.approx(39.115)
    assert place.longitude == pytest.approx(-108.4009683)
    nowhere = of_file(METADATA / "gps-position" / "empty_gps.jpg")
    assert nowhere.latitude is None
    assert nowhere.longitude is None
    assert nowhere.camera == "motorola moto g(9) plus"
    assert of_file(METADATA / "rating" / "mongolels.jpg").rating == 3
    assert of_file(METADATA / "tags" / "picasa.jpg").keywords == ("Frost", "Yard")
    faces = of_file(METADATA / "faces" / "portrait.jpg").keywords
    assert faces[:2] == ("Marie Curie", "Pierre Curie")
    assert set(faces[2:]) == {"People|Marie Curie", "People|Pierre Curie"}


# ---------------------------------------------------------------------------------- one by one


def test_a_camera_tells_everything() -> None:
    metadata = of_tags(
        main={0x010F: "Canon", 0x0110: "Canon EOS R5", 0x4746: 4},
        photo={
            0x9003: "2024:02:29 13:14:15",
            0xA434: "RF 50mm F1.8",
            0x829A: IFDRational(1, 125),
            0x829D: IFDRational(18, 10),
            0x8827: 400,
            0x920A: IFDRational(50, 1),
        },
        gps={1: "S", 2: (33.0, 51.0, 30.0), 3: "E", 4: (151.0, 12.0, 36.0)},
    )
    assert metadata == PhotoMetadata(
        width=16,
        height=16,
        format="JPEG",
        taken_at=datetime(2024, 2, 29, 13, 14, 15),
        camera="Canon EOS R5",
        lens="RF 50mm F1.8",
        exposure="1/125 s",
        aperture=1.8,
        iso=400,
        focal_length=50.0,
        latitude=-33.8583333,
        longitude=151.21,
        rating=4,
        taken_precision=Precision.SECOND,
        taken_source=TakenSource.EXIF,
    )


@pytest.mark.parametrize(
    ("make", "model", "camera"),
    [
        ("NIKON CORPORATION", "NIKON D750", "NIKON D750"),
        ("samsung", "SM-S906U", "samsung SM-S906U"),
        ("Apple", "", "Apple"),
        ("", "X100", "X100"),
        ("Canon\0\0junk", "  EOS   5D ", "Canon EOS 5D"),
    ],
)
def test_the_make_is_not_said_twice(make: str, model: str, camera: str) -> None:
    assert of_tags(main={0x010F: make, 0x0110: model}).camera == camera


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (IFDRational(1, 4000), "1/4000 s"),
        (IFDRational(1, 2), "0.5 s"),
        (IFDRational(2, 1), "2 s"),
        (IFDRational(5, 2), "2.5 s"),
        (IFDRational(0, 1), ""),
        (IFDRational(0, 0), ""),
    ],
)
def test_exposure_is_said_as_people_do(seconds: IFDRational, words: str) -> None:
    assert of_tags(photo={0x829A: seconds}).exposure == words


@pytest.mark.parametrize("value", [IFDRational(0, 1), IFDRational(1, 999), -1.0, math.nan])
def test_measures_that_are_none_or_nearly_none_are_not_known(value: object) -> None:
    metadata = of_tags(photo={0x829D: value, 0x8827: value, 0x920A: value})
    assert (metadata.aperture, metadata.iso, metadata.focal_length) == (None, None, None)


@pytest.mark.parametrize(
    "text", ["0000:00:00 00:00:00", "    :  :     :  :  ", "2023:13:45 99:99:99", "yesterday", ""]
)
def test_a_date_of_rubbish_gives_way_to_the_next(text: str) -> None:
    metadata = of_tags(photo={0x9003: text, 0x9004: "2001:02:03 04:05:06"})
    assert metadata.taken_at == datetime(2001, 2, 3, 4, 5, 6)


def test_the_satellites_time_is_the_last_resort() -> None:
    gps = {0x1D: "2020:05:06", 7: (7.0, 8.0, 9.5)}
    assert of_tags(gps=gps).taken_at == datetime(2020, 5, 6, 7, 8, 9)


@pytest.mark.parametrize(
    "gps",
    [
        {1: "N", 2: (0.0, 0.0, 0.0), 3: "E", 4: (0.0, 0.0, 0.0)},
        {1: "N", 2: (91.0, 0.0, 0.0), 3: "E", 4: (1.0, 0.0, 0.0)},
        {1: "N", 2: (10.0, 0.0, 0.0)},
        {1: "N", 2: (IFDRational(0, 0),) * 3, 3: "E", 4: (IFDRational(0, 0),) * 3},
    ],
    ids=["zero", "out of range", "half", "0/0"],
)
def test_a_place_that_is_none(gps: dict[int, Any]) -> None:
    metadata = of_tags(gps=gps)
    assert metadata.latitude is None
    assert metadata.longitude is None


# ----------------------------------------------------------------------------------------- XMP

PACKET = """<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?>
<x:xmpmeta xmlns:x='adobe:ns:meta/'>
 <rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>
  <rdf:Description rdf:about='' xmlns:xmp='http://ns.adobe.com/xap/1.0/' xmp:Rating='5'
    xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:lr='http://ns.adobe.com/lightroom/1.0/'>
   <dc:subject><rdf:Bag><rdf:li>Cat</rdf:li><rdf:li>Möwe</rdf:li></rdf:Bag></dc:subject>
   <lr:hierarchicalSubject><rdf:Bag><rdf:li>Animals|Cat</rdf:li><rdf:li>Animals|Dog</rdf:li>
   </rdf:Bag></lr:hierarchicalSubject>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end='w'?>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_packet_is_read_in_any_encoding(encoding: str) -> None:
    assert read_packet(PACKET.encode(encoding)) == XmpFields(
        5, ("Cat", "Möwe", "Animals|Cat", "Animals|Dog")
    )


def test_an_embedded_packet_counts() -> None:
    metadata = of_tags(xmp=PACKET.encode())
    assert metadata.rating == 5
    assert metadata.keywords == ("Cat", "Möwe", "Animals|Cat", "Animals|Dog")


def test_entities_are_not_expanded() -> None:
    bomb = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]>"
    text = PACKET.replace("<x:xmpmeta", bomb + "<x:xmpmeta").replace(">Cat<", ">&b;<")
    for encoding in ("utf-8", "utf-16"):
        assert read_packet(text.encode(encoding)) == XmpFields()


@pytest.mark.parametrize("packet", [b"", b"\0\0", b"<x", b"\xff\xfe\xff", b"<a>" * 2000])
def test_a_damaged_packet_says_nothing(packet: bytes) -> None:
    assert read_packet(packet) == XmpFields()


@pytest.mark.parametrize(("text", "rating"), [("-1", None), ("6", None), ("2.0", 2), ("x", None)])
def test_ratings_are_stars(text: str, rating: int | None) -> None:
    packet = PACKET.replace("xmp:Rating='5'", f"xmp:Rating='{text}'")
    assert read_packet(packet).rating == rating


@pytest.mark.timeout(20)
def test_keywords_nested_in_each_other_take_no_longer_than_a_list() -> None:
    """Each field was searched below each of its own kind: 4 MB of them took many minutes."""
    subject = "{http://purl.org/dc/elements/1.1/}subject"
    name = "d:" + subject.rpartition("}")[2]
    depth = 4_000_000 // (2 * len(name) + 6) // 2
    packet = (
        "<r xmlns:d='http://purl.org/dc/elements/1.1/' "
        "xmlns:f='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
        + f"<{name}>" * depth
        + "<f:li>deep</f:li>"
        + f"</{name}>" * depth
        + "</r>"
    )
    read_packet(packet)  # what it says of the keyword is of no interest; that it ends is


def test_an_exposure_shorter_than_any_is_no_exposure() -> None:
    with Image.open(io.BytesIO(encoded(scene(16, 16), "JPEG"))) as picture:
        picture.load()
        picture.getexif().get_ifd(0x8769)[0x829A] = 5e-324  # as EXIF's DOUBLE can say
        assert read_metadata(picture, 16, 16, "JPEG").exposure == ""


def test_what_is_told_at_unreasonable_length_is_kept_short() -> None:
    words = "".join(f"<rdf:li>word {n}</rdf:li>" for n in range(50_000))
    long = f"<rdf:li>{'x' * 100_000}</rdf:li>"
    packet = PACKET.replace("<rdf:li>Cat</rdf:li>", "<rdf:li>Cat</rdf:li>" + long + words)
    metadata = of_tags(main={0x010F: "Canon", 0x0110: "C" * 50_000})
    assert len(metadata.camera) <= 2 * 200 + 1  # make and model
    keywords = read_packet(packet).keywords
    assert keywords[0] == "Cat"
    assert len(keywords) <= 1000
    assert max(map(len, keywords)) <= 200
