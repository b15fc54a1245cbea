"""`info`: from what a file and its sidecar say to the line that a script reads."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image

from tests.conftest import NewLibrary
from tests.e2e.conftest import Cli

SIDECAR = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" photoshop:DateCreated="1978" xmp:Rating="5">
 <dc:title><rdf:Alt><rdf:li xml:lang="x-default">Großmutter</rdf:li></rdf:Alt></dc:title>
 <dc:subject><rdf:Bag><rdf:li>Places|München</rdf:li></rdf:Bag></dc:subject>
 </rdf:Description></rdf:RDF></x:xmpmeta>"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, new_library: NewLibrary) -> Path:
    """A library with three photos."""
    place = tmp_path_factory.mktemp("info")
    new_library(place / "library")
    photos = place / "photos"
    photos.mkdir()
    exif = Image.Exif()
    exif.update({0x010F: "Möbius".encode(), 0x0112: 6})
    exif.get_ifd(0x8769).update(
        {0x9003: "2019:05:06 12:34:56", 0x9291: "25", 0x9011: "+02:00", 0x8827: 400}
    )
    exif.get_ifd(0x8825).update({1: "South", 2: (33.0, 30.0, 0.0), 3: "E", 4: (151.0, 0.0, 0.0)})
    Image.new("RGB", (80, 40), "red").save(photos / "full.jpg", exif=exif)
    Image.new("RGB", (40, 40), "blue").save(photos / "IMG-20190101-WA0007.jpg")
    Image.new("RGB", (40, 40), "green").save(photos / "scan.png")
    (photos / "scan.png.xmp").write_text(SIDECAR, "utf-8")
    return place


def test_info_prints_an_object_for_each_photo(cli: Cli, place: Path) -> None:
    library, photos = place / "library", place / "photos"
    assert cli(library, "add", str(photos)).status == 0
    assert cli(library, "index").status == 0
    names = ("full.jpg", "IMG-20190101-WA0007.jpg", "scan.png")
    full, plain, scan = cli(library, "info", *(str(photos / n) for n in names), "--json").lines
    assert full["path"] == str(photos / "full.jpg")
    assert (full["width"], full["height"], full["format"]) == (40, 80, "JPEG")
    assert full["taken"] == "2019-05-06T12:34:56.25+02:00"
    assert (full["taken_precision"], full["taken_source"]) == ("subsecond", "exif")
    assert (full["zone"], full["camera"], full["iso"]) == ("+02:00", "Möbius", 400)
    assert (full["latitude"], full["longitude"]) == (-33.5, 151.0)
    assert os.path.isfile(full["thumbnail"])
    absent = ("lens", "keywords", "title", "description", "rating", "parts")
    assert [full[name] for name in absent] == [None] * len(absent)
    assert (plain["taken"], plain["taken_source"]) == ("2019-01-01", "name")
    assert plain["zone"] is None
    assert (scan["taken"], scan["taken_precision"]) == ("1978", "year")
    assert (scan["title"], scan["rating"]) == ("Großmutter", 5)
    assert scan["keywords"] == ["Places|München"]
    assert scan["parts"] == [str(photos / "scan.png.xmp")]


def test_info_of_a_folder_is_of_the_pictures_in_it_known_or_not(
    cli: Cli, place: Path, tmp_path: Path
) -> None:
    Image.new("RGB", (40, 40), "blue").save(tmp_path / "b.jpg")
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "note.txt").write_text("no picture")
    Image.new("RGB", (40, 40), "red").save(tmp_path / "below" / "noname", "PNG")
    told = cli(place / "library", "info", str(place / "photos"), str(tmp_path), "--json").lines
    assert [Path(each["path"]).name for each in told] == [
        "IMG-20190101-WA0007.jpg", "full.jpg", "scan.png", "b.jpg", "noname",
    ]  # fmt: skip


def test_a_file_that_cannot_be_read_keeps_no_other_from_being_told(
    cli: Cli, place: Path, tmp_path: Path
) -> None:
    noise = Image.effect_noise((640, 480), 90)
    noise.save(tmp_path / "b.jpg")
    whole = (tmp_path / "b.jpg").read_bytes()
    (tmp_path / "b.jpg").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "a.jpg").write_bytes(b"no picture")
    run = cli(place / "library", "info", str(tmp_path), str(tmp_path / "gone.jpg"), "--json")
    assert run.status == 1
    assert [line["warning"] for line in run.lines] == [
        "The picture is cut off; what there is of it is shown."
    ]
    assert str(tmp_path / "a.jpg") in run.err
    assert str(tmp_path / "gone.jpg") in run.err


def test_a_sidecar_that_is_written_later_is_followed(cli: Cli, place: Path) -> None:
    library, picture = place / "library", place / "photos" / "full.jpg"
    sidecar = picture.with_suffix(".xmp")
    before = cli(library, "status", "--json").value
    for stars in ("3", "2"):
        sidecar.write_text(SIDECAR.replace('Rating="5"', f'Rating="{stars}"'), "utf-8")
        os.utime(sidecar, ns=(int(stars), int(stars)))
        assert cli(library, "index", "--json").value["failed"] == []
        told = cli(library, "info", str(picture), "--json").value
        assert (told["taken"], told["rating"]) == ("1978", int(stars))
        assert (told["camera"], told["parts"]) == ("Möbius", [str(sidecar)])
    assert cli(library, "status", "--json").value == before


def test_info_is_said_in_lines_for_a_person(cli: Cli, place: Path) -> None:
    told = cli(place / "library", "info", str(place / "photos" / "scan.png"))
    assert told.status == 0
    assert "  taken: 1978\n  taken precision: year\n  taken source: sidecar\n" in told.out


def test_a_picture_outside_of_the_library_is_read(cli: Cli, place: Path) -> None:
    outside = place / "IMG_20190506_123456.png"
    Image.new("RGB", (30, 20), "white").save(outside)
    outside.with_suffix(".png.xmp").write_text(SIDECAR.replace("1978", ""), "utf-8")
    told = cli(place / "library", "info", str(outside), "--json").value
    assert (told["path"], told["width"], told["height"]) == (str(outside), 30, 20)
    assert (told["taken"], told["taken_source"]) == ("2019-05-06T12:34:56", "name")
    assert (told["rating"], told["title"], told["tags"]) == (5, "Großmutter", None)
    assert os.path.isfile(told["thumbnail"])


def test_what_is_no_picture_is_said(cli: Cli, place: Path) -> None:
    (place / "note.txt").write_text("no picture")
    for name in ("nothing.jpg", "note.txt"):
        told = cli(place / "library", "info", str(place / name), "--json")
        assert (told.status, told.out) == (1, "")
        assert len(told.err.splitlines()) == 1
