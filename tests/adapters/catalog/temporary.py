"""A catalog for tests that make many, as a state machine does."""

from __future__ import annotations

import tempfile
from pathlib import Path

from photo_sorter.adapters.catalog import SqliteCatalog


class TemporaryCatalog:
    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self.catalog = SqliteCatalog.open(Path(self._folder.name) / "catalog.sqlite")

    def close(self) -> None:
        self.catalog.close()
        self._folder.cleanup()
