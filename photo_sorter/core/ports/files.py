"""The disk: what is there, and what changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple, Protocol

from photo_sorter.core.exclusions import Excluded
from photo_sorter.core.photo import (
    FilePath,
    FileStamp,
    Stamps,
)
from photo_sorter.core.problems import Problem


class FoundFile(NamedTuple):
    path: FilePath
    stamp: FileStamp
    skip_reason: Problem | None = None  # set: not a photo of its own; why, for the summary
    part_of: FilePath | None = None  # the picture beside it that it is a part of


@dataclass(frozen=True, slots=True)
class Scope:
    """What is looked at of a root: nothing that `excluded` says, and no link to a directory by
    which files of one of `roots` would be met a second time."""

    root: FilePath
    roots: tuple[FilePath, ...] = ()
    excluded: Excluded | None = None


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
        scope: Scope | None = None,
        not_pictures: Mapping[FilePath, tuple[int, int]] | None = None,
    ) -> Iterator[FoundFile]:
        """Files below a directory of a root in no order; follows no symbolic link to a directory
        that leads back, skips hidden and system folders, those with `.nomedia` and what `scope`
        leaves out, logs and passes over unreadable ones. A file that is as `expected` is taken out
        of it and not given: what is left in the end has changed or was not seen. A RAW beside a
        picture that it is a part of is given as such, where one of the two is not as expected. A
        file whose name does not tell what it is is looked into, unless it still has its size and
        time (ns) of `not_pictures`; no picture is SKIPPED_BY_CONTENT."""

    def passes_over(self, path: FilePath, scope: Scope) -> bool:
        """Whether a scan passes this over, in a directory that it does not pass over."""

    def links(self, root: FilePath) -> list[FilePath]:
        """Links to directories below the root that its last scans have followed."""

    def exists(self, path: FilePath) -> bool: ...

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

    def names(self, directory: FilePath) -> list[str]:
        """What is in the directory; empty where it cannot be listed."""

    def companions(self, paths: Sequence[FilePath]) -> dict[FilePath, list[FilePath]]:
        """What belongs to each of the pictures (see `core.companions`), sorted."""

    def rename(
        self,
        moves: Sequence[tuple[FilePath, FilePath]],
        along: Sequence[tuple[FilePath, FilePath]] = (),
    ) -> tuple[str, list[tuple[FilePath, FilePath]]]:
        """Rename each (old, new) with what belongs to it: all of them or none, never over another
        file. What belongs to it gets the name that `along` says, else one of its form. Returns a
        key, for the catalog to keep with what it writes of the rename, and how the others moved;
        then comes `settle_rename`, or `take_rename_back` where that could not be written. Raises
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
