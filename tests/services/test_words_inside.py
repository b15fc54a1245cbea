"""What a person said, written into the pictures themselves: where that was chosen, where it can be,
and so that nobody has to look at the picture again."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, cast

import pytest
from PIL import Image

from photo_sorter.adapters.file_system import LocalFileSystem
from photo_sorter.adapters.xmp.embedded import EmbeddedByExifTool
from photo_sorter.adapters.xmp.exiftool import find_exiftool
from photo_sorter.adapters.xmp.sidecar_files import SidecarFiles
from photo_sorter.adapters.xmp.words_in_files import WordsInFiles
from photo_sorter.core.errors import EngineError
from photo_sorter.core.events import EventBus
from photo_sorter.core.file_fields import FileFields
from photo_sorter.core.operations import RatePhotos, TagPhotos
from photo_sorter.core.photo import Location, LocationState
from photo_sorter.core.ports.sidecars import Outcome, SidecarChange
from photo_sorter.core.problems import Problem
from photo_sorter.core.rating import RatingChange
from photo_sorter.services.files.reconcile import Reconciled, Reconciler
from photo_sorter.services.sidecars.report import SidecarAction, SidecarReport
from photo_sorter.services.sidecars.service import SidecarCounts
from photo_sorter.services.sidecars.sync import SidecarSync
from tests.services.conftest import Rig, picture, unsupported

BESIDE = SidecarFiles()


def pixels(path: Path) -> str:
    with Image.open(path) as shown:
        return shown.convert("RGB").tobytes().hex()


@pytest.fixture
def embedded() -> Iterator[EmbeddedByExifTool]:
    if find_exiftool() is None:
        pytest.skip("ExifTool is not installed")
    embedded = EmbeddedByExifTool(pixels)
    yield embedded
    embedded.close()


class Inside:
    """A library with one photo, whose words are written into the photo."""

    def __init__(self, rig: Rig, files: LocalFileSystem, embedded: EmbeddedByExifTool) -> None:
        self.rig = rig
        self.files = files
        self.embedded = embedded
        self.chosen = True
        self.now = 1000.0
        self.path = rig.root / "a.jpg"
        self.path.write_bytes(picture())
        rig.index()
        self.sync = SidecarSync(
            rig.catalog, files, WordsInFiles(BESIDE, embedded), rig.parts.events, threading.Lock(),
            lambda: self.now, inside=lambda: self.chosen, thumbnail_of=rig.thumbnail_of,
        )  # fmt: skip

    def location(self, path: Path | None = None) -> Location:
        location = self.rig.catalog.locations.find(str(path or self.path))
        assert location is not None
        return location

    def tag(self, name: str, present: bool = True) -> None:
        photo_id = self.location().photo_id
        assert photo_id is not None
        self.rig.parts.do(TagPhotos((photo_id,), name, present))

    def tags(self) -> dict[str, str]:
        photo_id = self.location().photo_id
        assert photo_id is not None
        return {x.name: x.source.value for x in self.rig.catalog.tags.of_photo(photo_id)}

    def drain(self) -> None:
        self.sync.drain(True, lambda: False)

    def write(self) -> list[SidecarReport]:
        photo_id = self.location().photo_id
        assert photo_id is not None
        return list(self.sync.photos([photo_id], True, lambda: False))

    def says(self) -> FileFields:
        return self.embedded.read(self.path)

    def sidecars(self) -> list[str]:
        return sorted(x.name for x in self.rig.root.iterdir() if x.suffix == ".xmp")

    def file_hash(self) -> str | None:
        return self.files.content_hash(str(self.path))

    def scanned(self) -> tuple[int, int]:
        found = self.rig.parts.jobs.queue.scan_now(None, lambda: False)
        return found.new, found.changed


@pytest.fixture
def inside(rig: Rig, files: LocalFileSystem, embedded: EmbeddedByExifTool) -> Inside:
    return Inside(rig, files, embedded)


def test_words_stand_in_the_picture_and_nothing_beside_it(inside: Inside) -> None:
    inside.tag("Animals|Cat")
    (report,) = inside.write()
    assert (report.action, report.inside) == (SidecarAction.WRITTEN, True)
    assert inside.says() == FileFields(("Animals|Cat",))
    assert [each.name for each in inside.rig.root.iterdir()] == ["a.jpg"]
    assert inside.rig.parts.sidecars.counts() == SidecarCounts()
    assert [each.action for each in inside.write()] == [SidecarAction.UNCHANGED]


def test_nobody_reads_the_picture_again_for_our_own_writing(inside: Inside) -> None:
    before = inside.location()
    photo = inside.rig.catalog.photos.get(before.photo_id) if before.photo_id else None
    assert photo is not None
    thumbnail = inside.rig.thumbnail_of(photo.content_hash)
    assert thumbnail.exists()
    inside.tag("Cat")
    inside.drain()
    after = inside.location()
    assert after.state is LocationState.READY
    assert after.stamp != before.stamp
    assert after.photo_id == before.photo_id
    assert inside.scanned() == (0, 0)
    now = inside.rig.catalog.photos.get(photo.id)
    assert now is not None
    assert now.content_hash == inside.file_hash() != photo.content_hash
    assert inside.rig.thumbnail_of(now.content_hash).exists()
    assert inside.tags() == {"Cat": "person"}


class ToldLock:
    """A lock that tells when somebody waits for it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.wanted = threading.Event()

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        if self._lock.locked():
            self.wanted.set()
        return self._lock.acquire(blocking, timeout)

    def release(self) -> None:
        self._lock.release()

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(self, *_: object) -> None:
        self.release()


