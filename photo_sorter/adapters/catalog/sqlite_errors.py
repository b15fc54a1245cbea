"""SQLite's and the disk's errors as words and a remedy."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from photo_sorter.adapters.full_disk import is_full_disk
from photo_sorter.core.errors import (
    DiskFullError,
    LibraryLockedError,
    LibraryUnavailableError,
    PhotoSorterError,
)
from photo_sorter.core.problems import Problem


@contextmanager
def errors_in_words(path: Path) -> Iterator[None]:
    """Turn SQLite's errors of the environment into `PhotoSorterError`; bugs pass as they are."""
    try:
        yield
    except sqlite3.Error as error:
        translated = from_sqlite(error, path)
        if translated is None:
            raise
        raise translated from error


def from_os(error: OSError, path: Path) -> PhotoSorterError:
    if is_full_disk(error):
        return _disk_full(path)
    return LibraryUnavailableError(
        Problem.LIBRARY_UNUSABLE, path=str(path), detail=error.strerror or str(error)
    )


def from_sqlite(error: sqlite3.Error, path: Path) -> PhotoSorterError | None:
    """None where the error is a bug, not the environment."""
    name = getattr(error, "sqlite_errorname", "") or ""
    if name == "SQLITE_FULL" or name == "SQLITE_IOERR_SHMSIZE":
        return _disk_full(path)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL")):
        return LibraryLockedError(Problem.LIBRARY_BUSY, path=str(path))
    if name.startswith(("SQLITE_READONLY", "SQLITE_PERM", "SQLITE_AUTH")):
        return LibraryUnavailableError(Problem.LIBRARY_NOT_WRITABLE, path=str(path))
    if name.startswith("SQLITE_CANTOPEN"):
        return LibraryUnavailableError(Problem.LIBRARY_NOT_OPENED, path=str(path))
    if name.startswith("SQLITE_IOERR"):
        return LibraryUnavailableError(Problem.LIBRARY_DISK_FAILED, path=str(path))
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return not_a_library(path)
    return None


def not_a_library(path: Path) -> PhotoSorterError:
    return LibraryUnavailableError(Problem.LIBRARY_DAMAGED, path=str(path), name=path.name)


def _disk_full(path: Path) -> PhotoSorterError:
    return DiskFullError(Problem.LIBRARY_DISK_FULL, path=str(path))
