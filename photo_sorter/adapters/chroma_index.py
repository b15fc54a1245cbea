"""The vector index on Chroma's local client. Derived: a broken one is left for a new one."""

from __future__ import annotations

import logging
import os
import shutil
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from photo_sorter.adapters.chroma_settings import HNSW, written_after
from photo_sorter.adapters.full_disk import is_full_disk
from photo_sorter.core.batches import in_batches
from photo_sorter.core.embedding import Vectors
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports import IndexUnavailableError, PhotoIds

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection

log = logging.getLogger(__name__)

DATABASE = "chroma.sqlite3"
# Vectors a write. Chroma takes at most 5,461, and a search waits for the write in hand; smaller
# writes cost nothing measurable.
BATCH = 500
_LEAST_SPACE = 1 << 20  # bytes; no index can be written with less


@dataclass(frozen=True, slots=True)
class _Graph:
    collection: Collection
    ef_search: int  # how many candidates its settings had Chroma keep when it was opened


class ChromaIndex:
    """`core.ports.VectorIndex` in `folder`. Chroma is imported and opened at the first use.

    Each reset starts a numbered folder of its own, `folder/<n>`: Chroma shares one client a path
    in a process, and a new path can never meet the old client. The older ones are removed.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()  # opening and closing; Chroma's own calls run side by side
        self._client: ClientAPI | None = None
        self._opened_folder: Path | None = None
        self._inode = 0  # of Chroma's database file when it was opened
        self._graphs: dict[str, _Graph] = {}
        self._ef_searches: dict[str, int] = {}  # the widest asked for, by collection

    def upsert(
        self, collection: str, photo_ids: Sequence[PhotoId] | PhotoIds, vectors: Vectors
    ) -> None:
        """Write (n, d) float32 vectors; idempotent. Creates the collection where missing."""
        keys = _keys(photo_ids)
        with self._opened() as client:
            target = client.get_or_create_collection(
                collection,
                embedding_function=None,
                configuration={"hnsw": HNSW},
            )
            parts = zip(in_batches(keys, BATCH), in_batches(vectors, BATCH), strict=True)
            for some, rows in parts:
                target.upsert(some, embeddings=rows)

    def delete(self, collection: str, photo_ids: Sequence[PhotoId] | PhotoIds) -> None:
        """Ids that are not there, and a missing collection, are nothing to do."""
        keys = _keys(photo_ids)
        with self._opened() as client:
            if collection in _names(client):
                target = client.get_collection(collection, embedding_function=None)
                for some in in_batches(keys, BATCH):
                    target.delete(some)

    def query(
        self, collection: str, vector: Vectors, limit: int, ef_search: int = 0
    ) -> tuple[PhotoIds, Vectors]:
        """The `limit` nearest to a (d,) vector: ids (m,) and cosines (m,) float32, best first.

        Chroma walks its graph as far as the collection's settings say or as many as it is asked
        for, and hands all of those over, four microseconds each. `ef_search` is therefore set
        when the index is closed; until then Chroma is asked for as many."""
        self._ef_searches[collection] = max(ef_search, self._ef_searches.get(collection, 0))
        return self._query(collection, vector, limit, ef_search)

    def _query(
        self, collection: str, vector: Vectors, limit: int, ef_search: int
    ) -> tuple[PhotoIds, Vectors]:
        with self._opened() as client:
            graph = self._graph(client, collection)
            found = graph.collection.query(
                query_embeddings=[vector],
                n_results=limit if ef_search <= graph.ef_search else max(limit, ef_search),
                include=["distances"],
            )
            distances = found["distances"]
            assert distances is not None
            ids = np.array([int(key) for key in found["ids"][0][:limit]], dtype=np.int64)
            cosines = np.clip(1.0 - np.array(distances[0][:limit], dtype=np.float32), -1.0, 1.0)
        return ids, cosines

    def count(self, collection: str) -> int:
        """How many vectors it holds; 0 for a missing collection."""
        with self._opened() as client:
            if collection not in _names(client):
                return 0
            return int(client.get_collection(collection, embedding_function=None).count())

    def warm_up(self, collection: str, dimensions: int) -> None:
        """Load what a query needs: the first one reads the whole graph, which takes seconds for a
        million vectors."""
        with self._opened() as client:
            there = collection in _names(client)
        if there:
            self._query(collection, np.full(dimensions, dimensions**-0.5, np.float32), 1, 0)

    def ids(self, collection: str) -> PhotoIds:
        """Sorted int64; empty for a missing collection."""
        with self._opened() as client:
            if collection not in _names(client):
                return np.empty(0, dtype=np.int64)
            target = client.get_collection(collection, embedding_function=None)
            return np.sort(np.array([int(key) for key in target.get(include=[])["ids"]], np.int64))

    def collections(self) -> list[str]:
        with self._opened() as client:
            return sorted(_names(client))

    def drop(self, collection: str) -> None:
        with self._opened() as client:
            self._graphs.pop(collection, None)
            if collection in _names(client):
                client.delete_collection(collection)

    def reset(self) -> None:
        """Leave what is there, and start from nothing. Raises IndexUnavailableError where no
        folder can be made."""
        with self._lock:
            self._forget()
            try:
                if self._folder.is_symlink() or not self._folder.is_dir():
                    self._folder.unlink(missing_ok=True)
                    self._folder.mkdir(parents=True)
                last = max(_generations(self._folder), default=0)
                (self._folder / str(last + 1)).mkdir()
            except OSError as error:
                raise IndexUnavailableError(
                    f"No new index could be made: {error}", disk_full=is_full_disk(error)
                ) from error

    def close(self) -> None:
        """Let go of Chroma's files and threads. A later call opens the index again."""
        if self._client is not None:
            try:
                with self._opened() as client:
                    for collection in client.list_collections():
                        _suit_to_use(collection, self._ef_searches.get(collection.name))
            except IndexUnavailableError as error:  # which the next opening finds out, too
                log.info("The vector index was not suited to its use: %s", error)
        with self._lock:
            self._forget()

    @contextmanager
    def _opened(self) -> Iterator[ClientAPI]:
        """The client; whatever goes wrong inside becomes IndexUnavailableError, and the next
        call opens the index anew."""
        try:
            with self._lock:
                client = self._client or self._open()
                self._check_still_there()
            yield client
        except IndexUnavailableError:
            raise
        except BaseException as error:
            # Chroma's native part panics with exceptions that derive from BaseException alone.
            if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
                raise
            with self._lock:
                self._forget()
            raise IndexUnavailableError(
                f"{type(error).__name__}: {error}", disk_full=self._lacks_space()
            ) from error

    def _lacks_space(self) -> bool:
        """Chroma's errors rarely say it."""
        try:
            return shutil.disk_usage(self._folder).free < _LEAST_SPACE
        except OSError:
            return False

    def _open(self) -> ClientAPI:
        import chromadb

        self._folder.mkdir(parents=True, exist_ok=True)
        generations = sorted(_generations(self._folder))
        current = self._folder / str(generations[-1] if generations else 1)
        current.mkdir(exist_ok=True)
        for old in generations[:-1]:
            _remove(self._folder / str(old))
        self._opened_folder = current
        settings = chromadb.Settings(anonymized_telemetry=False)
        self._client = chromadb.PersistentClient(path=str(current), settings=settings)
        self._inode = (current / DATABASE).stat().st_ino
        return self._client

    def _check_still_there(self) -> None:
        """An open file that was deleted would answer on, and lose what is written to it."""
        assert self._opened_folder is not None
        try:
            same = os.stat(self._opened_folder / DATABASE).st_ino == self._inode
        except OSError:
            same = False
        if not same:
            self._forget()
            raise IndexUnavailableError("The index was removed or replaced while it was open")

    def _graph(self, client: ClientAPI, name: str) -> _Graph:
        """Kept from query to query: asking for it costs as much as a small search."""
        found = self._graphs.get(name)
        if found is None:
            if name not in _names(client):
                raise IndexUnavailableError(f"The index has no collection {name}")
            collection = client.get_collection(name, embedding_function=None)
            found = _Graph(collection, _settings(collection).get("ef_search", 0))
            self._graphs[name] = found
        return found

    def _forget(self) -> None:
        client, self._client = self._client, None
        folder, self._opened_folder = self._opened_folder, None
        self._graphs.clear()
        self._ef_searches.clear()
        if client is not None:
            try:
                client.close()
            except BaseException as error:  # a broken client must not keep a new one from opening
                if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
                    raise
                log.warning("The vector index did not close: %s", error)
        if folder is not None:
            _forget_shared(folder)


