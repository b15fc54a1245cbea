"""The catalog as a whole: its tables, transactions, and how it was left."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from photo_sorter.adapters.catalog.albums import SqliteAlbums
from photo_sorter.adapters.catalog.alike import SqliteAlike
from photo_sorter.adapters.catalog.captions import SqliteCaptions
from photo_sorter.adapters.catalog.classifiers import SqliteClassifiers
from photo_sorter.adapters.catalog.columns import ColumnCache
from photo_sorter.adapters.catalog.common_details import SqliteCommonDetails
from photo_sorter.adapters.catalog.database import Database
from photo_sorter.adapters.catalog.dates import SqliteDates
from photo_sorter.adapters.catalog.derived import SqliteDerived
from photo_sorter.adapters.catalog.dismissals import SqliteDismissals
from photo_sorter.adapters.catalog.duplicates import SqliteDuplicates
from photo_sorter.adapters.catalog.file_words import SqliteFileWords
from photo_sorter.adapters.catalog.folders import SqliteFolders
from photo_sorter.adapters.catalog.full_text import SqliteFullText
from photo_sorter.adapters.catalog.held_values import SqliteHeldValues
from photo_sorter.adapters.catalog.hot_folders import SqliteHotFolders
from photo_sorter.adapters.catalog.ledger import SqliteLedger
from photo_sorter.adapters.catalog.locations import SqliteLocations
from photo_sorter.adapters.catalog.meta import read_meta, write_meta
from photo_sorter.adapters.catalog.operations import SqliteOperations
from photo_sorter.adapters.catalog.passed_over import SqliteExclusions, SqlitePassedOver
from photo_sorter.adapters.catalog.person_details import SqlitePersonDetails
from photo_sorter.adapters.catalog.photos import SqlitePhotos
from photo_sorter.adapters.catalog.picture_texts import SqlitePictureTexts
from photo_sorter.adapters.catalog.ratings import SqliteRatings
from photo_sorter.adapters.catalog.searches import SqliteRecentSearches, SqliteSavedSearches
from photo_sorter.adapters.catalog.seen_files import SqliteSeenFiles
from photo_sorter.adapters.catalog.sensitive import SqliteSensitive
from photo_sorter.adapters.catalog.sidecar_outbox import SqliteConflicts, SqliteSidecarOutbox
from photo_sorter.adapters.catalog.sort_plans import SqliteSortPlans
from photo_sorter.adapters.catalog.stacks import SqliteStacks
from photo_sorter.adapters.catalog.tags import SqliteTags
from photo_sorter.adapters.catalog.trash import SqliteTrash
from photo_sorter.adapters.catalog.vector_copies import VectorCopies
from photo_sorter.adapters.catalog.vectors import SqliteVectors
from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.core.problems import Occurrence, Problem

log = logging.getLogger(__name__)

_CLEAN = "clean"


class SqliteCatalog:
    """`core.ports.Catalog` on one SQLite file. Close it: that marks the library as left clean."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.folders = SqliteFolders(database)
        self.locations = SqliteLocations(database)
        self._copies = VectorCopies(database)
        columns = ColumnCache(database)
        self.photos = SqlitePhotos(database, columns, self._copies)
        self.vectors = SqliteVectors(database, self._copies)
        self.tags = SqliteTags(database)
        self.albums = SqliteAlbums(database)
        self.ledger = SqliteLedger(database)
        self.classifiers = SqliteClassifiers(database)
        self.ratings = SqliteRatings(database)
        self.dates = SqliteDates(database)
        self.details = SqlitePersonDetails(database)
        self.captions = SqliteCaptions(database)
        self.common_details = SqliteCommonDetails(database)
        self.trash = SqliteTrash(database)
        self.sidecars = SqliteSeenFiles(database, "sidecars")
        self.file_words = SqliteFileWords(database)
        self.sidecar_outbox = SqliteSidecarOutbox(database)
        self.conflicts = SqliteConflicts(database)
        self.not_pictures = SqliteSeenFiles(database, "not_pictures")
        self.exclusions = SqliteExclusions(database)
        self.passed_over = SqlitePassedOver(database)
        self.operations = SqliteOperations(database)
        self.derived = SqliteDerived(database)
        self.duplicates = SqliteDuplicates(database, self.derived)
        self.stacks = SqliteStacks(database)
        self.alike = SqliteAlike(database)
        self.picture_texts = SqlitePictureTexts(database)
        self.full_text = SqliteFullText(database)
        self.saved_searches = SqliteSavedSearches(database)
        self.recent_searches = SqliteRecentSearches(database)
        self.held_values = SqliteHeldValues(database, columns)
        self.dismissals = SqliteDismissals(database)
        self.sensitive = SqliteSensitive(database)
        self.sort_plans = SqliteSortPlans(database)
        self.hot_folders = SqliteHotFolders(database)
        self._was_clean = self._read_clean()
        if not database.read_only:
            self._write_clean(False)

    @classmethod
    def open(cls, path: Path, read_only: bool = False) -> SqliteCatalog:
        """Open the catalog at `path`, creating or migrating it unless `read_only`.

        Raises LibraryTooNewError (nothing was written), LibraryUnavailableError,
        LibraryLockedError or DiskFullError.
        """
        database = Database.open(path, read_only)
        try:
            return cls(database)
        except BaseException:
            database.close()
            raise

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything written inside on this thread lands whole or not at all. Reentrant."""
        with self._database.transaction():
            yield

    def was_clean(self) -> bool:
        """Whether the last owner closed the catalog. A new one is clean."""
        return self._was_clean

    def check(self) -> list[Occurrence]:
        """Problems found by SQLite's own integrity and foreign key checks."""
        try:
            with self._database.reading() as connection:
                return _integrity_problems(connection) + _reference_problems(connection)
        except PhotoSorterError as error:
            return [Occurrence(error.problem, error.values)]

    def close(self) -> None:
        """Mark the catalog as left clean and close it. Idempotent."""
        if not self._database.read_only and not self._database.closed:
            self._copies.save()
            try:
                self._write_clean(True)
            except PhotoSorterError as error:  # the next start checks; nothing is lost
                log.warning("The catalog could not be marked as clean: %s", error)
        self._database.close()

    def _read_clean(self) -> bool:
        with self._database.reading() as connection:
            return read_meta(connection, _CLEAN) in (None, "1")

    def _write_clean(self, clean: bool) -> None:
        with self._database.transaction() as connection:
            write_meta(connection, _CLEAN, "1" if clean else "0")


def _integrity_problems(connection: sqlite3.Connection) -> list[Occurrence]:
    rows = connection.execute("PRAGMA quick_check").fetchall()
    return [
        Occurrence(Problem.CATALOG_DAMAGED, {"detail": str(text)})
        for (text,) in rows
        if text != "ok"
    ]


def _reference_problems(connection: sqlite3.Connection) -> list[Occurrence]:
    rows = connection.execute(
        'SELECT "table", parent, count(*) FROM pragma_foreign_key_check GROUP BY "table", parent'
    )
    return [
        Occurrence(
            Problem.CATALOG_ROWS_ORPHANED,
            {"count": int(count), "table": str(table), "parent": str(parent)},
        )
        for table, parent, count in rows
    ]
