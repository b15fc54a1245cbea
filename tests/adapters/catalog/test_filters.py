"""The exact parts of a query, answered by the catalog."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from photo_sorter.adapters.catalog.filters import KINDS
from photo_sorter.core.photo import FolderState, PhotoId, PhotoMetadata
from photo_sorter.core.query import (
    EVERYTHING,
    Exact,
    Flag,
    Has,
    InAlbum,
    InFolder,
    Is,
    Not,
    Query,
    Taken,
    Text,
    Trait,
    parse,
)
from photo_sorter.core.query.periods import MONTHS, WEEKDAYS
from photo_sorter.core.rating import ColourLabel, RatingChange
from photo_sorter.core.views import AlbumKind
from tests.adapters.catalog.shelf import Shelf

_EVALUATION = "photo_sorter.adapters.catalog.filters.evaluation"
_PIXEL = PhotoMetadata(
    4000, 3000, "JPEG", datetime(2020, 7, 1, 12), "Google Pixel 8", "Pixel 6.9mm f/1.7",
    iso=50, focal_length=6.9, latitude=48.2, longitude=16.4, rating=4,
    keywords=("holiday", "People|Anna", "Places|Bavaria|München"),
)  # fmt: skip
_LEICA = PhotoMetadata(
    6000, 9000, "HEIF", datetime(2021, 1, 1), "LEICA Q2", "SUMMILUX 28_50", iso=3200,
    focal_length=28.0, rating=1, keywords=("Hanna", "holidays", "24/7"),
    title="An evening", description="The sun over the lake",
)  # fmt: skip
_SCAN = PhotoMetadata(1000, 1000, "TIFF")


@pytest.fixture
def photos(shelf: Shelf) -> dict[str, PhotoId]:
    """Three photos that differ in all that can be asked for."""
    catalog = shelf.catalog
    away = catalog.folders.add("/home/anna/away")
    found = {
        "pixel": shelf.photo(
            "/photos/Trip/IMG_2001.jpg", metadata=_PIXEL, time=datetime(2020, 7, 1, 12)
        ),
        "leica": shelf.photo(
            "/photos/Trip/sub/100%_a.heic", metadata=_LEICA, time=datetime(2021, 1, 1)
        ),
        "scan": shelf.photo(
            "/home/anna/away/scan.tif", "scan", folder=away.id, metadata=_SCAN,
            time=datetime(2020, 12, 31, 23, 59, 59),
        ),
    }  # fmt: skip
    shelf.photo("/photos/copy of IMG_2001.jpg", "/photos/Trip/IMG_2001.jpg", metadata=_PIXEL,
                time=datetime(2020, 7, 1, 12))  # fmt: skip
    catalog.folders.set_state(away.id, FolderState.OFFLINE)
    catalog.tags.set_by_person([found["pixel"], found["leica"]], "Öur Dog", True)
    catalog.tags.set_by_person([found["leica"]], "work", True)
    catalog.tags.set_by_person([found["scan"]], "work", False)
    album = catalog.albums.create("Best of", AlbumKind.MANUAL, "")
    catalog.albums.set_by_person(album.id, [found["scan"]], True)
    return found


def _ids(shelf: Shelf, query: Query) -> set[int]:
    ids = shelf.catalog.photos.listing(query).ids.tolist()
    assert len(ids) == len(set(ids))
    return set(ids)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('tag:"öur dog"', "pixel leica"),
        ("tag:work", "leica"),
        ("tag:nothing", ""),
        ("tag:HOLIDAY", "pixel"),
        ("tag:anna", "pixel"),
        ("tag:people", "pixel"),
        ("tag:People/Anna", "pixel"),
        ('tag:"people | anna"', "pixel"),
        ("tag:Places|Bavaria", "pixel"),
        ("tag:bavaria/münchen", "pixel"),
        ("tag:Places/München", ""),  # not side by side
        ("tag:ann", ""),
        ("tag:/", ""),
        ('tag:"24/7"', "leica"),
        ("tag:24", ""),  # a sign in a name makes no path
        ("-tag:nothing", "pixel leica scan"),
        ("-tag:work", "pixel scan"),
        ('tag:"öur dog" -tag:work', "pixel"),
        ("-tag:work -album:#99", "pixel scan"),
        ('-tag:work -tag:"öur dog"', "scan"),
        ('-(tag:work or album:"best of")', "pixel"),
        ('album:"best OF"', "scan"),
        ("tag:work or album:'nothing'", "leica"),
        ("()", "pixel leica scan"),
        ("-()", ""),
        ("folder:/photos", "pixel leica"),
        ("folder:/photos/Trip/sub/", "leica"),
        ("folder:/photo", ""),
        ("folder:trip", "pixel leica"),
        ("folder:trip/sub", "leica"),
        ("folder:away", "scan"),
        ("folder:anna", ""),  # above the watched folder
        ("folder:tri_", ""),
        ("name:img_20*", "pixel"),
        ("name:IMG_200?.jpg", "pixel"),
        ("name:IMG_20", "pixel"),
        ("name:100%_a", "leica"),
        ("name:0_a", ""),
        ("name:trip", ""),
        ("date:2020", "pixel scan"),
        ("date:2020-12-31", "scan"),
        ("date:2021..", "leica"),
        ("date:..2020-07", "pixel"),
        ("taken:july", "pixel"),
        ("taken:december", "scan"),
        ("taken:winter", "leica scan"),
        ("-taken:winter", "pixel"),
        ("taken:may", ""),
        ("taken:wednesday", "pixel"),
        ("taken:friday", "leica"),
        ("taken:weekend", ""),
        ("rating:>=4", "pixel"),
        ("rating:0..1", "leica scan"),
        ("rating:0", "scan"),
        ("-rating:0", "pixel leica"),
        ("camera:pixel", "pixel"),
        ("lens:28_5", "leica"),
        ("lens:9_m", ""),
        ("keyword:Holiday", "pixel"),
        ("keyword:anna", "pixel"),
        ('keyword:"people|anna"', "pixel"),
        ("keyword:people/anna", "pixel"),
        ('keyword:"24/7"', "leica"),
        ("keyword:münchen", "pixel"),
        ("keyword:Bavaria|München", "pixel"),
        ("keyword:%anna", ""),
        ("title:EVENING", "leica"),
        ('description:"over the lake"', "leica"),
        ("title:lake", ""),
        ("has:title", "leica"),
        ("has:description", "leica"),
        ("has:keywords", "pixel leica"),
        ("focal:>7", "leica"),
        ("iso:>1600", "leica"),
        ("iso:<=50", "pixel"),
        ("size:12mp", "pixel"),
        ("size:>20mp", "leica"),
        ("size:<1kb", "pixel leica scan"),
        ("type:jpg", "pixel"),
        ("type:heic", "leica"),
        ("shape:portrait", "leica"),
        ("shape:landscape", "pixel"),
        ("shape:square", "scan"),
        ("has:gps", "pixel"),
        ("has:date", "pixel leica"),
        ("has:camera -has:gps", "leica"),
        ("has:lens", "pixel leica"),
        ("has:rating", "pixel leica"),
        ("has:tags", "pixel leica"),
        ("has:album", "scan"),
        ("is:copied", "pixel"),
        ("is:offline", "scan"),
    ],
)
def test_a_filter_finds(shelf: Shelf, photos: dict[str, PhotoId], text: str, expected: str) -> None:
    parsed = parse(text)
    assert parsed.errors == ()
    assert _ids(shelf, parsed.query) == {photos[name] for name in expected.split()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rating:5", "scan"),
        ("rating:0", "pixel"),
        ("rating:<=1", "pixel leica"),
        ("rating:>=1", "leica scan"),
        ("-rating:>=1", "pixel"),
        ("has:rating", "leica scan"),
        ("is:favourite", "scan"),
        ("is:favorite -is:rejected", ""),
        ("is:rejected", "scan leica"),
        ("label:blue", "leica"),
        ("label:none", "pixel scan"),
    ],
)
def test_what_a_person_thinks_of_a_photo_comes_before_what_its_file_says(
    shelf: Shelf, photos: dict[str, PhotoId], text: str, expected: str
) -> None:
    table = shelf.catalog.ratings
    table.set_by_person([photos["pixel"]], RatingChange(stars=0))
    table.set_by_person([photos["scan"]], RatingChange(stars=5, favourite=True, rejected=True))
    table.set_by_person([photos["leica"]], RatingChange(rejected=True, label=ColourLabel.BLUE))
    assert _ids(shelf, parse(text).query) == {photos[name] for name in expected.split()}


def test_a_named_time_moves_with_the_calendar(shelf: Shelf) -> None:
    noon = datetime.now().replace(hour=12, minute=0, second=0, microsecond=0)
    yesterday = shelf.photo("/photos/a.jpg", "a", time=noon - timedelta(days=1))
    long_ago = shelf.photo("/photos/b.jpg", "b", time=noon - timedelta(days=800))
    assert yesterday in _ids(shelf, parse("date:yesterday or date:today").query)
    assert _ids(shelf, parse("-date:last-year -date:this-year").query) >= {long_ago}


@pytest.mark.parametrize("day", ["0001-01-01", "1969-12-31", "1970-01-05", "9999-12-31"])
def test_a_weekday_and_a_month_are_found_in_every_century(shelf: Shelf, day: str) -> None:
    time = datetime.fromisoformat(day)
    photo = shelf.photo("/photos/a.jpg", "a", time=time)
    other = shelf.photo("/photos/b.jpg", "b", time=datetime(2024, 5, 4))  # a Saturday
    weekday, month = WEEKDAYS[time.weekday()], MONTHS[time.month - 1]
    assert _ids(shelf, Taken(weekday)) == {photo}
    assert _ids(shelf, Taken(month)) == {photo}
    assert _ids(shelf, Not(Taken(weekday))) == {other}


def test_a_hidden_photo_is_in_no_listing(shelf: Shelf, photos: dict[str, PhotoId]) -> None:
    shelf.hide("/photos/Trip/sub/100%_a.heic")
    for text in ("tag:work", "-tag:nothing", "camera:leica", "", "shape:portrait"):
        assert photos["leica"] not in _ids(shelf, parse(text).query)


def test_ids_are_sorted_and_each_there_once(shelf: Shelf) -> None:
    catalog = shelf.catalog.photos
    ids = sorted(shelf.photo(f"/photos/{name}.jpg", name) for name in "ba")
    shelf.photo("/photos/copy.jpg", "a")  # another place of the same photo
    for query in (InFolder(shelf.folder), parse("-tag:nothing folder:/photos").query,
                  parse("-tag:nothing").query):  # fmt: skip
        found = catalog.ids_in(query)
        assert found is not None
        assert found.tolist() == ids
    assert catalog.ids_in(EVERYTHING) is None


def test_an_album_that_was_renamed_is_found_by_its_id(
    shelf: Shelf, photos: dict[str, PhotoId]
) -> None:
    (album,) = shelf.catalog.albums.all()
    shelf.catalog.albums.change(album.id, "Another name", "")
    assert _ids(shelf, InAlbum(album.id)) == {photos["scan"]}


def test_what_only_a_model_can_answer_is_refused(shelf: Shelf) -> None:
    with pytest.raises(ValueError, match="cannot answer"):
        shelf.catalog.photos.ids_in(Text("a beach"))


def test_every_exact_part_can_be_answered() -> None:
    assert set(KINDS) == {*Exact.__args__, *Trait, *Flag} - {Has, Is}


@pytest.mark.parametrize(
    ("text", "formats"),
    [
        ("type:raw", {"Canon raw", "Adobe DNG"}),
        ("type:dng", {"Canon raw", "Adobe DNG"}),
        ("type:jxl", {"JPEG XL"}),
        ("type:jp2", {"JPEG 2000"}),
        ("type:psd", {"Photoshop"}),
        ("type:ico", {"Icon"}),
        ("type:tga", {"TGA"}),
        ("type:pnm", {"PNM"}),
        ("type:qoi", {"QOI"}),
    ],
)
def test_every_kind_of_file_is_found_by_its_type(
    shelf: Shelf, text: str, formats: set[str]
) -> None:
    names = {"Canon raw", "Adobe DNG", "JPEG XL", "JPEG 2000", "Photoshop", "Icon", "TGA", "PNM",
             "QOI", "JPEG"}  # fmt: skip
    photos = {
        shelf.photo(f"/photos/{name}", name, metadata=PhotoMetadata(8, 8, name)): name
        for name in names
    }
    found = _ids(shelf, parse(text).query)
    assert {name for photo, name in photos.items() if photo in found} == formats


_PARTS = (
    "tag:holiday", 'album:"best of"', "date:2020", "date:2019..last-year", "rating:>=1",
    "is:favourite",
    "camera:pixel", "iso:<=3200", "type:jpeg", "shape:portrait", "name:a", "has:gps",
    "keyword:holiday", "folder:away", "folder:/home/anna", "size:>1mp", "taken:july", "title:an",
    "(camera:leica or type:tiff)", "(has:gps -iso:50)",
)  # fmt: skip


@pytest.mark.parametrize("first", _PARTS)
def test_parts_that_are_asked_about_few_photos_find_what_they_find_alone(
    shelf: Shelf, photos: dict[str, PhotoId], first: str
) -> None:
    def found(text: str) -> set[int]:
        return _ids(shelf, parse(text).query)

    for second in _PARTS:
        assert found(f"{first} {second}") == found(first) & found(second)
        assert found(f"{first} -{second}") == found(first) - found(second)
        assert found(f"-{first} -{second}") == found(f"-({first} or {second})")


@pytest.mark.parametrize("name", ["sub", "trip", "Trip/sub", "SUB", "ub", "Tri", "(*)", "nowhere"])
def test_a_folder_is_found_alike_by_full_text_and_without_it(
    shelf: Shelf, photos: dict[str, PhotoId], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shelf.catalog.full_text.waiting() == 0
    by_words = _ids(shelf, InFolder(name))
    monkeypatch.setattr(f"{_EVALUATION}.in_folders_called", lambda *_: None)
    assert _ids(shelf, InFolder(name)) == by_words
