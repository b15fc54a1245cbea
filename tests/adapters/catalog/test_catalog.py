"""The catalog as a whole: transactions, threads, opening, errors in words."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
import threading
from contextlib import closing
from pathlib import Path

import pytest

from photo_sorter.adapters.catalog import SqliteCatalog
from photo_sorter.adapters.catalog.database import Database
from photo_sorter.core.errors import (
    DiskFullError,
    LibraryTooNewError,
    LibraryUnavailableError,
)
from photo_sorter.core.query import EVERYTHING
from tests.adapters.catalog.shelf import Shelf


class InterruptedTestError(Exception):
    """Stands for whatever ends a transaction early."""


def place_and_fail(shelf: Shelf, path: str) -> None:
    with shelf.catalog.transaction():
        shelf.photo(path)
        raise InterruptedTestError


def test_a_transaction_lands_whole_or_not_at_all(shelf: Shelf) -> None:
    with pytest.raises(InterruptedTestError):
        place_and_fail(shelf, "/photos/a.jpg")
    assert shelf.catalog.locations.known(shelf.folder) == {}
    with shelf.catalog.transaction():
        shelf.photo("/photos/a.jpg")
    assert shelf.catalog.photos.count() == 1


def test_an_inner_transaction_that_fails_leaves_the_outer_one(shelf: Shelf) -> None:
    with shelf.catalog.transaction():
        shelf.photo("/photos/kept.jpg")
        with pytest.raises(InterruptedTestError):
            place_and_fail(shelf, "/photos/lost.jpg")
    assert set(shelf.catalog.locations.known(shelf.folder)) == {"/photos/kept.jpg"}


def test_a_thread_reads_its_own_unfinished_writes_and_no_other_thread_does(shelf: Shelf) -> None:
    seen: list[int] = []
    with shelf.catalog.transaction():
        shelf.photo("/photos/a.jpg")
        assert shelf.catalog.photos.count() == 1
        reader = threading.Thread(target=lambda: seen.append(shelf.catalog.photos.count()))
        reader.start()
        reader.join(5)
    assert seen == [0]
    assert shelf.catalog.photos.count() == 1


def test_many_threads_read_and_write_at_once(shelf: Shelf) -> None:
    problems: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for i in range(10):
                shelf.photo(f"/photos/{number}-{i}.jpg")
                shelf.catalog.photos.listing(EVERYTHING)
                vectors = shelf.catalog.vectors
                key = vectors.spaces()[0].key
                vectors.block(key, vectors.extent(key))
        except BaseException as error:  # told to the test's own thread
            problems.append(error)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert problems == []
    assert shelf.catalog.photos.count() == 60


def test_what_was_written_is_there_after_opening_again(shelf: Shelf, catalog_path: Path) -> None:
    shelf.photo("/photos/a.jpg")
    shelf.catalog.close()
    shelf.catalog.close()
    assert not catalog_path.with_name("catalog.sqlite-wal").exists()
    with closing(SqliteCatalog.open(catalog_path)) as again:
        assert again.was_clean()
        assert again.photos.count() == 1


def test_a_catalog_that_was_not_closed_says_so(catalog: SqliteCatalog, catalog_path: Path) -> None:
    assert catalog.was_clean()
    with closing(SqliteCatalog.open(catalog_path)) as second:
        assert not second.was_clean()


def test_a_closed_catalog_says_so(catalog: SqliteCatalog) -> None:
    catalog.close()
    with pytest.raises(LibraryUnavailableError):
        catalog.photos.count()
    with pytest.raises(LibraryUnavailableError):
        catalog.folders.add("/a")


def test_another_process_can_read_while_one_writes(shelf: Shelf, catalog_path: Path) -> None:
    with closing(SqliteCatalog.open(catalog_path, read_only=True)) as reader:
        assert reader.photos.count() == 0
        shelf.photo("/photos/a.jpg")
        assert reader.photos.count() == 1
        with pytest.raises(LibraryUnavailableError):
            reader.folders.add("/b")


def test_reading_where_no_library_is_makes_none(catalog_path: Path) -> None:
    with pytest.raises(LibraryUnavailableError):
        SqliteCatalog.open(catalog_path, read_only=True)
    assert not catalog_path.parent.exists()


READ_AS_A_STRANGER = """
import os, sys
from pathlib import Path
from photo_sorter.adapters.catalog import SqliteCatalog
from photo_sorter.adapters.catalog.migrations import load_migrations
if os.geteuid() == 0:  # rights say nothing to root
    load_migrations()  # whoever comes after root may not be let near Python's own files
    os.setuid(65534)
