"""What a person does: run on a worker in the order asked, told, and taken back with Ctrl+Z."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QObject, Signal

from photo_sorter.core.changes import Change, ChangeId
from photo_sorter.core.operations import AddFolder, Operation
from photo_sorter.core.photo import PhotoId
from photo_sorter.services.library import Library
from photo_sorter.ui.base.meant import Meant
from photo_sorter.ui.base.tasks import Tasks


class Commands(QObject):
    """Every method returns at once; a signal or `Tasks.failed` follows."""

    changed = Signal(object)  # Change
    undone = Signal(object)  # Change
    redone = Signal(object)  # Change

    def __init__(self, library: Library, tasks: Tasks, meant: Callable[[], Meant] = Meant) -> None:
        """`meant` says what is chosen now."""
        super().__init__()
        self._library = library
        self._tasks = tasks
        self._now = meant
        self._meant: dict[ChangeId, Meant] = {}  # of those that were done with closed stacks

    def meant_by(self, change: Change) -> Meant | None:
        """What was chosen when it was done, where stacks were among that."""
        return self._meant.get(change.id)

    def do(self, operation: Operation) -> None:
        self._run(lambda: self._library.do(operation), self._done())

    def do_made(self, make: Callable[[], Operation]) -> None:
        """The same with an operation that is made on the worker, when its turn comes."""
        self._run(lambda: self._library.do(make()), self._done())

    def add_folders(self, paths: Sequence[str]) -> None:
        for path in paths:
            self.do(AddFolder(path))

    def rename(self, photo_ids: Sequence[int], pattern: str) -> None:
        """Rename the photos' files; "Holiday ##" counts them."""
        ids = of_photos(photo_ids)
        self.do_made(lambda: self._library.photos.renaming.of_photos(ids, pattern))

    def undo(self, change_id: ChangeId | None = None) -> None:
        """Take back that change, or the newest one, of an earlier session too."""
        self._run(lambda: self._library.undo(change_id), self.undone.emit)

    def redo(self) -> None:
        """Do again what was undone last."""
        self._run(self._library.redo, self.redone.emit)

    def _done(self) -> Callable[[Change], None]:
        meant = self._now()

        def tell(change: Change) -> None:
            if meant.stacks:
                self._meant[change.id] = meant
            self.changed.emit(change)

        return tell

    def _run(self, call: Callable[[], Change], done: Callable[[Change], None]) -> None:
        self._tasks.run(call, done, in_order=True)


def of_photos(photo_ids: Iterable[int]) -> tuple[PhotoId, ...]:
    """The photos' ids as operations take them."""
    return tuple(PhotoId(photo_id) for photo_id in photo_ids)
