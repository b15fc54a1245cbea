"""Everything that a person does can be undone, and beats what the model thinks."""

from __future__ import annotations

from pathlib import Path

import pytest

from photo_sorter.core.changes import Action, Deed
from photo_sorter.core.errors import InvalidInputError, NotFoundError
from photo_sorter.core.operations import AddFolder, CreateAlbum, DeleteAlbum, PutInAlbum, TagPhotos
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.query import EVERYTHING, Tag
from photo_sorter.core.views import AlbumKind, TagSource
from photo_sorter.services.library import Library


def some(library: Library, count: int) -> tuple[PhotoId, ...]:
    return tuple(PhotoId(i) for i in library.photos.listing(EVERYTHING).ids[:count].tolist())


def tags(library: Library, photo: PhotoId) -> dict[str, TagSource]:
    details = library.photos.details(photo)
    assert details is not None
    return {tag.name: tag.source for tag in details.tags}


def test_a_tag_is_added_shown_and_undone(indexed: Library) -> None:
    photos = some(indexed, 3)
    change = indexed.do(TagPhotos(photos, "  our   holiday "))
    assert change.deed == Deed(Action.TAG_ADDED, "our holiday", 3)
    assert all(tags(indexed, p)["our holiday"] is TagSource.PERSON for p in photos)
    assert len(indexed.photos.listing(Tag("our holiday"))) == 3
    indexed.undo()
    assert all("our holiday" not in tags(indexed, p) for p in photos)


def test_a_tag_without_a_name_is_refused(indexed: Library) -> None:
    with pytest.raises(InvalidInputError):
        indexed.do(TagPhotos(some(indexed, 1), "   "))


def test_an_album_by_hand_takes_photos_and_gives_them_back(indexed: Library) -> None:
    photos = some(indexed, 2)
    indexed.do(CreateAlbum("By hand"))
    album = indexed.albums.named("by HAND")
    assert album.kind is AlbumKind.MANUAL
    indexed.do(PutInAlbum(album.id, photos))
    assert {hit.photo_id for hit in indexed.albums.members(album.id)} == set(photos)
    indexed.undo()
    assert indexed.albums.members(album.id) == []
    indexed.undo()
    with pytest.raises(NotFoundError):
        indexed.albums.named("By hand")


def test_a_deleted_album_comes_back_with_its_photos_and_its_words(indexed: Library) -> None:
    album = indexed.albums.named("Sunsets")
    before = indexed.albums.members(album.id)
    assert before
    indexed.do(DeleteAlbum(album.id))
    assert "Sunsets" not in [a.name for a in indexed.albums.all()]
    indexed.undo()
    again = indexed.albums.named("Sunsets")
    assert again.id == album.id
    assert again.description == "a sunset"
    assert indexed.albums.members(again.id) == before


def test_a_photo_taken_out_of_an_album_does_not_come_back_by_itself(indexed: Library) -> None:
    album = indexed.albums.named("Sunsets")
    best = indexed.albums.members(album.id)[0].photo_id
    indexed.do(PutInAlbum(album.id, (best,), present=False))
    indexed.albums.fill()
    assert best not in [hit.photo_id for hit in indexed.albums.members(album.id)]
    indexed.undo()
    assert best in [hit.photo_id for hit in indexed.albums.members(album.id)]


def test_two_albums_cannot_share_a_name(indexed: Library) -> None:
    with pytest.raises(InvalidInputError):
        indexed.do(CreateAlbum("sunsets"))


def test_suggested_albums_leave_out_those_that_exist(indexed: Library) -> None:
    names = [name for name, _ in indexed.albums.suggested()]
    assert names
    assert "Sunsets" not in names


def test_a_folder_inside_a_watched_one_is_refused(indexed: Library) -> None:
    watched = indexed.folders.all()[0].path
    inner = next(path for path in Path(watched).iterdir() if path.is_dir())
    with pytest.raises(InvalidInputError, match="watched already"):
        indexed.do(AddFolder(str(inner)))


def test_details_tell_what_the_file_says(indexed: Library) -> None:
    found = [indexed.photos.details(photo) for photo in some(indexed, 60)]
    assert all(d is not None and d.width > 0 and d.height > 0 and d.paths for d in found)
    assert any(d is not None and d.camera for d in found)
    assert any(d is not None and d.latitude is not None for d in found)


def test_a_lost_thumbnail_is_made_again(indexed: Library) -> None:
    photo = some(indexed, 1)[0]
    thumbnail = indexed.photos.thumbnail(photo)
    assert thumbnail is not None
    thumbnail.unlink()
    again = indexed.photos.thumbnail(photo)
    assert again == thumbnail
    assert again.is_file()
