"""Albums: filled by hand, or by the model where no person has spoken."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from photo_sorter.core.errors import InvalidInputError, NotFoundError
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports import Membership
from photo_sorter.core.views import Album, AlbumId, AlbumKind
from tests.adapters.catalog.shelf import Shelf


@pytest.fixture
def ids(shelf: Shelf) -> list[PhotoId]:
    return [shelf.photo(f"/photos/{i}.jpg") for i in range(4)]


@pytest.fixture
def album(shelf: Shelf) -> Album:
    return shelf.catalog.albums.create("Sunsets", AlbumKind.DESCRIBED, "a sunset")


def test_a_new_album_is_empty_and_found_by_its_name(shelf: Shelf) -> None:
    albums = shelf.catalog.albums
    created = albums.create(" Über  uns ", AlbumKind.MANUAL, " us ")
    assert created == Album(created.id, "Über uns", AlbumKind.MANUAL, "us", 0, None)
    assert albums.get(created.id) == albums.named("über UNS") == created
    assert albums.all() == [created]
    assert albums.named("other") is None
    assert albums.get(AlbumId(99)) is None


@pytest.mark.parametrize("name", ["", "  ", "sunSETS", "Sunsets "])
def test_a_name_that_is_empty_or_taken_is_refused(shelf: Shelf, album: Album, name: str) -> None:
    with pytest.raises(InvalidInputError):
        shelf.catalog.albums.create(name, AlbumKind.MANUAL, "")
    other = shelf.catalog.albums.create("Other", AlbumKind.MANUAL, "")
    with pytest.raises(InvalidInputError):
        shelf.catalog.albums.change(other.id, name, "")


def test_an_album_can_be_renamed_also_in_case_alone(shelf: Shelf, album: Album) -> None:
    shelf.catalog.albums.change(album.id, "SUNSETS", "the sun goes down")
    changed = shelf.catalog.albums.get(album.id)
    assert changed is not None
    assert (changed.name, changed.description) == ("SUNSETS", "the sun goes down")


def test_an_album_that_does_not_exist_is_said_so(shelf: Shelf, ids: list[PhotoId]) -> None:
    albums, nothing = shelf.catalog.albums, AlbumId(99)
    with pytest.raises(NotFoundError):
        albums.change(nothing, "x", "")
    with pytest.raises(NotFoundError):
        albums.set_by_person(nothing, ids, True)
    with pytest.raises(NotFoundError):
        albums.set_by_model(nothing, {}, None)
    with pytest.raises(NotFoundError):
        albums.restore(nothing, ids, [])
    with pytest.raises(NotFoundError):
        albums.put_marks(nothing, [])
    albums.delete(nothing)


def test_the_model_fills_an_album_best_first(
    shelf: Shelf, ids: list[PhotoId], album: Album
) -> None:
    albums = shelf.catalog.albums
    albums.set_by_model(album.id, {ids[0]: 0.5, ids[1]: 0.9, PhotoId(99): 1.0}, None)
    assert albums.members(album.id) == [(ids[1], 0.9), (ids[0], 0.5)]
    filled = albums.get(album.id)
    assert filled is not None
    assert (filled.count, filled.cover) == (2, ids[1])
    assert albums.of_photo(ids[0]) == [filled]
    albums.set_by_model(album.id, {ids[2]: 0.7}, None)
    assert albums.members(album.id) == [(ids[2], 0.7)]


def test_among_some_photos_only_those_are_touched(
    shelf: Shelf, ids: list[PhotoId], album: Album
) -> None:
    albums = shelf.catalog.albums
    albums.set_by_model(album.id, {ids[0]: 0.5, ids[1]: 0.6}, None)
    albums.set_by_model(album.id, {ids[2]: 0.7, ids[3]: 0.8}, among=[ids[1], ids[2]])
    assert albums.members(album.id) == [(ids[2], 0.7), (ids[0], 0.5)]


def test_a_persons_word_stands_above_the_models(
    shelf: Shelf, ids: list[PhotoId], album: Album
) -> None:
    albums = shelf.catalog.albums
    albums.set_by_model(album.id, {ids[0]: 0.9}, None)
    albums.set_by_person(album.id, [ids[0]], False)
    albums.set_by_person(album.id, [ids[1]], True)
    for among in (None, ids):
        albums.set_by_model(album.id, {ids[0]: 0.99, ids[2]: 0.6}, among)
        assert albums.members(album.id) == [(ids[1], 1.0), (ids[2], 0.6)]


def test_undo_puts_members_back(shelf: Shelf, ids: list[PhotoId], album: Album) -> None:
    albums = shelf.catalog.albums
    albums.set_by_model(album.id, {ids[0]: 0.9}, None)
    albums.set_by_person(album.id, [ids[1]], False)
    before = albums.marks(album.id)
    returned = albums.set_by_person(album.id, ids, True)
    assert returned == before
    albums.restore(album.id, ids, returned)
    assert albums.marks(album.id) == before


def test_a_deleted_album_can_be_made_again_with_every_mark(
    shelf: Shelf, ids: list[PhotoId], album: Album
) -> None:
    albums = shelf.catalog.albums
    albums.set_by_model(album.id, {ids[0]: 0.9, ids[1]: 0.8}, None)
    albums.set_by_person(album.id, [ids[1]], False)
    marks = albums.marks(album.id)
    assert marks == [Membership(ids[0], False, True, 0.9), Membership(ids[1], True, False, 1.0)]
    albums.delete(album.id)
    assert albums.marks(album.id) == []
    again = albums.create(album.name, album.kind, album.description)
    assert again.id != album.id
    albums.put_marks(again.id, marks)
    assert albums.marks(again.id) == marks


def test_hidden_photos_are_neither_counted_nor_shown_but_remembered(
    shelf: Shelf, ids: list[PhotoId], album: Album
) -> None:
    albums = shelf.catalog.albums
    albums.set_by_person(album.id, ids[:2], True)
    shelf.hide("/photos/0.jpg")
    shown = albums.get(album.id)
    assert shown is not None
    assert (shown.count, shown.cover) == (1, ids[1])
    assert albums.members(album.id) == [(ids[1], 1.0)]
    assert len(albums.marks(album.id)) == 2
    shelf.photo("/photos/back.jpg", "/photos/0.jpg")
    assert len(albums.members(album.id)) == 2


def test_a_photo_that_was_purged_is_passed_over(
    shelf: Shelf, ids: list[PhotoId], album: Album
) -> None:
    albums = shelf.catalog.albums
    returned = albums.set_by_person(album.id, ids, True)
    marks = albums.marks(album.id)
    shelf.hide("/photos/0.jpg")
    shelf.catalog.photos.purge_hidden(datetime.now() + timedelta(days=1))
    albums.put_marks(album.id, marks)
    albums.restore(album.id, ids, returned)
    assert albums.marks(album.id) == []
