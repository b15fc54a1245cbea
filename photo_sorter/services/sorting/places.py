"""Which watched folder a file lies in, and how large one is."""

from __future__ import annotations

import os
from collections.abc import Sequence

from photo_sorter.core.photo import FilePath, Folder, is_inside
from photo_sorter.core.ports.sorting import FileMover


def watched_folder_of(path: FilePath, roots: Sequence[Folder]) -> Folder | None:
    """The innermost of them that a path lies in."""
    found = [root for root in roots if is_inside(path, root.path)]
    return max(found, key=lambda root: len(root.path), default=None)


def root_of(path: FilePath, roots: Sequence[Folder]) -> FilePath:
    """That folder's path; where none is watched, that of the folder that the file lies in."""
    folder = watched_folder_of(path, roots)
    return os.path.dirname(path) if folder is None else folder.path


def size_of(mover: FileMover, path: FilePath) -> int | None:
    """Bytes; None where there is no file."""
    stamp = mover.look(path)
    return None if stamp is None else stamp.size
