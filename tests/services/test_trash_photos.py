"""Photos go to the trash and come back with everything that a person said of them."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from photo_sorter.core.changes import Action, Deed
from photo_sorter.core.errors import InvalidInputError, PhotoSorterError
from photo_sorter.core.operations import CreateAlbum, RatePhotos, TagPhotos, TrashFiles
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.problems import Problem
from photo_sorter.core.query import EVERYTHING
from photo_sorter.core.rating import Rating, RatingChange

from .conftest import Rig, picture

pytestmark = pytest.mark.usefixtures("own_trash")


@pytest.fixture
def photo(rig: Rig) -> PhotoId:
    """A marked photo, `red.jpg`, beside another."""
    for colour in ("red", "green"):
        (rig.root / f"{colour}.jpg").write_bytes(picture(colour))
    rig.index()
    found = rig.parts.photos.at(red(rig))
    assert found is not None
    rig.parts.do(TagPhotos((found,), "mine"))
    rig.parts.do(CreateAlbum("Trip", photo_ids=(found,)))
    rig.parts.do(RatePhotos((found,), RatingChange(stars=4)))
    return found


def red(rig: Rig) -> str:
    return str(rig.root / "red.jpg")


def shown(rig: Rig) -> set[int]:
    return set(rig.parts.photos.listing(EVERYTHING).ids.tolist())


def marked(rig: Rig, photo: PhotoId) -> bool:
    """Whether the photo at `red.jpg` is the one that it was, with all marks."""
    if rig.parts.photos.at(red(rig)) != photo:
        return False
    details = rig.parts.photos.details(photo)
    assert details is not None
    return (
        {tag.name for tag in details.tags} >= {"mine"}
        and [album.name for album in details.albums] == ["Trip"]
        and details.rating == Rating(4)
    )


def test_a_photo_in_the_trash_is_not_shown_and_undo_brings_it_back_as_it_was(
    rig: Rig, photo: PhotoId
) -> None:
    before = shown(rig)
    change = rig.parts.do(TrashFiles((red(rig),)))
    assert change.deed == Deed(Action.FILES_TRASHED, "red.jpg", 1)
    assert shown(rig) == before - {photo}
    assert not os.path.exists(red(rig))
    rig.index()  # the disk agrees with the catalog
    assert shown(rig) == before - {photo}
    rig.parts.undo()
    assert shown(rig) == before
    assert marked(rig, photo)
    assert not rig.parts.jobs.queue.scan_now(None, lambda: False).touched
    rig.parts.redo()
    assert shown(rig) == before - {photo}
    rig.parts.undo()
    assert marked(rig, photo)


def test_restored_by_another_program_it_is_as_it_was(
    rig: Rig, photo: PhotoId, own_trash: Path
) -> None:
    rig.parts.do(TrashFiles((red(rig),)))
    os.rename(own_trash / "files" / "red.jpg", red(rig))
    rig.index()
    assert marked(rig, photo)
    with pytest.raises(InvalidInputError, match="not in the trash"):
        rig.parts.undo()
    assert marked(rig, photo)


def test_a_photo_is_kept_for_as_long_as_its_file_can_be_brought_back(
    rig: Rig, photo: PhotoId, own_trash: Path
) -> None:
    rig.parts.do(TrashFiles((red(rig),)))
    later = datetime.now() + timedelta(days=1)
    rig.parts.jobs.queue.purge_now()
    assert rig.catalog.photos.purge_hidden(later) == 0
    os.unlink(own_trash / "files" / "red.jpg")  # a person empties the trash
    rig.parts.jobs.queue.purge_now()
    assert rig.catalog.photos.purge_hidden(later) == 1


def test_of_copies_the_one_that_stays_keeps_the_photo_in_sight(rig: Rig, photo: PhotoId) -> None:
    (rig.root / "copy.jpg").write_bytes(picture("red"))
    rig.index()
    rig.parts.do(TrashFiles((red(rig),)))
    assert photo in shown(rig)
    rig.parts.undo()
    details = rig.parts.photos.details(photo)
    assert details is not None
    assert {Path(path).name for path in details.paths} == {"red.jpg", "copy.jpg"}


def test_a_drive_without_a_trash_is_said_and_nothing_is_deleted(
    rig: Rig, photo: PhotoId, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: str) -> None:
        raise OSError(13, "Permission denied")

    monkeypatch.setattr(rig.trash, "_send", refuse)
    entries = len(rig.parts.history())
    with pytest.raises(PhotoSorterError, match="cannot go to the trash"):
        rig.parts.do(TrashFiles((red(rig), str(rig.root / "green.jpg"))))
    assert marked(rig, photo)
    assert len(rig.parts.history()) == entries


def test_where_the_journal_cannot_be_written_the_file_stays(
    rig: Rig, photo: PhotoId, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise PhotoSorterError(Problem.NO_SPACE_TO_SAVE)

    with monkeypatch.context() as patched:
        patched.setattr(rig.catalog.operations, "add", full)
        with pytest.raises(PhotoSorterError, match="No space"):
            rig.parts.do(TrashFiles((red(rig),)))
    assert marked(rig, photo)
    assert photo in shown(rig)
