"""The vector index in a process of its own.

Chroma holds the GIL while it writes: 500 vectors stop every other thread for half a second
and more, and the window's with them. It takes a hundred megabytes and a second to import, too, and
its native part may crash. Here none of that reaches the app.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from filelock import FileLock, Timeout

from photo_sorter.adapters.child.client import ChildClient, ChildClosedError, ChildStoppedError
from photo_sorter.adapters.child.messages import Finished, Refused, Stop
from photo_sorter.adapters.child.pipes import ChildEnds
from photo_sorter.adapters.child.process import Entry
from photo_sorter.adapters.child.serving import Outbox, begin
from photo_sorter.adapters.chroma_index import ChromaIndex
from photo_sorter.core.embedding import Vectors
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports import IndexUnavailableError, PhotoIds

log = logging.getLogger(__name__)

_ATTEMPTS = 2
_THREADS = 4
_POLITE_SECONDS = 15.0  # what was begun is written to its end
_LOCK_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class IndexOptions:
    """Of the index's process, fixed for its life."""

    folder: str


@dataclass(frozen=True, slots=True)
class Call:
    """Finished with what the method of `ChromaIndex` returns."""

    request_id: int
    method: str
    arguments: tuple[object, ...]


class ChromaProcess:
    """`core.ports.VectorIndex` in `folder`, by a `ChromaIndex` in a child process.

    It is started by the first call, and again where it died: every call may be made twice, so the
    one that died with it is made again. One that dies twice raises IndexUnavailableError.
    """

    def __init__(self, folder: Path, entry: Entry | None = None) -> None:
        """`entry` is what runs in the process."""
        self._child = ChildClient(
            "index",
            entry or index_main,
            IndexOptions(str(folder)),
            polite_seconds=_POLITE_SECONDS,
        )

    @property
    def pid(self) -> int | None:
        """Of the newest process, which may have ended."""
        return self._child.pid

    def upsert(
        self, collection: str, photo_ids: Sequence[PhotoId] | PhotoIds, vectors: Vectors
    ) -> None:
        self._call("upsert", collection, np.asarray(photo_ids, np.int64), vectors)

    def delete(self, collection: str, photo_ids: Sequence[PhotoId] | PhotoIds) -> None:
        self._call("delete", collection, np.asarray(photo_ids, np.int64))

    def query(
        self, collection: str, vector: Vectors, limit: int, ef_search: int = 0
    ) -> tuple[PhotoIds, Vectors]:
        found = self._call("query", collection, vector, limit, ef_search)
        assert isinstance(found, tuple)
        ids, cosines = found
        return ids, cosines

    def count(self, collection: str) -> int:
        count = self._call("count", collection)
        assert isinstance(count, int)
        return count

    def warm_up(self, collection: str, dimensions: int) -> None:
        self._call("warm_up", collection, dimensions)

    def ids(self, collection: str) -> PhotoIds:
        ids = self._call("ids", collection)
        assert isinstance(ids, np.ndarray)
        return ids

    def collections(self) -> list[str]:
        names = self._call("collections")
        assert isinstance(names, list)
        return names

    def drop(self, collection: str) -> None:
        self._call("drop", collection)

    def reset(self) -> None:
        self._call("reset")

    def close(self) -> None:
        """End the process when it has done what it was asked. A later call starts another."""
        self._child.stop()

    def _call(self, method: str, *arguments: object) -> object:
        try:
            return self._child.ask(lambda number: Call(number, method, arguments), _ATTEMPTS)
        except ChildClosedError as error:
            raise IndexUnavailableError("The index was closed meanwhile") from error
        except ChildStoppedError as error:
            raise IndexUnavailableError(f"The index's process {error}") from error


def index_main(ends: ChildEnds, options: IndexOptions) -> None:
    """Serve calls until the pipe closes, which ends the process at once, or `Stop` comes."""
    serve_index(ends, options, ChromaIndex(Path(options.folder)))


def serve_index(ends: ChildEnds, options: IndexOptions, index: ChromaIndex) -> None:
    """Serve calls on `index`, side by side."""
    outbox = begin(ends)
    owned = _Owned(Path(options.folder))
    calls = ThreadPoolExecutor(_THREADS, "index")
    try:
        while not isinstance(request := ends.main.recv(), Stop):
            if isinstance(request, Call):
                calls.submit(_serve, outbox, owned, index, request)
    except (EOFError, OSError):
        os._exit(0)  # the app is gone, and another may wait for the folder
    calls.shutdown()
    index.close()
    os._exit(0)  # Chroma's threads may be deep in native code; nothing they do needs an ending


class _Owned:
    """The index's folder belongs to one process at a time. An app that is killed leaves its index
    process behind for a moment, and two that write would spoil the index."""

    def __init__(self, folder: Path) -> None:
        self._lock = FileLock(
            folder.with_name(f"{folder.name}.lock"), thread_local=False, fallback_to_soft=False
        )
        self._taking = threading.Lock()

    def take(self) -> None:
        """Raises IndexUnavailableError where another process keeps it, or it cannot be locked."""
        with self._taking:
            if self._lock.is_locked:
                return
            try:
                self._lock.acquire(timeout=_LOCK_SECONDS)
            except (Timeout, OSError, NotImplementedError) as error:
                raise IndexUnavailableError(f"The index's folder is not free: {error}") from error


def _serve(outbox: Outbox, owned: _Owned, index: ChromaIndex, call: Call) -> None:
    try:
        owned.take()
        outbox.send(Finished(call.request_id, getattr(index, call.method)(*call.arguments)))
    except IndexUnavailableError as error:
        outbox.send(Refused(call.request_id, error))
    except Exception as error:
        log.exception("The index failed on a call")
        words = f"{type(error).__name__}: {error}"
        outbox.send(Refused(call.request_id, IndexUnavailableError(words)))
