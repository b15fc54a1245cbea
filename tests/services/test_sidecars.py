"""What a person says and what other programs write into sidecars, brought together for good."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from photo_sorter.adapters.file_system import LocalFileSystem
from photo_sorter.adapters.xmp.sidecar_files import SidecarFiles
from photo_sorter.core.events import PhotosChanged, ProgressChanged
from photo_sorter.core.file_fields import FileFields
from photo_sorter.core.file_merge import SingleField
from photo_sorter.core.operations import DescribeTags, EditPhotos, RatePhotos, Side, TagPhotos
from photo_sorter.core.person_details import NOWHERE, DetailChange, Place
from photo_sorter.core.photo import LocationState, PhotoId
from photo_sorter.core.ports import OutboxState
from photo_sorter.core.ports.sidecars import Outcome, SidecarChange
from photo_sorter.core.problems import Problem
from photo_sorter.core.rating import ColourLabel, RatingChange
from photo_sorter.core.tag_tree import TagTraits
from photo_sorter.core.views import Activity
from photo_sorter.services.sidecars.looking import Look
from photo_sorter.services.sidecars.report import SidecarAction, SidecarReport
from photo_sorter.services.sidecars.service import SidecarCounts
from photo_sorter.services.sidecars.sync import SidecarSync
from tests.services.conftest import Rig, picture
from tests.services.test_photo_identity import with_exif

FILES = SidecarFiles()


class Photo:
    """One photo of a library, its file and its sidecar."""

    def __init__(self, rig: Rig, name: str = "a.jpg") -> None:
        self.rig = rig
        self.path = rig.root / name
        self.path.write_bytes(picture())
        self.sidecar = rig.root / f"{name}.xmp"

    @property
    def id(self) -> PhotoId:
        location = self.rig.catalog.locations.find(str(self.path))
        assert location is not None
        assert location.photo_id is not None
        return location.photo_id

    def tag(self, name: str, present: bool = True) -> None:
        self.rig.parts.do(TagPhotos((self.id,), name, present))

    def rate(self, **change: int | bool) -> None:
        self.rig.parts.do(RatePhotos((self.id,), RatingChange(**change)))  # type: ignore[arg-type]

    def tags(self) -> dict[str, str]:
        return {tag.name: tag.source.value for tag in self.rig.catalog.tags.of_photo(self.id)}

    def stars(self) -> int:
        return self.rig.catalog.ratings.of([self.id])[self.id].stars

    def elsewhere(self, *keywords: str, rating: int | None = None) -> None:
        """Another program writes this."""
        FILES.write(self.sidecar, FileFields(keywords, rating, self.says().label))

    def says(self) -> FileFields:
        return FILES.read(self.sidecar) or FileFields()

    def drain(self, write: bool = True) -> None:
        if write:
            self.rig.parts.settings.change(write_sidecars="always")
        job = self.rig.parts.jobs.queue
        job.sync_sidecars_now(lambda: False)

    def write(self) -> list[SidecarReport]:
        return list(self.rig.parts.sidecars.write([str(self.path)], lambda: False))

    def read(self) -> list[SidecarReport]:
        return self.rig.parts.sidecars.read([str(self.path)], lambda: False)[0]

    def is_settled(self) -> bool:
        return self.rig.parts.sidecars.counts() == SidecarCounts()


@pytest.fixture
def photo(rig: Rig) -> Photo:
    photo = Photo(rig)
    rig.index()
    return photo


def test_only_what_a_person_said_is_written(rig: Rig, photo: Photo) -> None:
    photo.tag("Red|Wall")
    photo.rate(stars=4)
    photo.rate(favourite=True)
    photo.rate(label=ColourLabel.BLUE)
    rig.catalog.tags.set_by_model({photo.id: [("model's", "", 0.9)]})
    (report,) = photo.write()
    assert report.action is SidecarAction.WRITTEN
    assert report.fields == ("keywords", "rating", "label")
    assert photo.says() == FileFields(("Red|Wall",), 4, "Blue")
    assert photo.is_settled()
    assert [each.action for each in photo.write()] == [SidecarAction.UNCHANGED]


def test_nothing_is_written_unless_that_is_wished(rig: Rig, photo: Photo) -> None:
    photo.tag("Cat")
    photo.drain(write=False)
    assert not photo.sidecar.exists()
    assert rig.parts.sidecars.counts() == SidecarCounts(waiting=1)
    photo.drain()
    assert photo.says().keywords == ("Cat",)
    assert photo.is_settled()


def test_a_keyword_that_was_removed_elsewhere_stays_away(rig: Rig, photo: Photo) -> None:
    photo.tag("Cat")
    photo.tag("Dog")
    photo.drain()
    photo.elsewhere("Dog", "Tree")
    rig.index()
    photo.drain()
    assert photo.tags() == {"Dog": "person", "Tree": "file"}
    assert photo.says().keywords == ("Dog", "Tree")
    photo.elsewhere("Dog", "Tree", "Cat")  # and may come back from there
    rig.index()
    photo.drain()
    assert photo.tags() == {"Cat": "file", "Dog": "person", "Tree": "file"}


@pytest.mark.parametrize("write", [True, False])
def test_a_keyword_that_was_removed_here_is_not_brought_back_by_a_rescan(
    rig: Rig, photo: Photo, write: bool
) -> None:
    photo.elsewhere("Cat", "Dog")
    rig.index()
    photo.tag("Cat", present=False)
    photo.drain(write)
    photo.elsewhere(*photo.says().keywords, "Tree")
    rig.index()
    photo.drain(write)
    assert photo.tags() == {"Dog": "file", "Tree": "file"}
    assert photo.says().keywords == (("Dog", "Tree") if write else ("Cat", "Dog", "Tree"))


def test_a_keyword_of_the_file_that_was_removed_there_goes(rig: Rig, photo: Photo) -> None:
    photo.elsewhere("Cat", "Dog")
    rig.index()
    photo.tag("Cat")  # confirmed
    photo.drain(write=False)
    photo.elsewhere("Dog")
    rig.index()
    photo.drain()
    assert photo.tags() == {"Dog": "file"}
    assert photo.says().keywords == ("Dog",)


def test_undoing_a_tag_takes_it_out_of_the_file(rig: Rig, photo: Photo) -> None:
    photo.elsewhere("Dog")
    rig.index()
    photo.tag("Cat")
    photo.drain()
    photo.elsewhere("Dog", "Cat", rating=2)  # so that the file is read with our word in it
    rig.index()
    photo.drain()
    assert photo.tags() == {"Cat": "person", "Dog": "file"}
    rig.parts.undo()
    assert photo.tags() == {"Dog": "file"}
    photo.drain()
    assert photo.says() == FileFields(("Dog",), 2)
    rig.parts.redo()
    photo.drain()
    assert photo.says() == FileFields(("Dog", "Cat"), 2)


def test_undoing_that_a_tag_was_taken_away_puts_it_back_into_the_file(
    rig: Rig, photo: Photo
) -> None:
    photo.elsewhere("Cat", "Dog")
    rig.index()
    photo.tag("Cat", present=False)
    photo.drain()
    photo.elsewhere("Dog", rating=1)
    rig.index()
    rig.parts.undo()
    assert photo.tags() == {"Cat": "file", "Dog": "file"}
    photo.drain()
    assert set(photo.says().keywords) == {"Cat", "Dog"}


def test_embedded_keywords_are_not_lost_to_a_sidecar(rig: Rig) -> None:
    photo = Photo(rig)
    xmp = (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf'
        b'-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:subject>'
        b"<rdf:Bag><rdf:li>Beach</rdf:li></rdf:Bag></dc:subject></rdf:Description></rdf:RDF>"
        b"</x:xmpmeta>"
    )
    Image.new("RGB", (64, 48), "blue").save(photo.path, xmp=xmp)
    rig.index()
    photo.rate(stars=3)
    photo.drain()
    assert photo.says() == FileFields((), 3)  # nobody spoke of tags
    photo.tag("Cat")
    photo.drain()
    assert photo.says() == FileFields(("Beach", "Cat"), 3)
    rig.index()
    assert photo.tags() == {"Beach": "file", "Cat": "person"}


def test_a_rating_that_both_changed_waits_until_it_is_decided(rig: Rig, photo: Photo) -> None:
    photo.rate(stars=3)
    photo.drain()
    photo.elsewhere("Dog", rating=4)
    photo.rate(stars=5)
    rig.index()
    photo.drain()
    (conflict,) = rig.parts.sidecars.conflicts()
    assert conflict.path == str(photo.path)
    assert (conflict.conflict.ours, conflict.conflict.theirs) == (5, 4)
    assert (photo.stars(), photo.says().rating) == (5, 4)
    photo.drain()
    assert photo.says().rating == 4


@pytest.mark.parametrize(("keep", "stars"), [(Side.OURS, 5), (Side.THEIRS, 4)])
def test_a_decision_can_be_undone_and_done_again(
    rig: Rig, photo: Photo, keep: Side, stars: int
) -> None:
    test_a_rating_that_both_changed_waits_until_it_is_decided(rig, photo)
    sidecars = rig.parts.sidecars
    rig.parts.do(sidecars.decision(sidecars.conflicts(), keep))
    photo.drain()
    assert (photo.stars(), photo.says().rating) == (stars, stars)
    assert sidecars.conflicts() == []
    rig.parts.undo()
    photo.drain()
    (conflict,) = sidecars.conflicts()
    assert (conflict.conflict.ours, conflict.conflict.theirs) == (5, 4)
    assert (photo.stars(), photo.says().rating) == (5, stars)  # the file waits for a decision
    rig.parts.redo()
    photo.drain()
    assert (photo.stars(), photo.says().rating) == (stars, stars)
    rig.parts.undo()
    other = Side.THEIRS if keep is Side.OURS else Side.OURS
    rig.parts.do(sidecars.decision(sidecars.conflicts(), other))
    photo.drain()
    assert (photo.stars(), photo.says().rating) == (9 - stars, 9 - stars)
    assert photo.is_settled()


def test_reading_on_request_is_one_change_that_can_be_undone(rig: Rig, photo: Photo) -> None:
    photo.tag("Cat")
    photo.rate(stars=3)
    photo.write()
    photo.elsewhere("Dog", rating=5)
    (report,) = photo.read()
    assert (report.action, report.fields) == (SidecarAction.READ, ("keywords", "rating"))
    assert (photo.tags(), photo.stars()) == ({"Dog": "file"}, 5)
    assert [each.action for each in photo.read()] == [SidecarAction.UNCHANGED]
    rig.parts.undo()
    assert (photo.tags(), photo.stars()) == ({"Cat": "person", "Dog": "file"}, 3)
    photo.write()
    assert photo.says() == FileFields(("Dog", "Cat"), 3)


def test_a_photo_of_which_nobody_spoke_is_read_on_request_too(rig: Rig, photo: Photo) -> None:
    photo.elsewhere("Dog", rating=5)
    (report,) = photo.read()
    assert report.action is SidecarAction.READ
    assert (photo.tags(), photo.stars()) == ({"Dog": "file"}, 5)


def test_every_copy_of_a_photo_has_its_sidecar(rig: Rig, photo: Photo) -> None:
    copy = Photo(rig, "copy.jpg")
    rig.index()
    assert copy.id == photo.id
    photo.tag("Cat")
    photo.drain()
    assert photo.says().keywords == copy.says().keywords == ("Cat",)
    copy.elsewhere("Dog", rating=2)
    rig.index()
    photo.drain()
    assert copy.says() == FileFields(("Dog",), 2)
    assert "Cat" not in photo.tags()
    assert "Cat" not in photo.says().keywords


def test_two_pictures_that_share_a_sidecar_share_its_words(rig: Rig, photo: Photo) -> None:
    shared = rig.root / "a.xmp"
    FILES.write(shared, FileFields(("Dog",)))
    raw = rig.root / "a.png"
    Image.new("RGB", (64, 48), "green").save(raw)
    rig.index()
    photo.tag("Cat")
    photo.drain()
    assert (FILES.read(shared) or FileFields()).keywords == ("Dog", "Cat")
    assert not photo.sidecar.exists()
    photo.drain()
    assert photo.is_settled()


def test_a_sidecar_goes_with_its_renamed_picture(rig: Rig, photo: Photo) -> None:
    photo.tag("Cat")
    photo.drain()
    renamed = Photo(rig, "b.jpg")
    os.replace(photo.path, renamed.path)
    os.replace(photo.sidecar, renamed.sidecar)
    renamed.elsewhere("Dog")
    rig.index()
    renamed.drain()
    assert renamed.tags() == {"Dog": "file"}
    assert renamed.says().keywords == ("Dog",)


def test_our_own_writing_gives_no_picture_to_be_read(rig: Rig, photo: Photo) -> None:
    photo.tag("Cat")
    photo.drain()
    rig.heard.clear()
    found = rig.parts.jobs.queue.scan_now(None, lambda: False)
    assert (found.changed, found.new) == (0, 0)
    location = rig.catalog.locations.find(str(photo.path))
    assert location is not None
    assert location.state is LocationState.READY
    assert PhotosChanged() not in rig.heard


def test_what_another_program_wrote_before_is_still_read(rig: Rig, photo: Photo) -> None:
    photo.elsewhere("Dog")
    photo.tag("Cat")
    photo.drain()
    assert set(photo.says().keywords) == {"Dog", "Cat"}
    assert rig.parts.jobs.queue.scan_now(None, lambda: False).changed == 1


class RefusingFiles(SidecarFiles):
    """A disk that refuses to write."""

    def __init__(self) -> None:
        super().__init__()
        self.error: OSError | None = OSError(errno.EROFS, os.strerror(errno.EROFS))

    def exchange_all(self, changes: Sequence[SidecarChange]) -> list[Outcome]:
        if self.error is None:
            return super().exchange_all(changes)
        return [self.error for _ in changes]


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        (errno.EROFS, Problem.SIDECARS_PROTECTED),
        (errno.ENOSPC, Problem.SIDECARS_NO_SPACE),
        (errno.EACCES, Problem.SIDECARS_FORBIDDEN),
        (errno.EIO, Problem.SIDECAR_REFUSED),
    ],
)
def test_a_disk_that_refuses_is_said_and_tried_again_later(
    rig: Rig, photo: Photo, files: LocalFileSystem, number: int, problem: Problem
) -> None:
    disk, now = RefusingFiles(), [1000.0]
    disk.error = OSError(number, os.strerror(number))
    sync = SidecarSync(
        rig.catalog, files, disk, rig.parts.events, threading.Lock(),
        lambda: now[0],
    )  # fmt: skip
    photo.tag("Cat")
    sync.drain(True, lambda: False)
    (failure,) = rig.parts.folders.failures()
    assert (failure.path, failure.failure.problem) == (str(photo.path), problem)
    assert rig.catalog.sidecar_outbox.counts() == {OutboxState.FAILED: 1}
    disk.error = None
    sync.drain(True, lambda: False)
    assert not photo.sidecar.exists()  # its time has not come: no loop
    now[0] += 60
    sync.drain(True, lambda: False)
    assert photo.says().keywords == ("Cat",)
    assert rig.parts.folders.failures() == []
    assert photo.is_settled()


def test_what_a_person_has_tried_again_is_tried_at_once(
    rig: Rig, photo: Photo, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo.tag("Cat")
    photo.sidecar.write_text("no XML at all")
    photo.drain()
    (failure,) = rig.parts.folders.failures()
    assert failure.failure.problem is Problem.SIDECAR_NOT_XMP
    photo.sidecar.unlink()
    asked: list[str] = []
    monkeypatch.setattr(rig.parts.jobs.queue, "request_sidecars", lambda: asked.append("soon"))
    assert rig.parts.folders.retry([failure.location_id]) == 1
    assert asked == ["soon"]
    photo.drain()
    assert photo.says().keywords == ("Cat",)


def test_a_drive_that_is_away_is_waited_for(rig: Rig, photo: Photo, tmp_path: Path) -> None:
    photo.tag("Cat")
    os.replace(rig.root, tmp_path / "away")
    rig.parts.jobs.queue.scan_now(None, lambda: False)
    photo.drain()
    assert rig.parts.folders.failures() == []  # it is no failure
    assert rig.parts.sidecars.counts() == SidecarCounts(failed=1)
    (report,) = rig.parts.sidecars.status()
    assert report.problem is not None
    assert report.problem.problem is Problem.PHOTO_AWAY
    (awaited,) = rig.parts.sidecars.awaited()
    assert (awaited.path, awaited.what.values) == (str(rig.root), {"count": 1})
    os.replace(tmp_path / "away", rig.root)
    rig.parts.jobs.queue.scan_now(None, lambda: False)  # the folder is back
    photo.drain()
    assert photo.says().keywords == ("Cat",)
    assert rig.parts.sidecars.awaited() == []


def test_a_photo_that_is_gone_from_a_folder_that_is_there_is_not_waited_for(
    rig: Rig, photo: Photo
) -> None:
    photo.tag("Cat")
    photo.path.unlink()
    photo.drain()
    assert rig.parts.sidecars.counts() == SidecarCounts(failed=1)
    assert rig.parts.sidecars.awaited() == []


def test_some_photos_are_written_and_read_without_the_others(rig: Rig, photo: Photo) -> None:
    other = Photo(rig, "other.jpg")
    other.path.write_bytes(picture("green"))
    rig.index()
    for each in (photo, other):
        each.tag("Cat")
    service = rig.parts.sidecars
    assert set(service.to_write()) == {photo.id, other.id}
    list(service.write_photos([photo.id], lambda: False))
    assert (photo.says().keywords, other.sidecar.exists()) == (("Cat",), False)
    photo.elsewhere("Cat", "Dog", rating=4)
    seen: list[int] = []
    service.read_photos([other.id], lambda: False, seen.append)
    assert photo.stars() == 0
    service.read_photos([photo.id], lambda: False, seen.append)
    assert (photo.stars(), seen) == (4, [1, 1])


def test_what_says_nothing_new_is_neither_noted_nor_reported_but_can_be_asked_for(
    rig: Rig, photo: Photo
) -> None:
    service = rig.parts.sidecars
    settled: list[Look] = []

    def read() -> list[SidecarAction]:
        reports, _ = service.read_photos([photo.id], lambda: False, settled=settled.append)
        return [report.action for report in reports]

    assert read() == []  # there is no sidecar
    photo.tag("Cat")
    photo.write()
    assert read() == []
    assert [look.location.path for look in settled] == [str(photo.path)] * 2
    photo.elsewhere("Cat", "Dog")
    assert read() == [SidecarAction.READ]
    assert read() == []
    photo.sidecar.unlink()
    assert read() != []  # it is forgotten
    assert rig.catalog.file_words.bases([settled[0].location.id]) == {}
    assert [report.action for report in photo.read()] == [SidecarAction.WAITING]


def test_how_far_a_long_run_is_is_told_and_a_short_one_is_not(
    rig: Rig, photo: Photo, monkeypatch: pytest.MonkeyPatch
) -> None:
    def told() -> list[tuple[Activity, int, int]]:
        heard = [x.progress for x in rig.heard if isinstance(x, ProgressChanged)]
        rig.heard.clear()
        return [(x.activity, x.done, x.total) for x in heard]

    told()
    photo.tag("Cat")
    photo.drain()
    assert told() == []
    monkeypatch.setattr("photo_sorter.services.jobs.sidecars.SOON_DONE", 0)
    photo.tag("Dog")
    photo.drain()
    assert told() == [(Activity.WRITING_FILES, 0, 1), (Activity.IDLE, 1, 1)]
    rig.parts.settings.change(write_sidecars="off")
    photo.tag("Bird")
    photo.drain(write=False)
    assert told()[0] == (Activity.READING_FILES, 0, 1)


def test_reading_that_is_cancelled_looks_at_nothing_more(rig: Rig, photo: Photo) -> None:
    photo.elsewhere(rating=4)
    assert rig.parts.sidecars.read_photos([photo.id], lambda: True) == ([], None)
    assert photo.stars() == 0


def test_a_change_by_another_program_in_between_is_merged_and_not_lost(
    rig: Rig, photo: Photo, files: LocalFileSystem
) -> None:
    class Interrupted(SidecarFiles):
        def exchange_all(self, changes: Sequence[SidecarChange]) -> list[Outcome]:
            FILES.write(photo.sidecar, FileFields(("Dog",)))
            return super().exchange_all(changes)

    sync = SidecarSync(rig.catalog, files, Interrupted(), rig.parts.events, threading.Lock())
    photo.tag("Cat")
    sync.drain(True, lambda: False)
    assert photo.says().keywords == ("Dog",)
    photo.drain()
    assert photo.says().keywords == ("Dog", "Cat")


def test_status_says_what_would_be_written_and_touches_nothing(rig: Rig, photo: Photo) -> None:
    photo.tag("Cat")
    (report,) = rig.parts.sidecars.status()
    assert (report.action, report.fields) == (SidecarAction.WAITING, ("keywords",))
    (plan,) = rig.parts.sidecars.plan_write([])
    assert (plan.action, plan.fields) == (SidecarAction.WRITTEN, ("keywords",))
    assert not photo.sidecar.exists()
    assert rig.parts.sidecars.counts() == SidecarCounts(due=1)
    assert SingleField.RATING.value not in plan.fields


# ------------------------------------------------------------------- words and places

TEXTS = ("title", "description", "copyright", "place", "creator")
MUNICH, SYDNEY = Place(48.137154, 11.576124), Place(-33.8, 151.2)
MINE = DetailChange("Dawn", "First line\nsecond", "Anna", MUNICH, "Anna; Bert")
WRITTEN = FileFields(
    title="Dawn",
    description="First line\nsecond",
    copyright="Anna",
    place="48.137154, 11.576124",
    creator="Anna; Bert",
)


def edit(photo: Photo, change: DetailChange) -> None:
    photo.rig.parts.do(EditPhotos((photo.id,), change))


def shown(photo: Photo) -> DetailChange:
    found = photo.rig.parts.photos.details(photo.id)
    assert found is not None
    place = Place(found.latitude, found.longitude)
    return DetailChange(found.title, found.description, found.copyright, place, found.creator)


def words_elsewhere(photo: Photo, **words: str | None) -> None:
    FILES.write(photo.sidecar, replace(photo.says(), **words))  # type: ignore[arg-type]


def test_words_and_places_of_a_person_are_written_and_taken_back(rig: Rig, photo: Photo) -> None:
    edit(photo, MINE)
    (report,) = photo.write()
    assert report.fields == ("title", "description", "copyright", "place", "creator")
    assert photo.says() == WRITTEN
    assert photo.is_settled()
    rig.index()
    assert [each.action for each in photo.write()] == [SidecarAction.UNCHANGED]
    rig.parts.undo()
    photo.drain()
    assert photo.says() == FileFields()
    rig.index()
    assert shown(photo) == DetailChange("", "", "", NOWHERE, "")
    rig.parts.redo()
    photo.drain()
    assert photo.says() == WRITTEN


def test_words_that_were_changed_elsewhere_are_taken_in_and_undone(rig: Rig, photo: Photo) -> None:
    edit(photo, MINE)
    photo.write()
    words_elsewhere(photo, title="Dusk", place="-33.8, 151.2", description=None)
    (report,) = photo.read()
    assert (report.action, report.fields) == (
        SidecarAction.READ, ("title", "description", "place")
    )  # fmt: skip
    assert shown(photo) == DetailChange("Dusk", "", "Anna", SYDNEY, "Anna; Bert")
    assert [each.action for each in photo.read()] == [SidecarAction.UNCHANGED]
    rig.parts.undo()
    assert shown(photo) == MINE
    photo.write()
    assert photo.says() == WRITTEN


def test_words_that_were_changed_elsewhere_are_taken_in_in_the_background(
    rig: Rig, photo: Photo
) -> None:
    edit(photo, MINE)
    photo.drain()
    words_elsewhere(photo, title="Dusk", copyright=None)
    rig.index()
    photo.drain()
    assert shown(photo) == DetailChange("Dusk", "First line\nsecond", "", MUNICH, "Anna; Bert")
    assert photo.says() == replace(WRITTEN, title="Dusk", copyright=None)
    assert photo.is_settled()


@pytest.mark.parametrize(("keep", "title"), [(Side.OURS, "Noon"), (Side.THEIRS, "Dusk")])
def test_a_title_that_both_changed_is_decided_and_that_is_undone(
    rig: Rig, photo: Photo, keep: Side, title: str
) -> None:
    edit(photo, MINE)
    photo.drain()
    words_elsewhere(photo, title="Dusk")
    edit(photo, DetailChange("Noon"))
    photo.drain()
    sidecars = rig.parts.sidecars
    (conflict,) = sidecars.conflicts()
    assert (conflict.conflict.ours, conflict.conflict.theirs) == ("Noon", "Dusk")
    assert (shown(photo).title, photo.says().title) == ("Noon", "Dusk")
    rig.parts.do(sidecars.decision([conflict], keep))
    photo.drain()
    assert (shown(photo).title, photo.says().title) == (title, title)
    rig.parts.undo()
    photo.drain()
    assert len(sidecars.conflicts()) == 1
    assert (shown(photo).title, photo.says().title) == ("Noon", title)
    rig.parts.redo()
    photo.drain()
    assert (shown(photo).title, photo.says().title) == (title, title)
    assert photo.is_settled()


def test_what_a_sidecar_said_before_a_person_spoke_comes_back(rig: Rig, photo: Photo) -> None:
    words_elsewhere(photo, title="Theirs", place="1, 2")
    rig.index()
    edit(photo, DetailChange("", place=MUNICH))
    photo.drain()
    assert photo.says() == FileFields(place=WRITTEN.place)
    rig.index()
    rig.parts.undo()
    assert shown(photo) == DetailChange("Theirs", "", "", Place(1.0, 2.0), "")
    photo.drain()
    assert photo.says() == FileFields(title="Theirs", place="1, 2")


def test_what_only_a_person_said_is_not_the_file_s_word_once_it_is_read_again(
    rig: Rig, photo: Photo
) -> None:
    photo.rate(stars=3)
    edit(photo, MINE)
    photo.drain()
    photo.elsewhere("Dog", rating=3)  # so that the picture is read with our words beside it
    words_elsewhere(photo, **{name: getattr(WRITTEN, name) for name in TEXTS})
    rig.index()
    photo.drain()
    assert photo.tags() == {"Dog": "file"}
    for _ in range(2):
        rig.parts.undo()
    assert (shown(photo), photo.stars()) == (DetailChange("", "", "", NOWHERE, ""), 0)
    photo.drain()
    assert photo.says() == FileFields(("Dog",))


def test_what_the_picture_itself_says_counts_again_once_our_word_is_taken_back(rig: Rig) -> None:
    photo = Photo(rig)
    photo.path.write_bytes(with_exif(picture(), description="In the picture"))
    rig.index()
    edit(photo, DetailChange(description="Mine"))
    photo.drain()
    photo.elsewhere("Dog")
    words_elsewhere(photo, description="Mine")
    rig.index()
    photo.drain()
    rig.parts.undo()
    photo.drain()
    rig.index()
    assert shown(photo).description == "In the picture"
    photo.drain()
    assert photo.says() == FileFields(("Dog",))
    assert photo.is_settled()


# ----------------------------------------------------------- tags that are kept out of files


def test_a_tag_that_is_kept_out_of_files_goes_out_of_them_and_comes_back(
    rig: Rig, photo: Photo
) -> None:
    for name in ("Private", "Cat", "What|Dog"):
        photo.tag(name)
    photo.drain()
    assert set(photo.says().keywords) == {"Private", "Cat", "What|Dog"}
    keep_out = DescribeTags(tuple(TagTraits(each, exported=False) for each in ("Private", "What")))
    rig.parts.do(keep_out)
    photo.drain()
    assert set(photo.says().keywords) == {"Cat", "Dog"}
    rig.index()
    photo.drain()
    assert photo.tags() == dict.fromkeys(["Private", "Cat", "What|Dog"], "person")
    photo.tag("Private", present=False)
    photo.tag("Private")
    photo.drain()
    assert set(photo.says().keywords) == {"Cat", "Dog"}
    assert photo.is_settled()
    photo.elsewhere("Cat", rating=1)  # another program removed one
    rig.index()
    photo.drain()
    assert photo.tags() == dict.fromkeys(["Private", "Cat"], "person")
    rig.parts.do(DescribeTags((TagTraits("Private"),)))
    photo.drain()
    assert set(photo.says().keywords) == {"Cat", "Private"}
    assert photo.is_settled()
