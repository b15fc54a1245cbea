"""Numbered migrations in plain SQL; the database's `user_version` says which have run."""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from photo_sorter.core.errors import LibraryTooNewError
from photo_sorter.core.problems import Problem

log = logging.getLogger(__name__)

_HEADER = b"SQLite format 3\x00"
_VERSION_OFFSET = 60  # of the 4-byte big-endian user_version in a database's header


@dataclass(frozen=True, slots=True)
class Migration:
    """Takes a database from version `number` - 1 to `number`."""

    number: int
    sql: str


def load_migrations() -> tuple[Migration, ...]:
    """The migrations of `schema/`, by number: NNNN_name.sql."""
    folder = Path(__file__).parent / "schema"  # importlib.resources would slow every start
    found = [
        Migration(int(entry.name.split("_", 1)[0]), entry.read_text(encoding="utf-8"))
        for entry in folder.iterdir()
        if entry.name.endswith(".sql")
    ]
    return tuple(sorted(found, key=lambda migration: migration.number))


def looks_like_a_database(path: Path) -> bool:
    """False where the file has bytes that are not SQLite's. An empty file is a new database."""
    with path.open("rb") as file:
        head = file.read(len(_HEADER))
    return head in (b"", _HEADER)


def header_version(path: Path) -> int:
    """The version in the database's header, read without SQLite, which might write beside it. A
    newer one may still be in the write-ahead log."""
    with path.open("rb") as file:
        head = file.read(_VERSION_OFFSET + 4)
    return int.from_bytes(head[_VERSION_OFFSET:], "big")


def log_version(path: Path) -> int:
    """The version that the write-ahead log brings, through a connection that may only read; 0
    where there is no log."""
    log_file = path.with_name(path.name + "-wal")
    if not log_file.exists() or log_file.stat().st_size == 0:
        return 0
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        return user_version(connection)


def refuse_newer(path: Path, version: int, newest: int) -> None:
    """Raise LibraryTooNewError where `version` is later than the `newest` that is known."""
    if version > newest:
        raise LibraryTooNewError(
            Problem.LIBRARY_TOO_NEW, path=str(path), version=version, newest=newest
        )


def user_version(connection: sqlite3.Connection) -> int:
    row: tuple[int] = connection.execute("PRAGMA user_version").fetchone()
    return row[0]


def migrate(connection: sqlite3.Connection, path: Path, migrations: Sequence[Migration]) -> None:
    """Bring the database at `path` to the last version. One that is not new is copied first to
    `<name>.before-vN`; each migration lands whole or not at all. `connection` is in autocommit
    mode and its foreign keys are off (rebuilding a table must not cascade)."""
    version = user_version(connection)
    missing = [migration for migration in migrations if migration.number > version]
    if not missing:
        return
    if version > 0:
        copy_before(connection, path, missing[-1].number)
    for migration in missing:
        _apply(connection, migration)
        log.info("Catalog migrated to version %d", migration.number)


def copy_before(connection: sqlite3.Connection, path: Path, number: int) -> Path:
    """Copy the database to `<name>.before-vN`; a copy that is not whole never has that name."""
    target = path.with_name(f"{path.name}.before-v{number}")
    unfinished = target.with_name(target.name + ".part")
    unfinished.unlink(missing_ok=True)
    with closing(sqlite3.connect(unfinished)) as copy:
        connection.backup(copy)
    os.replace(unfinished, target)
    return target


def _apply(connection: sqlite3.Connection, migration: Migration) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        for statement in statements(migration.sql):
            connection.execute(statement)
        broken = connection.execute("PRAGMA foreign_key_check").fetchone()
        if broken is not None:
            raise sqlite3.IntegrityError(f"migration {migration.number} breaks {broken[0]}")
        connection.execute(f"PRAGMA user_version = {migration.number:d}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def statements(sql: str) -> Iterator[str]:
    """Split a script whose statements end at line ends (`executescript` would commit first)."""
    pending = ""
    for line in sql.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""
