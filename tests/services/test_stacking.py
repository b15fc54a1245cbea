"""Stacks are operations: made, changed and taken apart, taken back and done again."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from photo_sorter.adapters.catalog import SqliteCatalog
from photo_sorter.core.access import Access
from photo_sorter.core.changes import Action, Deed
from photo_sorter.core.duplicates.kinds import Kind, Verdict
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.events import EventBus
from photo_sorter.core.operations import (
    DecideDuplicates,
    SetStackCover,
    StackPhotos,
    UnstackPhotos,
)
from photo_sorter.core.photo import PhotoId
from photo_sorter.services.operations.applied import Handler
from photo_sorter.services.operations.duplicates import DuplicateOperations
from photo_sorter.services.operations.journal import Journal
from photo_sorter.services.operations.stacks import StackOperations
from tests.adapters.catalog.shelf import SPACE, Shelf, stamp
from tests.blank_catalog import open_blank

A, B, C, D, E = (PhotoId(number) for number in range(1, 6))
COUNT = 8

Stacks = tuple[tuple[PhotoId, ...], ...]


class Desk:
    """A journal that knows stacks, on a catalog of a few photos."""

    def __init__(self, catalog: SqliteCatalog) -> None:
        self.catalog = catalog
        catalog.vectors.add_space(SPACE)
        self.shelf = Shelf(catalog, catalog.folders.add("/photos").id)
        for number in range(1, COUNT + 1):
            assert self.shelf.photo(self.path(number), embedded=False) == number
        events = EventBus()
        stacks = StackOperations(catalog, events)
        handlers: list[Handler] = [DuplicateOperations(catalog, events, stacks), stacks]
        self.journal = Journal(Access(read_only=False), catalog, handlers)

    def path(self, number: int) -> str:
        return f"/photos/{number}.jpg"

    def stacks(self) -> Stacks:
        """Of the photos that are seen."""
        return tuple(stack.photo_ids for stack in self.catalog.stacks.all())


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    catalog = open_blank(tmp_path / "catalog.sqlite")
    yield Desk(catalog)
    catalog.close()


def test_made_taken_back_and_done_again(desk: Desk) -> None:
    change = desk.journal.do(StackPhotos((B, A, C)))
    assert change.deed == Deed(Action.PHOTOS_STACKED, "", 3)
    assert desk.stacks() == ((B, A, C),)
    made = desk.catalog.stacks.all()
    desk.journal.undo()
    assert desk.stacks() == ()
    desk.journal.redo()
    assert desk.catalog.stacks.all() == made


def test_photos_join_a_stack_that_is_chosen_with_them_and_its_cover_stays(desk: Desk) -> None:
    desk.journal.do(StackPhotos((C, D)))
    desk.journal.do(StackPhotos((A, C, D, E)))
    assert desk.stacks() == ((C, A, D, E),)


def test_a_photo_of_an_open_stack_leaves_it_for_another(desk: Desk) -> None:
    desk.journal.do(StackPhotos((A, B, C)))
    desk.journal.do(StackPhotos((D, B)))
    assert desk.stacks() == ((A, C), (D, B))
    desk.journal.do(StackPhotos((A, E), cover=E))
    assert desk.stacks() == ((D, B), (E, A))


def test_one_leaves_and_all_leave(desk: Desk) -> None:
    desk.journal.do(StackPhotos((A, B, C)))
    change = desk.journal.do(UnstackPhotos((B, E)))
    assert change.deed == Deed(Action.PHOTOS_UNSTACKED, "", 1)
    assert desk.stacks() == ((A, C),)
    assert desk.catalog.stacks.unstacked() == {B}
    desk.journal.do(UnstackPhotos((A, C)))
    assert desk.stacks() == ()
    desk.journal.undo()
    desk.journal.undo()
    assert desk.stacks() == ((A, B, C),)
    assert desk.catalog.stacks.unstacked() == set()


def test_another_photo_is_the_cover(desk: Desk) -> None:
    desk.journal.do(StackPhotos((A, B, C)))
    change = desk.journal.do(SetStackCover(C))
    assert change.deed == Deed(Action.STACK_COVER_CHANGED, "3.jpg", 1)
    assert desk.stacks() == ((C, A, B),)


def test_what_cannot_be_done_is_refused_and_changes_nothing(desk: Desk) -> None:
    desk.journal.do(StackPhotos((A, B)))
    for refused in (
        StackPhotos((C,)),
        StackPhotos((C, C)),
        StackPhotos((C, PhotoId(99))),
        UnstackPhotos((C, D)),
        SetStackCover(C),
    ):
        with pytest.raises(InvalidInputError):
            desk.journal.do(refused)
    assert desk.stacks() == ((A, B),)
    assert len(desk.journal.history()) == 1


def test_what_is_hidden_keeps_its_place(desk: Desk) -> None:
    """In the trash, say, while the cover of its stack changes."""
    desk.journal.do(StackPhotos((A, B, C)))
    desk.shelf.hide(desk.path(B))
    assert desk.stacks() == ((A, C),)
    desk.journal.do(SetStackCover(C))
    desk.catalog.locations.attach(desk.shelf.place(desk.path(B)), stamp(), B)
    assert desk.stacks() == ((C, A, B),)


def test_the_verdict_that_photos_are_one_item_makes_a_stack(desk: Desk) -> None:
    desk.journal.do(StackPhotos((A, D)))
    desk.journal.do(DecideDuplicates((C, A, B), Kind.BURST, Verdict.STACK))
    assert desk.stacks() == ((C, A, B),)
    desk.journal.undo()
    assert desk.stacks() == ((A, D),)
    assert desk.catalog.duplicates.decided() == []
    desk.journal.redo()
    assert desk.stacks() == ((C, A, B),)
    desk.journal.undo()
    assert desk.stacks() == ((A, D),)
    assert desk.catalog.duplicates.decided() == []


def test_the_verdict_on_copies_of_one_photo_makes_none(desk: Desk) -> None:
    desk.journal.do(DecideDuplicates((A,), Kind.COPIED, Verdict.STACK))
    desk.journal.do(DecideDuplicates((A, B), Kind.SAME, Verdict.KEEP))
    assert desk.stacks() == ()


class StackMachine(RuleBasedStateMachine):
    """Whatever is done: a photo is in one stack at most, none has one photo alone, and each undo
    leads to what was before."""

    photos = st.lists(st.integers(1, COUNT).map(PhotoId), min_size=1, max_size=5, unique=True)

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.catalog = open_blank(self.folder / "catalog.sqlite")
        self.desk = Desk(self.catalog)
        self.before: list[Stacks] = []
        self.after: list[Stacks] = []  # of what was undone

    def teardown(self) -> None:
        self.catalog.close()
        shutil.rmtree(self.folder)

    def _do(self, operation: StackPhotos | UnstackPhotos | SetStackCover) -> bool:
        before = self.whole()
        try:
            self.desk.journal.do(operation)
        except InvalidInputError:
            assert self.whole() == before
            return False
        self.before.append(before)
        self.after.clear()
        return True

    def whole(self) -> Stacks:
        """With hidden photos."""
        every = [PhotoId(number) for number in range(1, COUNT + 1)]
        found = self.catalog.stacks.state(every).stacks
        return tuple(sorted(stack.photo_ids for stack in found))

    @rule(photos=photos, covered=st.booleans())
    def stack(self, photos: list[PhotoId], covered: bool) -> None:
        cover = photos[-1] if covered else None
        if self._do(StackPhotos(tuple(photos), cover)):
            (made,) = [each for each in self.whole() if photos[0] in each]
            assert set(made) == set(photos)
            assert cover is None or made[0] == cover

    @rule(photos=photos)
    def unstack(self, photos: list[PhotoId]) -> None:
        others = {each for stack in self.whole() for each in stack} - set(photos)
        if self._do(UnstackPhotos(tuple(photos))):
            left = {each for stack in self.whole() for each in stack}
            assert left <= others

    @rule(photo=st.integers(1, COUNT).map(PhotoId))
    def cover(self, photo: PhotoId) -> None:
        members = {frozenset(each) for each in self.whole()}
        if self._do(SetStackCover(photo)):
            assert photo in {each[0] for each in self.whole()}
            assert {frozenset(each) for each in self.whole()} == members

    @rule(number=st.integers(1, COUNT))
    def hide_or_show(self, number: int) -> None:
        """Files come and go without the journal."""
        path, locations = self.desk.path(number), self.catalog.locations
        found = locations.find(path)
        if found is not None:
            locations.remove([found.id])
        else:
            locations.attach(self.desk.shelf.place(path), stamp(), PhotoId(number))

    @precondition(lambda self: self.before)
    @rule()
    def undo(self) -> None:
        self.after.append(self.whole())
        self.desk.journal.undo()
        assert self.whole() == self.before.pop()

    @precondition(lambda self: self.after)
    @rule()
    def redo(self) -> None:
        self.before.append(self.whole())
        self.desk.journal.redo()
        assert self.whole() == self.after.pop()

    @invariant()
    def each_photo_once(self) -> None:
        photos = [each for stack in self.whole() for each in stack]
        assert len(photos) == len(set(photos))
        assert all(len(stack) > 1 for stack in self.whole())
        seen = [each for stack in self.desk.stacks() for each in stack]
        assert set(seen) <= set(photos)
        assert all(len(stack) > 1 for stack in self.desk.stacks())


StackMachine.TestCase.settings = settings(max_examples=20, stateful_step_count=20, deadline=None)
TestStackMachine = StackMachine.TestCase
