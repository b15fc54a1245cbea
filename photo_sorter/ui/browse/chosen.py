"""The photos that are chosen now: their ids, and what is known of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from photo_sorter.core.photo import PhotoId
from photo_sorter.core.views import PhotoDetails
from photo_sorter.services.library import Library
from photo_sorter.ui.base.meant import Meant
from photo_sorter.ui.base.tasks import Tasks

PATHS_MOST = 500  # files that a drag or a copy carries
PAUSE_MS = 30  # walking with a held arrow key reads only where it stops


class Chosen(QObject):
    """Reads details on a worker, so that a drag or a menu finds the paths ready."""

    changed = Signal()  # others are chosen
    described = Signal(object)  # PhotoDetails of the only photo that is seen of them
    counted = Signal(int)  # none, or several

    def __init__(self, library: Library, tasks: Tasks) -> None:
        super().__init__()
        self._library = library
        self._tasks = tasks
        self.ids: list[int] = []  # with those that lie in closed stacks
        self.seen: list[int] = []  # without those
        self.of_stack = False
        self._stacks = 0
        self.details: PhotoDetails | None = None
        self.paths: list[str] = []
        self.parts: list[str] = []  # what belongs to the files, and is copied with them
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.refresh)

    def choose(
        self,
        ids: Sequence[int],
        seen: Sequence[int] | None = None,
        *,
        of_stack: bool = False,
        stacks: int = 0,
    ) -> None:
        """`seen` are those that can be seen, where these are fewer: a closed stack shows one.
        `of_stack`: any is shown in a stack, open or closed; so many `stacks` are closed."""
        self.ids = list(ids)
        self.of_stack, self._stacks = of_stack, stacks
        self.seen = self.ids if seen is None else list(seen)
        self.details, self.paths, self.parts = None, [], []
        self.changed.emit()
        if len(self.seen) != 1:
            self.counted.emit(len(self.ids))
        if self.ids:
            self._pause.start()
        else:
            self._pause.stop()
            self._tasks.forget("chosen")

    def refresh(self) -> None:
        """Read again what is known (a tag was added...)."""
        ids = [PhotoId(photo_id) for photo_id in self.ids[:PATHS_MOST]]
        only = PhotoId(self.seen[0]) if len(self.seen) == 1 else None
        if ids:
            self._tasks.run(lambda: self._read(ids, only), self._came, newest="chosen")

    def meant_by(self, photo_id: int) -> list[int]:
        """The photo, and what lies beneath it where it stands for a closed stack."""
        return self.ids if self.seen == [photo_id] else [photo_id]

    @property
    def meant(self) -> Meant:
        """What is done with the choice is done with this."""
        return Meant(len(self.ids), self._stacks, len(self.seen) - self._stacks)

    @property
    def beneath(self) -> int:
        """How many of the photos are not seen, as they lie in closed stacks."""
        return len(self.ids) - len(self.seen)

    def _read(
        self, ids: list[PhotoId], only: PhotoId | None
    ) -> tuple[list[str], list[str], PhotoDetails | None]:
        found = self._library.photos.paths(ids)
        paths = [found[photo_id] for photo_id in ids if photo_id in found]
        details = None if only is None else self._library.photos.details(only)
        return paths, self._library.photos.parts(paths), details

    def _came(self, read: tuple[list[str], list[str], PhotoDetails | None]) -> None:
        self.paths, self.parts, self.details = read
        if self.details is not None:
            self.described.emit(self.details)
