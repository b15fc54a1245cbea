"""A photo outlives its bytes: what a person said stays while programs write into its file, and is
never put on another picture."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageEnhance, ImageOps

from photo_sorter.core.operations import CreateAlbum, PutInAlbum, TagPhotos
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports import FileRequest, FileResult
from photo_sorter.core.query import EVERYTHING
from tests.conftest import REPOSITORY
from tests.services.conftest import Rig

_RATING, _ORIENTATION, _MAKE, _MODEL, _TIME = 0x4746, 0x0112, 0x010F, 0x0110, 0x9003
_EXIF_FOLDER = 0x8769
PHOTOGRAPHS = sorted((REPOSITORY / "resources" / "demo").rglob("*.jpg"))


def jpeg(picture: Image.Image, quality: int = 88) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=quality)
    return buffer.getvalue()


def photograph(number: int) -> Image.Image:
    """One of the sample photographs, 640 pixels a side, without metadata."""
    with Image.open(PHOTOGRAPHS[number]) as picture:
        return ImageOps.fit(picture.convert("RGB"), (640, 480))


def with_exif(data: bytes, **tags: object) -> bytes:
    """A JPEG with metadata written into it, its pixels untouched, as exiftool writes it."""
    exif = Image.Exif()
    for name, value in tags.items():
        number = {"rating": _RATING, "orientation": _ORIENTATION, "make": _MAKE, "model": _MODEL,
                  "description": 0x010E, "copyright": 0x8298}  # fmt: skip
        if name == "time":
            exif.get_ifd(_EXIF_FOLDER)[_TIME] = value
        else:
            exif[number[name]] = value
    body = exif.tobytes()
    segment = b"\xff\xe1" + (len(body) + 2).to_bytes(2, "big") + body
    return data[:2] + segment + data[2:]


def opened(data: bytes) -> Image.Image:
    with Image.open(io.BytesIO(data)) as picture:
        return picture.convert("RGB")


CAMERA = {"make": "Canon", "model": "EOS", "time": "2024:05:06 07:08:09"}
BEFORE = jpeg(photograph(0))


@pytest.fixture
def photo(rig: Rig) -> PhotoId:
    """A photo that a person has tagged and put into an album, taken in."""
    (rig.root / "a.jpg").write_bytes(BEFORE)
    rig.index()
    (photo,) = (PhotoId(i) for i in visible(rig))
    rig.parts.do(TagPhotos((photo,), "grandma"))
    rig.parts.do(CreateAlbum("Family", photo_ids=(photo,)))
    return photo


def visible(rig: Rig) -> list[int]:
    found: list[int] = rig.catalog.photos.listing(EVERYTHING).ids.tolist()
    return found


def marks(rig: Rig, path: str) -> tuple[bool, bool]:
    """Whether the photo of a file has the person's tag, and is in the person's album."""
    catalog = rig.catalog
    location = catalog.locations.find(str(rig.root / path))
    assert location is not None
    assert location.photo_id is not None
    tags = {tag.name for tag in catalog.tags.of_photo(location.photo_id)}
    albums = {album.name for album in catalog.albums.of_photo(location.photo_id)}
    return "grandma" in tags, "Family" in albums


def photo_at(rig: Rig, path: str) -> PhotoId | None:
    location = rig.catalog.locations.find(str(rig.root / path))
    return None if location is None else location.photo_id


def split_copy(rig: Rig, data: bytes) -> PhotoId:
    """The photo of a copy of a.jpg into which other bytes were written."""
    shutil.copyfile(rig.root / "a.jpg", rig.root / "copy.jpg")
    rig.index()
    (rig.root / "copy.jpg").write_bytes(data)
    rig.index()
    split = photo_at(rig, "copy.jpg")
    assert split is not None
    return split


EDITS: dict[str, Callable[[bytes], bytes]] = {
    "rating written by exiftool": lambda data: with_exif(data, rating=4),
    "EXIF orientation set": lambda data: with_exif(data, orientation=6),
    "saved at another quality": lambda data: jpeg(opened(data), 60),
    "cropped": lambda data: jpeg(opened(data).crop((60, 40, 560, 420))),
    "brightened": lambda data: jpeg(ImageEnhance.Brightness(opened(data)).enhance(1.3)),
    "black and white": lambda data: jpeg(ImageOps.grayscale(opened(data))),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_an_edited_photo_keeps_what_a_person_said(
    rig: Rig, photo: PhotoId, edit: Callable[[bytes], bytes]
) -> None:
    (rig.root / "a.jpg").write_bytes(edit(BEFORE))
    assert rig.index().updated == 1
    assert visible(rig) == [photo]
    assert marks(rig, "a.jpg") == (True, True)


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_one_that_is_saved_by_a_new_file_over_the_old_name_keeps_it(
    rig: Rig, photo: PhotoId, edit: Callable[[bytes], bytes]
) -> None:
    (rig.root / "a.jpg.tmp.jpg").write_bytes(edit(BEFORE))
    rig.parts.jobs.queue.scan_now(None, lambda: False)  # the new file is seen before it is moved
    os.replace(rig.root / "a.jpg.tmp.jpg", rig.root / "a.jpg")
    rig.index()
    assert visible(rig) == [photo]
    assert marks(rig, "a.jpg") == (True, True)


def test_where_metadata_alone_was_written_the_vector_stays_and_the_metadata_is_new(
    rig: Rig, photo: PhotoId
) -> None:
    space = rig.parts.models.active().space
    before = rig.catalog.vectors.get(space.key, [photo])[1]
    read: list[FileResult] = []
    process = rig.engine.process_files
    (rig.root / "a.jpg").write_bytes(with_exif(BEFORE, rating=4, **CAMERA))

    def watched(
        model: Path | None, requests: Sequence[FileRequest], cancelled: Callable[[], bool]
    ) -> Iterator[FileResult]:
        for result in process(model, requests, cancelled):
            read.append(result)
            yield result

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(rig.engine, "process_files", watched)
        rig.index()
    assert [result.vector for result in read] == [None]  # read once, not embedded
    assert (rig.catalog.vectors.get(space.key, [photo])[1] == before).all()
    found = rig.catalog.photos.get(photo)
    assert found is not None
    assert (found.metadata.rating, found.metadata.camera) == (4, "Canon EOS")
    assert rig.thumbnail_of(found.content_hash).is_file()


def test_an_edited_photo_is_found_by_what_it_shows_now(rig: Rig, photo: PhotoId) -> None:
    space = rig.parts.models.active().space
    before = rig.catalog.vectors.get(space.key, [photo])[1][0]
    (rig.root / "a.jpg").write_bytes(EDITS["black and white"](BEFORE))
    rig.index()
    after = rig.catalog.vectors.get(space.key, [photo])[1][0]
    assert float(before @ after) < 0.999
    assert rig.parts.jobs.maintenance is not None
    assert rig.parts.jobs.maintenance.mismatch(space.key) is None


def test_another_picture_of_the_same_name_and_size_is_another_photo(
    rig: Rig, photo: PhotoId
) -> None:
    other = jpeg(photograph(7))
    size = max(len(other), len(BEFORE))
    (rig.root / "a.jpg").write_bytes(other + b"\0" * (size - len(other)))
    rig.index()
    (shown,) = visible(rig)
    assert shown != photo
    assert marks(rig, "a.jpg") == (False, False)
    (rig.root / "back.jpg").write_bytes(BEFORE)  # the first is kept, hidden, with its marks
    rig.index()
    assert photo_at(rig, "back.jpg") == photo
    assert marks(rig, "back.jpg") == (True, True)


def test_a_camera_that_counts_anew_writes_another_photo_however_alike(
    rig: Rig, photo: PhotoId
) -> None:
    (rig.root / "b.jpg").write_bytes(with_exif(BEFORE, **CAMERA))
    rig.index()
    first = photo_at(rig, "b.jpg")
    assert first is not None
    rig.parts.do(TagPhotos((first,), "grandma"))
    later = {**CAMERA, "time": "2025:05:06 07:08:09"}
    darker = jpeg(ImageEnhance.Brightness(opened(BEFORE)).enhance(0.9))
    (rig.root / "b.jpg").write_bytes(with_exif(darker, **later))
    rig.index()
    assert photo_at(rig, "b.jpg") != first
    assert marks(rig, "b.jpg") == (False, False)


def test_one_of_two_copies_that_is_edited_is_a_photo_of_its_own_with_the_same_marks(
    rig: Rig, photo: PhotoId
) -> None:
    assert split_copy(rig, EDITS["cropped"](BEFORE)) != photo
    assert photo_at(rig, "a.jpg") == photo
    assert marks(rig, "a.jpg") == marks(rig, "copy.jpg") == (True, True)


def test_a_rating_written_into_one_of_two_copies_splits_them_without_embedding(
    rig: Rig, photo: PhotoId
) -> None:
    split = split_copy(rig, with_exif(BEFORE, rating=2))
    assert split != photo
    assert marks(rig, "a.jpg") == marks(rig, "copy.jpg") == (True, True)
    space = rig.parts.models.active().space
    _, vectors = rig.catalog.vectors.get(space.key, [photo, split])
    assert (vectors[0] == vectors[1]).all()


def test_an_edit_of_one_of_two_copies_that_is_taken_back_keeps_what_was_said_meanwhile(
    rig: Rig, photo: PhotoId
) -> None:
    split = split_copy(rig, EDITS["brightened"](BEFORE))
    rig.parts.do(TagPhotos((split,), "bright"))
    (rig.root / "copy.jpg").write_bytes(BEFORE)
    rig.index()
    assert visible(rig) == [photo]
    assert "bright" in {tag.name for tag in rig.catalog.tags.of_photo(photo)}


def test_a_photo_that_is_edited_and_edited_back_is_one_photo(rig: Rig, photo: PhotoId) -> None:
    for data in (EDITS["cropped"](BEFORE), EDITS["rating written by exiftool"](BEFORE), BEFORE):
        (rig.root / "a.jpg").write_bytes(data)
        rig.index()
        assert visible(rig) == [photo]
        assert marks(rig, "a.jpg") == (True, True)


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_a_photo_that_is_edited_and_moved_at_once_keeps_its_marks(
    rig: Rig, photo: PhotoId, edit: Callable[[bytes], bytes]
) -> None:
    with (rig.root / "a.jpg").open("r+b") as file:  # in place: the file keeps its number
        file.write(edit(BEFORE))
        file.truncate()
    (rig.root / "away").mkdir()
    (rig.root / "a.jpg").rename(rig.root / "away" / "z.jpg")
    rig.index()
    assert visible(rig) == [photo]
    assert marks(rig, "away/z.jpg") == (True, True)


def test_a_number_that_the_file_system_gives_to_another_file_brings_no_marks_along(
    rig: Rig, photo: PhotoId
) -> None:
    with (rig.root / "a.jpg").open("r+b") as file:
        file.write(jpeg(photograph(7)))
        file.truncate()
    (rig.root / "a.jpg").rename(rig.root / "other.jpg")
    rig.index()
    assert photo_at(rig, "other.jpg") != photo
    assert marks(rig, "other.jpg") == (False, False)


def test_a_photo_taken_in_before_pixels_were_kept_keeps_its_marks_too(
    rig: Rig, photo: PhotoId
) -> None:
    found = rig.catalog.photos.get(photo)
    assert found is not None
    old = replace(found, pixels="")
    rig.catalog.photos.replace(
        photo, old.content_hash, old.byte_size, old.metadata, old.sort_time, old.colour
    )
    (rig.root / "a.jpg").write_bytes(with_exif(BEFORE, rating=5))
    rig.index()
    assert visible(rig) == [photo]
    assert marks(rig, "a.jpg") == (True, True)


def test_what_a_person_takes_away_stays_away_after_an_edit(rig: Rig, photo: PhotoId) -> None:
    album = rig.catalog.albums.named("Family")
    assert album is not None
    rig.parts.do(TagPhotos((photo,), "grandma", present=False))
    rig.parts.do(PutInAlbum(album.id, (photo,), present=False))
    split = split_copy(rig, EDITS["cropped"](BEFORE))
    kept_out = [m for m in rig.catalog.albums.marks(album.id) if m.photo_id == split]
    assert [(m.by_person, m.present) for m in kept_out] == [(True, False)]


def test_undo_reaches_a_photo_whose_file_was_edited_since(rig: Rig, photo: PhotoId) -> None:
    (rig.root / "a.jpg").write_bytes(EDITS["cropped"](BEFORE))
    rig.index()
    rig.parts.undo()
    rig.parts.undo()
    assert marks(rig, "a.jpg") == (False, False)


def test_a_file_that_could_not_be_read_for_a_while_is_the_photo_that_it_was(
    rig: Rig, photo: PhotoId
) -> None:
    (rig.root / "a.jpg").write_bytes(BEFORE[:100])  # a program is still writing it
    rig.index()
    assert visible(rig) == []
    (rig.root / "a.jpg").write_bytes(EDITS["brightened"](BEFORE))
    rig.index()
    assert visible(rig) == [photo]
    assert marks(rig, "a.jpg") == (True, True)
