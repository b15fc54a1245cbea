"""How a photo of the grid is called where it is heard instead of seen."""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QObject

from photo_sorter.core.rating import ColourLabel
from photo_sorter.core.views import PhotoDetails
from photo_sorter.ui.base import words

Describe = Callable[[int], PhotoDetails | None]  # by photo id; None where there is none

_TAGS_MOST = 5  # a listener waits for each
_REMEMBERED = 1_000


class SpokenPhotos(QObject):
    """Asks for a photo when a screen reader does, one at a time, which takes a millisecond; so that
    nobody else waits for it."""

    def __init__(self, describe: Describe) -> None:
        super().__init__()
        self._describe = describe
        self._known: OrderedDict[int, PhotoDetails | None] = OrderedDict()

    def forget(self) -> None:
        """Something changed."""
        self._known.clear()

    def name(self, photo_id: int) -> str:
        """What it shows, else its file; when it was taken; what a person thinks of it."""
        details = self._details(photo_id)
        if details is None:
            return self.tr("Photo")
        shown = [tag.name for tag in details.tags[:_TAGS_MOST]] or [_file(details)]
        return ", ".join([*filter(None, shown), words.taken(details), *self._rating(details)])

    def description(self, photo_id: int) -> str:
        """Its file, and what stands in it in words."""
        details = self._details(photo_id)
        if details is None:
            return ""
        parts = [_file(details) if details.tags else "", details.title, details.description]
        return ". ".join(part for part in parts if part)

    def _details(self, photo_id: int) -> PhotoDetails | None:
        if photo_id not in self._known:
            self._known[photo_id] = self._describe(photo_id)
            while len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        return self._known[photo_id]

    def _rating(self, details: PhotoDetails) -> list[str]:
        rating = details.rating
        said = [words.star_count(rating.stars)] if rating.stars else []
        said += [self.tr("favourite")] if rating.favourite else []
        said += [self.tr("rejected")] if rating.rejected else []
        said += [words.colour_label(rating.label)] if rating.label is not ColourLabel.NONE else []
        return said + ([self.tr("not connected")] if details.offline else [])


def _file(details: PhotoDetails) -> str:
    name = os.path.basename(details.paths[0]) if details.paths else ""
    return name.encode("utf-8", "replace").decode("utf-8")
