"""Connections and transactions: one writer behind a lock, a few readers that never wait for it."""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from photo_sorter.adapters.catalog.migrations import (
    header_version,
    load_migrations,
    log_version,
    looks_like_a_database,
    migrate,
    refuse_newer,
    user_version,
)
from photo_sorter.adapters.catalog.sqlite_errors import (
    errors_in_words,
    from_os,
    not_a_library,
)
from photo_sorter.core.errors import LibraryUnavailableError
from photo_sorter.core.problems import Problem

log = logging.getLogger(__name__)

BUSY_SECONDS = 10.0
KEPT_READERS = 4  # connections kept open for the next reader
WAL_BYTES = 64 * 1024 * 1024  # the log is cut back to this after a burst


class Database:
    """The connections to one catalog file. Errors of the environment leave `reading` and
    `transaction` as `PhotoSorterError`."""

    def __init__(self, path: Path, writer: sqlite3.Connection | None, reader_uri: str) -> None:
        self._path = path
        self._writer = writer  # None where the catalog was opened for reading only
        self._reader_uri = reader_uri
        self._write_lock = threading.RLock()
        self._writing_thread: int | None = None
        self._depth = 0
        self._at_end: list[Callable[[], None]] = []
        self._before_commit: list[Callable[[sqlite3.Connection], None]] = []
        self._pool_lock = threading.Lock()
        self._idle: list[sqlite3.Connection] = []
        self._closed = False

    @classmethod
    def open(cls, path: Path, read_only: bool = False) -> Database:
        """Open `path`, creating or migrating it unless `read_only`.

        Raises LibraryTooNewError, LibraryUnavailableError, LibraryLockedError, DiskFullError.
        """
        try:
            with errors_in_words(path):
                return cls._open_for_reading(path) if read_only else cls._open_for_writing(path)
        except OSError as error:
            raise from_os(error, path) from error

    @classmethod
    def _open_for_writing(cls, path: Path) -> Database:
        migrations = load_migrations()
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            if not looks_like_a_database(path):
                raise not_a_library(path)
            refuse_newer(path, header_version(path), migrations[-1].number)
            refuse_newer(path, log_version(path), migrations[-1].number)
        writer = _connect(str(path))
        try:
            writer.execute("PRAGMA journal_mode = WAL")
            writer.execute("PRAGMA synchronous = NORMAL")
            writer.execute(f"PRAGMA journal_size_limit = {WAL_BYTES}")
            writer.execute("PRAGMA foreign_keys = OFF")
            migrate(writer, path, migrations)
            writer.execute("PRAGMA foreign_keys = ON")
        except BaseException:
            writer.close()
            raise
        return cls(path, writer, f"{path.absolute().as_uri()}?mode=rw")

    @classmethod
    def _open_for_reading(cls, path: Path) -> Database:
        newest = load_migrations()[-1].number
        if not path.exists():
            raise LibraryUnavailableError(Problem.LIBRARY_MISSING, path=str(path))
        if not looks_like_a_database(path):
            raise not_a_library(path)
        refuse_newer(path, header_version(path), newest)
        uri = f"{path.absolute().as_uri()}?mode=ro"
        try:
            version = _version(uri)
        except sqlite3.OperationalError:
            # Reading through the write-ahead log needs a file beside the database. Where none
            # may be made there is no writer either, and the database can be taken as it stands.
            uri += "&immutable=1"
            version = _version(uri)
        refuse_newer(path, version, newest)
        if version < newest:
            raise LibraryUnavailableError(Problem.LIBRARY_TOO_OLD, path=str(path))
        return cls(path, None, uri)

    @property
    def path(self) -> Path:
        return self._path

    @property
    def read_only(self) -> bool:
        return self._writer is None

    @property
    def closed(self) -> bool:
        return self._closed

    @property
    def in_transaction(self) -> bool:
        """Whether this thread is inside a transaction, and reads what only it can see."""
        return self._writing_thread == threading.get_ident()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """The write connection inside a transaction. Reentrant on a thread: an inner one is a
        savepoint, so it too lands whole or not at all."""
        with errors_in_words(self._path), self._write_lock:
            connection = self._open_writer()
            self._begin(connection)
            try:
                yield connection
            except BaseException:
                self._undo(connection)
                raise
            else:
                try:
                    if self._depth == 1:
                        for do in self._before_commit:
                            do(connection)
                    self._commit(connection)
                except BaseException:
                    self._undo(connection)
                    raise

    def at_end(self, do: Callable[[], None]) -> None:
        """Inside a transaction: what is to be done when the whole of it is over, either way."""
        self._at_end.append(do)

    def before_commit(self, do: Callable[[sqlite3.Connection], None]) -> None:
        """What every transaction does last: it lands with the rest or not at all."""
        self._before_commit.append(do)

    def _begin(self, connection: sqlite3.Connection) -> None:
        connection.execute("BEGIN IMMEDIATE" if self._depth == 0 else f"SAVEPOINT s{self._depth}")
        self._depth += 1
        self._writing_thread = threading.get_ident()

    def _commit(self, connection: sqlite3.Connection) -> None:
        connection.execute("COMMIT" if self._depth == 1 else f"RELEASE s{self._depth - 1}")
        self._leave()

    def _undo(self, connection: sqlite3.Connection) -> None:
        depth = self._depth - 1
        self._leave()
        if connection.in_transaction:  # SQLite has rolled back by itself on some errors
            if depth == 0:
                connection.execute("ROLLBACK")
            else:
                connection.execute(f"ROLLBACK TO s{depth}")
                connection.execute(f"RELEASE s{depth}")

    def _leave(self) -> None:
        self._depth -= 1
        if self._depth:
            return
        self._writing_thread = None
        ended, self._at_end = self._at_end, []
        for do in ended:
            do()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection for reading. A thread inside a transaction reads its own writes."""
        if self.in_transaction:
            yield self._open_writer()
            return
        with errors_in_words(self._path):
            connection = self._borrow()
            try:
                yield connection
            finally:
                self._give_back(connection)

    def _borrow(self) -> sqlite3.Connection:
        with self._pool_lock:
            if self._closed:
                raise self._closed_error()
            if self._idle:
                return self._idle.pop()
        connection = _connect(self._reader_uri, uri=True)
        connection.execute("PRAGMA query_only = ON")
        return connection

    def _give_back(self, connection: sqlite3.Connection) -> None:
        with self._pool_lock:
            keep = not self._closed and len(self._idle) < KEPT_READERS
            if keep:
                self._idle.append(connection)
        if not keep:
            connection.close()

    def _open_writer(self) -> sqlite3.Connection:
        if self._closed:
            raise self._closed_error()
        if self._writer is None:
            raise LibraryUnavailableError(Problem.LIBRARY_READ_ONLY, path=str(self._path))
        return self._writer

    def _closed_error(self) -> LibraryUnavailableError:
        return LibraryUnavailableError(Problem.LIBRARY_CLOSED, path=str(self._path))

    def close(self) -> None:
        """Close every connection; one that is in use is closed when it is given back."""
        with self._write_lock:
            with self._pool_lock:
                if self._closed:
                    return
                self._closed = True
                idle, self._idle = self._idle, []
            for connection in idle:
                connection.close()
            if self._writer is not None:
                try:
                    self._writer.execute("PRAGMA optimize")
                    self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                except sqlite3.Error as error:  # the log stays and is read at the next start
                    log.warning("The catalog's log could not be written back: %s", error)
                finally:
                    self._writer.close()


def _connect(database: str, uri: bool = False) -> sqlite3.Connection:
    connection = sqlite3.connect(
        database,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
        uri=uri,
        cached_statements=256,
    )
    connection.execute("PRAGMA cache_size = -32768")  # KiB
    return connection


def _version(uri: str) -> int:
    connection = _connect(uri, uri=True)
    try:
        return user_version(connection)
    finally:
        connection.close()
