"""The app's side of the engine: implements `core.ports.Engine` on a process that comes and goes."""

from __future__ import annotations

import itertools
import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

from photo_sorter.adapters.child.messages import ChildDied, Finished, Refused
from photo_sorter.adapters.child.process import ChildProcess, Entry, Sink
from photo_sorter.adapters.engine.app_side.file_run import (
    POLL_SECONDS,
    FileRun,
    GpuTrust,
    Patience,
)
from photo_sorter.adapters.engine.child_side.process import engine_main
from photo_sorter.adapters.engine.files.thumbnails import thumbnail_path
from photo_sorter.adapters.engine.messages import (
    AskFallback,
    EmbedImage,
    EmbedTexts,
    EngineOptions,
    MakeThumbnail,
    Reply,
    Request,
    WarmUp,
)
from photo_sorter.adapters.engine.model.graph_files import graphs_in
from photo_sorter.core.batches import in_batches
from photo_sorter.core.embedding import Vectors
from photo_sorter.core.errors import EngineError, InvalidInputError
from photo_sorter.core.photo import FilePath
from photo_sorter.core.ports import FileRequest, FileResult
from photo_sorter.core.problems import Problem

_TEXTS_PER_REQUEST = 32  # so that a typed query gets its turn amid a whole vocabulary
_ATTEMPTS = 3  # at what is not about a file: one beside it that hangs costs the engine twice
_ATTEMPTS_ON_FILE = 2


class _EngineStoppedError(Exception):
    """The engine died on every attempt at a request."""


