"""The ledger: every yes, no and skip is kept, undo takes them back, and the last one counts."""

from __future__ import annotations

import contextlib
import datetime

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from photo_sorter.core.access import Access
from photo_sorter.core.answers import Labels, Said, Subject
from photo_sorter.core.changes import Change
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.events import EventBus
from photo_sorter.core.operation_json import decode, encode
from photo_sorter.core.operations import AnswerReview, CreateAlbum, PutInAlbum, TagPhotos
from photo_sorter.core.photo import PhotoId
from photo_sorter.services.operations.albums import AlbumOperations
from photo_sorter.services.operations.answers import AnswerOperations
from photo_sorter.services.operations.journal import Journal
from photo_sorter.services.operations.tags import TagOperations
from tests.adapters.catalog.shelf import SPACE, Shelf
from tests.adapters.catalog.temporary import TemporaryCatalog
from tests.services.names import names_of
from tests.torture.scale import times

CAT = Subject("cat")


class Desk:
    """A catalog of three photos, and its journal."""

    def __init__(self) -> None:
        self.temporary = TemporaryCatalog()
        self.catalog = self.temporary.catalog
        self.catalog.vectors.add_space(SPACE)
        self.catalog.vectors.set_active(SPACE.key)
        shelf = Shelf(self.catalog, self.catalog.folders.add("/photos").id)
        self.photos = [shelf.photo(f"/photos/{name}.jpg") for name in "abc"]
        events = EventBus()
        tags = TagOperations(self.catalog, tuple, events, lambda subject: None)
        names = names_of(self.catalog)
        albums = AlbumOperations(
            self.catalog, names, events, lambda album: None, lambda subject: None
        )
        self.journal = Journal(
            Access(read_only=False),
            self.catalog,
            [tags, albums, AnswerOperations(self.catalog, tags, albums)],
        )

    def said(self, subject: Subject = CAT) -> list[tuple[PhotoId, Said]]:
        return [(e.photo_id, e.said) for e in self.catalog.ledger.entries(subject)]


def test_tagging_by_hand_and_answers_of_a_review_are_both_kept() -> None:
    desk = Desk()
    a, b, c = desk.photos
    desk.journal.do(TagPhotos((a,), "cat"))
    desk.journal.do(AnswerReview("Cat", yes=(b,), no=(a,), skipped=(c,)))
    assert desk.said() == [(a, Said.YES), (b, Said.YES), (a, Said.NO), (c, Said.SKIP)]
    assert desk.catalog.ledger.labels(CAT) == Labels((b,), (a,), (c,))
    entry = desk.catalog.ledger.entries(CAT)[0]
    assert entry.space == SPACE.key
    assert isinstance(entry.time, datetime.datetime)
    desk.temporary.close()


def test_undo_takes_the_answers_of_a_review_back_and_redo_brings_them_again() -> None:
    desk = Desk()
    a, b, c = desk.photos
    desk.journal.do(AnswerReview("cat", yes=(a,), no=(b,), skipped=(c,)))
    desk.journal.undo()
    assert desk.said() == []
    assert desk.catalog.ledger.labels(CAT) == Labels()
    assert desk.catalog.tags.of_photos(desk.photos) == {}
    desk.journal.redo()
    assert desk.catalog.ledger.labels(CAT) == Labels((a,), (b,), (c,))
    desk.temporary.close()


def test_an_older_answer_that_is_undone_leaves_the_newer_one() -> None:
    desk = Desk()
    a = desk.photos[0]
    first = desk.journal.do(AnswerReview("cat", yes=(a,)))
    second = desk.journal.do(AnswerReview("cat", no=(a,)))
    desk.journal.undo(first.id)
    assert desk.catalog.ledger.labels(CAT) == Labels((), (a,))
    desk.journal.undo(second.id)
    assert desk.catalog.ledger.labels(CAT) == Labels()
    desk.temporary.close()


