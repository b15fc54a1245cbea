"""What became of a file's sidecar, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from photo_sorter.core.file_merge import FieldConflict
from photo_sorter.core.photo import FilePath, LocationId, PhotoId
from photo_sorter.core.problems import Occurrence


class SidecarAction(Enum):
    UNCHANGED = "unchanged"
    READ = "read"  # what was changed in it counts here
    WRITTEN = "written"  # it says what is said here; changes of its own count, too
    WAITING = "waiting"  # it would be written, were that asked for
    LATER = "later"  # the picture or the sidecar is being changed; it is looked at again
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class AwaitedFolder:
    """A folder that is away, and what of its photos waits for it."""

    path: FilePath
    what: Occurrence


@dataclass(frozen=True, slots=True)
class SidecarReport:
    """`fields` are the names of those that were, or would be, read or written. In a dry run the
    action is what would be done."""

    path: FilePath  # of the picture
    sidecar: FilePath
    location_id: LocationId
    photo_id: PhotoId
    action: SidecarAction
    fields: tuple[str, ...] = ()
    conflicts: tuple[FieldConflict, ...] = ()
    problem: Occurrence | None = None

    @property
    def inside(self) -> bool:
        """Whether it is about the picture itself: then `sidecar` is that."""
        return self.sidecar == self.path
