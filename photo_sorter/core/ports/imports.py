"""Other programs' catalogs and exports, which are read and never written."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from photo_sorter.core.importing import Cancelled, ImportProgress, ImportSource, SourceKind


class ImportSources(Protocol):
    """From any thread; blocks until all is read."""

    def read(
        self, path: Path, kind: SourceKind | None, progress: ImportProgress, cancelled: Cancelled
    ) -> ImportSource:
        """What the file or folder says; of what kind it is tells its content where none is named.
        Raises InvalidInputError where it is no such source, is damaged, of an unknown version or
        being written, CancelledError, DiskFullError where no copy can be made."""
