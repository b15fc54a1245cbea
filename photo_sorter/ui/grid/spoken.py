"""What is said of the grid's photos, remembered while they stay as they are."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QObject

from photo_sorter.core.views import PhotoDetails
from photo_sorter.ui.base.spoken import photo_description, photo_name

Describe = Callable[[int], PhotoDetails | None]  # by photo id; None where there is none

_REMEMBERED = 1_000


class SpokenPhotos(QObject):
    """Asks for a photo when a screen reader does, one at a time, which takes a millisecond; so that
    nobody else waits for it."""

    def __init__(self, describe: Describe, hides: Callable[[int], bool]) -> None:
        super().__init__()
        self._describe, self._hides = describe, hides
        self._known: OrderedDict[int, PhotoDetails | None] = OrderedDict()

    def forget(self) -> None:
        """Something changed."""
        self._known.clear()

    def name(self, photo_id: int) -> str:
        details = self._details(photo_id)
        return (
            self.tr("Photo")
            if details is None
            else photo_name(details, hidden=self._hides(photo_id))
        )

    def description(self, photo_id: int) -> str:
        details = self._details(photo_id)
        return "" if details is None else photo_description(details, hidden=self._hides(photo_id))

    def _details(self, photo_id: int) -> PhotoDetails | None:
        if photo_id not in self._known:
            self._known[photo_id] = self._describe(photo_id)
            while len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        return self._known[photo_id]
