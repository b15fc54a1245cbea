"""Brings a shared server up to what the catalog holds: never rebuilt, never compared as a whole.

The server is keyed by content and holds other machines' photos too. Whether it has all of this
library's is asked once a run, and again after each time it was away (it may be another one now);
from then on the outbox tells what is new.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass

from photo_sorter.core.batches import in_batches
from photo_sorter.core.embedding import EmbeddingSpace, SpaceKey
from photo_sorter.core.errors import IndexServerError, PhotoSorterError
from photo_sorter.core.events import ErrorRaised, EventBus
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports import Catalog, PhotoIds, SharedVectors
from photo_sorter.core.problems import Occurrence, Problem
from photo_sorter.services.index.maintenance import ReadyIndex
from photo_sorter.services.index.woken_thread import WokenThread
from photo_sorter.services.sharing.server_link import ServerLink

log = logging.getLogger(__name__)

_BATCH = 2_000
_SHORT_OUTBOX = 2_000  # so many late vectors are compared exactly beside the server's answer
_MOST_PATIENCE_SECONDS = 60.0
# Up to here the catalog's vectors are compared exactly about as soon as a server answers, nothing
# is missed, and the query stays on this machine.
_EXACT_UP_TO = 10_000
# Below, this library's photos are too thin among the others' to be picked out of the nearest.
_SMALLEST_SHARE = 0.1


@dataclass(frozen=True, slots=True)
class Counts:
    """Vectors of a space, as far as this library knows: other machines go on adding theirs."""

    own: int
    on_server: int


class SharedSync:
    """`IndexMaintenance` on a shared server."""

    def __init__(
        self,
        catalog: Catalog,
        link: ServerLink,
        events: EventBus,
        *,
        exact_up_to: int = _EXACT_UP_TO,
        patience_seconds: float = 1.0,
    ) -> None:
        """Libraries of at most `exact_up_to` photos do not search on the server. One that is away
        is asked again after `patience_seconds`, then after twice that, up to a minute."""
        self._catalog = catalog
        self._link = link
        self._events = events
        self._exact_up_to = exact_up_to
        self._first_patience = self._patience = patience_seconds
        self._busy = threading.Lock()
        self._counts: dict[SpaceKey, Counts] = {}  # of the spaces that the server has whole
        self._thread = WokenThread("index-sync", self._bring_up)

    def start(self) -> None:
        self._thread.start()

    def notify(self) -> None:
        self._thread.wake()

    def close(self) -> None:
        self._thread.close()

    def ready(self, key: SpaceKey) -> ReadyIndex | None:
        """The space on the server; None where the catalog is to be searched exactly: the library
        is small, or a small part of what is there, or the server lacks much or is away."""
        counts = self._counts.get(key)
        if counts is None or self._link.problem is not None or counts.own <= self._exact_up_to:
            return None
        if counts.own < _SMALLEST_SHARE * counts.on_server:
            return None
        waiting = self._catalog.vectors.outbox(key, _SHORT_OUTBOX + 1)
        if len(waiting) > _SHORT_OUTBOX:
            return None
        return ReadyIndex(key, tuple(dict.fromkeys(photo_id for _, photo_id in waiting)))

    def counts(self, key: SpaceKey) -> Counts | None:
        return self._counts.get(key)

    def report_broken(self, key: SpaceKey) -> None:
        """The server lost something, or is away: ask anew what it has."""
        self._counts.pop(key, None)
        self._thread.wake()

    def sync(self) -> None:
        """Send what the server lacks. Where it cannot be used that waits, and the link knows why.
        Raises PhotoSorterError where the catalog fails."""
        with self._busy:
            try:
                for space in self._catalog.vectors.spaces():
                    if self._thread.stopping:
                        return
                    with self._link.asking(patient=True) as server:
                        self._sync_space(space, server)
                if not self._thread.stopping:
                    self._link.all_is_well()
            except IndexServerError:
                self._counts.clear()

    def trouble(self) -> PhotoSorterError | None:
        try:
            with self._link.asking(patient=True) as server:
                server.check()
        except IndexServerError as error:
            return error
        return None

    def mismatch(self, key: SpaceKey) -> Occurrence | None:
        try:
            with self._link.asking(patient=True) as server:
                lacking = sum(
                    len(self._lacking(key, ids, server))
                    for ids in in_batches(self._catalog.vectors.ids(key), _BATCH)
                )
        except IndexServerError as error:
            return Occurrence(error.problem, error.values)
        if not lacking:
            return None
        return Occurrence(Problem.SERVER_LACKS_VECTORS, {"count": lacking})

    def repair(self, key: SpaceKey) -> None:
        self.report_broken(key)
        self.sync()

    def _bring_up(self) -> None:
        try:
            self.sync()
            failed = self._link.problem is not None
        except PhotoSorterError as error:
            log.warning("The index server is not brought up: %s", error)
            self._events.publish(ErrorRaised(error))
            failed = True
        if not failed:
            self._patience = self._first_patience
            return
        # New photos wake this thread too, and must not hurry it.
        self._thread.wake_after(self._patience)
        self._patience = min(2 * self._patience, _MOST_PATIENCE_SECONDS)

    def _sync_space(self, space: EmbeddingSpace, server: SharedVectors) -> None:
        """All of the space the first time, then what the outbox tells of."""
        before = self._counts.get(space.key)
        if before is None:
            for ids in in_batches(self._catalog.vectors.ids(space.key), _BATCH):
                if self._thread.stopping:
                    return
                self._send(space, ids, server)
        told, sent = self._drain(space, server)
        if before is None:
            own = len(self._catalog.vectors.ids(space.key))
            self._counts[space.key] = Counts(own, server.count(space.key))
        else:
            self._counts[space.key] = Counts(before.own + told, before.on_server + sent)

    def _drain(self, space: EmbeddingSpace, server: SharedVectors) -> tuple[int, int]:
        """How many photos the outbox told of, and how many of them the server lacked. A photo
        that has left this library stays on the server: others may have it."""
        told = sent = 0
        while not self._thread.stopping:
            rows = self._catalog.vectors.outbox(space.key, _BATCH)
            if not rows:
                break
            ids = list(dict.fromkeys(photo_id for _, photo_id in rows))
            sent += self._send(space, ids, server)
            told += len(ids)
            self._catalog.vectors.acknowledge(space.key, rows[-1][0])
        return told, sent

    def _send(
        self, space: EmbeddingSpace, ids: list[PhotoId] | PhotoIds, server: SharedVectors
    ) -> int:
        """How many were sent: what the server has already, from whomever, is not sent again."""
        lacking = self._lacking(space.key, ids, server)
        found, matrix = self._catalog.vectors.get(space.key, list(lacking))
        if len(found):
            hashes = [lacking[PhotoId(photo_id)] for photo_id in found.tolist()]
            server.put(space, hashes, matrix)
        return len(found)

    def _lacking(
        self, key: SpaceKey, ids: list[PhotoId] | PhotoIds, server: SharedVectors
    ) -> dict[PhotoId, str]:
        """Which of the photos the server has no vector of, with their hashes."""
        hashes = self._catalog.photos.content_hashes(ids)
        held = server.held(key, list(hashes.values()))
        return {photo_id: x for photo_id, x in hashes.items() if x not in held}