def test_who_compares_files_while_we_write_waits_and_takes_ours_for_no_change(
    inside: Inside,
) -> None:
    """The comparison has seen the new file, and we have not noted yet that it is ours."""
    rig, lock = inside.rig, ToldLock()
    reconciler = Reconciler(
        rig.catalog, inside.files, EventBus(), unsupported, str(rig.library),
        writing_sidecars=cast(Any, lock),
    )  # fmt: skip
    compared: list[Reconciled] = []

    def compare() -> None:
        compared.append(reconciler.reconcile(rig.catalog.folders.all(), lambda: False))

    comparing = threading.Thread(target=compare)

    class Seen(WordsInFiles):
        def exchange_all(self, changes: Sequence[SidecarChange]) -> list[Outcome]:
            outcomes = super().exchange_all(changes)
            comparing.start()
            lock.wanted.wait()
            return outcomes

    sync = SidecarSync(
        rig.catalog, inside.files, Seen(BESIDE, inside.embedded), rig.parts.events,
        cast(Any, lock), inside=lambda: True,
    )  # fmt: skip
    inside.tag("Cat")
    sync.drain(True, lambda: False)
    comparing.join()
    assert inside.says().keywords == ("Cat",)
    assert [(each.changed, each.unchanged) for each in compared] == [(0, 1)]
    assert inside.location().state is LocationState.READY


def test_read_as_a_whole_later_our_words_are_the_persons_and_not_the_files(inside: Inside) -> None:
    inside.tag("Cat")
    inside.drain()
    os.utime(inside.path)  # somebody touched it
    inside.rig.index()
    inside.drain()
    assert inside.tags() == {"Cat": "person"}
    inside.rig.parts.undo()
    assert inside.tags() == {}
    inside.drain()
    assert inside.says() == FileFields()


def test_what_another_program_writes_into_the_picture_is_merged(inside: Inside) -> None:
    inside.tag("Cat")
    inside.tag("Dog")
    inside.drain()
    inside.embedded.write(inside.path, FileFields(("Dog", "Tree"), 4))
    inside.rig.index()
    inside.drain()
    assert inside.tags() == {"Dog": "person", "Tree": "file"}
    assert set(inside.says().keywords) == {"Dog", "Tree"}
    assert inside.rig.parts.sidecars.counts() == SidecarCounts()


def test_a_keyword_that_was_removed_here_leaves_the_picture_for_good(inside: Inside) -> None:
    inside.embedded.write(inside.path, FileFields(("Cat", "Dog")))
    inside.rig.index()
    inside.tag("Cat", present=False)
    inside.drain()
    assert inside.says().keywords == ("Dog",)
    os.utime(inside.path)
    inside.rig.index()
    inside.drain()
    assert inside.tags() == {"Dog": "file"}


def test_a_photo_that_has_a_sidecar_keeps_to_it(inside: Inside) -> None:
    before = inside.path.read_bytes()
    sidecar = inside.rig.root / "a.jpg.xmp"
    BESIDE.write(sidecar, FileFields(("Dog",)))
    inside.rig.index()
    inside.tag("Cat")
    inside.drain()
    assert (BESIDE.read(sidecar) or FileFields()).keywords == ("Dog", "Cat")
    assert inside.path.read_bytes() == before


def test_a_choice_that_is_taken_back_leaves_pictures_alone(inside: Inside) -> None:
    inside.tag("Cat")
    inside.drain()
    before = inside.path.read_bytes()
    inside.chosen = False
    inside.tag("Dog")
    inside.drain()
    assert inside.path.read_bytes() == before
    sidecar = BESIDE.read(inside.rig.root / "a.jpg.xmp") or FileFields()
    assert set(sidecar.keywords) == {"Cat", "Dog"}
    assert inside.tags() == {"Cat": "person", "Dog": "person"}


def test_a_sidecar_that_went_takes_no_words_with_it(inside: Inside) -> None:
    """Its words are written into the picture then: that the picture lacked them is no deletion."""
    inside.chosen = False
    inside.tag("Cat")
    inside.drain()
    (inside.rig.root / "a.jpg.xmp").unlink()
    inside.rig.index()
    inside.chosen = True
    inside.tag("Dog")
    inside.drain()
    assert set(inside.says().keywords) == {"Cat", "Dog"}
    assert inside.sidecars() == []


