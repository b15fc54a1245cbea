"""From a file on disk to a photo that can be found, tagged and gathered in albums."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import ExifTags, Image

from photo_sorter.core.errors import FailureKind
from photo_sorter.core.events import (
    AlbumsChanged,
    FailuresChanged,
    PhotosChanged,
    PhotosEmbedded,
)
from photo_sorter.core.photo import FileStamp, PhotoId
from photo_sorter.core.query import EVERYTHING
from photo_sorter.core.taken import file_time
from photo_sorter.core.views import AlbumKind, TagSource
from tests.services.conftest import Rig, picture


def only_photo(rig: Rig) -> PhotoId:
    (photo,) = sorted(rig.catalog.photos.listing(EVERYTHING).ids.tolist())
    return PhotoId(photo)


def test_a_new_file_becomes_a_photo_with_thumbnail_and_vector(rig: Rig) -> None:
    (rig.root / "a.jpg").write_bytes(picture("red", (640, 480)))
    assert rig.index().added == 1
    photo = rig.catalog.photos.get(only_photo(rig))
    assert photo is not None
    assert (photo.metadata.width, photo.metadata.height) == (640, 480)
    assert photo.metadata.format == "JPEG"
    assert rig.thumbnail_of(photo.content_hash).is_file()
    space = rig.parts.models.active().space
    _, vectors = rig.catalog.vectors.get(space.key, [photo.id])
    assert vectors.shape == (1, space.dimensions)
    assert abs(float(np.linalg.norm(vectors[0])) - 1.0) < 1e-3
    assert {PhotosChanged(), PhotosEmbedded()} <= set(rig.heard)


def test_the_index_holds_exactly_the_catalogs_ids(rig: Rig) -> None:
    for i, colour in enumerate(("red", "green", "blue")):
        (rig.root / f"{i}.jpg").write_bytes(picture(colour))
    rig.index()
    assert rig.parts.jobs.maintenance is not None
    assert rig.parts.jobs.maintenance.mismatch(rig.parts.models.active().space.key) is None


def test_a_copy_is_one_photo_and_is_not_embedded_again(rig: Rig) -> None:
    (rig.root / "a.jpg").write_bytes(picture())
    rig.index()
    rig.heard.clear()
    shutil.copyfile(rig.root / "a.jpg", rig.root / "b.jpg")
    assert rig.index().added == 1
    photo = rig.catalog.photos.get(only_photo(rig))
    assert photo is not None
    assert len(photo.locations) == 2
    assert PhotosEmbedded() not in rig.heard


def test_a_file_copied_away_and_deleted_is_found_again_by_content(rig: Rig) -> None:
    (rig.root / "a.jpg").write_bytes(picture())
    rig.index()
    before = only_photo(rig)
    rig.catalog.tags.set_by_person([before], "mine", True)
    content = (rig.root / "a.jpg").read_bytes()
    (rig.root / "a.jpg").unlink()
    rig.index()
    assert rig.catalog.photos.count() == 0
    (rig.root / "z.jpg").write_bytes(content)
    assert rig.index().moved == 1
    assert only_photo(rig) == before
    assert "mine" in [tag.name for tag in rig.catalog.tags.of_photo(before)]


def test_bad_files_need_attention_with_a_reason_and_the_rest_goes_on(rig: Rig) -> None:
    (rig.root / "good.jpg").write_bytes(picture())
    (rig.root / "empty.jpg").write_bytes(b"")
    (rig.root / "text.jpg").write_text("hello, this is no picture")
    (rig.root / "cut.jpg").write_bytes(picture("red", (800, 600))[:600])
    taken = rig.index()
    assert taken.added == 1
    reasons = {
        Path(x.path).name: x.failure.kind
        for x in rig.catalog.locations.failures()
        if x.failure is not None and x.failure.reason
    }
    assert reasons["empty.jpg"] is FailureKind.EMPTY
    assert reasons["text.jpg"] is FailureKind.NOT_AN_IMAGE
    assert reasons["cut.jpg"] is FailureKind.TRUNCATED
    assert FailuresChanged() in rig.heard


def test_a_bad_file_is_tried_again_when_it_changes(rig: Rig) -> None:
    (rig.root / "a.jpg").write_bytes(b"")
    rig.index()
    assert len(rig.catalog.locations.failures()) == 1
    rig.index()
    assert len(rig.catalog.locations.failures()) == 1
    (rig.root / "a.jpg").write_bytes(picture())
    assert rig.index().added == 1
    assert rig.catalog.locations.failures() == []


def test_an_edited_file_is_another_photo_at_the_same_place(rig: Rig) -> None:
    (rig.root / "a.jpg").write_bytes(picture("red"))
    rig.index()
    before = only_photo(rig)
    (rig.root / "a.jpg").write_bytes(picture("blue", (200, 100)))
    assert rig.index().updated == 1
    assert only_photo(rig) != before


def test_a_described_album_takes_in_old_photos_and_new_ones(rig: Rig, sample_photos: Path) -> None:
    pictures = sorted(p for p in sample_photos.rglob("*.jpg"))
    for path in pictures[:12]:
        shutil.copy(path, rig.root / f"old {path.name}")
    rig.index()
    catalog = rig.catalog
    album = catalog.albums.create("Night", AlbumKind.DESCRIBED, "night")
    rig.parts.albums.fill()
    before = {photo for photo, _ in catalog.albums.members(album.id)}
    for path in pictures[12:]:
        shutil.copy(path, rig.root / f"new {path.name}")
    rig.index()
    after = {photo for photo, _ in catalog.albums.members(album.id)}
    assert before <= after
    rig.parts.albums.fill()
    assert {photo for photo, _ in catalog.albums.members(album.id)} == after


def test_an_album_that_was_filled_in_the_background_says_so(rig: Rig) -> None:
    (rig.root / "a.jpg").write_bytes(picture())
    rig.index()
    rig.catalog.albums.create("Red", AlbumKind.DESCRIBED, "red")
    rig.heard.clear()
    rig.parts.albums.fill()
    assert AlbumsChanged() in rig.heard


def test_a_tag_that_a_person_removed_stays_away_when_tagged_anew(
    rig: Rig, sample_photos: Path
) -> None:
    for path in sorted(sample_photos.rglob("*.jpg"))[:20]:
        shutil.copy(path, rig.root / path.name)
    rig.index()
    catalog = rig.catalog
    tagged = [
        (PhotoId(photo), tag)
        for photo in sorted(catalog.photos.listing(EVERYTHING).ids.tolist())
        for tag in catalog.tags.of_photo(PhotoId(photo))
        if tag.source is TagSource.MODEL
    ]
    assert tagged
    photo, tag = tagged[0]
    catalog.tags.set_by_person([photo], tag.name, False)
    catalog.tags.set_by_person([photo], "of my own", True)
    rig.parts.jobs.queue.retag_now()
    names = [t.name for t in catalog.tags.of_photo(photo)]
    assert tag.name not in names
    assert "of my own" in names


def test_new_photos_come_first_in_the_listing(rig: Rig) -> None:
    for i, colour in enumerate(("red", "green", "blue")):
        (rig.root / f"{i}.jpg").write_bytes(picture(colour))
    rig.index()
    listing = rig.catalog.photos.listing(EVERYTHING)
    assert len(listing) == 3
    assert (np.diff(listing.times) <= 0).all()
    assert not listing.offline.any()


@pytest.mark.parametrize("seconds", [-(10**11), -(10**9), 0, 10**9, 2**40, 10**18])
def test_a_file_of_any_time_has_a_time_in_the_calendar(seconds: int) -> None:
    stamp = FileStamp(size=1, mtime_ns=seconds * 10**9, inode=1, device=1)
    assert 1 <= file_time(stamp.mtime_ns).year <= 9999


def test_what_is_there_of_a_cut_off_file_is_a_photo_that_needs_attention(rig: Rig) -> None:
    whole = noisy_picture()
    path = rig.root / "a.jpg"
    path.write_bytes(whole[: len(whole) * 6 // 10])
    taken = rig.index()
    assert (taken.added, len(taken.failed)) == (1, 1)
    photo = only_photo(rig)
    (line,) = rig.parts.folders.failures()
    assert (line.path, line.failure.kind) == (str(path), FailureKind.CUT_OFF)
    details = rig.parts.photos.details(photo)
    assert details is not None
    assert details.warning == line.failure
    assert rig.parts.folders.retry([line.location_id]) == 1
    assert rig.index().failed  # it is read again, and still is
    shutil.copyfile(path, rig.root / "copy.jpg")
    rig.index()
    assert len(rig.parts.folders.failures()) == 2
    (rig.root / "copy.jpg").unlink()
    path.write_bytes(whole)
    rig.index()
    assert only_photo(rig) == photo
    assert rig.parts.folders.failures() == []


def noisy_picture() -> bytes:
    """A JPEG that is large enough for a part of it to be something."""
    noise = np.random.default_rng(5).integers(0, 255, (30, 40, 3), dtype=np.uint8)
    exif = Image.Exif()
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2021:07:25 12:34:56"
    exif[ExifTags.Base.Model] = "Testcamera"
    buffer = io.BytesIO()
    Image.fromarray(noise).resize((640, 480)).save(buffer, "JPEG", exif=exif)
    return buffer.getvalue()