def _forget_shared(folder: Path) -> None:
    """Chroma caches its half of the client by path before that has started, and keeps it when
    starting fails: opening the path again would meet the failed one."""
    from chromadb.api.shared_system_client import SharedSystemClient

    SharedSystemClient._identifier_to_system.pop(str(folder), None)
    SharedSystemClient._identifier_to_refcount.pop(str(folder), None)


def _settings(collection: Collection) -> dict[str, Any]:
    return collection.configuration_json.get("hnsw") or {}


def _suit_to_use(collection: Collection, ef_search: int | None) -> None:
    """Suit its settings to its size and to the `ef_search` that queries asked for, if any came.
    Chroma minds them when it loads the graph the next time."""
    suited = {"sync_threshold": written_after(collection.count())}
    if ef_search is not None:
        suited["ef_search"] = max(HNSW["ef_search"], ef_search)
    kept = _settings(collection)
    changed = {name: value for name, value in suited.items() if kept.get(name) != value}
    if changed:
        collection.modify(configuration={"hnsw": changed})


def _keys(photo_ids: Sequence[PhotoId] | PhotoIds) -> list[str]:
    return [str(int(i)) for i in photo_ids]


def _names(client: ClientAPI) -> set[str]:
    return {collection.name for collection in client.list_collections()}


def _generations(folder: Path) -> list[int]:
    return [int(entry.name) for entry in folder.iterdir() if entry.name.isdecimal()]


def _remove(generation: Path) -> None:
    """What stays behind is tried again at the next opening."""
    try:
        shutil.rmtree(generation)
    except OSError as error:
        log.warning("An old vector index could not be removed: %s", error)
