"""The two ways that a plan goes: there, and back."""

from __future__ import annotations

from dataclasses import dataclass

from photo_sorter.core.photo import FilePath, FileStamp
from photo_sorter.core.ports.sorting import StoredEntry
from photo_sorter.core.sorting.plan import EntryState, PlanEntry

Group = list[StoredEntry]


@dataclass(frozen=True, slots=True)
class Direction:
    """`start` is what is to be done, `end` what is done, `failed` what could not be."""

    back: bool
    start: EntryState
    placing: EntryState
    end: EntryState
    failed: EntryState

    def way(self, entry: PlanEntry) -> tuple[FilePath, FilePath]:
        """From where and to where a file goes."""
        forth = (entry.source, entry.target)
        return (forth[1], forth[0]) if self.back else forth


FORTH = Direction(False, EntryState.PLANNED, EntryState.PLACING, EntryState.DONE, EntryState.LEFT)
BACK = Direction(True, EntryState.DONE, EntryState.RETURNING, EntryState.UNDONE, EntryState.KEPT)


def is_same(there: FileStamp, entry: PlanEntry) -> bool:
    """Whether it is the file of the entry. Some file systems give other inodes after a restart."""
    if there.inode == entry.inode:
        return True
    return (there.size, there.mtime_ns) == (entry.size, entry.mtime_ns)
