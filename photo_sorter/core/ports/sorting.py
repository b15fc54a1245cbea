"""What sorting into folders needs of the catalog and of the disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, Protocol

from photo_sorter.core.photo import FilePath, FileStamp, FolderId, LocationId
from photo_sorter.core.sorting.hot_folder import Arrival, HotFolder
from photo_sorter.core.sorting.plan import (
    EntryState,
    PlanEntry,
    PlanId,
    PlanState,
    PlanTotals,
    Reason,
    SortPlan,
)


class StoredEntry(NamedTuple):
    """An entry of a plan that is kept, and how far it is. The stamp of `entry` is that of the file
    where it is by its state."""

    number: int
    entry: PlanEntry
    state: EntryState


class EntryChange(NamedTuple):
    """What became of an entry. `stamp` and `reason` stay as they were where they are None."""

    number: int
    state: EntryState
    stamp: FileStamp | None = None
    reason: Reason | None = None


class SortPlanTable(Protocol):
    def add(self, plan: SortPlan, entries: Iterable[PlanEntry]) -> PlanId:
        """Keep a plan; its own id does not count. Of plans that nobody applied the oldest go."""

    def get(self, plan_id: PlanId) -> SortPlan | None: ...

    def all(self) -> list[SortPlan]:
        """Newest first."""

    def totals(self, plan_id: PlanId) -> PlanTotals: ...

    def set_state(self, plan_id: PlanId, state: PlanState) -> None: ...

    def entries(
        self,
        plan_id: PlanId,
        states: Sequence[EntryState] = (),
        after: int = -1,
        limit: int | None = None,
    ) -> list[StoredEntry]:
        """So many by their numbers, from that number on. With states: of those that are to go
        somewhere the ones that are so far."""

    def pictures(
        self, plan_id: PlanId, state: EntryState, rule: int | None = None
    ) -> list[tuple[FilePath, FilePath]]:
        """Source and target of each picture that is so far, or of those of one rule."""

    def counts(self, plan_id: PlanId) -> dict[EntryState, int]:
        """How many of the files that are to go somewhere are how far."""

    def change(self, plan_id: PlanId, changes: Sequence[EntryChange]) -> None: ...

    def append(self, plan_id: PlanId, entries: Sequence[tuple[PlanEntry, EntryState]]) -> list[int]:
        """Files that came since the plan was made; their numbers."""

    def make_durable(self) -> None:
        """What was written so far is on the disk, also after a power cut."""


class HotFolderTable(Protocol):
    """Folders whose new photos follow rules by themselves, and what came into them since."""

    def all(self) -> list[HotFolder]:
        """By their folders' paths."""

    def put(self, hot: HotFolder) -> None:
        """From now on; other rules for a folder that is hot already are for what waits, too."""

    def remove(self, folder_id: FolderId) -> None: ...

    def arrivals(self, folder_id: FolderId) -> list[Arrival]:
        """In the order in which they came."""

    def forget(self, location_ids: Sequence[LocationId]) -> None:
        """They were looked at."""


class NotMovedError(Exception):
    """A file is where it was. `stops`: no other will go either (a full disk)."""

    def __init__(self, reason: Reason, *, stops: bool = False) -> None:
        super().__init__(reason.words)
        self.reason = reason
        self.stops = stops


class OtherDriveError(Exception):
    """A file cannot be renamed to there: it must be copied."""


class Drive(NamedTuple):
    """Where the drive hangs, what tells it apart while it does, and its free bytes."""

    mount: FilePath
    device: int
    free: int


class FileMover(Protocol):
    """Moves and copies single files, never over another. Raises NotMovedError."""

    def look(self, path: FilePath) -> FileStamp | None:
        """None where no file is there."""

    def can_read(self, path: FilePath) -> bool: ...

    def is_written(self, path: FilePath) -> bool:
        """Whether a program has the file open to write into it, as far as the system says so."""

    def hash_of(self, path: FilePath) -> str | None: ...

    def drive(self, path: FilePath) -> Drive:
        """The drive of a file or folder that is there or is to be made."""

    def is_mounted(self, mount: FilePath) -> bool: ...

    def move(
        self, source: FilePath, target: FilePath, making: Callable[[], None] = lambda: None
    ) -> FileStamp:
        """Rename, and make folders where they lack, before which `making` is called and may raise:
        the drive that they lay on may be gone. Raises OtherDriveError, too."""

    def copy(self, source: FilePath, hidden: FilePath) -> FileStamp:
        """Copy with times and attributes to a name that nobody sees, which may hold what an earlier
        try left; on the disk and read back when this returns."""

    def hidden_beside(self, target: FilePath, key: str) -> FilePath:
        """The name beside `target` for `copy`."""

    def discard(self, hidden: FilePath) -> None:
        """Delete what `copy` made. Never raises."""

    def settle(self, folders: Iterable[FilePath]) -> None:
        """Names in the folders are on the disk. Never raises."""

    def remove_empty(self, folders: Iterable[FilePath], stop: FilePath = "") -> list[FilePath]:
        """Remove those of the folders that are empty, and what becomes empty above them, as far as
        `stop`; none above where that is ''. Returns what went."""
