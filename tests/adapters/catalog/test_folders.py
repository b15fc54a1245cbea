"""Watched roots in the catalog."""

from __future__ import annotations

from photo_sorter.adapters.catalog import SqliteCatalog
from photo_sorter.core.photo import FolderState
from photo_sorter.core.query import EVERYTHING
from tests.adapters.catalog.shelf import Shelf


def test_adding_a_folder_twice_gives_the_same_folder(catalog: SqliteCatalog) -> None:
    assert catalog.folders.add("/a") == catalog.folders.add("/a")
    assert [folder.path for folder in catalog.folders.all()] == ["/a"]


def test_folders_come_by_path_with_their_counts(shelf: Shelf) -> None:
    other = shelf.catalog.folders.add("/other")
    shelf.photo("/photos/a.jpg", "same bytes")
    shelf.photo("/photos/copy of a.jpg", "same bytes")
    shelf.place("/photos/new.jpg")
    shelf.photo("/other/b.jpg", folder=other.id)
    found = [(f.path, f.photo_count, f.pending_count) for f in shelf.catalog.folders.all()]
    assert found == [("/other", 1, 0), ("/photos", 1, 1)]


def test_a_folder_keeps_its_state(shelf: Shelf) -> None:
    shelf.catalog.folders.set_state(shelf.folder, FolderState.OFFLINE)
    assert [folder.state for folder in shelf.catalog.folders.all()] == [FolderState.OFFLINE]


def test_the_folders_that_are_there_now_are_told(catalog: SqliteCatalog) -> None:
    here, away, shut = (catalog.folders.add(path) for path in ("/here", "/away", "/shut"))
    catalog.folders.set_state(away.id, FolderState.OFFLINE)
    catalog.folders.set_state(shut.id, FolderState.UNREADABLE)
    assert catalog.folders.online() == {here.id}


def test_a_name_that_is_not_utf8_survives(catalog: SqliteCatalog) -> None:
    path = "/caf\udce9"  # a Latin-1 é, as the file system gave it
    catalog.folders.add(path)
    assert [folder.path for folder in catalog.folders.all()] == [path]


def test_removing_a_folder_hides_the_photos_that_are_nowhere_else(shelf: Shelf) -> None:
    other = shelf.catalog.folders.add("/other")
    gone = shelf.photo("/photos/only here.jpg")
    kept = shelf.photo("/photos/here.jpg", "in both")
    shelf.photo("/other/and there.jpg", "in both", folder=other.id)
    shelf.catalog.folders.remove(shelf.folder)
    assert sorted(shelf.catalog.photos.listing(EVERYTHING).ids.tolist()) == [kept]
    assert shelf.catalog.photos.get(gone) is not None


def test_a_folder_that_is_added_again_has_its_tags_albums_and_vectors(shelf: Shelf) -> None:
    photo = shelf.photo("/photos/a.jpg", "bytes")
    shelf.catalog.tags.set_by_person([photo], "grandma", True)
    shelf.catalog.folders.remove(shelf.folder)
    folder = shelf.catalog.folders.add("/photos")
    again = shelf.photo("/photos/a.jpg", "bytes", folder=folder.id, embedded=False)
    assert again == photo
    assert [tag.name for tag in shelf.catalog.tags.of_photo(photo)] == ["grandma"]
    assert shelf.catalog.vectors.count(shelf.catalog.vectors.spaces()[0].key) == 1
