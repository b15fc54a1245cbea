"""A renamed photo is the same photo: tags, vector and albums stay, and nothing is read again."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from photo_sorter.core.changes import Action, Deed
from photo_sorter.core.errors import InvalidInputError, NotFoundError
from photo_sorter.core.operations import TagPhotos
from photo_sorter.core.photo import FolderState, PhotoId
from photo_sorter.core.query import EVERYTHING

from .conftest import Rig, picture


def names(rig: Rig) -> set[str]:
    return {path.name for path in rig.root.iterdir()}


@pytest.fixture
def photos(rig: Rig) -> list[PhotoId]:
    for hour, colour in enumerate(("red", "green", "blue")):
        path = rig.root / f"{colour}.jpg"
        path.write_bytes(picture(colour))
        os.utime(path, (1_700_000_000 + 3600 * hour,) * 2)  # without EXIF this is when it was taken
    rig.index()
    found = {}
    listing = rig.catalog.photos.listing(EVERYTHING)
    for photo in rig.catalog.photos.get_many([PhotoId(i) for i in listing.ids.tolist()]):
        details = rig.catalog.photos.get(photo)
        assert details is not None
        found[Path(details.locations[0].path).stem] = photo
    return [found[colour] for colour in ("red", "green", "blue")]


def test_photos_keep_everything_and_the_disk_agrees(rig: Rig, photos: list[PhotoId]) -> None:
    rig.parts.do(TagPhotos(tuple(photos[:1]), "mine"))
    # They are counted as they were taken.
    renaming = rig.parts.photos.renaming.of_photos(photos[::-1], "Holiday ##")
    change = rig.parts.do(renaming)
    assert change.deed == Deed(Action.FILES_RENAMED, "Holiday ##", 3)
    assert names(rig) == {"Holiday 01.jpg", "Holiday 02.jpg", "Holiday 03.jpg"}
    first = rig.catalog.photos.get(photos[0])
    assert first is not None
    assert [Path(x.path).name for x in first.locations] == ["Holiday 01.jpg"]
    assert "mine" in [tag.name for tag in rig.catalog.tags.of_photo(photos[0])]
    found = rig.parts.jobs.queue.scan_now(None, lambda: False)
    assert (found.new, found.changed, found.moved, found.removed) == (0, 0, 0, 0)
    rig.parts.undo()
    assert names(rig) == {"red.jpg", "green.jpg", "blue.jpg"}
    assert not rig.parts.jobs.queue.scan_now(None, lambda: False).touched


def test_of_two_copies_the_file_that_was_named_is_renamed(rig: Rig, photos: list[PhotoId]) -> None:
    copy = rig.root / "z copy"
    copy.mkdir()
    shutil.copy2(rig.root / "red.jpg", copy / "x.jpg")
    rig.index()
    rig.parts.do(rig.parts.photos.renaming.of_files([str(copy / "x.jpg")], "New"))
    assert (rig.root / "red.jpg").exists()
    assert [path.name for path in copy.iterdir()] == ["New.jpg"]
    photo = rig.catalog.photos.get(photos[0])
    assert photo is not None
    assert {Path(x.path).name for x in photo.locations} == {"red.jpg", "New.jpg"}
    rig.parts.undo()
    assert [path.name for path in copy.iterdir()] == ["x.jpg"]


def test_both_copies_of_a_photo_are_renamed_where_both_are_named(
    rig: Rig, photos: list[PhotoId]
) -> None:
    shutil.copy2(rig.root / "red.jpg", rig.root / "copy.jpg")
    rig.index()
    named = [str(rig.root / "red.jpg"), str(rig.root / "copy.jpg")]
    assert rig.parts.do(rig.parts.photos.renaming.of_files(named, "Same")).deed.count == 2
    assert names(rig) == {"Same 1.jpg", "Same 2.jpg", "green.jpg", "blue.jpg"}


def test_a_file_that_the_library_does_not_know_is_not_renamed(
    rig: Rig, photos: list[PhotoId]
) -> None:
    (rig.root / "strange.txt").write_text("x")
    with pytest.raises(NotFoundError):
        rig.parts.photos.renaming.of_files([str(rig.root / "strange.txt")], "New")
    assert (rig.root / "strange.txt").exists()


def test_a_name_that_is_taken_changes_nothing(rig: Rig, photos: list[PhotoId]) -> None:
    before = names(rig)
    with pytest.raises(InvalidInputError):
        rig.parts.do(rig.parts.photos.renaming.of_photos(photos[:1], "green"))
    assert names(rig) == before
    assert not rig.parts.jobs.queue.scan_now(None, lambda: False).touched


def test_photos_whose_folder_is_away_are_not_renamed(rig: Rig, photos: list[PhotoId]) -> None:
    folder = rig.catalog.folders.all()[0]
    rig.catalog.folders.set_state(folder.id, FolderState.OFFLINE)
    with pytest.raises(InvalidInputError, match="not there now"):
        rig.parts.photos.renaming.of_photos(photos, "Holiday")
