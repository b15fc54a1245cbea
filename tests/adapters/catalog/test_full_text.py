"""Photos found by words in names, keywords, titles, descriptions, tags and albums. The tests of the
port `FullText`, on the real SQLite."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import reduce
from operator import or_
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from photo_sorter.adapters.catalog.catalog import SqliteCatalog
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.found_by import FoundBy
from photo_sorter.core.photo import PhotoId, PhotoMetadata
from photo_sorter.core.ports import SoughtWord
from photo_sorter.core.text_words import sought_words
from photo_sorter.core.views import AlbumKind
from tests.adapters.catalog.shelf import Shelf, stamp
from tests.torture.scale import times

ALL = 1_000


def found(
    catalog: SqliteCatalog, text: str, *, begun: bool = False, by_model: bool = False
) -> dict[int, FoundBy]:
    """The photos that all words of the text stand in, and in which parts."""
    forms = sought_words(text)
    words = [SoughtWord(each, begun and each == forms[-1], by_model) for each in forms]
    matches = catalog.full_text.find(words, ALL)
    assert matches.whole
    return {
        photo_id: reduce(or_, map(FoundBy, parts.tolist()))
        for photo_id, parts in zip(matches.ids.tolist(), matches.parts.T, strict=True)
    }


def described(**said: object) -> PhotoMetadata:
    return PhotoMetadata(40, 20, **said)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["img 1234", "1234", "IMG_1234.JPG", "img1234"])
def test_a_photo_is_found_by_the_words_of_its_file_name(shelf: Shelf, text: str) -> None:
    photo = shelf.photo("/photos/Trip/IMG_1234.jpg")
    shelf.photo("/photos/Trip/IMG_1235.jpg")
    assert found(shelf.catalog, text) == {photo: FoundBy.NAME}


def test_every_part_is_told(shelf: Shelf) -> None:
    said = described(title="Zoo one", description="zoo two", keywords=("Places|Zoo",))
    by_file = shelf.photo("/photos/a.jpg", metadata=said)
    named = shelf.photo("/photos/zoo.jpg")
    within = shelf.photo("/photos/My Zoo/b.jpg")
    tagged = shelf.photo("/photos/c.jpg")
    shelf.catalog.tags.set_by_person([tagged], "zoo", True)
    album = shelf.catalog.albums.create("At the Zoo", AlbumKind.MANUAL, "")
    shelf.catalog.albums.set_by_person(album.id, [named], True)
    assert found(shelf.catalog, "ZOO") == {
        by_file: FoundBy.KEYWORD | FoundBy.TITLE | FoundBy.DESCRIPTION,
        named: FoundBy.NAME | FoundBy.ALBUM,
        within: FoundBy.FOLDER,
        tagged: FoundBy.TAG,
    }


def test_the_words_may_stand_in_different_parts(shelf: Shelf) -> None:
    photo = shelf.photo("/photos/Rome/b.jpg", metadata=described(title="Anna"))
    shelf.photo("/photos/Rome/c.jpg")
    assert found(shelf.catalog, "anna rome") == {photo: FoundBy.TITLE | FoundBy.FOLDER}


def test_folders_count_from_the_watched_one_on(shelf: Shelf) -> None:
    folder = shelf.catalog.folders.add("/home/anna/pictures")
    photo = shelf.photo("/home/anna/pictures/x.jpg", folder=folder.id)
    assert found(shelf.catalog, "anna") == {}
    assert found(shelf.catalog, "pictures") == {photo: FoundBy.FOLDER}


def test_a_word_is_found_by_its_beginning_where_that_is_asked_for(shelf: Shelf) -> None:
    photo = shelf.photo("/photos/IMG_1234.jpg")
    assert found(shelf.catalog, "img 12", begun=True) == {photo: FoundBy.NAME}
    assert found(shelf.catalog, "img 12") == {}


def test_what_a_person_took_away_is_not_found(shelf: Shelf) -> None:
    photo = shelf.photo("/photos/a.jpg", metadata=described(keywords=("Anna",)))
    assert found(shelf.catalog, "anna") == {photo: FoundBy.KEYWORD}
    shelf.catalog.tags.set_by_person([photo], "Anna", False)
    assert found(shelf.catalog, "anna") == {}


def test_the_models_tags_count_where_they_are_asked_for(shelf: Shelf) -> None:
    photo = shelf.photo("/photos/a.jpg")
    shelf.catalog.tags.set_by_model({photo: [("Rex", "", 0.9)]})
    assert found(shelf.catalog, "rex") == {}
    assert found(shelf.catalog, "rex", by_model=True) == {photo: FoundBy.TAG}


def test_what_is_written_is_found_at_once_and_no_more_by_what_it_was(shelf: Shelf) -> None:
    catalog = shelf.catalog
    photo = shelf.photo("/photos/one/a.jpg", "a", metadata=described(title="first"))
    location = catalog.locations.find("/photos/one/a.jpg")
    assert location is not None
    catalog.locations.move([(location.id, shelf.folder, "/photos/two/b.jpg", stamp())])
    shelf.photo("/photos/two/b.jpg", "a", metadata=described(title="second"))
    album = catalog.albums.create("Best", AlbumKind.MANUAL, "")
    catalog.albums.set_by_person(album.id, [photo], True)
    catalog.albums.change(album.id, "Worst", "")
    for text in ("two", "b", "second", "worst"):
        assert list(found(catalog, text)) == [photo], text
    for text in ("one", "a", "first", "best"):
        assert found(catalog, text) == {}, text
    catalog.albums.delete(album.id)
    shelf.hide("/photos/two/b.jpg")
    assert found(catalog, "worst") == {}
    assert found(catalog, "two") == {}


def test_a_transaction_that_fails_leaves_the_words_as_they_were(shelf: Shelf) -> None:
    photo = shelf.photo("/photos/a.jpg")
    with pytest.raises(InvalidInputError), shelf.catalog.transaction():
        _tag_twice(shelf, photo)
    assert found(shelf.catalog, "anna") == {}
    assert shelf.catalog.full_text.waiting() == 0


def _tag_twice(shelf: Shelf, photo: PhotoId) -> None:
    """The second tag cannot be given."""
    shelf.catalog.tags.set_by_person([photo], "Anna", True)
    shelf.catalog.tags.set_by_person([photo], "", True)


def test_of_many_the_newest_are_found_and_it_is_said(shelf: Shelf) -> None:
    photos = [shelf.photo(f"/photos/zoo {n}.jpg") for n in range(5)]
    matches = shelf.catalog.full_text.find([SoughtWord(("zoo",))], 3)
    assert (matches.ids.tolist(), matches.whole) == (photos[-3:], False)


def test_no_words_find_nothing(shelf: Shelf) -> None:
    shelf.photo("/photos/a.jpg")
    assert found(shelf.catalog, "") == {}


def test_what_is_too_much_for_one_transaction_waits_and_is_filled(shelf: Shelf) -> None:
    catalog = shelf.catalog
    with catalog.transaction():
        photos = [shelf.photo(f"/photos/{n}.jpg") for n in range(1_100)]
    assert 0 < catalog.full_text.waiting() < 1_100
    while catalog.full_text.fill(100):
        pass
    assert catalog.full_text.waiting() == 0
    assert len(catalog.full_text.find([SoughtWord(("jpg",))], 2_000).ids) == len(photos)


def test_a_library_of_before_is_filled(tmp_path: Path) -> None:
    path = tmp_path / "catalog.sqlite"
    released = Path(__file__).parent / "released" / "0002.sql"
    with closing(sqlite3.connect(path)) as old:
        old.executescript(released.read_text("utf-8"))
    with closing(SqliteCatalog.open(path)) as catalog:
        while catalog.full_text.fill(1):
            pass
        assert found(catalog, "Grandma") == {1: FoundBy.TAG}


_WORDS = st.sampled_from(["zoo", "Rome", "IMG_12", "Müller", "ÄÖ", "東京タワー", "x-y"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=times(20, 200))
@given(
    st.lists(st.tuples(st.sampled_from("atr"), st.integers(0, 3), _WORDS), max_size=15),
    st.lists(_WORDS, min_size=1, max_size=2),
)
def test_whatever_is_done_the_words_found_are_those_that_are_there(
    shelf: Shelf, steps: list[tuple[str, int, str]], sought: list[str]
) -> None:
    """A person gives tags and takes them away, titles change, files go and come back."""
    catalog = shelf.catalog
    photos: list[PhotoId] = []
    tags: list[set[str]] = [set() for _ in range(4)]
    titles = [""] * 4
    for n in range(4):
        photos.append(shelf.photo(f"/photos/{n}.jpg", metadata=described()))
        for word in ["zoo", "Rome", "IMG_12", "Müller", "ÄÖ", "東京タワー", "x-y"]:
            catalog.tags.set_by_person([photos[n]], word, False)
    for kind, n, word in steps:
        if kind == "t":
            titles[n] = word
            shelf.photo(f"/photos/{n}.jpg", metadata=described(title=word))
        else:
            catalog.tags.set_by_person([photos[n]], word, kind == "a")
            tags[n] = tags[n] | {word} if kind == "a" else tags[n] - {word}
    expected = {
        photo
        for photo, own, title in zip(photos, tags, titles, strict=True)
        if all(word in own or word == title for word in sought)
    }
    assert set(found(catalog, " ".join(sought))) == expected
    assert catalog.check() == []
