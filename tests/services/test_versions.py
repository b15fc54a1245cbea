"""A version is a file of its own beside its original, which stays as it is."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from PIL import Image

from photo_sorter.adapters.exporting import targets
from photo_sorter.core.errors import (
    CancelledError,
    DiskFullError,
    InvalidInputError,
    NotFoundError,
)
from photo_sorter.core.events import PhotosChanged
from photo_sorter.core.operations import (
    CreateAlbum,
    EditPhotos,
    RatePhotos,
    StackPhotos,
    TagPhotos,
)
from photo_sorter.core.person_details import DetailChange
from photo_sorter.core.photo import LocationState, PhotoId
from photo_sorter.core.ports.exporting import ExportNote, ExportTargetError
from photo_sorter.core.problems import Problem
from photo_sorter.core.query import EVERYTHING
from photo_sorter.core.rating import RatingChange
from photo_sorter.core.regions import Region
from photo_sorter.core.versions.edit import Edit
from photo_sorter.services.versions.service import MadeVersion
from tests.services.conftest import Rig, picture

LEFT_HALF = Edit(Region(0.0, 0.0, 0.5, 1.0))


@pytest.fixture
def photo(rig: Rig) -> PhotoId:
    (rig.root / "a.jpg").write_bytes(picture("red", (400, 300)))
    rig.index()
    return visible(rig)[0]


def visible(rig: Rig) -> list[PhotoId]:
    return [PhotoId(each) for each in rig.parts.photos.listing(EVERYTHING).ids.tolist()]


def stacks(rig: Rig) -> list[tuple[PhotoId, ...]]:
    return [stack.photo_ids for stack in rig.parts.stacks.all()]


def test_it_is_a_photo_at_once_with_the_marks_of_its_original_and_covers_their_stack(
    rig: Rig, photo: PhotoId
) -> None:
    rig.parts.do(TagPhotos((photo,), "Harbour"))
    rig.parts.do(RatePhotos((photo,), RatingChange(stars=4)))
    rig.parts.do(EditPhotos((photo,), DetailChange(title="Ships")))
    rig.parts.do(CreateAlbum("Sea", photo_ids=(photo,)))
    before = (rig.root / "a.jpg").read_bytes()
    made = rig.parts.versions.make(photo, LEFT_HALF)
    assert made.path == str(rig.root / "a-edited.jpg")
    assert (rig.root / "a.jpg").read_bytes() == before
    with Image.open(made.path) as version:
        assert version.size == (200, 300)
    assert set(visible(rig)) == {photo, made.photo_id}
    assert stacks(rig) == [(made.photo_id, photo)]
    info = rig.parts.photos.details(made.photo_id)
    assert info is not None
    assert "Harbour" in {tag.name for tag in info.tags}
    assert [album.name for album in info.albums] == ["Sea"]
    assert (info.rating.stars, info.title) == (4, "Ships")
    assert PhotosChanged() in rig.heard


def test_nobody_reads_it_again_and_it_gets_its_vector_with_the_next_work(
    rig: Rig, photo: PhotoId
) -> None:
    made = rig.parts.versions.make(photo, LEFT_HALF)
    location = rig.catalog.locations.find(made.path)
    assert location is not None
    assert location.state is LocationState.READY
    found = rig.parts.jobs.queue.scan_now(None, lambda: False)
    assert (found.new, found.changed) == (0, 0)
    rig.parts.jobs.queue.embed_now(lambda: False)
    space = rig.catalog.vectors.active_space()
    assert space is not None
    assert made.photo_id in rig.catalog.vectors.get(space.key, [made.photo_id])[0].tolist()


def test_undo_brings_it_to_the_trash_and_redo_back(rig: Rig, photo: PhotoId) -> None:
    made = rig.parts.versions.make(photo, LEFT_HALF)
    rig.parts.undo(made.change.id)
    assert not Path(made.path).exists()
    assert visible(rig) == [photo]
    assert stacks(rig) == []
    rig.parts.redo()
    assert Path(made.path).exists()
    assert set(visible(rig)) == {photo, made.photo_id}
    assert stacks(rig) == [(made.photo_id, photo)]
    rig.parts.undo()
    assert not Path(made.path).exists()


def test_in_a_stack_it_comes_before_all_that_is_there(rig: Rig, photo: PhotoId) -> None:
    (rig.root / "b.jpg").write_bytes(picture("blue", (400, 300)))
    rig.index()
    (other,) = set(visible(rig)) - {photo}
    rig.parts.do(StackPhotos((other, photo), cover=other))
    made = rig.parts.versions.make(photo, LEFT_HALF)
    assert stacks(rig) == [(made.photo_id, other, photo)]
    rig.parts.undo()
    assert stacks(rig) == [(other, photo)]


def test_each_has_a_name_of_its_own(rig: Rig, photo: PhotoId) -> None:
    (rig.root / "A-Edited.JPG").write_bytes(b"something of the person's")
    first = rig.parts.versions.make(photo, LEFT_HALF)
    second = rig.parts.versions.make(first.photo_id, Edit(turns=1))
    assert os.path.basename(first.path) == "a-edited (2).jpg"
    assert os.path.basename(second.path) == "a-edited (3).jpg"
    assert (rig.root / "A-Edited.JPG").read_bytes() == b"something of the person's"
    assert stacks(rig) == [(second.photo_id, first.photo_id, photo)]


def test_the_same_twice_is_one_photo_with_two_files(rig: Rig, photo: PhotoId) -> None:
    first = rig.parts.versions.make(photo, LEFT_HALF)
    second = rig.parts.versions.make(photo, LEFT_HALF)
    assert (first.photo_id, stacks(rig)) == (second.photo_id, [(first.photo_id, photo)])
    rig.parts.undo()
    assert Path(first.path).exists()
    assert not Path(second.path).exists()
    assert set(visible(rig)) == {photo, first.photo_id}


@pytest.mark.parametrize("suffix", [".png", ".webp", ".gif", ".tiff", ".avif", ".jp2"])
def test_what_can_be_written_stays_what_it_is(rig: Rig, suffix: str) -> None:
    Image.effect_noise((64, 48), 50).convert("RGB").save(rig.root / f"b{suffix}")
    rig.index()
    made = rig.parts.versions.make(visible(rig)[0], LEFT_HALF)
    wanted = {".gif": ".png", ".jp2": ".jpg"}.get(suffix, suffix)
    assert os.path.basename(made.path) == f"b-edited{wanted}"
    assert made.notes == (set() if wanted == suffix else {ExportNote.OTHER_FORMAT})


def fails(
    rig: Rig, photo: PhotoId, error: type[Exception], problem: Problem, edit: Edit = LEFT_HALF
) -> None:
    before = sorted(os.listdir(rig.root))
    with pytest.raises(error) as refused:
        rig.parts.versions.make(photo, edit)
    assert refused.value.problem is problem  # type: ignore[attr-defined]
    assert sorted(os.listdir(rig.root)) == before
    assert stacks(rig) == []


def test_what_is_no_edit_is_refused(rig: Rig, photo: PhotoId) -> None:
    fails(rig, photo, InvalidInputError, Problem.EDIT_CHANGES_NOTHING, Edit())
    with pytest.raises(NotFoundError):
        rig.parts.versions.make(PhotoId(4711), LEFT_HALF)


def test_a_picture_that_is_damaged_since_is_said(rig: Rig, photo: PhotoId) -> None:
    (rig.root / "a.jpg").write_bytes(b"\xff\xd8\xff nothing")
    fails(rig, photo, InvalidInputError, Problem.PICTURE_HEADER_DAMAGED)


def test_a_full_disk_leaves_nothing(
    rig: Rig, photo: PhotoId, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(old: str, new: str) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(targets, "rename_free", full)
    fails(rig, photo, DiskFullError, Problem.VERSION_NO_SPACE)


def test_a_folder_that_takes_no_file_is_said(
    rig: Rig, photo: PhotoId, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(folder: Path) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(targets, "_probe", refused)
    fails(rig, photo, ExportTargetError, Problem.VERSION_NOT_WRITABLE)


def test_a_folder_that_is_away_is_said(rig: Rig, photo: PhotoId, tmp_path: Path) -> None:
    rig.root.rename(tmp_path / "away")
    rig.parts.jobs.queue.scan_now(None, lambda: False)
    with pytest.raises(InvalidInputError) as refused:
        rig.parts.versions.make(photo, LEFT_HALF)
    assert refused.value.problem is Problem.PHOTO_AWAY
    assert not rig.root.exists()


def test_what_is_given_up_leaves_nothing(rig: Rig, photo: PhotoId) -> None:
    with pytest.raises(CancelledError):
        rig.parts.versions.make(photo, LEFT_HALF, lambda: True)
    assert os.listdir(rig.root) == ["a.jpg"]


def test_the_picture_is_asked_for_its_size(rig: Rig, photo: PhotoId) -> None:
    assert rig.parts.versions.size(photo) == (400, 300)
    made: MadeVersion = rig.parts.versions.make(photo, Edit(turns=1))
    assert rig.parts.versions.size(made.photo_id) == (300, 400)
