"""A catalog for tests that make many, as a state machine does."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from photo_sorter.adapters.catalog import SqliteCatalog
from tests.blank_catalog import open_blank


class TemporaryCatalog:
    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._runs = 1
        self.catalog = open_blank(self.path)

    @property
    def path(self) -> Path:
        return Path(self._folder.name) / str(self._runs) / "catalog.sqlite"

    def reopen(self) -> None:
        """End the run well, and begin another."""
        self.catalog.close()
        self.catalog = SqliteCatalog.open(self.path)

    def crash(self) -> None:
        """Begin another run on the files as they are in the middle of this one."""
        left = self.path.parent
        self._runs += 1
        shutil.copytree(left, self.path.parent)
        self.catalog.close()
        shutil.rmtree(left)
        self.catalog = SqliteCatalog.open(self.path)

    def close(self) -> None:
        self.catalog.close()
        self._folder.cleanup()
