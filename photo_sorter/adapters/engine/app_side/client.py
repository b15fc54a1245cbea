"""The app's side of the engine: implements `core.ports.Engine` on a process that comes and goes."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

from photo_sorter.adapters.child.client import (
    ChildCancelledError,
    ChildClient,
    ChildClosedError,
    ChildStoppedError,
)
from photo_sorter.adapters.child.patience import Patience
from photo_sorter.adapters.child.process import ChildProcess, Entry, Sink
from photo_sorter.adapters.engine.app_side.file_run import FileRun, GpuTrust
from photo_sorter.adapters.engine.child_side.process import engine_main
from photo_sorter.adapters.engine.files.thumbnails import thumbnail_path
from photo_sorter.adapters.engine.messages import (
    AskFallback,
    EmbedImage,
    EmbedRegions,
    EmbedTexts,
    EngineOptions,
    MakeThumbnail,
    Request,
    WarmUp,
)
from photo_sorter.adapters.engine.model.graph_files import graphs_in
from photo_sorter.core.batches import in_batches
from photo_sorter.core.embedding import Vectors
from photo_sorter.core.errors import CancelledError, EngineError, InvalidInputError
from photo_sorter.core.photo import FilePath
from photo_sorter.core.ports import FileRequest, FileResult
from photo_sorter.core.problems import Problem
from photo_sorter.core.regions import Region

_TEXTS_PER_REQUEST = 32  # so that a typed query gets its turn amid a whole vocabulary
_ATTEMPTS = 3  # at what is not about a file: one beside it that hangs costs the engine twice
_ATTEMPTS_ON_FILE = 2


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
        self._hang_seconds = hang_seconds
        self._file_seconds = file_seconds
        self._gpu = GpuTrust()
        self._child = ChildClient(
            "engine",
            entry,
            EngineOptions(str(thumbnails), workers, exact, picture_bytes=picture_bytes),
            on_restart,
            idle_seconds=idle_seconds,
        )

    @property
    def pid(self) -> int | None:
        """Of the newest engine process, which may have ended."""
        return self._child.pid

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
            self._gpu,
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
        return self._embed_image(model, path, look=False)

    def embed_look(self, model: Path, path: FilePath) -> Vectors:
        """(l,) float32. Raises as `embed_image`."""
        return self._embed_image(model, path, look=True)

    def _embed_image(self, model: Path, path: FilePath, look: bool) -> Vectors:
        may_use_gpu = itertools.chain([self._gpu.holds], itertools.repeat(False))  # once
        vector = self._ask_about_file(
            path, lambda number: EmbedImage(number, str(model), path, next(may_use_gpu), look)
        )
        assert isinstance(vector, np.ndarray)
        return vector

    def embed_regions(
        self,
        model: Path,
        path: FilePath,
        regions: Sequence[Region],
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Vectors:
        """See `core.ports.Encoder`. Raises InvalidInputError, CancelledError,
        ModelUnavailableError, EngineError."""
        if not regions:
            return np.empty((0, 0), np.float32)
        wanted = tuple(regions)
        may_use_gpu = itertools.chain([self._gpu.holds], itertools.repeat(False))  # once
        vectors = self._ask_about_file(
            path,
            lambda number: EmbedRegions(number, str(model), path, wanted, next(may_use_gpu)),
            cancelled,
        )
        assert isinstance(vectors, np.ndarray)
        return vectors

    def make_thumbnail(self, path: FilePath, content_hash: str) -> Path:
        """Raises InvalidInputError, DiskFullError, EngineError."""
        self._ask_about_file(path, lambda number: MakeThumbnail(number, path, content_hash))
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
        self._child.close()

    def _submit(self, make: Callable[[int], Request], sink: Sink) -> tuple[ChildProcess, int]:
        try:
            return self._child.submit(make, sink)
        except ChildClosedError as error:
            raise _closed() from error

    def _ask_or_give_up(self, make: Callable[[int], Request]) -> object:
        try:
            return self._ask(make, Patience(self._hang_seconds), _ATTEMPTS, _ATTEMPTS)
        except ChildStoppedError as error:
            raise EngineError(Problem.ENGINE_STOPPED, detail=str(error)) from error

    def _ask_about_file(
        self,
        path: FilePath,
        make: Callable[[int], Request],
        cancelled: Callable[[], bool] | None = None,
    ) -> object:
        """A file on which the engine hangs is not tried again: somebody waits for the answer."""
        try:
            return self._ask(make, Patience(self._file_seconds), _ATTEMPTS_ON_FILE, 0, cancelled)
        except ChildStoppedError as error:
            raise InvalidInputError(
                Problem.PICTURE_CRASHES_DECODER, path=path, detail=str(error)
            ) from error

    def _ask(
        self,
        make: Callable[[int], Request],
        patience: Patience,
        attempts: int,
        hangs_allowed: int,
        cancelled: Callable[[], bool] | None = None,
    ) -> object:
        try:
            return self._child.ask(make, attempts, patience, hangs_allowed, cancelled)
        except ChildCancelledError as error:
            raise CancelledError(Problem.NEWER_REQUEST) from error
        except ChildClosedError as error:
            raise _closed() from error


def _closed() -> EngineError:
    return EngineError(Problem.ENGINE_CLOSED)
