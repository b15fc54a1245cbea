"""Watched folders in which new photos follow rules by themselves."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from photo_sorter.core.photo import FilePath, FileStamp, FolderId, LocationId, PhotoId
from photo_sorter.core.sorting.plan import SortOptions


@dataclass(frozen=True, slots=True)
class HotFolder:
    """`rules` are as they stand in a file of rules."""

    folder_id: FolderId
    rules: tuple[str, ...]
    options: SortOptions


class Arrival(NamedTuple):
    """A file that came into a hot folder. `photo_id` is None until the file was read, and where it
    cannot be, or not wholly. `is_old`: the library knew the photo before the rules, or a plan has
    gone with it."""

    location_id: LocationId
    path: FilePath
    stamp: FileStamp
    photo_id: PhotoId | None
    is_old: bool


class Looked(Enum):
    """What came of a look at new files. LATER: some wait for what is not read or not there yet."""

    DONE = "done"
    LATER = "later"
    STOPPED = "stopped"
