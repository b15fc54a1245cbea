"""One review under way: what is asked next, what was answered, how far it is.

An answer counts at once: the next photo is there before the library has heard of it. The library
hears in the operations' order, and is then put into order anew in the background.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from photo_sorter.core.answers import Subject
from photo_sorter.core.asked import Asked, ReviewState
from photo_sorter.core.changes import Change
from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.core.photo import PhotoId
from photo_sorter.services.library import Library
from photo_sorter.ui.base.commands import Commands
from photo_sorter.ui.base.tasks import Failed, Tasks
from photo_sorter.ui.review.batch import Batch, Given, counted
from photo_sorter.ui.review.subject import answers
from photo_sorter.ui.review.veiling import Veiling

READY = 96  # photos that are asked for at once
_LOAD = "review"


@dataclass(frozen=True, slots=True)
class _Loaded:
    state: ReviewState
    asked: Sequence[Asked]
    sensitive: frozenset[int]


class ReviewSession(QObject):
    """Lives on the GUI thread; asks on workers."""

    asked_changed = Signal()
    state_changed = Signal()
    brought_back = Signal(object)  # Given: answers were undone
    failed = Signal(object)  # PhotoSorterError: nothing can be asked

    def __init__(
        self, library: Library, tasks: Tasks, commands: Commands, veiling: Veiling
    ) -> None:
        super().__init__()
        self._veiling = veiling
        self._library, self._tasks, self._commands = library, tasks, commands
        self.subject: Subject | None = None
        self.asked: list[Asked] = []  # the next first
        self.state: ReviewState | None = None  # None until the first look at the library
        self.held = 1  # of `asked`, how many stay where they are when the order changes
        self._history: list[Batch] = []
        self._undone: list[Batch] = []
        self._pending: set[PhotoId] = set()  # answered, and the library may not know it yet
        self._in_lane = 0
        self._loading = self._again = False
        commands.undone.connect(self._undone_elsewhere)
        commands.redone.connect(self._redone_elsewhere)

    @property
    def is_busy(self) -> bool:
        """More may come."""
        return self._loading or self._in_lane > 0

    @property
    def name_is_mute(self) -> bool:
        """Neither what it is called nor an answer says anything of photos yet."""
        state = self.state
        silent = all(each.probability == 0.0 for each in self.asked)
        return state is not None and not state.learnt and bool(self.asked) and silent

    def open(self, subject: Subject) -> None:
        """Begin anew; a review that was under way ends."""
        self.close()
        self.subject = subject
        self._load()

    def close(self) -> None:
        self._tasks.forget(_LOAD)
        self.subject, self.state, self.asked = None, None, []
        self._history, self._undone, self._pending = [], [], set()
        self._loading = self._again = False

    def answer(self, given: Given) -> None:
        """Say so, whether or not the photos were asked. Returns at once."""
        if self.subject is None or not given.ids:
            return
        batch = Batch(given)
        self._history.append(batch)
        self._undone.clear()
        self._count_in(given)
        operation = answers(self.subject, given.yes, given.no, given.skipped)

        def do() -> None:
            batch.change = self._library.do(operation).id

        self._in_order(do, lambda error: self._not_done(batch, error))

    def undo(self) -> None:
        """Take the last answers back, or what was done before the review."""
        if not self._history:
            self._commands.undo()
            return
        batch = self._history.pop()
        self._undone.append(batch)
        self._bring_back(batch.given)

        def undo() -> None:
            if batch.change is not None:  # else it was never done
                self._library.undo(batch.change)

        self._in_order(undo, self._tasks.failed.emit)

    def renew(self) -> None:
        """Look at the library again."""
        if self.subject is not None:
            self._load()

    # --------------------------------------------------------------------------- what is asked

    def _count_in(self, given: Given) -> None:
        gone = given.ids
        self._pending |= gone
        self.asked = [each for each in self.asked if each.photo_id not in gone]
        self._count(given, 1)
        self.asked_changed.emit()

    def _bring_back(self, given: Given) -> None:
        ids = given.ids
        self._pending -= ids
        self.asked = [*given.asked, *(x for x in self.asked if x.photo_id not in ids)]
        self._count(given, -1)
        self.brought_back.emit(given)
        self.asked_changed.emit()

    def _count(self, given: Given, sign: int) -> None:
        if self.state is not None:
            self.state = counted(self.state, given, sign)
            self.state_changed.emit()

    def _load(self) -> None:
        subject = self.subject
        if self._loading or subject is None:
            self._again = True
            return
        self._loading, self._again = True, False
        review = self._library.review

        def look() -> _Loaded:
            state, asked = review.refresh(subject), review.next(subject, READY)
            return _Loaded(state, asked, self._veiling.sensitive(x.photo_id for x in asked))

        self._tasks.run(look, self._came, self._load_failed, newest=_LOAD)

    def _came(self, loaded: _Loaded) -> None:
        self._loading = False
        self._veiling.know(loaded.sensitive)
        state, asked = loaded.state, loaded.asked
        stays = self.asked[: self.held]
        known = self._pending | {each.photo_id for each in stays}
        self.asked = [*stays, *(each for each in asked if each.photo_id not in known)]
        before = self.state
        if before is not None and (self._again or self._in_lane):  # it was counted too early
            counts = before.yes, before.no, before.skipped, before.left
            state = ReviewState(*counts, state.learnt, state.quality, state.is_enough)
        elif not self._again and not self._in_lane:
            self._pending.clear()
        self.state = state
        self.state_changed.emit()
        self.asked_changed.emit()
        if self._again:
            self._load()

    def _load_failed(self, error: PhotoSorterError) -> None:
        self._loading = False
        if self.asked:  # one may go on with what is there
            self._tasks.failed.emit(error)
        else:
            self.failed.emit(error)

    # ------------------------------------------------------------------------------- the lane

    def _in_order(self, call: Callable[[], None], failed: Failed) -> None:
        """`failed` is called only while it is still the same review."""
        subject = self.subject
        self._in_lane += 1

        def ended() -> None:
            self._in_lane -= 1
            if self.subject == subject:
                self._load()

        def went_wrong(error: PhotoSorterError) -> None:
            if self.subject == subject:
                failed(error)
            else:
                self._tasks.failed.emit(error)
            ended()

        self._tasks.run(call, lambda _: ended(), went_wrong, in_order=True)

    def _not_done(self, batch: Batch, error: PhotoSorterError) -> None:
        if batch in self._history:
            self._history.remove(batch)
            self._bring_back(batch.given)
        self._tasks.failed.emit(error)

    def _undone_elsewhere(self, change: Change) -> None:
        batch = next((x for x in self._history if x.change == change.id), None)
        if batch is not None:
            self._history.remove(batch)
            self._undone.append(batch)
            self._bring_back(batch.given)
        self.renew()

    def _redone_elsewhere(self, change: Change) -> None:
        batch = next((x for x in self._undone if x.change == change.id), None)
        if batch is not None:
            self._undone.remove(batch)
            self._history.append(batch)
            self._count_in(batch.given)
        self.renew()
