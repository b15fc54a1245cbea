"""Files through the decoding threads into batches for the model, inside the engine process.

Decoding and the model work at the same time: while one batch is computed, the threads prepare the
next. How far they may run ahead is bounded, and with it the memory.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from photo_sorter.adapters.engine.file_work import FileWork, Prepared, Told
from photo_sorter.core.embedding import Vectors
from photo_sorter.core.errors import Failure, FailureKind
from photo_sorter.core.ports import FileRequest, FileResult

if TYPE_CHECKING:
    from photo_sorter.adapters.engine.open_clip_model import ImageTower

log = logging.getLogger(__name__)

MAX_BATCH = 32
_FIRST_BATCH = 4
_BATCH_SECONDS = 1.5  # a batch is kept this short: results flow, and a text need not wait long
_LINGER_SECONDS = 0.05  # how long a batch that is not full waits for another file


class Pipeline:
    """Runs one request for files on the calling thread."""

    def __init__(
        self,
        work: FileWork,
        decoders: Executor,
        decoder_count: int,
        load_tower: Callable[[], ImageTower] | None,
        started: Callable[[int], None],
        done: Callable[[FileResult], None],
        cancelled: threading.Event,
        waits: Callable[[int], None] = lambda token: None,
    ) -> None:
        """`started` is told of a file's token when a thread takes it up, and again after a time
        that was not the file's; `waits` when such a time begins; `done` of its result. All are
        called from any thread."""
        self._work = work
        self._decoders = decoders
        self._decoder_count = decoder_count
        self._load_tower = load_tower
        self._started = started
        self._done = done
        self._waits = waits
        self._tower_is_loaded = False
        self._cancelled = cancelled
        self._batch_limit = _FIRST_BATCH

    def run(self, requests: Sequence[FileRequest]) -> None:
        """Returns when every file is done or the request is cancelled. Raises OSError where a
        thumbnail cannot be written, ModelUnavailableError where the model cannot be loaded."""
        waiting = iter(requests)
        pending: set[Future[Prepared | None]] = set()
        batch: list[Prepared] = []
        try:
            while not self._cancelled.is_set():
                self._top_up(pending, waiting, len(batch))
                if not pending and not batch:
                    return
                finished = self._collect(pending, hurry=bool(batch))
                arrived = [future.result() for future in finished]
                for prepared in arrived:
                    if prepared is None:
                        continue
                    if prepared.input is None:
                        self._done(prepared.result)
                    else:
                        batch.append(prepared)
                if batch and (len(batch) >= self._batch_limit or not arrived or not pending):
                    # parted before it is embedded, which changes the limit
                    taken, batch = batch[: self._batch_limit], batch[self._batch_limit :]
                    self._embed(taken)
        finally:
            self._cancelled.set()  # what the threads have not begun is not worth beginning
            for future in pending:
                future.cancel()

    def _top_up(
        self,
        pending: set[Future[Prepared | None]],
        waiting: Iterator[FileRequest],
        in_batch: int,
    ) -> None:
        window = self._decoder_count + 2 * self._batch_limit - in_batch
        while len(pending) < max(window, self._decoder_count):
            request = next(waiting, None)
            if request is None:
                return
            pending.add(self._decoders.submit(self._prepare, request))

    def _prepare(self, request: FileRequest) -> Prepared | None:
        if self._cancelled.is_set():
            return None
        token = request.token
        told = Told(lambda: self._started(token), lambda: self._waits(token))
        load = None if self._load_tower is None else (lambda: self._tower(told))
        told.goes_on()
        prepared = self._work.prepare(request, load, told)
        if prepared.input is not None:
            told.waits()
        return prepared

    def _tower(self, told: Told) -> ImageTower:
        assert self._load_tower is not None
        if self._tower_is_loaded:
            return self._load_tower()
        with told.waiting():
            tower = self._load_tower()
        self._tower_is_loaded = True
        return tower

    def _collect(
        self, pending: set[Future[Prepared | None]], hurry: bool
    ) -> set[Future[Prepared | None]]:
        """Files that are ready; with `hurry` none of them may be, after the linger."""
        if not pending:
            return set()
        finished, _ = wait(pending, _LINGER_SECONDS if hurry else 0.25, return_when=FIRST_COMPLETED)
        pending -= finished
        return finished

    def _embed(self, batch: list[Prepared]) -> None:
        assert self._load_tower is not None
        tower = self._load_tower()
        begun = time.perf_counter()
        vectors = self._vectors(tower, batch)
        each = (time.perf_counter() - begun) / len(batch)
        self._batch_limit = int(min(max(_BATCH_SECONDS / max(each, 1e-6), 1), MAX_BATCH))
        for prepared, vector in zip(batch, vectors, strict=True):
            if vector is None:
                reason = "The model could not make anything of the picture."
                failure = Failure(FailureKind.MODEL, reason)
                self._done(replace(prepared.result, failure=failure))
            else:
                self._done(replace(prepared.result, vector=vector))

    def _vectors(self, tower: ImageTower, batch: list[Prepared]) -> list[Vectors | None]:
        """A vector for each picture, None for one that the model fails on. Where a batch fails as
        a whole, its pictures are tried one by one."""
        inputs = [prepared.input for prepared in batch if prepared.input is not None]
        try:
            vectors = tower.embed(inputs)
        except (RuntimeError, MemoryError):
            if len(batch) == 1:
                log.exception("The model failed on one picture")
                return [None]
            return [self._vectors(tower, [prepared])[0] for prepared in batch]
        return [vector if np.isfinite(vector).all() else None for vector in vectors]
