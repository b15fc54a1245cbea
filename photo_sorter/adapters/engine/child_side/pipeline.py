"""Files through the decoding threads into batches for the model, inside the engine process.

Decoding and the model work at the same time: while one batch is computed, the threads prepare the
next. How far they may run ahead is bounded, and with it the memory.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

import numpy as np

from photo_sorter.adapters.engine.child_side.file_work import FileWork, Heartbeat, Prepared
from photo_sorter.adapters.engine.child_side.handover import Handover
from photo_sorter.adapters.engine.child_side.tuning.balance import Balance
from photo_sorter.adapters.engine.model.tower import Seen
from photo_sorter.core.errors import Failure, FailureKind
from photo_sorter.core.ports import FileRequest, FileResult
from photo_sorter.core.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from photo_sorter.adapters.engine.model.tower import ImageTower

log = logging.getLogger(__name__)

_FIRST_BATCH = 4
_BATCH_SECONDS = 1.5  # a batch is kept this short: results flow, and a text need not wait long
_LINGER_SECONDS = 0.05  # at most, that a batch which is not full waits for another file
_TIMED_EVERY = 16  # files, of which one tells how long decoding takes
_LOOK_SECONDS = 0.25  # how often it is asked whether the request was cancelled


class Listener(Protocol):
    """What a pipeline tells. All are called from any thread."""

    def started(self, token: int, before: int | None) -> None:
        """A thread takes a file up, or goes on with it after a time that was not the file's.
        `before` is the file that it had before, which waits for the model now."""

    def waits(self, token: int) -> None:
        """A time begins that is not the file's."""

    def done(self, results: Sequence[FileResult]) -> None: ...


@dataclass(frozen=True, slots=True)
class Decoders:
    """Threads to decode on, and the cores that they share with the model."""

    threads: Executor
    count: int
    cores: int


class Pipeline:
    """Runs one request for files on the calling thread."""

    def __init__(
        self,
        work: FileWork,
        decoders: Decoders,
        load_tower: Callable[[], ImageTower] | None,
        listener: Listener,
        cancelled: threading.Event,
    ) -> None:
        self._work = work
        self._decoders = decoders
        self._load_tower = load_tower
        self._listener = listener
        self._tower_is_loaded = False
        self._cancelled = cancelled
        self._batch_limit = _FIRST_BATCH
        self._balance = Balance(decoders.cores)

    def run(self, requests: Sequence[FileRequest]) -> None:
        """Returns when every file is done or the request is cancelled. Raises OSError where a
        thumbnail cannot be written, ModelUnavailableError where the model cannot be loaded."""
        files = Handover(requests, self._room())
        for _ in range(min(self._decoders.count, len(requests))):
            self._decoders.threads.submit(self._decode, files)
        batch: list[Prepared] = []
        try:
            while not self._cancelled.is_set():
                patience = self._linger() if batch else _LOOK_SECONDS
                arrived, last = files.collect(self._batch_limit - len(batch), patience)
                whole = [prepared.result for prepared in arrived if prepared.input is None]
                if whole:
                    self._listener.done(whole)
                    files.release(len(whole), self._room())
                batch += [prepared for prepared in arrived if prepared.input is not None]
                if batch and (len(batch) >= self._batch_limit or not arrived or last):
                    # parted before it is embedded, which changes the limit
                    taken, batch = batch[: self._batch_limit], batch[self._batch_limit :]
                    self._embed(taken, alone=last)
                    files.release(len(taken), self._room())
                if last and not batch:
                    return
        finally:
            self._cancelled.set()  # what the threads have not begun is not worth beginning
            files.close()

    def _linger(self) -> float:
        """How long a batch waits for another file: none is gathered for longer than it may take to
        be computed."""
        return min(_LINGER_SECONDS, _BATCH_SECONDS / self._batch_limit)

    def _room(self) -> int:
        """How many files may be under way: one a thread, and two batches that are ready."""
        return self._decoders.count + 2 * self._batch_limit

    def _decode(self, files: Handover) -> None:
        """What each thread does."""
        before: int | None = None

        def tell() -> None:
            nonlocal before
            if before is not None:
                self._listener.waits(before)
            before = None

        try:
            while not self._cancelled.is_set():
                request = files.take_up(tell)
                if request is None:
                    break
                self._listener.started(request.token, before)
                prepared = self._prepare(request)
                before = None if prepared.input is None else request.token
                files.hand_over(prepared)
            tell()
        except BaseException as error:  # raised where the request is run
            files.fail(error)

    def _prepare(self, request: FileRequest) -> Prepared:
        token = request.token
        heartbeat = Heartbeat(
            lambda: self._listener.started(token, None), lambda: self._listener.waits(token)
        )
        load = None if self._load_tower is None else (lambda: self._tower(heartbeat))
        # `thread_time` is a system call that holds the GIL; where the system switches threads
        # there, no other Python thread can run. Hence not for every file.
        timed = self._tower_is_loaded and token % _TIMED_EVERY == 0
        begun = time.thread_time() if timed else 0.0
        prepared = self._work.prepare(request, load, heartbeat)
        if timed and prepared.input is not None:
            self._balance.decoded(time.thread_time() - begun)
        return prepared

    def _tower(self, heartbeat: Heartbeat) -> ImageTower:
        assert self._load_tower is not None
        if self._tower_is_loaded:
            return self._load_tower()
        with heartbeat.waiting():
            tower = self._load_tower()
        self._tower_is_loaded = True
        return tower

    def _embed(self, batch: list[Prepared], *, alone: bool) -> None:
        """`alone`: nothing is decoded meanwhile."""
        assert self._load_tower is not None
        tower = self._load_tower()
        threads = self._decoders.cores if alone else self._balance.threads()
        begun, begun_working = time.perf_counter(), time.thread_time()
        seen = self._seen(tower, batch, threads)
        self._balance.embedded((time.thread_time() - begun_working) * threads / len(batch))
        each = (time.perf_counter() - begun) / len(batch)
        self._batch_limit = int(min(max(_BATCH_SECONDS / max(each, 1e-6), 1), tower.most_at_once))
        self._listener.done(
            [
                _with_vectors(prepared.result, each)
                for prepared, each in zip(batch, seen, strict=True)
            ]
        )

    def _seen(self, tower: ImageTower, batch: list[Prepared], threads: int) -> list[Seen | None]:
        """Vectors of each picture, (d,) and (l,); None for one that the model fails on. Where a
        batch fails as a whole, its pictures are tried one by one."""
        inputs = [prepared.input for prepared in batch if prepared.input is not None]
        try:
            seen = tower.see(inputs, threads)
        except (RuntimeError, MemoryError):
            if len(batch) == 1:
                log.exception("The model failed on one picture")
                return [None]
            return [self._seen(tower, [prepared], threads)[0] for prepared in batch]
        return [_finite(seen, row) for row in range(len(batch))]


def _finite(seen: Seen, row: int) -> Seen | None:
    """What is said of one of the pictures; None where any of it is no number."""
    of_one = Seen(*(None if vectors is None else vectors[row] for vectors in seen))
    whole = all(np.isfinite(vector).all() for vector in of_one if vector is not None)
    return of_one if whole else None


def _with_vectors(result: FileResult, seen: Seen | None) -> FileResult:
    if seen is not None:
        return replace(result, vector=seen.vectors, look=seen.looks)
    return replace(result, failure=Failure(FailureKind.MODEL, Problem.MODEL_FAILS_ON_PICTURE))
