"""The photographs that ship: every one is credited, small, and made up in nothing."""

from __future__ import annotations

import csv
from datetime import datetime
from pathlib import Path

import pytest
from PIL import ExifTags, Image

from tools import demo_photos
from tools.demo_photos import Chosen, exif_of, main, taken, write_photo

DEMO = Path(__file__).resolve().parents[2] / "resources" / "demo"
LONGEST_SIDE = 1280


def rows(table: Path) -> list[dict[str, str]]:
    with table.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def shipped() -> set[str]:
    photos = DEMO / "photos"
    return {p.relative_to(photos).as_posix() for p in photos.rglob("*") if p.is_file()}


def test_every_photograph_is_credited_and_every_credit_has_one() -> None:
    credited = rows(DEMO / "credits.tsv")
    assert {row["path"] for row in credited} == shipped()
    assert 80 <= len(credited) == len(shipped()) <= 120
    for row in credited:
        assert all(row[name] for name in ("title", "author", "licence")), row
        assert row["source"].startswith("https://github.com/")


def test_every_licence_is_open_and_explained() -> None:
    said = (DEMO.parent / "CREDITS.md").read_text(encoding="utf-8")
    for row in rows(DEMO / "credits.tsv"):
        licence = row["licence"].split(" (")[0].replace("-", " ")
        if licence.casefold() not in ("public domain", "cc by", "cc0"):
            assert licence in said, licence


def test_they_are_as_large_as_was_agreed() -> None:
    total = 0
    for path in shipped():
        file = DEMO / "photos" / path
        total += file.stat().st_size
        with Image.open(file) as picture:
            assert picture.format == "JPEG"
            assert max(picture.size) <= LONGEST_SIDE
            assert picture.getexif().get(ExifTags.Base.Orientation, 1) == 1
    assert total <= 12_000_000


def test_dates_are_the_ones_in_the_files() -> None:
    dated = 0
    for row in rows(DEMO / "credits.tsv"):
        with Image.open(DEMO / "photos" / row["path"]) as picture:
            date = taken(picture.getexif().get_ifd(ExifTags.IFD.Exif))
        assert row["taken"] == (str(date) if date else ""), row["path"]
        dated += date is not None
    assert dated >= 30


def test_a_photograph_keeps_what_it_knows_and_is_turned(tmp_path: Path) -> None:
    picture = Image.new("RGB", (1600, 900), "teal")
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Canon\0"
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.Base.DateTime] = "2023:02:10 13:45:17"
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2014:05:17 11:39:16"
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    place.update({1: "N", 2: (48.0, 8.0, 0.0), 3: "E", 4: (11.0, 34.0, 0.0)})
    picture.save(tmp_path / "in.jpg", exif=exif)
    chosen = Chosen("a.jpg", "A/b.jpg", "A title", "Renée", "CC BY 4.0", "https://github.com/a/b")

    date = write_photo(tmp_path / "in.jpg", tmp_path / "out" / "b.jpg", chosen)

    assert date == datetime(2014, 5, 17, 11, 39, 16)
    with Image.open(tmp_path / "out" / "b.jpg") as written:
        assert written.size == (720, LONGEST_SIDE)
        said = written.getexif()
        assert said[ExifTags.Base.Make] == "Canon"
        assert ExifTags.Base.DateTime not in said
        assert said.get_ifd(ExifTags.IFD.GPSInfo)[2] == (48.0, 8.0, 0.0)
        assert said[ExifTags.Base.Copyright] == "CC BY 4.0"


def test_what_was_taken_at_home_does_not_say_where(tmp_path: Path) -> None:
    picture = Image.new("RGB", (8, 8))
    picture.getexif().get_ifd(ExifTags.IFD.GPSInfo).update(
        {1: "N", 2: (48.0, 8.0, 0.0), 3: "E", 4: (11.0, 34.0, 0.0)}
    )
    chosen = Chosen("documents/Note.jpg", "b.jpg", "A note", "Someone", "MIT", "")
    assert not exif_of(picture, chosen).get_ifd(ExifTags.IFD.GPSInfo)


@pytest.mark.parametrize("said", ["0000:00:00 00:00:00", "", "yesterday", b"\xff", None])
def test_rubbish_is_no_date(said: object) -> None:
    assert taken({ExifTags.Base.DateTimeOriginal: said}) is None


def test_making_them_twice_makes_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "source"
    source.mkdir()
    Image.effect_noise((900, 600), 40).save(source / "a.png")
    (source / "LICENSES.tsv").write_text("file\tlicence\tsource\na.png\tMIT\tsome/where\n")
    plan = tmp_path / "plan.tsv"
    plan.write_text("source\tpath\ttitle\tauthor\na.png\tTrip/IMG_1.jpg\tNoise\tSomeone\n")
    monkeypatch.setattr(demo_photos, "PLAN", plan)
    made = []
    for name in ("one", "two"):
        assert main(["--source", str(source), "--out", str(tmp_path / name)]) == 0
        made.append(
            [(tmp_path / name / file).read_bytes() for file in ("photos/Trip/IMG_1.jpg",
                                                                "credits.tsv")]
        )  # fmt: skip
    assert made[0] == made[1]
    assert rows(tmp_path / "one" / "credits.tsv") == [
        {"path": "Trip/IMG_1.jpg", "title": "Noise", "author": "Someone", "licence": "MIT",
         "source": "https://github.com/some/where", "taken": ""}
    ]  # fmt: skip


def test_a_source_that_is_not_there_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--source", str(tmp_path), "--out", str(tmp_path / "out")]) == 2
    assert "LICENSES.tsv is missing" in capsys.readouterr().err
