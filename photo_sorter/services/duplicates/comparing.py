"""Comparing all photos: the same picture first, then what looks alike."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from photo_sorter.core.events import DuplicatesChanged, EventBus
from photo_sorter.services.duplicates.alike import AlikeFinder
from photo_sorter.services.duplicates.same_pictures import SamePictureFinder
from photo_sorter.services.duplicates.steps import Cancelled, Told


class Comparing:
    """Nothing is compared twice; what was found when it is stopped is kept."""

    def __init__(self, same: SamePictureFinder, alike: AlikeFinder, events: EventBus) -> None:
        self._same = same
        self._alike = alike
        self._events = events

    def count_left(self) -> int:
        """Photos that are still to be compared in one way or the other."""
        return max(self._same.count_left(), self._alike.count_left())

    def compare(
        self,
        cancelled: Cancelled,
        begun: Callable[[int], None],
        told: Told,
        ended: Callable[[], None],
    ) -> None:
        """On the thread of the job, until all is compared or `cancelled()` turns true. Each of the
        two ways has `begun` with so many photos, and `ended`; `told` says how far it is. Raises
        LibraryLockedError where the library is only read."""
        for finder in (self._same, self._alike):
            left = finder.count_left()
            if not left or cancelled():
                continue
            begun(left)
            try:
                finder.compare(cancelled, partial(self._tell, told))
            finally:
                ended()

    def _tell(self, told: Told, compared: int, left: int) -> None:
        told(compared, left)
        self._events.publish(DuplicatesChanged())
