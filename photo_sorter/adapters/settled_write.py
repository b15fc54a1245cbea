"""Small files that are whole at any moment, also after a power cut."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from photo_sorter.adapters.full_disk import is_full_disk
from photo_sorter.core.errors import DiskFullError, LibraryUnavailableError
from photo_sorter.core.problems import Problem


def write_settled(path: Path, content: bytes) -> None:
    """Write to a temporary file beside `path`, force it to the disk, rename it into place.
    Raises DiskFullError or LibraryUnavailableError; the old file then stays."""
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        if is_full_disk(error):
            raise DiskFullError(Problem.NO_SPACE_TO_SAVE, path=str(path)) from error
        raise LibraryUnavailableError(
            Problem.FILE_NOT_SAVED, path=str(path), detail=error.strerror or str(error)
        ) from error
    settle_folder(path.parent)


def settle_folder(folder: Path) -> None:
    """The rename itself reaches the disk; not every system can open a folder for that."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:  # some network file systems refuse; the file itself is written
        return
    finally:
        os.close(handle)
