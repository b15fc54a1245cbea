"""Keeps the vector index equal to the catalog's vectors, from the outbox.

The index is derived. Whatever is wrong with it (deleted, emptied, rubbish, other ids), it is built
anew from the catalog as a new generation, while exact search answers; no photo is read again.
"""

from __future__ import annotations

import hashlib
import logging
import threading
from dataclasses import replace

import numpy as np

from photo_sorter.core.batches import in_batches
from photo_sorter.core.embedding import EmbeddingSpace, SpaceKey, Vectors
from photo_sorter.core.errors import (
    DiskFullError,
    LibraryUnavailableError,
    PhotoSorterError,
)
from photo_sorter.core.events import ErrorRaised, EventBus, IndexWarmed
from photo_sorter.core.pca_projection import PcaProjection
from photo_sorter.core.ports import Catalog, IndexState, IndexUnavailableError, VectorIndex
from photo_sorter.core.problems import Occurrence, Problem
from photo_sorter.services.index.index_axes import LARGE, IndexAxes
from photo_sorter.services.index.maintenance import ReadyIndex
from photo_sorter.services.index.woken_thread import WokenThread

log = logging.getLogger(__name__)

_BATCH = 2_000
_SHORT_OUTBOX = 2_000  # so many late vectors are compared exactly beside the index's answer
_WHOLE_OUTBOX = 10_000_000
_PATIENCE_SECONDS = 30.0
# Chroma takes four times as long for the same vectors where they come in groups of 32. What waits
# is compared exactly meanwhile.
_GATHER_SECONDS = 2.0


def collection_name(key: SpaceKey, generation: int) -> str:
    """A name that any vector store takes: the space's digest and the generation."""
    return f"space-{hashlib.sha256(key.encode()).hexdigest()[:16]}-g{generation}"