catalog = SqliteCatalog.open(Path(sys.argv[1]), read_only=True)
print(catalog.photos.count())
catalog.close()
"""


@pytest.mark.skipif(os.name != "posix", reason="rights of folders as on POSIX systems")
def test_a_library_in_a_folder_that_may_not_be_written_can_be_read() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with closing(SqliteCatalog.open(folder / "catalog.sqlite")) as catalog:
            catalog.folders.add("/a")
        (folder / "catalog.sqlite").chmod(0o444)
        folder.chmod(0o555)
        try:
            done = subprocess.run(
                [sys.executable, "-c", READ_AS_A_STRANGER, str(folder / "catalog.sqlite")],
                capture_output=True,
                text=True,
                env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
                timeout=60,
            )
        finally:
            folder.chmod(0o755)
    assert (done.stdout.strip(), done.stderr) == ("0", "")


@pytest.mark.parametrize("content", [b"not a database at all" * 99, b"\0" * 4096])
def test_a_file_that_is_no_database_is_left_alone(catalog_path: Path, content: bytes) -> None:
    catalog_path.parent.mkdir()
    catalog_path.write_bytes(content)
    for read_only in (False, True):
        with pytest.raises(LibraryUnavailableError) as caught:
            SqliteCatalog.open(catalog_path, read_only)
        assert "doctor" in caught.value.remedy
    assert catalog_path.read_bytes() == content


def test_a_library_of_a_newer_version_is_left_untouched(catalog_path: Path) -> None:
    SqliteCatalog.open(catalog_path).close()
    with closing(sqlite3.connect(catalog_path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = {p.name: p.read_bytes() for p in catalog_path.parent.iterdir()}
    for read_only in (False, True):
        with pytest.raises(LibraryTooNewError):
            SqliteCatalog.open(catalog_path, read_only)
    assert {p.name: p.read_bytes() for p in catalog_path.parent.iterdir()} == before


def test_a_newer_version_is_seen_in_a_log_that_was_not_written_back(catalog_path: Path) -> None:
    SqliteCatalog.open(catalog_path).close()
    with closing(sqlite3.connect(catalog_path)) as connection:
        connection.execute("PRAGMA user_version = 99")
        with pytest.raises(LibraryTooNewError):
            SqliteCatalog.open(catalog_path)


def test_a_folder_that_cannot_be_made_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(LibraryUnavailableError) as caught:
        SqliteCatalog.open(tmp_path / "file" / "catalog.sqlite")
    assert caught.value.remedy


def place_many(shelf: Shelf, name: str) -> None:
    for number in range(10_000):
        shelf.place(f"/photos/{name} {number}.jpg")


def test_a_full_disk_is_said_in_words_and_nothing_is_lost(catalog_path: Path) -> None:
    database = Database.open(catalog_path)
    with closing(SqliteCatalog(database)) as catalog:
        folder = catalog.folders.add("/photos")
        with database.transaction() as connection:
            (pages,) = connection.execute("PRAGMA page_count").fetchone()
            connection.execute(f"PRAGMA max_page_count = {pages}")
        shelf = Shelf(catalog, folder.id)
        with pytest.raises(DiskFullError):
            place_many(shelf, "one by one")
        known = len(catalog.locations.known(folder.id))
        with pytest.raises(DiskFullError), catalog.transaction():
            place_many(shelf, "at once")
        assert len(catalog.locations.known(folder.id)) == known
        assert catalog.check() == []


def test_damage_is_told_in_words(shelf: Shelf, catalog_path: Path) -> None:
    for number in range(300):
        shelf.photo(f"/photos/{number}.jpg")
    shelf.catalog.close()
    content = bytearray(catalog_path.read_bytes())
    content[8192 : len(content) // 2] = os.urandom(len(content) // 2 - 8192)
    catalog_path.write_bytes(bytes(content))
    assert problems_on_opening(catalog_path)


def problems_on_opening(path: Path) -> list[str]:
    try:
        catalog = SqliteCatalog.open(path)
    except LibraryUnavailableError as error:
        return [error.remedy]
    with closing(catalog):
        return [problem.message for problem in catalog.check()]


def test_a_sound_catalog_has_no_problems(shelf: Shelf) -> None:
    shelf.photo("/photos/a.jpg")
    assert shelf.catalog.check() == []


def test_rows_that_refer_to_nothing_are_told_in_words(shelf: Shelf, catalog_path: Path) -> None:
    shelf.photo("/photos/a.jpg")
    with closing(sqlite3.connect(catalog_path)) as connection:
        connection.execute("DELETE FROM photos")
        connection.commit()
    problems = shelf.catalog.check()
    assert problems
    assert all("photos" in problem.message for problem in problems)
