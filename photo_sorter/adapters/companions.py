"""The files on disk that belong to pictures' files, and go where these go."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from photo_sorter.core.companions import FolderNames
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.file_naming import LONGEST_NAME
from photo_sorter.core.photo import FilePath
from photo_sorter.core.problems import Problem

Move = tuple[FilePath, FilePath]


class Companions:
    """Lists each folder once, when it is first asked about: made anew for each task."""

    def __init__(self) -> None:
        self._folders: dict[FilePath, FolderNames] = {}

    def of(self, path: FilePath) -> list[FilePath]:
        """What belongs to the picture at `path`, sorted."""
        directory, name = os.path.split(path)
        return [os.path.join(directory, each) for each in self._names(directory).companions(name)]

    def moves(self, moves: Iterable[Move], along: Sequence[Move] = ()) -> list[Move]:
        """How what belongs to pictures moves where they do: first what `along` says of files that
        are there, for the others of them by their form. Raises InvalidInputError where a name
        would be too long."""
        moves = list(moves)
        known = {old for old, _ in moves}
        found = [move for move in along if move[0] not in known and os.path.lexists(move[0])]
        known.update(old for old, _ in found)
        for old, new in moves:
            directory, name = os.path.split(old)
            renamed = self._names(directory).renamed(name, os.path.basename(new))
            for companion, after in renamed.items():
                path = os.path.join(directory, companion)
                if path not in known:
                    known.add(path)
                    found.append((path, os.path.join(os.path.dirname(new), after)))
        if any(len(os.fsencode(os.path.basename(new))) > LONGEST_NAME for _, new in found):
            raise InvalidInputError(Problem.FILE_NAME_TOO_LONG)
        return found

    def _names(self, directory: FilePath) -> FolderNames:
        if directory not in self._folders:
            self._folders[directory] = FolderNames(names_in(directory))
        return self._folders[directory]


def names_in(directory: FilePath) -> list[str]:
    """Empty where it cannot be listed."""
    try:
        return os.listdir(directory)
    except OSError:
        return []
