"""Which photos of a group are in sight, and which of them keys act on."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from photo_sorter.core.photo import PhotoId

MOST_PANES = 4


@dataclass(frozen=True, slots=True)
class Comparison:
    """Photos in their order, one or more. `focus` is the place of the one that keys act on; the
    `panes` photos from `first` on are in sight, and the focus is always one of them."""

    photo_ids: tuple[PhotoId, ...]
    focus: int = 0
    first: int = 0
    panes: int = MOST_PANES

    @property
    def focused(self) -> PhotoId:
        return self.photo_ids[self.focus]

    @property
    def in_sight(self) -> tuple[PhotoId, ...]:
        return self.photo_ids[self.first : self.first + self.panes]

    @property
    def others(self) -> tuple[PhotoId, ...]:
        """All but the focused one."""
        return self.photo_ids[: self.focus] + self.photo_ids[self.focus + 1 :]

    def walked(self, step: int) -> Comparison:
        """To the next photos, as far as there are any."""
        return self._focused_at(min(max(self.focus + step, 0), len(self.photo_ids) - 1))

    def focused_on(self, photo_id: PhotoId) -> Comparison:
        """Where it is none of the photos, nothing changes."""
        if photo_id not in self.photo_ids:
            return self
        return self._focused_at(self.photo_ids.index(photo_id))

    def with_panes(self, panes: int) -> Comparison:
        """So many in sight, from 2 to `MOST_PANES`."""
        panes = min(max(panes, 2), MOST_PANES)
        return replace(self, panes=panes)._focused_at(self.focus)

    def without(self, gone: Collection[PhotoId]) -> Comparison | None:
        """The photos that are left. The next one has the focus where it was of one that is gone.
        None where nothing is left."""
        left = tuple(each for each in self.photo_ids if each not in gone)
        if not left:
            return None
        before = sum(each not in gone for each in self.photo_ids[: self.focus])
        return replace(self, photo_ids=left)._focused_at(min(before, len(left) - 1))

    def _focused_at(self, place: int) -> Comparison:
        """Moves what is in sight no further than it must, and leaves no pane empty."""
        first = min(max(self.first, place - self.panes + 1), place)
        first = max(min(first, len(self.photo_ids) - self.panes), 0)
        return replace(self, focus=place, first=first)
