"""Renames files all together or not at all, and never over another file."""

from __future__ import annotations

import errno
import os
import uuid
from collections.abc import Sequence

from photo_sorter.core.errors import InvalidInputError, PhotoSorterError
from photo_sorter.core.photo import FilePath

Move = tuple[FilePath, FilePath]


def rename_all(moves: Sequence[Move]) -> None:
    """Rename each (old, new), with its XMP sidecar. Files may trade names.

    Raises InvalidInputError where a new name is taken or two files would share one, and
    PhotoSorterError where the system refuses; then every file has its old name.
    """
    wanted = [move for move in _with_sidecars(moves) if move[0] != move[1]]
    sources, targets = {old for old, _ in wanted}, [new for _, new in wanted]
    if len(set(targets)) < len(targets):
        raise InvalidInputError("Two files cannot have one name", path=targets[0])
    for target in targets:
        if target not in sources and os.path.lexists(target):
            raise InvalidInputError("A file of this name is there already", path=target)
    # By way of names that nobody has, so that no file meets another that is still to move.
    waiting = [_beside(old) for old, _ in wanted]
    first = [(old, middle) for (old, _), middle in zip(wanted, waiting, strict=True)]
    second = [(middle, new) for (_, new), middle in zip(wanted, waiting, strict=True)]
    done: list[Move] = []
    try:
        for move in (*first, *second):
            _rename(*move)
            done.append(move)
    except OSError as error:
        for old, new in reversed(done):
            _rename(new, old)
        raise PhotoSorterError(
            f"The file cannot be renamed ({error.strerror})",
            "Look whether you may write in its folder.",
            path=error.filename,
        ) from error


def _rename(old: FilePath, new: FilePath) -> None:
    if os.path.lexists(new):  # os.rename would replace it
        raise FileExistsError(errno.EEXIST, "a file of this name is there already", new)
    os.rename(old, new)


def _beside(path: FilePath) -> FilePath:
    """A hidden name in the same directory: watchers pass over it."""
    return os.path.join(os.path.dirname(path), f".photo_sorter-{uuid.uuid4().hex}")


def _with_sidecars(moves: Sequence[Move]) -> list[Move]:
    """`name.ext.xmp` goes along, and `name.xmp` where no other picture shares it."""
    found = list(moves)
    for old, new in moves:
        if os.path.lexists(f"{old}.xmp"):
            found.append((f"{old}.xmp", f"{new}.xmp"))
        stem, _ = os.path.splitext(old)
        if os.path.lexists(f"{stem}.xmp") and _pictures_of(stem) == 1:
            found.append((f"{stem}.xmp", f"{os.path.splitext(new)[0]}.xmp"))
    return found


def _pictures_of(stem: FilePath) -> int:
    """How many files share this stem, the sidecar apart."""
    directory, name = os.path.split(stem)
    with os.scandir(directory) as entries:
        return sum(
            entry.name != f"{name}.xmp" and os.path.splitext(entry.name)[0] == name
            for entry in entries
        )
