"""Migrations: a copy first, whole or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from photo_sorter.adapters.catalog.migrations import (
    Migration,
    load_migrations,
    migrate,
    statements,
    user_version,
)

FIRST = Migration(1, "CREATE TABLE a (x INTEGER);\nINSERT INTO a VALUES (7);\n")
SECOND = Migration(2, "ALTER TABLE a ADD COLUMN y TEXT;\nUPDATE a SET y = 'new';\n")
FAILING = Migration(2, "DELETE FROM a;\nINSERT INTO nothing VALUES (1);\n")


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(tmp_path / "c.sqlite", isolation_level=None)) as connection:
        yield connection


def test_a_new_database_gets_every_migration_and_no_copy(
    connection: sqlite3.Connection, tmp_path: Path
) -> None:
    migrate(connection, tmp_path / "c.sqlite", [FIRST, SECOND])
    assert connection.execute("SELECT x, y FROM a").fetchall() == [(7, "new")]
    assert user_version(connection) == 2
    assert [p.name for p in tmp_path.iterdir()] == ["c.sqlite"]


def test_an_older_database_is_copied_before_it_is_migrated(
    connection: sqlite3.Connection, tmp_path: Path
) -> None:
    path = tmp_path / "c.sqlite"
    migrate(connection, path, [FIRST])
    migrate(connection, path, [FIRST, SECOND])
    with closing(sqlite3.connect(tmp_path / "c.sqlite.before-v2")) as copy:
        assert copy.execute("SELECT * FROM a").fetchall() == [(7,)]
        assert user_version(copy) == 1
    assert connection.execute("SELECT y FROM a").fetchall() == [("new",)]


def test_a_migration_that_fails_leaves_the_database_as_it_was(
    connection: sqlite3.Connection, tmp_path: Path
) -> None:
    path = tmp_path / "c.sqlite"
    migrate(connection, path, [FIRST])
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection, path, [FIRST, FAILING])
    assert connection.execute("SELECT x FROM a").fetchall() == [(7,)]
    assert user_version(connection) == 1
    migrate(connection, path, [FIRST, SECOND])
    assert user_version(connection) == 2


def test_the_shipped_migrations_are_numbered_without_a_gap() -> None:
    numbers = [migration.number for migration in load_migrations()]
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_trigger_is_one_statement() -> None:
    sql = "-- one; two\nCREATE TRIGGER t AFTER INSERT ON a\nBEGIN\n  SELECT 1;\n  SELECT 2;\nEND;\n"
    assert len(list(statements(sql + "SELECT ';';\n"))) == 2
