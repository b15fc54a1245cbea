"""The watched folders, and the files in them that could not be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from photo_sorter.core.access import Access
from photo_sorter.core.errors import Failure, FailureKind
from photo_sorter.core.events import EventBus, FailuresChanged
from photo_sorter.core.photo import Folder, LocationId
from photo_sorter.core.ports import Catalog, OutboxState
from photo_sorter.core.views import FileFailure


class Folders:
    """May be used from any thread. Folders come and go by operations (`AddFolder`)."""

    def __init__(
        self,
        access: Access,
        catalog: Catalog,
        events: EventBus,
        request: Callable[[], None],
    ) -> None:
        """`request` asks for what failed to be tried again, soon."""
        self._access = access
        self._catalog = catalog
        self._events = events
        self._request = request

    def all(self) -> list[Folder]:
        """Every folder by path, with its counts."""
        return self._catalog.folders.all()

    def exclusions(self) -> list[str]:
        """The patterns of what a person has passed over, sorted (see `core.exclusions`)."""
        return self._catalog.exclusions.all()

    def failures(self) -> list[FileFailure]:
        """The lines of *Needs attention*."""
        return [
            FileFailure(x.id, x.path, x.failure)
            for x in self._catalog.locations.failures() + self._catalog.derived.failures()
            if x.failure is not None
        ] + [
            FileFailure(location_id, path, Failure(FailureKind.SIDECAR, what.problem, what.values))
            for location_id, path, what in self._catalog.sidecar_outbox.failures()
        ]

    def retry(self, location_ids: Sequence[LocationId] | None = None) -> int:
        """Try failed files again (all of them for None); how many will be."""
        self._access.check()
        catalog = self._catalog
        count = catalog.locations.retry(location_ids) + catalog.derived.retry(location_ids)
        count += catalog.sidecar_outbox.hurry([OutboxState.FAILED], location_ids)
        self._events.publish(FailuresChanged())
        self._request()
        return count