def test_a_picture_that_exiftool_refuses_has_a_sidecar(inside: Inside) -> None:
    """A BMP under the name of a JPEG: the app reads what it is, ExifTool cannot write into it."""
    odd = inside.rig.root / "odd.jpg"
    Image.new("RGB", (70, 40), "green").save(odd, "BMP")
    inside.rig.index()
    photo_id = inside.location(odd).photo_id
    assert photo_id is not None
    before = odd.read_bytes()
    inside.rig.parts.do(TagPhotos((photo_id,), "Cat", True))
    (report,) = inside.sync.photos([photo_id], True, lambda: False)
    assert (report.action, report.inside) == (SidecarAction.WRITTEN, False)
    assert (BESIDE.read(Path(f"{odd}.xmp")) or FileFields()).keywords == ("Cat",)
    assert odd.read_bytes() == before
    assert inside.rig.parts.sidecars.counts() == SidecarCounts()


def test_a_picture_that_would_not_stay_the_same_has_a_sidecar(
    rig: Rig, files: LocalFileSystem
) -> None:
    if find_exiftool() is None:
        pytest.skip("ExifTool is not installed")
    shown = iter(range(10**6))
    harming = EmbeddedByExifTool(lambda path: str(next(shown)))
    try:
        inside = Inside(rig, files, harming)
        before = inside.path.read_bytes()
        inside.tag("Cat")
        inside.drain()
    finally:
        harming.close()
    assert inside.path.read_bytes() == before
    assert inside.sidecars() == ["a.jpg.xmp"]


def test_formats_without_room_have_sidecars(inside: Inside) -> None:
    bitmap = inside.rig.root / "b.bmp"
    Image.new("RGB", (50, 40), "blue").save(bitmap)
    inside.rig.index()
    photo_id = inside.location(bitmap).photo_id
    assert photo_id is not None
    inside.rig.parts.do(RatePhotos((photo_id,), RatingChange(stars=2)))
    inside.drain()
    assert inside.sidecars() == ["b.bmp.xmp"]


def test_copies_of_a_photo_stay_one_photo(inside: Inside) -> None:
    copy = inside.rig.root / "copy.jpg"
    shutil.copy(inside.path, copy)
    inside.rig.index()
    photo_id = inside.location().photo_id
    assert inside.location(copy).photo_id == photo_id
    inside.tag("Cat")
    inside.drain()
    assert inside.embedded.read(copy) == inside.says() == FileFields(("Cat",))
    assert inside.scanned() == (0, 0)
    assert inside.location(copy).photo_id == inside.location().photo_id == photo_id


def test_a_picture_that_was_replaced_unseen_gets_no_words_of_the_one_before(
    inside: Inside,
) -> None:
    inside.tag("Cat")
    inside.path.write_bytes(picture("blue", (90, 60)))
    another = inside.path.read_bytes()
    assert [each.action for each in inside.write()] == [SidecarAction.LATER]
    assert inside.path.read_bytes() == another


@pytest.mark.parametrize("has_date", [True, False])
def test_the_time_of_a_file_stays_where_it_is_all_that_dates_the_photo(
    inside: Inside, has_date: bool
) -> None:
    photo = inside.rig.root / "dated.jpg"
    exif = Image.Exif()
    if has_date:
        exif.get_ifd(0x8769)[0x9003] = "2020:05:04 10:11:12"
    Image.new("RGB", (64, 40), "yellow").save(photo, exif=exif)
    os.utime(photo, ns=(10**18, 10**18))
    inside.rig.index()
    photo_id = inside.location(photo).photo_id
    assert photo_id is not None
    inside.rig.parts.do(TagPhotos((photo_id,), "Cat", True))
    inside.drain()
    assert inside.embedded.read(photo).keywords == ("Cat",)
    assert (photo.stat().st_mtime_ns == 10**18) is not has_date


def test_without_exiftool_it_is_said_and_kept(rig: Rig, files: LocalFileSystem) -> None:
    program: list[str | None] = [None]
    missing = EmbeddedByExifTool(pixels, find=lambda: program[0])
    inside = Inside(rig, files, missing)
    before = inside.path.read_bytes()
    inside.tag("Cat")
    inside.drain()
    (failure,) = rig.parts.folders.failures()
    assert failure.failure.problem is Problem.EXIFTOOL_MISSING
    assert (inside.sidecars(), inside.path.read_bytes()) == ([], before)
    program[0] = find_exiftool()
    if program[0] is not None:
        inside.now += 60
        inside.drain()
        assert inside.says().keywords == ("Cat",)
        assert rig.parts.folders.failures() == []
    missing.close()


def test_what_this_machine_cannot_do_cannot_be_chosen(rig: Rig) -> None:
    """The library of the tests writes sidecars alone."""
    with pytest.raises(EngineError) as caught:
        rig.parts.settings.change(write_into_files=True)
    assert caught.value.problem is Problem.EXIFTOOL_MISSING
    assert caught.value.remedy
    assert not rig.parts.settings.current().write_into_files
    with pytest.raises(EngineError):
        rig.parts.sidecars.write([], lambda: False, inside=True)
