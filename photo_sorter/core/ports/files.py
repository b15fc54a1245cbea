"""The disk: what is there, and what changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple, Protocol

from photo_sorter.core.photo import (
    FilePath,
    FileStamp,
    Stamps,
)
from photo_sorter.core.problems import Problem


class FoundFile(NamedTuple):
    path: FilePath
    stamp: FileStamp
    skip_reason: Problem | None = None  # set: not a picture; why, for the summary


class ScanProblem(Enum):
    VANISHED = "vanished"
    UNREADABLE = "unreadable"


class FileSystem(Protocol):
    def root_problem(self, root: FilePath) -> ScanProblem | None:
        """None where the folder is there and can be listed."""

    def scan(
        self,
        directory: FilePath,
        cancelled: Callable[[], bool],
        expected: Stamps | None = None,
        not_pictures: Mapping[FilePath, tuple[int, int]] | None = None,
    ) -> Iterator[FoundFile]:
        """Files below a directory in no order; follows no symbolic link to a directory that
        leads back, skips hidden and system folders, logs and passes over unreadable ones. A file
        that is as `expected` is taken out of it and not given: what is left in the end has
        changed or was not seen. One whose name does not tell what it is is looked into, unless it
        still has its size and time (ns) of `not_pictures`; no picture is SKIPPED_BY_CONTENT."""

    def found(self, path: FilePath) -> FoundFile | None:
        """One path as `scan` would report it; None where there is no such file."""

    def content_hash(self, path: FilePath) -> str | None:
        """The hash that a photo with the file's present bytes has; None where it cannot be
        read."""

    def unreadable_directories(self) -> list[FilePath]:
        """Directories that the last scans could not list."""

    def sends_events(self, root: FilePath) -> bool:
        """Whether the file system under `root` reports changes (network mounts do not)."""

    def is_directory(self, path: FilePath) -> bool: ...

    def device_of_empty(self, path: FilePath) -> int | None:
        """The device number of the nearest directory above `path` that is there, where nothing
        at all is in it; None where something is."""

    def rename(self, moves: Sequence[tuple[FilePath, FilePath]]) -> str:
        """Rename each (old, new) with its sidecar: all of them or none, never over another file.
        Returns a key, for the catalog to keep with what it writes of the rename; then comes
        `settle_rename`, or `take_rename_back` where that could not be written. Raises
        InvalidInputError where a name is taken, PhotoSorterError where it is refused."""

    def settle_rename(self, key: str) -> None:
        """The rename of that key is written down."""

    def take_rename_back(self, key: str) -> None:
        """The rename of that key could not be written down: the files get their old names."""

    def finish_renames(self, landed: Callable[[str], bool]) -> None:
        """Finish a rename that a crash interrupted: forward where `landed` says of its key that it
        is written down, else back. Never raises."""


class RawChangeKind(Enum):
    CHANGED = "changed"  # created, written, closed or attributes changed
    REMOVED = "removed"
    MOVED = "moved"
    OVERFLOWED = "overflowed"  # events were lost: reconcile the root


@dataclass(frozen=True, slots=True)
class RawChange:
    kind: RawChangeKind
    path: FilePath
    moved_to: FilePath | None = None
    is_directory: bool = False


class FolderWatcher(Protocol):
    """Translates and enqueues, nothing else. `on_change` is called on a thread of its own."""

    def watch(self, root: FilePath, polling_seconds: float | None) -> None:
        """Follow a root recursively; with `polling_seconds`, by looking. Raises
        PhotoSorterError with a remedy (e.g. the inotify limit) where it cannot."""

    def unwatch(self, root: FilePath) -> None: ...

    def close(self) -> None: ...