class EngineClient:
    """Starts the engine process when it is needed and again when it died; safe from any thread.

    The process ends after `idle_seconds` without a request. `on_restart(reason)` is called, on a
    thread of this object's, each time the process died while it was needed.
    """

    def __init__(
        self,
        thumbnails: Path,
        idle_seconds: float,
        workers: int,
        on_restart: Callable[[str], None],
        *,
        exact: bool = False,
        hang_seconds: float = 60.0,
        file_seconds: float = 30.0,
        picture_bytes: int = 0,
        entry: Entry = engine_main,
    ) -> None:
        """`workers` decoding threads, 0 for as many as suit the processor. `exact` decodes every
        pixel and computes in float32. An engine silent for `hang_seconds` is killed; a file that
        takes longer than `file_seconds` to decode is listed as such. `picture_bytes` of memory
        for all pictures at a time, 0 for as much as suits the machine. `entry` is what runs in
        the process."""
        self._thumbnails = thumbnails
        self._options = EngineOptions(str(thumbnails), workers, exact, picture_bytes=picture_bytes)
        self._idle_seconds = idle_seconds
        self._on_restart = on_restart
        self._hang_seconds = hang_seconds
        self._file_seconds = file_seconds
        self._entry = entry
        self._card = GpuTrust()
        self._lock = threading.Lock()
        self._numbers = itertools.count(1)
        self._child: ChildProcess | None = None
        self._closed = False

    @property
    def pid(self) -> int | None:
        """Of the newest engine process, which may have ended."""
        with self._lock:
            return self._child.pid if self._child else None

    def process_files(
        self, model: Path | None, requests: Sequence[FileRequest], cancelled: Callable[[], bool]
    ) -> Iterator[FileResult]:
        """See `core.ports.Engine`. Raises DiskFullError, ModelUnavailableError, EngineError."""
        run = FileRun(
            self._submit,
            str(model) if model else None,
            requests,
            cancelled,
            self._hang_seconds,
            self._file_seconds,
            self._card,
        )
        return run.results()

    def embed_texts(self, model: Path, texts: Sequence[str]) -> Vectors:
        """(n, d) float32; (0, 0) for no texts. Raises ModelUnavailableError, EngineError."""
        parts = [
            self._embed_some(model, some) for some in in_batches(tuple(texts), _TEXTS_PER_REQUEST)
        ]
        return np.concatenate(parts) if parts else np.empty((0, 0), np.float32)

    def _embed_some(self, model: Path, texts: tuple[str, ...]) -> Vectors:
        vectors = self._ask_or_give_up(lambda number: EmbedTexts(number, str(model), texts))
        assert isinstance(vectors, np.ndarray)
        return vectors

    def embed_image(self, model: Path, path: FilePath) -> Vectors:
        """(d,) float32. Raises InvalidInputError, ModelUnavailableError, EngineError."""
        may_use_card = itertools.chain([self._card.holds], itertools.repeat(False))  # once
        try:
            vector = self._ask_about_file(
                lambda number: EmbedImage(number, str(model), path, next(may_use_card))
            )
        except _EngineStoppedError as error:
            raise _crashing_file(path, error) from error
        assert isinstance(vector, np.ndarray)
        return vector

    def make_thumbnail(self, path: FilePath, content_hash: str) -> Path:
        """Raises InvalidInputError, DiskFullError, EngineError."""
        try:
            self._ask_about_file(lambda number: MakeThumbnail(number, path, content_hash))
        except _EngineStoppedError as error:
            raise _crashing_file(path, error) from error
        return thumbnail_path(self._thumbnails, content_hash)

    def warm_up(self, model: Path) -> None:
        """Returns at once; what goes wrong is told to the next request."""
        self._submit(lambda number: WarmUp(number, str(model)), lambda _reply: None)

    def fallback(self, model: Path) -> str:
        """See `core.ports.Engine`. Raises ModelUnavailableError, EngineError."""
        if not graphs_in(model):  # nothing to fall back from
            return ""
        return str(self._ask_or_give_up(lambda number: AskFallback(number, str(model))))

    def close(self) -> None:
        """Ends the process; requests that still wait end with EngineError. Idempotent."""
        with self._lock:
            self._closed = True
            child = self._child
        if child is not None:
            child.stop()

    def _submit(self, make: Callable[[int], Request], sink: Sink) -> tuple[ChildProcess, int]:
        """Send a request to the process that runs, or to a new one."""
        number = next(self._numbers)
        request = make(number)
        with self._lock:
            if self._closed:
                raise EngineError(Problem.ENGINE_CLOSED)
            if self._child is None or not self._child.submit(number, request, sink):
                self._child = ChildProcess(
                    "engine",
                    self._entry,
                    self._options,
                    self._on_restart,
                    idle_seconds=self._idle_seconds,
                )
                self._child.submit(number, request, sink)
            return self._child, number

    def _ask_or_give_up(self, make: Callable[[int], Request]) -> object:
        try:
            return self._ask(make)
        except _EngineStoppedError as error:
            raise EngineError(Problem.ENGINE_STOPPED, detail=str(error)) from error

    def _ask_about_file(self, make: Callable[[int], Request]) -> object:
        """A file on which the engine hangs is not tried again: somebody waits for the answer."""
        return self._ask(make, self._file_seconds, _ATTEMPTS_ON_FILE, hangs_allowed=0)

    def _ask(
        self,
        make: Callable[[int], Request],
        hang_seconds: float | None = None,
        attempts: int = _ATTEMPTS,
        hangs_allowed: int = _ATTEMPTS,
    ) -> object:
        """The value that answers a request; asked again where the engine dies meanwhile."""
        reason = ""
        patience = Patience(hang_seconds or self._hang_seconds)
        for _ in range(attempts):
            match self._ask_once(make, patience):
                case Finished(value=value):
                    return value
                case Refused(error=error):
                    raise error
                case ChildDied(reason=reason):
                    if patience.times_over > hangs_allowed:
                        break
        raise _EngineStoppedError(reason)

    def _ask_once(
        self, make: Callable[[int], Request], patience: Patience
    ) -> Finished | Refused | ChildDied:
        inbox: queue.SimpleQueue[Reply | ChildDied] = queue.SimpleQueue()
        child, _number = self._submit(make, inbox.put)
        patience.renew()
        while True:
            try:
                reply = inbox.get(timeout=POLL_SECONDS)
            except queue.Empty:
                if patience.is_over():
                    child.kill(patience.words())
                    patience.renew()
                    patience.times_over += 1
                continue
            patience.heard(reply)
            if isinstance(reply, (Finished, Refused, ChildDied)):
                return reply


def _crashing_file(path: FilePath, error: _EngineStoppedError) -> InvalidInputError:
    return InvalidInputError(Problem.PICTURE_CRASHES_DECODER, path=path, detail=str(error))
