"""Which folders may be watched."""

from __future__ import annotations

from collections.abc import Sequence

from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.photo import FilePath, is_inside
from photo_sorter.core.ports import FileSystem, ScanProblem
from photo_sorter.core.problems import Problem


class FolderRules:
    def __init__(self, files: FileSystem, library_folder: FilePath) -> None:
        self._files = files
        self._library_folder = library_folder

    def check(self, root: FilePath, watched: Sequence[FilePath]) -> None:
        """Raises InvalidInputError, in words, where `root` (absolute, resolved) may not be."""
        problem = self._files.root_problem(root)
        if problem is ScanProblem.UNREADABLE:
            raise InvalidInputError(Problem.FOLDER_UNREADABLE, path=root)
        if problem is not None:
            raise InvalidInputError(Problem.FOLDER_MISSPELT, path=root)
        if root == self._library_folder or is_inside(root, self._library_folder):
            raise InvalidInputError(Problem.FOLDER_IS_OUR_OWN, path=root)
        for other in watched:
            if is_inside(root, other):
                raise InvalidInputError(Problem.FOLDER_WATCHED_ALREADY, path=root, folder=other)
