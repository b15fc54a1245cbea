"""The watched folders, and the files in them that could not be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from photo_sorter.core.access import Access
from photo_sorter.core.events import EventBus, FailuresChanged
from photo_sorter.core.photo import Folder, LocationId
from photo_sorter.core.ports import Catalog, Trash
from photo_sorter.core.views import FileFailure


class Folders:
    """May be used from any thread. Folders come and go by operations (`AddFolder`)."""

    def __init__(
        self,
        access: Access,
        catalog: Catalog,
        trash: Trash,
        events: EventBus,
        request_ingest: Callable[[], None],
    ) -> None:
        self._access = access
        self._catalog = catalog
        self._trash = trash
        self._events = events
        self._request_ingest = request_ingest

    def all(self) -> list[Folder]:
        """Every folder by path, with its counts."""
        return self._catalog.folders.all()

    def failures(self) -> list[FileFailure]:
        """The lines of *Needs attention*."""
        return [
            FileFailure(x.id, x.path, x.failure)
            for x in self._catalog.locations.failures()
            if x.failure is not None
        ]

    def forget_emptied_trash(self) -> None:
        """Photos whose files are in the trash no longer, nor where they lay, are not kept for them
        any more."""
        gone = [x.path for x in self._catalog.trash.all() if not self._trash.is_there(x.trashed)]
        self._catalog.trash.remove(gone)

    def retry(self, location_ids: Sequence[LocationId] | None = None) -> int:
        """Try failed files again (all of them for None); how many will be."""
        self._access.check()
        count = self._catalog.locations.retry(location_ids)
        self._events.publish(FailuresChanged())
        self._request_ingest()
        return count
