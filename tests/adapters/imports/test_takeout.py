"""A Google Takeout: which description belongs to which picture, and what it says."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.adapters.imports.sources import ForeignSources
from photo_sorter.adapters.imports.takeout_names import description_of
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.importing import ImportedPhoto, ImportSource, LeftOut, SourceKind
from photo_sorter.core.problems import Problem
from photo_sorter.core.taken import DateTaken, Precision, TakenSource
from tests.foreign_sources import album, described, write_files

ADDED = ".supplemental-metadata"
LONG = "a" * 60  # a title that is cut off


def read(path: Path) -> ImportSource:
    return ForeignSources().read(path, None, lambda done, total: None, lambda: False)


def by_name(source: ImportSource) -> dict[str, ImportedPhoto]:
    return {photo.path.rpartition("/")[2]: photo for photo in source.photos}


@pytest.mark.parametrize(
    ("picture", "description"),
    [
        ("IMG_1.jpg", "IMG_1.jpg.json"),
        ("IMG_1.jpg", "IMG_1.jpg.supplemental-metadata.json"),
        ("IMG_1.jpg", "IMG_1.jpg.supplemental-meta.json"),
        ("IMG_1.jpg", "IMG_1.jpg..json"),
        ("IMG_1(1).jpg", "IMG_1.jpg(1).json"),
        ("IMG_1(1).jpg", "IMG_1.jpg.supplemental-metadata(1).json"),
        ("IMG_1(12).jpg", "IMG_1.jpg.supplemental-m(12).json"),
        ("IMG_1(1).jpg", "IMG_1(1).jpg.json"),
        ("IMG_1(1).jpg", "IMG_1(1).jpg.supplemental-metadata.json"),
        ("IMG_1-edited.jpg", "IMG_1.jpg.json"),
        ("IMG_1-edited.jpg", "IMG_1.jpg.supplemental-metadata.json"),
        ("IMG_1-edited(1).jpg", "IMG_1.jpg(1).json"),
        ("IMG_1-bearbeitet.jpg", "IMG_1.jpg.supplemental-metadata.json"),
        ("IMG_1-edited.jpg", "IMG_1-edited.jpg.json"),
        (f"{'a' * 47}.jpg", f"{'a' * 46}.json"),
        (f"{'a' * 47}(2).jpg", f"{'a' * 46}(2).json"),
        (f"{'a' * 42}-edit.jpg", f"{'a' * 42}.jpg.json"),
        (f"{'a' * 42}.jpg", f"{'a' * 42}.jpg.json"),
        ("Foto (3).jpg", "Foto (3).jpg.supplemental-metadata.json"),
        ("no ending", "no ending.json"),
    ],
)
def test_a_picture_and_its_description(picture: str, description: str) -> None:
    others = {"IMG_2.jpg.json", "metadata.json", "IMG_1.png.json"}
    assert description_of(picture, others | {description}) == description
    assert description_of(picture, others) is None


def test_of_two_pictures_of_one_name_each_has_its_own() -> None:
    names = {"IMG_1.jpg.json", "IMG_1.jpg(1).json", "IMG_1.jpg(2).json"}
    pictures = ["IMG_1.jpg", "IMG_1(1).jpg", "IMG_1-edited(2).jpg"]
    assert [description_of(picture, names) for picture in pictures] == [
        "IMG_1.jpg.json",
        "IMG_1.jpg(1).json",
        "IMG_1.jpg(2).json",
    ]


STEMS = st.text(
    st.characters(min_codepoint=32, exclude_characters="/.", exclude_categories=("Cs", "Cc")),
    min_size=1,
    max_size=80,
).filter(lambda stem: stem.strip() == stem)


@given(
    stem=STEMS,
    ending=st.sampled_from([".jpg", ".JPG", ".jpeg", ".HEIC", ".png"]),
    number=st.sampled_from(["", "(1)", "(27)"]),
    added=st.sampled_from([ADDED, ""]),
    number_last=st.booleans(),
    edited=st.sampled_from(["", "-edited", "-bearbeitet"]),
)
def test_names_made_by_the_rules_are_matched(
    stem: str, ending: str, number: str, added: str, number_last: bool, edited: str
) -> None:
    """However long the title is, in either form of the name and of the number."""
    title = stem + ("" if number_last else number)
    described_as = (title + ending + added)[:46] + (number if number_last else "") + ".json"
    if not number_last and len(title) > 46 - len(ending):
        return  # the number itself would be cut off: two pictures would have one description
    picture = title[: 51 - len(ending) - len(edited)] + edited + (number if number_last else "")
    if len(title) + len(ending) > 46 and edited:
        picture = title[:47] + (number if number_last else "")  # nothing is left of the word
    assert description_of(picture + ending, {described_as}) == described_as


@given(st.text(max_size=70), st.sets(st.text(max_size=70), max_size=5))
def test_any_names_at_all_are_answered(picture: str, names: set[str]) -> None:
    assert description_of(picture, names) in {None, *names}


def test_all_that_a_description_says(tmp_path: Path) -> None:
    more: dict[str, Any] = {
        "description": "At the lake",
        "favorited": True,
        "archived": True,
        "people": [{"name": "Anna Smith"}, {"name": ""}, {}],
        "geoData": {"latitude": 48.1, "longitude": 11.6},
    }
    folder = {
        "metadata.json": album("Summer"),
        "a.jpg": b"1234",
        "a.jpg.supplemental-metadata.json": described("a.jpg", **more),
    }
    write_files(tmp_path / "Google Photos" / "Summer", folder)
    source = read(tmp_path)
    assert source.kind is SourceKind.TAKEOUT
    assert source.photos == (
        ImportedPhoto(
            path=str(tmp_path / "Google Photos" / "Summer" / "a.jpg"),
            size=4,
            time=datetime(2019, 5, 6, 11, tzinfo=UTC),
            tags=("People|Anna Smith", "Archived"),
            favourite=True,
            description="At the lake",
            albums=("Summer",),
            taken=DateTaken(datetime(2019, 5, 6, 11), Precision.SECOND, 0, TakenSource.PERSON),
            place=(48.1, 11.6),
        ),
    )


def test_what_was_edited_says_what_its_original_does(tmp_path: Path) -> None:
    files = {
        "a.jpg": b"1",
        "a-edited.jpg": b"22",
        "a.jpg.json": described("a.jpg", favorited=True),
    }
    found = by_name(read(write_files(tmp_path, files)))
    assert {name: photo.favourite for name, photo in found.items()} == {
        "a.jpg": True,
        "a-edited.jpg": True,
    }


@pytest.mark.parametrize("title", ["Photos from 2019", "Fotos von 2019", ""])
def test_the_folder_of_a_year_is_no_album(tmp_path: Path, title: str) -> None:
    files = {"metadata.json": album(title), "a.jpg": b"1", "a.jpg.json": described("a.jpg")}
    assert read(write_files(tmp_path, files)).photos[0].albums == ()


def test_an_older_form_of_an_album(tmp_path: Path) -> None:
    about = b'{"albumData": {"title": "Old  album"}}'
    files = {"metadata.json": about, "a.jpg": b"1", "a.jpg.json": described("a.jpg")}
    assert read(write_files(tmp_path, files)).photos[0].albums == ("Old album",)


def test_a_picture_of_an_album_that_nothing_describes_is_in_the_album(tmp_path: Path) -> None:
    files = {"metadata.json": album("A"), "a.jpg": b"1", "b.jpg": b"2",
             "b.jpg.json": described("b.jpg")}  # fmt: skip
    assert by_name(read(write_files(tmp_path, files)))["a.jpg"].albums == ("A",)


def test_a_description_without_its_picture_stands_for_it_by_its_title(tmp_path: Path) -> None:
    source = read(write_files(tmp_path, {"a.jpg.json": described("IMG_1.jpg", favorited=True)}))
    assert by_name(source)["IMG_1.jpg"].favourite
    assert by_name(source)["IMG_1.jpg"].size is None


def test_halves_of_characters_in_a_title_are_none(tmp_path: Path) -> None:
    (photo,) = read(write_files(tmp_path, {"a.json": described("a\ud800.jpg")})).photos
    assert photo.path.endswith("a?.jpg")


def test_what_lies_in_the_trash_is_passed_over(tmp_path: Path) -> None:
    files = {"a.jpg": b"1", "a.jpg.json": described("a.jpg", trashed=True)}
    assert read(write_files(tmp_path, files)).photos == ()


def test_what_is_no_description_is_counted_or_passed_over(tmp_path: Path) -> None:
    files = {
        "a.jpg": b"1",
        "a.jpg.json": described("a.jpg"),
        "b.jpg": b"2",
        "b.jpg.json": b"{ cut off",
        "print-subscriptions.json": b"[]",
        "c.json": b'{"photoTakenTime": 7, "title": 3}',
        "deep.json": b"[" * 100_000,
    }
    source = read(write_files(tmp_path, files))
    assert by_name(source).keys() == {"a.jpg"}
    assert source.left_out == {LeftOut.UNREADABLE: 3, LeftOut.WITHOUT_PICTURE: 1}


@pytest.mark.parametrize(
    "more",
    [
        {"photoTakenTime": {"timestamp": "9" * 30}},
        {"photoTakenTime": {"timestamp": "x"}},
        {"photoTakenTime": None},
        {"people": {"name": "x"}},
        {"geoData": {"latitude": "north", "longitude": 500}},
        {"description": 7},
    ],
)
def test_values_that_are_none_say_nothing(tmp_path: Path, more: dict[str, Any]) -> None:
    files = {"a.jpg": b"1", "a.jpg.json": described("a.jpg", **more)}
    (photo,) = read(write_files(tmp_path, files)).photos
    assert (photo.tags, photo.place, photo.description) == ((), None, "")


def test_a_takeout_that_is_still_packed_is_refused(tmp_path: Path) -> None:
    write_files(tmp_path, {"takeout-20240101-001.zip": b"PK"})
    with pytest.raises(InvalidInputError) as found:
        read(tmp_path)
    assert found.value.problem is Problem.IMPORT_SOURCE_PACKED
