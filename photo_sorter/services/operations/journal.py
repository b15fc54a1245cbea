"""The one lane for what a person does: done, written down, taken back and done again in order."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace

from photo_sorter.core.access import Access
from photo_sorter.core.changes import Change, ChangeId, Deed
from photo_sorter.core.errors import CancelledError, InvalidInputError
from photo_sorter.core.operation_json import decode, encode
from photo_sorter.core.operations import Compound, DatePhotos, Operation, RestoreRatings
from photo_sorter.core.ports import Catalog
from photo_sorter.core.problems import Problem
from photo_sorter.services.operations.applied import Applied, Handler, Prepared, Preparing

log = logging.getLogger(__name__)

KEPT = 1000  # entries; older ones cannot be taken back any more


class Journal:
    """Does operations one after the other, from whatever thread they come. Each lands in one
    transaction with its entry: what is done is always written down, and what is not done never is.
    The entries outlive the program."""

    def __init__(
        self,
        access: Access,
        catalog: Catalog,
        handlers: Sequence[Handler],
        preparing: Sequence[Preparing] = (),
    ) -> None:
        """`preparing` are those of the handlers that begin outside the transaction."""
        self._access = access
        self._catalog = catalog
        self._table = catalog.operations
        self._handlers = handlers
        self._preparing = preparing
        self._lane = threading.RLock()

    def do(
        self,
        operation: Operation,
        progress: Callable[[int, int], None] = lambda done, total: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Change:
        """`progress` is told, on this thread, how many of the operation's photos are done, and
        `cancelled` is asked between its parts. Raises LibraryLockedError where the library is
        read-only, CancelledError, and PhotoSorterError of the operation's handler; then nothing is
        done."""
        self._access.check()

        def note(done: Applied) -> Change:
            inverse = encode(done.inverse)
            steps.check()
            return self._table.add(done.deed, inverse, done.notes, KEPT)

        steps = _Steps(_size(operation), progress, cancelled)
        return self._run(operation, note, steps)

    def undo(self, change_id: ChangeId | None = None) -> Change:
        """Take back that change, or the newest. Raises InvalidInputError where there is none, and
        what its handler raises; then it can still be undone."""
        return self._turn(change_id, undone=True)

    def redo(self) -> Change:
        """Do again what was undone last. Raises as `undo` does."""
        return self._turn(None, undone=False)

    def history(self) -> list[Change]:
        """Newest first."""
        return self._table.all()

    def _turn(self, change_id: ChangeId | None, *, undone: bool) -> Change:
        self._access.check()
        with self._lane:
            if change_id is None:
                newest = self._table.newest(undone=not undone)
                if newest is None:
                    if undone:
                        raise InvalidInputError(Problem.NOTHING_TO_UNDO)
                    raise InvalidInputError(Problem.NOTHING_TO_REDO)
                change_id = newest.id
            text = self._table.reverse(change_id, undone=not undone)
            if text is None:
                raise InvalidInputError(Problem.UNDO_TOO_LATE)
            return self._run(
                _decoded(text),
                lambda done: self._table.turn(
                    change_id, encode(done.inverse), done.notes, undone=undone
                ),
            )

    def _run(
        self, operation: Operation, note: Callable[[Applied], Change], steps: _Steps | None = None
    ) -> Change:
        steps = steps or _Steps()
        with self._lane:
            prepared = self._prepared(operation, steps)
            rollback = _nothing if prepared is None else prepared.rollback
            try:
                with self._catalog.transaction():
                    if prepared is None:
                        done = self._apply(operation, steps)
                    else:
                        done = prepared.apply()
                        steps.did(operation)
                    rollback = done.rollback
                    change = note(done)
            except BaseException:
                rollback()
                raise
        done.after()
        return change

    def _prepared(self, operation: Operation, steps: _Steps) -> Prepared | None:
        steps.check()
        found = (handler.prepare(operation) for handler in self._preparing)
        return next((each for each in found if each is not None), None)

    def _apply(self, operation: Operation, steps: _Steps) -> Applied:
        if isinstance(operation, Compound):
            return self._apply_all(operation, steps)
        steps.check()
        for handler in self._handlers:
            applied = handler.apply(operation)
            if applied is not None:
                steps.did(operation)
                return applied
        raise TypeError(f"No handler takes {type(operation).__name__}")

    def _apply_all(self, compound: Compound, steps: _Steps) -> Applied:
        done: list[Applied] = []

        def rollback() -> None:
            for applied in reversed(done):
                applied.rollback()

        def after() -> None:
            for applied in done:
                applied.after()

        try:
            for operation in compound.operations:
                done.append(self._apply(operation, steps))
        except BaseException:
            rollback()
            raise
        inverse = replace(compound, operations=tuple(a.inverse for a in reversed(done)))
        name = compound.name or (done[0].deed.name if len(done) == 1 else "")
        count = len(done) if compound.count is None else compound.count
        notes = tuple(note for applied in done for note in applied.notes)
        return Applied(Deed(compound.action, name, count), inverse, after, rollback, notes)


def _nothing() -> None:
    """Nothing was done that could be taken back."""


class _Steps:
    """How far one deed is. `check` raises CancelledError."""

    def __init__(
        self,
        total: int = 0,
        progress: Callable[[int, int], None] = lambda done, total: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        self._done, self._total = 0, total
        self._progress, self._cancelled = progress, cancelled

    def check(self) -> None:
        if self._cancelled():
            raise CancelledError(Problem.INTERRUPTED)

    def did(self, operation: Operation) -> None:
        self._done += _size(operation)
        self._progress(self._done, self._total)


def _size(operation: Operation) -> int:
    """Photos that it is about, once for each of its parts; at least one."""
    match operation:
        case Compound(operations=parts):
            return sum(map(_size, parts))
        case DatePhotos(said=said) | RestoreRatings(said=said):
            return max(1, len(said))
    return max(1, len(getattr(operation, "photo_ids", ())))


def _decoded(text: str) -> Operation:
    try:
        return decode(text)
    except ValueError as error:
        log.warning("%s", error)
        raise InvalidInputError(Problem.UNDO_TOO_LATE) from error
