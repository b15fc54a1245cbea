"""Which folders may be watched."""

from __future__ import annotations

from collections.abc import Sequence

from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.photo import FilePath, is_inside
from photo_sorter.core.ports import FileSystem, ScanProblem


class FolderRules:
    def __init__(self, files: FileSystem, library_folder: FilePath) -> None:
        self._files = files
        self._library_folder = library_folder

    def check(self, root: FilePath, watched: Sequence[FilePath]) -> None:
        """Raises InvalidInputError, in words, where `root` (absolute, resolved) may not be."""
        problem = self._files.root_problem(root)
        if problem is ScanProblem.UNREADABLE:
            raise InvalidInputError(
                "This folder cannot be read", "Give yourself permission to it.", path=root
            )
        if problem is not None:
            raise InvalidInputError("There is no such folder", "Check the spelling.", path=root)
        if root == self._library_folder or is_inside(root, self._library_folder):
            raise InvalidInputError(
                "This is where photo_sorter keeps its own data", "Choose another.", path=root
            )
        for other in watched:
            if is_inside(root, other):
                raise InvalidInputError(
                    f"This folder is watched already, as part of {other}", path=root
                )
