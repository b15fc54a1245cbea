"""Another program's SQLite database, read without ever writing to it or beside it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from photo_sorter.adapters.full_disk import is_full_disk
from photo_sorter.core.errors import CancelledError, DiskFullError, InvalidInputError
from photo_sorter.core.importing import Cancelled, SourceKind
from photo_sorter.core.problems import Problem

_HEADER = b"SQLite format 3\0"
_LOGS = ("-wal", "-journal")  # what SQLite keeps beside a database that is written to
_TRIES = 3
_STEPS = 100_000  # of SQLite's machine, between two looks at whether the person has had enough


def is_database(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(_HEADER)) == _HEADER
    except OSError:
        return False


@contextmanager
def foreign_database(path: Path, cancelled: Cancelled) -> Iterator[sqlite3.Connection]:
    """A database without a log beside it is opened as one that does not change: SQLite then takes
    no lock and makes no file. Where a log is there the program may have it open, or has crashed:
    a copy of both is read instead, in which SQLite brings the log in.

    Raises InvalidInputError where it is damaged, cannot be read or changes while it is read,
    DiskFullError where no copy can be made, CancelledError.
    """
    with _errors_in_words(path, cancelled):
        if _has_log(path):
            with tempfile.TemporaryDirectory(prefix="import-") as folder:
                copy = _copied(path, Path(folder), cancelled)
                with _opened(f"{copy.as_uri()}?mode=rw", cancelled) as connection:
                    yield connection
        else:
            before = _stamps(path)
            with _opened(_unchanging(path), cancelled) as connection:
                yield connection
            if _stamps(path) != before:
                raise InvalidInputError(Problem.IMPORT_SOURCE_BUSY, path=str(path))


def tables(path: Path, cancelled: Cancelled) -> Collection[str]:
    """The names of a database's tables. A copy is made only where the tables are in the log alone.
    Raises as `foreign_database`."""
    with _errors_in_words(path, cancelled):
        try:
            with _opened(_unchanging(path), cancelled) as connection:
                found = _tables(connection)
        except sqlite3.Error:
            if not _has_log(path):
                raise
            found = set()
    if found or not _has_log(path):
        return found
    with foreign_database(path, cancelled) as whole:
        return _tables(whole)


@contextmanager
def _errors_in_words(path: Path, cancelled: Cancelled) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        if cancelled():
            raise CancelledError(Problem.INTERRUPTED) from error
        raise InvalidInputError(
            Problem.IMPORT_SOURCE_DAMAGED, path=str(path), detail=str(error)
        ) from error
    except OSError as error:
        if is_full_disk(error):
            raise DiskFullError(Problem.DISK_FULL, path=tempfile.gettempdir()) from error
        raise InvalidInputError(
            Problem.IMPORT_SOURCE_UNREADABLE, path=str(path), detail=error.strerror or str(error)
        ) from error


def columns(connection: sqlite3.Connection, table: str) -> Collection[str]:
    """The names of a table's columns, in small letters; none where there is no such table."""
    return {str(row[1]).lower() for row in connection.execute(f'PRAGMA table_info("{table}")')}


def require(
    connection: sqlite3.Connection,
    needed: dict[str, tuple[str, ...]],
    path: Path,
    kind: SourceKind,
    version: str,
) -> None:
    """Raises InvalidInputError where the database lacks a table or a column that is needed."""
    for what in _missing(connection, needed):
        raise InvalidInputError(
            Problem.IMPORT_SOURCE_VERSION,
            path=str(path),
            kind=kind.title,
            version=version or "?",
            detail=what,
        )


def _missing(connection: sqlite3.Connection, needed: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """What a database lacks of the tables and columns that are needed."""
    for table, names in needed.items():
        there = columns(connection, table)
        if not there:
            yield table
        else:
            yield from (f"{table}.{name}" for name in names if name.lower() not in there)


def _tables(connection: sqlite3.Connection) -> set[str]:
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    return {str(name) for (name,) in rows}


def _unchanging(path: Path) -> str:
    return f"{path.absolute().as_uri()}?mode=ro&immutable=1"


def _has_log(path: Path) -> bool:
    return any(_log(path, suffix).exists() for suffix in _LOGS)


@contextmanager
def _opened(uri: str, cancelled: Cancelled) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as connection:
        connection.text_factory = lambda data: data.decode("utf-8", "replace")
        connection.set_progress_handler(lambda: int(cancelled()), _STEPS)
        connection.execute("PRAGMA trusted_schema = OFF")
        yield connection


def _log(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def _copied(path: Path, folder: Path, cancelled: Cancelled) -> Path:
    """The database and its logs as they were at one moment."""
    target = folder / "database"
    for _ in range(_TRIES):
        if cancelled():
            raise CancelledError(Problem.INTERRUPTED)
        before = _stamps(path)
        for suffix in ("", *_LOGS):
            source, copy = _log(path, suffix), _log(target, suffix)
            copy.unlink(missing_ok=True)
            if source.exists():
                shutil.copyfile(source, copy)
        if _stamps(path) == before:
            return target
    raise InvalidInputError(Problem.IMPORT_SOURCE_BUSY, path=str(path))


def _stamps(path: Path) -> list[tuple[int, int] | None]:
    return [_stamp(_log(path, suffix)) for suffix in ("", *_LOGS)]


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return None
    return found.st_size, found.st_mtime_ns