class IndexSync:
    """`IndexMaintenance` of the index in the library's folder."""

    def __init__(
        self, catalog: Catalog, index: VectorIndex, events: EventBus, large: int = LARGE
    ) -> None:
        """From `large` vectors on an index lies in the space's principal axes."""
        self._catalog = catalog
        self._index = index
        self._events = events
        self._axes = IndexAxes(catalog, large)
        self._busy = threading.Lock()
        self._verified: set[SpaceKey] = set()
        self._warm: set[SpaceKey] = set()
        self._thread = WokenThread("index-sync", self._bring_up, _GATHER_SECONDS)

    def start(self) -> None:
        self._thread.start()

    def notify(self) -> None:
        """The outbox has rows, or the index turned out to be broken."""
        self._thread.wake()

    def close(self) -> None:
        self._thread.close()

    def ready(self, key: SpaceKey) -> ReadyIndex | None:
        """What of the space the index can answer; None where exact search must (the index is being
        rebuilt, lags far behind, or is not warm yet: a large one takes seconds to load, in which
        exact search answers several times)."""
        state = self._catalog.vectors.index_state(key)
        if state.needs_rebuild or key not in self._verified:
            return None
        if self._thread.started and key not in self._warm:
            return None
        waiting = self._catalog.vectors.outbox(key, _SHORT_OUTBOX + 1)
        if len(waiting) > _SHORT_OUTBOX:
            return None
        late = tuple(dict.fromkeys(photo_id for _, photo_id in waiting))
        return ReadyIndex(collection_name(key, state.generation), late, state.axes)

    def report_broken(self, key: SpaceKey) -> None:
        """The index did not answer: mark it before anything else is tried, then rebuild."""
        self._mark_for_rebuild(key)
        self._thread.wake()

    def sync(self) -> None:
        """Bring the index up for every space. Raises PhotoSorterError where the catalog fails, or
        where no index can be built at all."""
        with self._busy:
            for space in self._catalog.vectors.spaces():
                if self._thread.stopping:
                    return
                try:
                    self._sync_space(space)
                except IndexUnavailableError as error:
                    log.warning("The vector index is rebuilt from the catalog: %s", error)
                    self._start_anew(space)

    def _start_anew(self, space: EmbeddingSpace) -> None:
        try:
            self._index.reset()
            for other in self._catalog.vectors.spaces():
                self._mark_for_rebuild(other.key)
            self._sync_space(space)
        except IndexUnavailableError as error:
            if error.disk_full:
                raise DiskFullError(Problem.NO_SPACE_FOR_INDEX) from error
            raise LibraryUnavailableError(Problem.INDEX_NOT_BUILT, detail=str(error)) from error

    def trouble(self) -> PhotoSorterError | None:
        return None  # whatever is wrong with it, it is built anew

    def mismatch(self, key: SpaceKey) -> Occurrence | None:
        """How the index differs from the catalog; None where both are equal."""
        state = self._catalog.vectors.index_state(key)
        if state.needs_rebuild:
            return Occurrence(Problem.INDEX_MARKED_FOR_REBUILD)
        try:
            held = self._index.ids(collection_name(key, state.generation))
        except IndexUnavailableError as error:
            return Occurrence(Problem.INDEX_NOT_OPENED, {"detail": str(error)})
        wanted = self._catalog.vectors.ids(key)
        if np.array_equal(held, wanted):
            return None
        return Occurrence(Problem.INDEX_DIFFERS, {"held": len(held), "wanted": len(wanted)})

    def repair(self, key: SpaceKey) -> None:
        self._mark_for_rebuild(key)
        self.sync()

    def _bring_up(self) -> None:
        try:
            self.sync()
            self._warm_up()
        except (PhotoSorterError, IndexUnavailableError) as error:
            log.warning("Index not brought up: %s", error)
            if isinstance(error, PhotoSorterError):
                self._events.publish(ErrorRaised(error))
            self._thread.wake_after(_PATIENCE_SECONDS)

    def _warm_up(self) -> None:
        """Make Chroma load the index that answers queries, before one comes."""
        space = self._catalog.vectors.active_space()
        if space is None or space.key in self._warm:
            return
        state = self._catalog.vectors.index_state(space.key)
        if not state.needs_rebuild and space.key in self._verified:
            dimensions = space.dimensions if state.axes is None else state.axes.count
            self._index.warm_up(collection_name(space.key, state.generation), dimensions)
            self._warm.add(space.key)
            self._events.publish(IndexWarmed())

    def _sync_space(self, space: EmbeddingSpace) -> None:
        key = space.key
        if key not in self._verified:
            self._verify(key)
        state = self._catalog.vectors.index_state(key)
        if not state.needs_rebuild and not self._axes.suit(key, state.axes):
            log.info("The vector index is built anew in the axes of the library's own photos")
            self._mark_for_rebuild(key)
        if self._catalog.vectors.index_state(key).needs_rebuild:
            self._rebuild(key)
        self._drain(key)

    def _verify(self, key: SpaceKey) -> None:
        """Once a run: an index that holds other ids than the catalog, beyond those that the
        outbox still has to bring, is rebuilt. After a clean end it is enough to count them."""
        vectors = self._catalog.vectors
        state = vectors.index_state(key)
        if not state.needs_rebuild:
            name = collection_name(key, state.generation)
            if self._catalog.was_clean() and self._counts_fit(key, name):
                self._verified.add(key)
                return
            held = self._index.ids(name)
            waiting = [photo_id for _, photo_id in vectors.outbox(key, _WHOLE_OUTBOX)]
            if len(np.setdiff1d(np.setxor1d(held, vectors.ids(key)), waiting)):
                self._mark_for_rebuild(key)
        self._verified.add(key)

    def _counts_fit(self, key: SpaceKey, name: str) -> bool:
        nothing_waits = not self._catalog.vectors.outbox(key, 1)
        return nothing_waits and self._index.count(name) == self._catalog.vectors.stored(key)

    def _mark_for_rebuild(self, key: SpaceKey) -> None:
        state = self._catalog.vectors.index_state(key)
        if not state.needs_rebuild:
            self._catalog.vectors.set_index_state(key, replace(state, needs_rebuild=True))

    def _rebuild(self, key: SpaceKey) -> None:
        """Build the next generation from the catalog, switch to it, drop the old one."""
        vectors = self._catalog.vectors
        old = vectors.index_state(key).generation
        new = IndexState(old + 1, False, self._axes.best(key))
        name = collection_name(key, new.generation)
        self._index.drop(name)
        covered = vectors.last_in_outbox(key)
        for ids in in_batches(vectors.ids(key), _BATCH):
            if self._thread.stopping:
                return
            found, matrix = vectors.get(key, ids)
            if len(found):
                self._index.upsert(name, found, _in_axes(new.axes, matrix))
        vectors.set_index_state(key, new)
        vectors.acknowledge(key, covered)
        self._index.drop(collection_name(key, old))

    def _drain(self, key: SpaceKey) -> None:
        """Idempotent: a row that is applied twice after a kill does no harm."""
        vectors = self._catalog.vectors
        state = vectors.index_state(key)
        name = collection_name(key, state.generation)
        while not self._thread.stopping:
            rows = vectors.outbox(key, _BATCH)
            if not rows:
                return
            photo_ids = list(dict.fromkeys(photo_id for _, photo_id in rows))
            found, matrix = vectors.get(key, photo_ids)
            if len(found):
                self._index.upsert(name, found, _in_axes(state.axes, matrix))
            gone = set(photo_ids) - set(found.tolist())
            if gone:
                self._index.delete(name, sorted(gone))
            vectors.acknowledge(key, rows[-1][0])


def _in_axes(axes: PcaProjection | None, vectors: Vectors) -> Vectors:
    return vectors if axes is None else axes.project(vectors)
