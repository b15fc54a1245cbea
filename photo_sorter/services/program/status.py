"""How a library stands, in figures."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.core.ports import Catalog, Engine
from photo_sorter.core.settings import Settings
from photo_sorter.core.views import IndexServerState, Status
from photo_sorter.services.index.maintenance import IndexMaintenance


class VectorServer(Protocol):
    """What is known of a server of the vectors, without asking it."""

    @property
    def address(self) -> str: ...
    @property
    def problem(self) -> PhotoSorterError | None: ...


class StatusReport:
    """May be used from any thread."""

    def __init__(
        self,
        catalog: Catalog,
        engine: Engine,
        settings: Callable[[], Settings],
        maintenance: IndexMaintenance | None,
        server: VectorServer | None,
    ) -> None:
        self._catalog = catalog
        self._engine = engine
        self._settings = settings
        self._maintenance = maintenance
        self._server = server

    def counts(self) -> Status:
        catalog = self._catalog
        space = catalog.vectors.active_space()
        return Status(
            photos=catalog.photos.count(),
            embedded=0 if space is None else catalog.vectors.count(space.key),
            pending=catalog.locations.pending_count(),
            failed=len(catalog.locations.failures()) + len(catalog.derived.failures()),
            model=self._settings().model if space is None else space.model_name,
            folders=tuple(folder.path for folder in catalog.folders.all(counted=False)),
            excluded=tuple(catalog.exclusions.all()),
        )

    def index_server(self, ask: bool = False) -> IndexServerState | None:
        """How the server of the vectors is; None where they lie in the library. With `ask` it is
        looked at now, which may take seconds; else what was last seen counts."""
        server, maintenance, vectors = self._server, self._maintenance, self._catalog.vectors
        if server is None or maintenance is None:
            return None
        problem = maintenance.trouble() if ask else server.problem
        waiting = sum(vectors.outbox_count(space.key) for space in vectors.spaces())
        return IndexServerState(server.address, waiting, problem)

    def engine_pid(self) -> int | None:
        """The engine's process, for diagnosis; None before it was needed."""
        return self._engine.pid
