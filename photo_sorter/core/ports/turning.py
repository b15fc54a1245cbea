"""Pictures turned by a note in their files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.core.photo import FilePath, FileStamp
from photo_sorter.core.turning.patch import FilePatch


class Patched(NamedTuple):
    """A file that has the bytes of `patch.after` now."""

    patch: FilePatch
    stamp: FileStamp


class NotPatched(NamedTuple):
    """A file that is as it was."""

    path: FilePath
    error: PhotoSorterError


class PictureTurner(Protocol):
    """Safe from any thread. Notes what it does before, so that a crash leaves nothing half done."""

    def plan(self, path: FilePath, stamp: FileStamp, turns: int) -> FilePatch:
        """What would turn the picture by so many quarters clockwise, tried on a copy: the bytes of
        its pixels are the same, and it shows what was shown, turned. Nothing is written beside it.
        `stamp` is that of the file as it was read. Raises InvalidInputError with the reason,
        DiskFullError, EngineError."""

    def write(self, patches: Sequence[FilePatch]) -> str:
        """Have the new bytes of the files on the disk, beside them, which takes as long as writing
        them does; what the disk has no room for waits for `put`. The key is for the catalog to keep
        with what it writes of it; after `put` comes `settle`, or `take_back` where that could not
        be written. Raises DiskFullError, LibraryUnavailableError where nothing can be noted; then
        nothing was done."""

    def put(self, key: str) -> list[Patched | NotPatched]:
        """Give each file of that key its new bytes, times and rights as they were; at any moment
        each is the old or the new one, whole. One that does not have the bytes that its patch is
        for, or that was written meanwhile, stays. Quick where the bytes are there."""

    def settle(self, key: str) -> None:
        """The patches of that key are written down."""

    def take_back(self, key: str) -> None:
        """They could not be written down: the files get their old bytes."""

    def finish(self, landed: Callable[[str], bool]) -> None:
        """Finish what a crash interrupted: files get their old bytes where `landed` does not say of
        the key that it is written down. Never raises."""

    def close(self) -> None:
        """Idempotent."""
