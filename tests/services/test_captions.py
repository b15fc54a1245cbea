"""Captions: by a model where a person asks for them, by a person for good, and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from photo_sorter.core.access import Access
from photo_sorter.core.candidates import Answer as Shares
from photo_sorter.core.describing.captions import CAPTION_VERSION, Caption
from photo_sorter.core.errors import (
    EngineError,
    InvalidInputError,
    LibraryLockedError,
    ModelUnavailableError,
)
from photo_sorter.core.events import (
    CaptionsChanged,
    ErrorRaised,
    Event,
    EventBus,
    FailuresChanged,
    PhotosChanged,
    ProgressChanged,
)
from photo_sorter.core.operations import CaptionPhoto, EditPhotos, Operation
from photo_sorter.core.person_details import DetailChange
from photo_sorter.core.photo import FolderState, PhotoId, PhotoMetadata
from photo_sorter.core.ports.describing import DescriberForm, DescriberModel
from photo_sorter.core.problems import Problem
from photo_sorter.core.views import Activity
from photo_sorter.services.describing.captions import Captions, Lacking
from photo_sorter.services.describing.second_look import SecondLook
from photo_sorter.services.describing.subject import Subjects
from photo_sorter.services.jobs.captioning import CaptionJob
from photo_sorter.services.jobs.job import Lane
from photo_sorter.services.jobs.queue import JobQueue
from photo_sorter.services.operations.applied import Handler
from photo_sorter.services.operations.captions import CaptionOperations
from photo_sorter.services.operations.details import DetailOperations
from photo_sorter.services.operations.journal import Journal
from tests.adapters.catalog.shelf import SPACE, Shelf
from tests.blank_catalog import open_blank
from tests.scripted_describer import ScriptedDescriber

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


class _Wording:
    def naming(self, photo_id: PhotoId, thing: str) -> Shares:
        """It takes everything for a cat."""
        return Shares((thing, "cat"), (float(thing == "cat"), float(thing != "cat")), 0.0)


@dataclass
class Rig:
    shelf: Shelf
    describer: ScriptedDescriber = field(default_factory=lambda: ScriptedDescriber({"": "a dog"}))
    heard: list[Event] = field(default_factory=list)
    by_itself: bool = False

    def __post_init__(self) -> None:
        self.events = EventBus()
        self.events.subscribe(self.heard.append)
        self.captions = self.service()
        catalog = self.shelf.catalog
        handlers: list[Handler] = [
            CaptionOperations(catalog, self.events, lambda: NOON),
            DetailOperations(catalog, self.events),
        ]
        self.journal = Journal(Access(read_only=False), catalog, handlers)
        self.queue = JobQueue(self.events)

    def service(self, *, read_only: bool = False) -> Captions:
        return Captions(
            Access(read_only=read_only),
            self.shelf.catalog,
            Subjects(self.shelf.catalog),
            self.describer,
            self.describer.chosen,
            SecondLook(_Wording(), lambda: SimpleNamespace(name="searcher")),  # type: ignore[arg-type, return-value]
            self.events,
            lambda: None,
            lambda: self.by_itself,
            lambda: NOON,
        )

    def photos(self, names: str) -> list[PhotoId]:
        return [self.shelf.photo(f"/photos/{name}.jpg") for name in names]

    def run(self) -> None:
        self.queue.submit(CaptionJob(self.captions))
        while self.queue.run_next(Lane.MODEL):
            pass

    def texts(self, photo_ids: list[PhotoId]) -> list[str]:
        found = self.shelf.catalog.captions.of(photo_ids)
        return [found[each].text if each in found else "" for each in photo_ids]

    def do(self, operation: Operation) -> None:
        self.journal.do(operation)


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    catalog = open_blank(tmp_path / "catalog.sqlite")
    catalog.vectors.add_space(SPACE)
    catalog.vectors.set_active(SPACE.key)
    yield Rig(Shelf(catalog, catalog.folders.add("/photos").id))
    catalog.close()


def test_what_a_person_asked_for_is_written_and_says_whose_it_is(rig: Rig) -> None:
    one, two, three = rig.photos("abc")
    assert rig.captions.want([one, two]) == 2
    rig.run()
    assert rig.texts([one, two, three]) == ["A dog", "A dog", ""]
    assert rig.captions.of(one) == Caption(one, "A dog", False, NOON, "fake", CAPTION_VERSION, 0.8)
    assert rig.captions.lacking(None) == Lacking(1, 1, 2, 0, "fake")
    assert CaptionsChanged() in rig.heard
    assert PhotosChanged() in rig.heard
    shown = [each.progress for each in rig.heard if isinstance(each, ProgressChanged)]
    assert Activity.CAPTIONING in [each.activity for each in shown]
    assert shown[-1].activity is Activity.IDLE


def test_the_model_that_an_endpoint_has_by_now_finds_what_the_one_before_wrote(rig: Rig) -> None:
    one, two = rig.photos("ab")
    rig.describer.model = DescriberModel(
        "endpoint", DescriberForm.ENDPOINT, address="http://localhost"
    )
    rig.describer.named = "llava:7b"
    rig.captions.want([one])
    rig.run()
    caption = rig.captions.of(one)
    assert caption is not None
    assert caption.model == "llava:7b"
    assert rig.captions.lacking(None) == Lacking(1, 1, 1, 0, "llava:7b")
    rig.describer.named = "qwen2.5vl"
    rig.describer.answers[""] = "a brown dog"
    assert rig.captions.lacking(None) == Lacking(1, 2, 1, 0, "qwen2.5vl")
    rig.captions.want(None, anew=True)
    rig.run()
    assert rig.texts([one, two]) == ["A brown dog", "A brown dog"]
    assert rig.captions.lacking(None) == Lacking(0, 0, 2, 0, "qwen2.5vl")


def test_an_endpoint_that_is_silent_leaves_what_was_written_to_be_deleted(rig: Rig) -> None:
    (one,) = rig.photos("a")
    rig.captions.want([one])
    rig.run()
    rig.describer.model = DescriberModel(
        "endpoint", DescriberForm.ENDPOINT, address="http://localhost"
    )
    rig.describer.silent = True
    assert rig.captions.lacking(None) == Lacking(0, 0, 1, 0, "endpoint")
    with pytest.raises(ModelUnavailableError):
        rig.captions.want(None, anew=True)
    rig.do(rig.captions.deleting_by_models())
    assert rig.texts([one]) == [""]


def test_another_model_writes_anew_only_where_it_is_asked_to_and_never_over_a_person(
    rig: Rig,
) -> None:
    one, two = rig.photos("ab")
    rig.captions.want(None)
    rig.run()
    rig.do(CaptionPhoto(two, "Rex"))
    rig.describer.model = DescriberModel(
        "endpoint", DescriberForm.ENDPOINT, address="http://localhost", served="large"
    )
    rig.describer.answers[""] = "a brown dog"
    rig.captions.want(None)
    rig.run()
    assert rig.texts([one, two]) == ["A dog", "Rex"]
    assert rig.captions.lacking(None) == Lacking(0, 1, 1, 0, "large")
    rig.captions.want(None, anew=True)
    rig.run()
    assert rig.texts([one, two]) == ["A brown dog", "Rex"]
    with pytest.raises(InvalidInputError):
        rig.captions.write(two)


def test_what_stops_in_the_middle_goes_on_later(rig: Rig) -> None:
    photos = rig.photos("abc")
    rig.captions.want(None)
    asked = rig.describer.asked
    done = rig.captions.write_waiting(
        lambda: len(asked) == 2, lambda left: None, lambda count, left: None, lambda: None
    )
    assert not done  # the second was being written
    assert rig.texts(photos) == ["A dog", "", ""]
    rig.run()
    assert rig.texts(photos) == ["A dog"] * 3
    assert len(asked) == 4


def test_a_file_that_cannot_be_read_is_listed_and_the_others_go_on(rig: Rig) -> None:
    photos = rig.photos("abc")
    error = InvalidInputError(Problem.FILE_UNREADABLE, detail="cut off")
    rig.describer.refusals["b.jpg"] = error
    rig.captions.want(None)
    rig.run()
    assert rig.texts(photos) == ["A dog", "", "A dog"]
    (failed,) = rig.shelf.catalog.derived.failures()
    assert (failed.photo_id, failed.failure and failed.failure.problem) == (
        photos[1],
        Problem.FILE_UNREADABLE,
    )
    assert FailuresChanged() in rig.heard
    asked = len(rig.describer.asked)
    rig.run()
    assert len(rig.describer.asked) == asked
    rig.describer.refusals.clear()
    rig.captions.want([photos[1]])
    rig.run()
    assert rig.texts(photos) == ["A dog"] * 3
    assert rig.shelf.catalog.derived.failures() == []


def test_a_file_whose_folder_went_away_meanwhile_is_no_failure(rig: Rig) -> None:
    rig.photos("a")
    rig.describer.refusals["a.jpg"] = InvalidInputError(Problem.FILE_UNREADABLE, detail="gone")
    rig.captions.want(None)
    catalog = rig.shelf.catalog
    rig.captions._look_for_roots = lambda: catalog.folders.set_state(
        rig.shelf.folder, FolderState.OFFLINE
    )
    rig.run()
    assert catalog.derived.failures() == []
    catalog.folders.set_state(rig.shelf.folder, FolderState.ONLINE)
    assert catalog.captions.count_waiting() == 1


def test_what_the_model_is_not_sure_of_is_not_kept(rig: Rig) -> None:
    photos = rig.photos("ab")
    rig.describer.unsure.add("")
    rig.by_itself = True
    rig.run()
    assert (rig.texts(photos), len(rig.describer.asked)) == (["", ""], 2)
    rig.run()
    assert len(rig.describer.asked) == 2  # it is not asked again unasked
    written = rig.captions.write(photos[0])
    assert (written.text, written.kept, written.answer.sure) == ("A dog", False, False)
    rig.describer.unsure.clear()
    assert rig.captions.want(photos) == 2
    rig.run()
    assert rig.texts(photos) == ["A dog", "A dog"]


def test_a_caption_that_says_itself_that_it_is_unsure_is_not_kept(rig: Rig) -> None:
    (photo,) = rig.photos("a")
    rig.describer.answers[""] = "a photo of a not sure"
    assert not rig.captions.write(photo).kept
    assert rig.captions.of(photo) is None


def test_nothing_is_written_unasked(rig: Rig) -> None:
    photos = rig.photos("a")
    rig.run()
    assert rig.describer.asked == []
    rig.by_itself = True
    rig.run()
    assert rig.texts(photos) == ["A dog"]


def test_without_a_model_nothing_can_be_wanted_and_what_waits_waits(rig: Rig) -> None:
    photos = rig.photos("ab")
    rig.captions.want(photos)
    rig.describer.error = ModelUnavailableError(Problem.MODEL_UNKNOWN, name="x")
    with pytest.raises(ModelUnavailableError):
        rig.captions.want(photos)
    rig.run()
    assert ErrorRaised(rig.describer.error) in rig.heard
    assert rig.shelf.catalog.captions.count_waiting() == 2
    rig.describer.error = None
    rig.describer.refusals["a.jpg"] = ModelUnavailableError(Problem.MODEL_UNKNOWN, name="y")
    rig.run()
    assert rig.shelf.catalog.captions.count_waiting() == 2
    rig.captions.unwant()
    assert rig.shelf.catalog.captions.count_waiting() == 0


def test_a_lost_process_has_the_job_run_again(rig: Rig) -> None:
    photos = rig.photos("a")
    rig.captions.want(photos)
    rig.describer.refusals["a.jpg"] = EngineError(Problem.AS_TOLD, detail="gone")
    rig.run()
    rig.describer.refusals.clear()
    rig.queue.resume()
    rig.run()
    assert rig.texts(photos) == ["A dog"]


def test_a_persons_caption_is_done_and_taken_back(rig: Rig) -> None:
    (photo,) = photos = rig.photos("a")
    rig.captions.write(photo)
    rig.do(CaptionPhoto(photo, "  Rex\n at home "))
    assert rig.captions.of(photo) == Caption(photo, "Rex at home", True, NOON)
    rig.do(CaptionPhoto(photo, ""))
    assert rig.texts(photos) == [""]
    rig.journal.undo()
    rig.journal.undo()
    assert rig.texts(photos) == ["A dog"]
    rig.journal.redo()
    assert rig.texts(photos) == ["Rex at home"]


def test_all_that_models_wrote_goes_at_once_and_comes_back(rig: Rig) -> None:
    photos = rig.photos("abc")
    rig.captions.want(None)
    rig.run()
    rig.do(CaptionPhoto(photos[2], "Rex"))
    rig.do(rig.captions.deleting_by_models())
    assert rig.texts(photos) == ["", "", "Rex"]
    with pytest.raises(InvalidInputError):
        rig.captions.deleting_by_models()
    rig.journal.undo()
    assert rig.texts(photos) == ["A dog", "A dog", "Rex"]


def test_accepted_captions_are_descriptions_and_one_undo_takes_that_back(rig: Rig) -> None:
    one, two = rig.photos("ab")
    by_file = rig.shelf.photo("/photos/c.jpg", metadata=PhotoMetadata(4, 2, description="Told"))
    photos = [one, two, by_file]
    with pytest.raises(InvalidInputError):
        rig.captions.accepting(photos)
    rig.captions.want(None)
    rig.run()
    rig.do(EditPhotos((two,), DetailChange(description="Mine")))
    rig.do(rig.captions.accepting(photos))
    details = rig.shelf.catalog.details

    def described() -> list[str | None]:
        said = details.of(photos)
        return [said[each].description if each in said else None for each in photos]

    assert described() == ["A dog", "Mine", None]
    rig.journal.undo()
    assert described() == [None, "Mine", None]
    rig.do(rig.captions.accepting([two]))  # of one it is the person who sees both
    assert described() == [None, "A dog", None]


def test_a_picture_that_is_in_no_library_has_a_caption_that_is_not_kept(rig: Rig) -> None:
    reader = rig.service(read_only=True)
    written = reader.write_of_file("/elsewhere/x.jpg")
    assert (written.text, written.answer.model, written.kept) == ("A dog", "fake", False)
    (photo,) = rig.photos("a")
    assert not reader.write(photo, keep=False).kept
    for write in (lambda: reader.write(photo), lambda: reader.want(None), reader.unwant):
        with pytest.raises(LibraryLockedError):
            write()


def test_a_caption_of_what_the_model_that_searches_does_not_see_is_not_kept(rig: Rig) -> None:
    rig.describer.model = DescriberModel("fake", DescriberForm.BUILTIN)
    (photo,) = rig.photos("a")
    rig.describer.answers = {"": "a photo of a rose"}
    written = rig.captions.write(photo)
    assert (written.kept, written.answer.sure) == (False, False)
    rig.describer.answers = {"": "a photo of a cat"}
    assert rig.captions.write(photo).kept
    assert rig.texts([photo]) == ["A photo of a cat"]