def test_albums_are_answered_for_likewise_and_keep_it_when_they_come_back() -> None:
    desk = Desk()
    a, b, _ = desk.photos
    desk.journal.do(CreateAlbum("Cats", "a cat"))
    album = desk.catalog.albums.all()[0]
    subject = Subject(album=album.id)
    desk.journal.do(PutInAlbum(album.id, (a,)))
    desk.journal.do(AnswerReview(album_id=album.id, no=(b,)))
    assert desk.said(subject) == [(a, Said.YES), (b, Said.NO)]
    desk.catalog.albums.set_by_model(album.id, {b: 0.99}, among=None)
    assert [photo for photo, _ in desk.catalog.albums.members(album.id)] == [a]
    assert desk.catalog.ledger.labels(subject) == Labels((a,), (b,))
    desk.temporary.close()


def test_the_ledger_outlives_the_space_whose_model_was_asked() -> None:
    desk = Desk()
    a = desk.photos[0]
    desk.journal.do(AnswerReview("cat", no=(a,)))
    other = type(SPACE)(type(SPACE.key)("other@1"), "other", 4)
    desk.catalog.vectors.add_space(other)
    desk.catalog.vectors.set_active(other.key)
    desk.catalog.vectors.drop_space(SPACE.key)
    (entry,) = desk.catalog.ledger.entries(CAT)
    assert (entry.said, entry.space) == (Said.NO, SPACE.key)
    desk.catalog.tags.set_by_model({a: [("cat", "", 0.99)]})
    assert desk.catalog.tags.of_photo(a) == []
    desk.temporary.close()


def test_a_photo_that_splits_keeps_its_answers_on_both_sides() -> None:
    desk = Desk()
    a, b, _ = desk.photos
    desk.journal.do(AnswerReview("cat", no=(a,)))
    desk.catalog.photos.copy_marks(a, b)
    assert desk.catalog.ledger.labels(CAT) == Labels((), (a, b))
    assert desk.said() == [(a, Said.NO), (b, Said.NO)]
    desk.temporary.close()


def test_an_answer_survives_the_journal() -> None:
    answer = AnswerReview("cat", None, (PhotoId(1),), (), (PhotoId(2),))
    assert decode(encode(answer)) == answer


class Answers(RuleBasedStateMachine):
    """Any order of answers, undo and redo, of the newest entry or of an older one."""

    @initialize()
    def start(self) -> None:
        self.desk = Desk()
        self.done: list[tuple[Change, PhotoId, Said]] = []

    @rule(which=st.integers(0, 2), said=st.sampled_from(Said))
    def answer(self, which: int, said: Said) -> None:
        photo = self.desk.photos[which]
        yes, no, skipped = ((photo,) if said is each else () for each in Said)
        change = self.desk.journal.do(AnswerReview("cat", None, yes, no, skipped))
        self.done.append((change, photo, said))

    @rule(which=st.integers(0, 2), present=st.booleans())
    def tag(self, which: int, present: bool) -> None:
        photo = self.desk.photos[which]
        change = self.desk.journal.do(TagPhotos((photo,), "cat", present))
        self.done.append((change, photo, Said.YES if present else Said.NO))

    @rule(back=st.integers(0, 5))
    def undo(self, back: int) -> None:
        ids = [c.id for c in self.desk.journal.history() if not c.undone]
        if back < len(ids):
            self.desk.journal.undo(ids[back])

    @rule()
    def redo(self) -> None:
        with contextlib.suppress(InvalidInputError):  # nothing was undone
            self.desk.journal.redo()

    @rule()
    def the_model_speaks(self) -> None:
        tags = self.desk.catalog.tags
        tags.set_by_model({photo: [("cat", "", 0.9)] for photo in self.desk.photos})

    @invariant()
    def the_last_answer_that_is_done_counts(self) -> None:
        done = {c.id for c in self.desk.journal.history() if not c.undone}
        counting = [(photo, said) for c, photo, said in self.done if c.id in done]
        assert self.desk.said() == counting
        last = {photo: said for photo, said in counting if said is not Said.SKIP}
        labels = self.desk.catalog.ledger.labels(CAT)
        assert set(labels.yes) == {p for p, said in last.items() if said is Said.YES}
        assert set(labels.no) == {p for p, said in last.items() if said is Said.NO}
        skipped = {p for p, said in counting if said is Said.SKIP}
        assert set(labels.skipped) == skipped - set(last)

    def teardown(self) -> None:
        if hasattr(self, "desk"):
            self.desk.temporary.close()


TestAnswers = Answers.TestCase
TestAnswers.settings = settings(max_examples=times(10, 100), stateful_step_count=15, deadline=None)
