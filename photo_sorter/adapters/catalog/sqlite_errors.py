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
        f"The library cannot be used ({error.strerror or error})",
        "Check that its folder is there and that you may write to it.",
        path=str(path),
    )


def from_sqlite(error: sqlite3.Error, path: Path) -> PhotoSorterError | None:
    """None where the error is a bug, not the environment."""
    name = getattr(error, "sqlite_errorname", "") or ""
    if name == "SQLITE_FULL" or name == "SQLITE_IOERR_SHMSIZE":
        return _disk_full(path)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL")):
        return LibraryLockedError(
            "The library is busy: another program is writing to it",
            "Close the other program and try again.",
            path=str(path),
        )
    if name.startswith(("SQLITE_READONLY", "SQLITE_PERM", "SQLITE_AUTH")):
        return LibraryUnavailableError(
            "The library cannot be written to",
            "Check that its folder and files are yours to write to, and that the disk is not "
            "mounted read-only.",
            path=str(path),
        )
    if name.startswith("SQLITE_CANTOPEN"):
        return LibraryUnavailableError(
            "The library cannot be opened",
            "Check that its folder is there and that you may read and write it.",
            path=str(path),
        )
    if name.startswith("SQLITE_IOERR"):
        return LibraryUnavailableError(
            "The disk failed while the library was read or written",
            "Check the disk and its free space, then open the library again.",
            path=str(path),
        )
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return not_a_library(path)
    return None


def not_a_library(path: Path) -> PhotoSorterError:
    return LibraryUnavailableError(
        "The library's database is damaged or is not a photo_sorter library",
        f"Run “photo_sorter doctor”, or put a backup or a copy named {path.name}.before-v… in "
        "its place.",
        path=str(path),
    )


def _disk_full(path: Path) -> PhotoSorterError:
    return DiskFullError(
        "No space is left on the disk that holds the library",
        "Free some space; what was being saved is tried again.",
        path=str(path),
    )
