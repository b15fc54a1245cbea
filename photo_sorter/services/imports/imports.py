"""What other programs know of photos, for the window and the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from photo_sorter.core.changes import Change
from photo_sorter.core.importing import (
    AS_USUAL,
    Cancelled,
    ImportOptions,
    ImportPlan,
    ImportProgress,
    MatchedSource,
    SourceKind,
)
from photo_sorter.core.operations import Operation
from photo_sorter.core.ports import Catalog, ImportSources, TimeZones
from photo_sorter.services.imports.matching import match
from photo_sorter.services.imports.planning import plan


class Imports:
    """Read, plan, apply: until the last nothing is written, and no file of another program ever is.
    May be used from any thread."""

    def __init__(
        self,
        catalog: Catalog,
        sources: ImportSources,
        zones: TimeZones,
        do: Callable[[Operation, ImportProgress, Cancelled], Change],
    ) -> None:
        """`do` is the journal's."""
        self._catalog = catalog
        self._sources = sources
        self._zones = zones
        self._do = do

    def read(
        self,
        path: Path,
        kind: SourceKind | None = None,
        progress: ImportProgress = lambda done, total: None,
        cancelled: Cancelled = lambda: False,
    ) -> MatchedSource:
        """What is said there of photos, and which photos of the library these are. Raises as
        `ImportSources.read`."""
        source = self._sources.read(path, kind, progress, cancelled)
        return match(self._catalog, source, progress, cancelled)

    def plan(
        self,
        matched: MatchedSource,
        options: ImportOptions = AS_USUAL,
        progress: ImportProgress = lambda done, total: None,
        cancelled: Cancelled = lambda: False,
    ) -> ImportPlan:
        """What is new to the library as it is now. `progress` is in photos. Raises
        CancelledError."""
        return plan(self._catalog, self._zones, matched, options, progress, cancelled)

    def apply(
        self,
        wanted: ImportPlan,
        progress: ImportProgress = lambda done, total: None,
        cancelled: Cancelled = lambda: False,
    ) -> Change | None:
        """All of it or nothing, as one change that can be undone; None where there is nothing new.
        `progress` is in photos. Raises LibraryLockedError where the library is read-only, and
        CancelledError: then nothing of it is done."""
        if wanted.operation is None:
            return None

        def told(done: int, total: int) -> None:
            progress(wanted.photos * done // max(1, total), wanted.photos)

        return self._do(wanted.operation, told, cancelled)
