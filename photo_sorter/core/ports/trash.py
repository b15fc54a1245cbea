"""The system's trash."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from photo_sorter.core.photo import FilePath


class Trash(Protocol):
    """Files go there and come back, all together or not at all; none is deleted. Each call returns
    a key, for the catalog to keep with what it writes; then comes `settle`, or `take_back` where
    that could not be written."""

    def move(
        self, paths: Sequence[FilePath], *, alone: bool = False
    ) -> tuple[str, list[tuple[FilePath, FilePath]]]:
        """To the trash, with all that belongs to them unless `alone`: the key, and of each file
        where it lay and where it lies now ("" where that is not known). Raises InvalidInputError
        where a file is not there, PhotoSorterError where one cannot go; then nothing has moved."""

    def restore(self, files: Sequence[tuple[FilePath, FilePath]]) -> str:
        """Each (path, trashed) back to its path, never over another file. Raises InvalidInputError
        where one is gone or its place is taken, PhotoSorterError where the system refuses; then
        nothing has moved."""

    def is_there(self, trashed: FilePath) -> bool:
        """Whether the file still lies in the trash, as far as can be told."""

    def settle(self, key: str) -> None: ...

    def take_back(self, key: str) -> None: ...

    def finish(self, landed: Callable[[str], bool]) -> None:
        """What a crash interrupted is settled where `landed` says of its key that it is written
        down, else taken back. Never raises."""
