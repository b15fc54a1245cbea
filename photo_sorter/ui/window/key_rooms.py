"""The rooms that listen to keys of their own, in the order of the keyboard page. A further one is a
line here."""

from __future__ import annotations

from photo_sorter.ui.compare import keys as comparing
from photo_sorter.ui.conflicts import keys as conflicts
from photo_sorter.ui.cropping import keys as cropping
from photo_sorter.ui.duplicates import keys as duplicates
from photo_sorter.ui.grid import keys as grid
from photo_sorter.ui.review import keys as review
from photo_sorter.ui.sorting import keys as sorting

_ROOMS = (grid, cropping, comparing, review, conflicts, duplicates, sorting)


def own_keys() -> list[tuple[str, str]]:
    """Keys, and what they do."""
    return [line for room in _ROOMS for line in room.key_page()]
