"""Where a picture repeats our fields in IPTC and EXIF, these stay in step with XMP: a program that
reads them first finds no old word, and no word that only they have is lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, features

from photo_sorter.adapters.engine.files.metadata import read_metadata
from photo_sorter.adapters.xmp.embedded import EmbeddedByExifTool
from photo_sorter.adapters.xmp.exiftool import ExifTool, find_exiftool
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.file_fields import FileFields
from photo_sorter.core.ports.sidecars import TakesNoWordsError
from photo_sorter.core.problems import Problem

pytestmark = pytest.mark.skipif(find_exiftool() is None, reason="ExifTool is not installed")
SECONDS = 60.0


@pytest.fixture
def exiftool() -> Iterator[ExifTool]:
    program = find_exiftool()
    assert program is not None
    tool = ExifTool(program)
    yield tool
    tool.close()


@pytest.fixture
def embedded() -> Iterator[EmbeddedByExifTool]:
    embedded = EmbeddedByExifTool(lambda path: Image.open(path).tobytes().hex())
    yield embedded
    embedded.close()


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "a.jpg"
    Image.effect_noise((64, 48), 80).convert("RGB").save(path)
    return path


def have(exiftool: ExifTool, picture: Path, *assignments: str) -> None:
    answer, said = exiftool.run(["-overwrite_original", *assignments, str(picture)], SECONDS)
    assert b"1 image files updated" in answer, said


def told(exiftool: ExifTool, picture: Path) -> dict[str, Any]:
    """As another program reads it, names with their blocks."""
    answer, _ = exiftool.run(["-j", "-G1", "-n", str(picture)], SECONDS)
    (said,) = json.loads(answer)
    return dict(said)


def words(said: Any) -> set[str]:
    return set(said if isinstance(said, list) else [said])


def indexed(picture: Path) -> set[str]:
    """The keywords that indexing reads."""
    with Image.open(picture) as source:
        return set(read_metadata(source, 64, 48, "JPEG").keywords)


def test_iptc_is_not_begun_where_there_is_none(
    embedded: EmbeddedByExifTool, exiftool: ExifTool, picture: Path
) -> None:
    embedded.write(picture, FileFields(("Cat",), 3, title="T", description="D"))
    blocks = {name.partition(":")[0] for name in told(exiftool, picture)}
    assert not blocks & {"IPTC", "Photoshop"}
    assert not {"IFD0:Rating", "IFD0:XPKeywords"} & set(told(exiftool, picture))


def test_keywords_that_only_iptc_has_are_read_and_kept_in_step(
    embedded: EmbeddedByExifTool, exiftool: ExifTool, picture: Path
) -> None:
    have(exiftool, picture, "-IPTC:Keywords=Zoo", "-IPTC:Keywords=Dog", "-IPTC:City=Bonn")
    assert set(embedded.read(picture).keywords) == {"Zoo", "Dog"}
    embedded.write(picture, FileFields(("Zoo", "Animals|Cat")))
    said = told(exiftool, picture)
    assert words(said["IPTC:Keywords"]) == words(said["XMP-dc:Subject"]) == {"Zoo", "Cat"}
    assert said["IPTC:City"] == "Bonn"
    assert said["Photoshop:IPTCDigest"] == said["File:CurrentIPTCDigest"]
    assert set(embedded.read(picture).keywords) == {"Zoo", "Animals|Cat"}
    assert "Dog" not in indexed(picture)
    embedded.write(picture, FileFields())
    assert "IPTC:Keywords" not in told(exiftool, picture)
    assert indexed(picture) == set()


def test_iptc_that_is_in_step_brings_no_word_back_that_was_removed_in_xmp_alone(
    embedded: EmbeddedByExifTool, exiftool: ExifTool, picture: Path
) -> None:
    have(exiftool, picture, "-IPTC:Keywords=Zoo")
    embedded.write(picture, FileFields(("Zoo", "Cat")))
    have(exiftool, picture, "-XMP-dc:Subject-=Zoo")
    assert embedded.read(picture).keywords == ("Cat",)
    have(exiftool, picture, "-IPTC:Keywords+=Tree")  # by a program that knows no XMP
    assert set(embedded.read(picture).keywords) == {"Cat", "Zoo", "Tree"}


@pytest.mark.parametrize(("charset", "word"), [("UTF8", "München"), ("Latin", "Köln")])
def test_letters_that_iptc_does_not_name_are_read_as_indexing_reads_them_and_kept(
    embedded: EmbeddedByExifTool, exiftool: ExifTool, picture: Path, charset: str, word: str
) -> None:
    have(
        exiftool, picture, "-charset", f"iptc={charset}", f"-IPTC:Keywords={word}",
        "-IPTC:Caption-Abstract=Grüße & Küsse", "-IPTC:City=Düren",
    )  # fmt: skip
    assert embedded.read(picture) == FileFields((word,), description="Grüße & Küsse")
    embedded.write(picture, FileFields((word, "Łódź"), title="Straße", description="Grüße & Küsse"))
    said = told(exiftool, picture)
    assert words(said["IPTC:Keywords"]) == {word, "Łódź"}
    assert said["IPTC:Caption-Abstract"] == "Grüße & Küsse"
    assert (said["IPTC:City"], said["IPTC:ObjectName"]) == ("Düren", "Straße")
    assert indexed(picture) == {word, "Łódź"}


def test_a_keyword_too_long_for_iptc_is_not_cut_into_another(
    embedded: EmbeddedByExifTool, exiftool: ExifTool, picture: Path
) -> None:
    long = "x" * 65
    have(exiftool, picture, "-IPTC:Keywords=Zoo")
    embedded.write(picture, FileFields(("Zoo", long)))
    assert words(told(exiftool, picture)["IPTC:Keywords"]) == {"Zoo"}
    assert indexed(picture) == {"Zoo", long}


def test_letters_that_exiftool_does_not_know_are_refused(
    embedded: EmbeddedByExifTool, exiftool: ExifTool, picture: Path
) -> None:
    have(exiftool, picture, "-IPTC:Keywords=x", "-IPTC:CodedCharacterSet=ESC - L")
    before = picture.read_bytes()
    with pytest.raises(InvalidInputError) as caught:
        embedded.write(picture, FileFields(("Cat",)))
    assert caught.value.problem is Problem.EXIFTOOL_REFUSES
    assert picture.read_bytes() == before


def test_what_windows_wrote_is_kept_in_step(
    embedded: EmbeddedByExifTool, exiftool: ExifTool, picture: Path
) -> None:
    have(
        exiftool, picture, "-IFD0:XPKeywords=Zoo;Dog", "-IFD0:Rating=2", "-IFD0:RatingPercent=25",
        "-IFD0:XPTitle=Old", "-IFD0:ImageDescription=Words",
    )  # fmt: skip
    assert embedded.read(picture) == FileFields(("Zoo", "Dog"), 2, None, "Old", "Words")
    embedded.write(picture, FileFields(("Zoo", "a;b"), 5, None, "New", "Other"))
    said = told(exiftool, picture)
    assert (said["IFD0:Rating"], said["IFD0:RatingPercent"], said["XMP-xmp:Rating"]) == (5, 99, 5)
    assert said["IFD0:XPKeywords"] == "Zoo"
    assert (said["IFD0:XPTitle"], said["IFD0:ImageDescription"]) == ("New", "Other")
    embedded.write(picture, FileFields(rating=-1))
    said = told(exiftool, picture)
    assert (said["IFD0:Rating"], said["XMP-xmp:Rating"]) == (0, -1)
    assert embedded.read(picture) == FileFields(rating=-1)
    embedded.write(picture, FileFields())
    assert not {"IFD0:Rating", "IFD0:XPKeywords", "IFD0:XPTitle"} & set(told(exiftool, picture))


MOTION = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syn'
    b'tax-ns#"><rdf:Description xmlns:GCamera="http://ns.google.com/photos/1.0/camera/" '
    b'GCamera:MotionPhoto="1"/></rdf:RDF></x:xmpmeta>'
)
FILM = b"\0\0\x10\x08mpvd" + bytes(range(256)) * 16


def test_the_film_of_a_motion_photo_stays_where_it_is_looked_for(
    embedded: EmbeddedByExifTool, picture: Path
) -> None:
    Image.effect_noise((64, 48), 80).convert("RGB").save(picture, xmp=MOTION)
    with picture.open("ab") as file:
        file.write(FILM)
    embedded.write(picture, FileFields(("Cat",)))
    assert picture.read_bytes().endswith(FILM)


def test_a_motion_photo_whose_film_would_lie_elsewhere_is_refused(
    embedded: EmbeddedByExifTool, tmp_path: Path
) -> None:
    """In this format ExifTool puts words behind all else."""
    if not features.check("avif"):
        pytest.skip("Pillow writes no AVIF here")
    photo = tmp_path / "a.avif"
    Image.effect_noise((64, 48), 80).convert("RGB").save(photo, xmp=MOTION)
    with photo.open("ab") as file:
        file.write(FILM)
    before = photo.read_bytes()
    with pytest.raises(TakesNoWordsError):
        embedded.write(photo, FileFields(("Cat",)))
    assert photo.read_bytes() == before


def test_place_copyright_and_creators_are_kept_in_step(
    embedded: EmbeddedByExifTool, exiftool: ExifTool, picture: Path
) -> None:
    have(
        exiftool, picture, "-GPS:GPSLatitude=33.85", "-GPS:GPSLatitudeRef=S", "-IPTC:By-line=Anna",
        "-GPS:GPSLongitude=151.2", "-GPS:GPSLongitudeRef=E", "-IFD0:Copyright=Old",
        "-IFD0:Artist=Anna", "-IFD0:XPAuthor=Anna",
    )  # fmt: skip
    assert embedded.read(picture) == FileFields(
        copyright="Old", place="-33.85, 151.2", creator="Anna"
    )
    long = "B" * 33  # too long for a name in IPTC
    wanted = FileFields(copyright="Mine", place="48.137154, -11.576124", creator=f"Eva; {long}")
    embedded.write(picture, wanted)
    assert embedded.read(picture) == wanted
    said = told(exiftool, picture)
    assert (said["GPS:GPSLatitudeRef"], said["GPS:GPSLongitudeRef"]) == ("N", "W")
    assert round(said["GPS:GPSLatitude"], 6) == 48.137154
    assert said["IFD0:Copyright"] == said["XMP-dc:Rights"] == said["IPTC:CopyrightNotice"] == "Mine"
    assert words(said["IPTC:By-line"]) == {"Eva"}
    assert said["IFD0:Artist"] == said["IFD0:XPAuthor"] == f"Eva; {long}"
    embedded.write(picture, FileFields())
    assert embedded.read(picture) == FileFields()


def test_what_cameras_write_where_nobody_described_anything_says_nothing(
    embedded: EmbeddedByExifTool, exiftool: ExifTool, picture: Path
) -> None:
    have(exiftool, picture, "-IFD0:ImageDescription=OLYMPUS DIGITAL CAMERA")
    assert embedded.read(picture) == FileFields()
