"""Finds out what a file or folder comes from, by its content, and reads it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from photo_sorter.adapters.imports import digikam, lightroom
from photo_sorter.adapters.imports.digikam import read_digikam
from photo_sorter.adapters.imports.foreign_database import is_database, tables
from photo_sorter.adapters.imports.lightroom import read_lightroom
from photo_sorter.adapters.imports.picasa import INI_NAMES, read_picasa
from photo_sorter.adapters.imports.takeout import describes_a_photo, read_takeout
from photo_sorter.core.errors import CancelledError, InvalidInputError
from photo_sorter.core.importing import Cancelled, ImportProgress, ImportSource, SourceKind
from photo_sorter.core.problems import Problem

_DATABASES = {SourceKind.DIGIKAM: digikam.MARKS, SourceKind.LIGHTROOM: lightroom.MARKS}
_OF_APPLE = "ZGENERICASSET", "ZASSET"  # tables of Photos.sqlite, by its version
_APPLE_LIBRARY = ".photoslibrary"
_DIGIKAM_NAME, _LIGHTROOM_ENDING = "digikam4.db", ".lrcat"
_PACKED = (".zip", ".tgz", ".tar.gz")
_READERS: dict[SourceKind, Callable[[Path, ImportProgress, Cancelled], ImportSource]] = {
    SourceKind.DIGIKAM: read_digikam,
    SourceKind.LIGHTROOM: read_lightroom,
    SourceKind.TAKEOUT: read_takeout,
    SourceKind.PICASA: read_picasa,
}


class ForeignSources:
    """`core.ports.ImportSources`."""

    def read(
        self, path: Path, kind: SourceKind | None, progress: ImportProgress, cancelled: Cancelled
    ) -> ImportSource:
        path = path.absolute()
        place, found = _recognised(path, kind, cancelled)
        if kind is not None and found is not kind:
            raise InvalidInputError(Problem.IMPORT_SOURCE_OTHER, path=str(path), kind=kind.title)

        def report(done: int, total: int) -> None:
            if cancelled():
                raise CancelledError(Problem.INTERRUPTED)
            progress(done, total)

        return _READERS[found](place, report, cancelled)


def _recognised(
    path: Path, kind: SourceKind | None, cancelled: Cancelled
) -> tuple[Path, SourceKind]:
    """What is to be read, and of what kind it is. Raises InvalidInputError, CancelledError."""
    if path.name.lower().endswith(_APPLE_LIBRARY):
        raise InvalidInputError(Problem.IMPORT_SOURCE_APPLE, path=str(path))
    if path.is_dir():
        return _folder(path, kind, cancelled)
    if not path.exists():
        raise InvalidInputError(Problem.NO_SUCH_FILE, path=str(path))
    if path.name.lower().endswith(_PACKED):
        raise InvalidInputError(Problem.IMPORT_SOURCE_PACKED, path=str(path))
    if path.name.lower() in INI_NAMES:
        return path.parent, SourceKind.PICASA
    _check_readable(path)
    found = _database_kind(path, cancelled) if is_database(path) else None
    if found is None:
        raise InvalidInputError(Problem.IMPORT_SOURCE_UNKNOWN, path=str(path))
    return path, found


def _check_readable(path: Path) -> None:
    try:
        with path.open("rb") as file:
            file.read(1)
    except OSError as error:
        raise InvalidInputError(
            Problem.IMPORT_SOURCE_UNREADABLE, path=str(path), detail=error.strerror or str(error)
        ) from error


def _database_kind(path: Path, cancelled: Cancelled) -> SourceKind | None:
    there = set(tables(path, cancelled))
    for kind, marks in _DATABASES.items():
        # A newer version may lack one of the tables: that is told when it is read.
        if len(marks & there) > len(marks) // 2:
            return kind
    if there & set(_OF_APPLE):
        raise InvalidInputError(Problem.IMPORT_SOURCE_APPLE, path=str(path))
    return None


def _folder(path: Path, kind: SourceKind | None, cancelled: Cancelled) -> tuple[Path, SourceKind]:
    """A catalog that lies in it, else what its files look like."""
    try:
        names = sorted(os.listdir(path))
    except OSError as error:
        raise InvalidInputError(
            Problem.IMPORT_SOURCE_UNREADABLE, path=str(path), detail=error.strerror or str(error)
        ) from error
    if kind in (None, *_DATABASES):
        catalogs = [
            path / name
            for name in names
            if name.lower() == _DIGIKAM_NAME or name.lower().endswith(_LIGHTROOM_ENDING)
        ]
        if len(catalogs) > 1:
            raise InvalidInputError(Problem.IMPORT_SOURCE_SEVERAL, path=str(path))
        if catalogs:
            return _recognised(catalogs[0], kind, cancelled)
    for file in _files(path, cancelled):
        name = file.name.lower()
        if name in INI_NAMES and kind is not SourceKind.TAKEOUT:
            return path, SourceKind.PICASA
        if name.endswith(".json") and kind is not SourceKind.PICASA and describes_a_photo(file):
            return path, SourceKind.TAKEOUT
    if any(name.lower().endswith(_PACKED) for name in names):
        raise InvalidInputError(Problem.IMPORT_SOURCE_PACKED, path=str(path))
    raise InvalidInputError(Problem.IMPORT_SOURCE_UNKNOWN, path=str(path))


def _files(root: Path, cancelled: Cancelled) -> Iterator[Path]:
    for where, folders, names in os.walk(root):
        if cancelled():
            raise CancelledError(Problem.INTERRUPTED)
        folders.sort()
        yield from (Path(where, name) for name in sorted(names))
