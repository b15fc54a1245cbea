"""Vectors on a Chroma server, by content hash: `core.ports.SharedVectors`."""

from __future__ import annotations

import base64
import hashlib
import threading
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import numpy as np

from photo_sorter.adapters.chroma_http import API, OLD_API, ChromaHttp, NotThereError
from photo_sorter.adapters.chroma_settings import HNSW
from photo_sorter.core.batches import in_batches
from photo_sorter.core.embedding import EmbeddingSpace, SpaceKey, Vectors
from photo_sorter.core.errors import IndexServerError
from photo_sorter.core.problems import Problem

_MAJOR = "1"  # of the server's interface; every chromadb 1.x says 1.0.0
_COLLECTIONS = f"{API}/tenants/default_tenant/databases/default_database/collections"
_LAYOUT = 1  # of what this class keeps on a server; another layout gets collections of its own
_WRITTEN_AT_ONCE = 500  # vectors; a search on the server waits for the write in hand
_ASKED_AT_ONCE = 2_000  # hashes
_FETCHED_AT_ONCE = 500  # vectors
_QUICKLY = 5.0  # seconds of silence: somebody waits for the answer
_PATIENTLY = 60.0

Answer = TypeVar("Answer")


def collection_name(key: SpaceKey) -> str:
    """The same on every machine that has the model: of the space alone."""
    return f"photo-sorter-{_LAYOUT}-{hashlib.sha256(key.encode()).hexdigest()[:16]}"


class ChromaServer:
    """One server. Nothing is asked of it before the first call; after each failure the next call
    looks first whether it is (still) a server that fits."""

    def __init__(self, address: str, token: str = "") -> None:
        """`address` as `core.server_address` gives it; `token` goes along with every request."""
        self._http = ChromaHttp(address, token)
        self._lock = threading.Lock()
        self._fits = False
        self._written_at_once = _WRITTEN_AT_ONCE
        self._ids: dict[SpaceKey, str] = {}  # collections' ids, which change on a new server

    @property
    def address(self) -> str:
        return self._http.address

    def close(self) -> None:
        self._http.close()

    def check(self) -> None:
        """Ask the server whether it can be used, whatever it said before."""
        with self._lock:
            self._fits = False
        self._asking(lambda: None)

    def count(self, key: SpaceKey) -> int:
        def ask() -> int:
            found = self._of_collection(key, "GET", "count", None, _QUICKLY)
            return 0 if found is None else int(found)

        return self._asking(ask)

    def held(self, key: SpaceKey, content_hashes: Sequence[str]) -> set[str]:
        """Which of the hashes have a vector."""

        def ask() -> set[str]:
            held: set[str] = set()
            for part in in_batches(list(content_hashes), _ASKED_AT_ONCE):
                body = {"ids": part, "include": []}
                found = self._of_collection(key, "POST", "get", body, _PATIENTLY)
                held.update([] if found is None else found["ids"])
            return held

        return self._asking(ask)

    def get(self, key: SpaceKey, content_hashes: Sequence[str]) -> dict[str, Vectors]:
        """The (d,) float32 vectors there are."""

        def ask() -> dict[str, Vectors]:
            vectors: dict[str, Vectors] = {}
            for part in in_batches(list(content_hashes), _FETCHED_AT_ONCE):
                body = {"ids": part, "include": ["embeddings"]}
                found = self._of_collection(key, "POST", "get", body, _PATIENTLY)
                if found is not None and found["ids"]:
                    rows = np.asarray(found["embeddings"], dtype=np.float32)
                    vectors.update(zip(found["ids"], rows, strict=True))
            return vectors

        return self._asking(ask)

    def put(self, space: EmbeddingSpace, content_hashes: Sequence[str], vectors: Vectors) -> None:
        """Write (n, d) float32 vectors; idempotent. Makes the space's collection."""

        def write(body: object) -> bool:
            return self._of_collection(space.key, "POST", "upsert", body, _PATIENTLY) is not None

        def ask() -> None:
            size = self._written_at_once
            hashes, rows = in_batches(list(content_hashes), size), in_batches(vectors, size)
            for ids, some in zip(hashes, rows, strict=True):
                body = {"ids": ids, "embeddings": [_packed(row) for row in some]}
                if not write(body):
                    self._make(space)
                    if not write(body):
                        raise IndexServerError(
                            Problem.SERVER_LOSES_VECTORS, path=self._http.address
                        )

        self._asking(ask)

    def query(self, key: SpaceKey, vector: Vectors, limit: int) -> tuple[list[str], Vectors]:
        """The `limit` nearest to a (d,) vector: hashes and cosines (m,) float32, best first."""

        def ask() -> tuple[list[str], Vectors]:
            body = {
                "query_embeddings": [vector.tolist()],
                "n_results": limit,
                "include": ["distances"],
            }
            found = self._of_collection(key, "POST", "query", body, _QUICKLY)
            if found is None:
                return [], np.empty(0, dtype=np.float32)
            distances = np.asarray(found["distances"][0], dtype=np.float32)
            return list(found["ids"][0]), np.clip(1.0 - distances, -1.0, 1.0)

        return self._asking(ask)

    # ---------------------------------------------------------------------------- the server

    def _asking(self, ask: Callable[[], Answer]) -> Answer:
        """Any failure, also an answer of another shape, is an IndexServerError, and makes the
        next call look anew at who answers."""
        try:
            with self._lock:
                if not self._fits:
                    self._ids.clear()
                    self._look()
                    self._fits = True
            return ask()
        except IndexServerError:
            self._doubt()
            raise
        except (ArithmeticError, LookupError, TypeError, ValueError) as error:
            self._doubt()
            raise IndexServerError(Problem.SERVER_ANSWER_UNFIT, path=self._http.address) from error

    def _doubt(self) -> None:
        with self._lock:
            self._fits = False

    def _look(self) -> None:
        """Whether this is a Chroma server that fits."""
        try:
            version = self._http.ask("GET", f"{API}/version", seconds=_QUICKLY)
            limits = self._http.ask("GET", f"{API}/pre-flight-checks", seconds=_QUICKLY)
        except NotThereError:
            raise self._stranger() from None
        if not isinstance(version, str) or not isinstance(limits, dict):
            raise self._http.not_chroma()
        if version.split(".")[0] != _MAJOR:
            raise IndexServerError(
                Problem.SERVER_VERSION_UNFIT, path=self._http.address, version=version[:20]
            )
        if not limits.get("supports_base64_encoding"):
            raise IndexServerError(Problem.SERVER_TAKES_NO_PACKED_VECTORS, path=self._http.address)
        self._written_at_once = max(1, min(_WRITTEN_AT_ONCE, int(limits["max_batch_size"])))

    def _stranger(self) -> IndexServerError:
        try:
            version = self._http.ask("GET", f"{OLD_API}/version", seconds=_QUICKLY)
        except IndexServerError:
            return self._http.not_chroma()
        if not isinstance(version, str):
            return self._http.not_chroma()
        return IndexServerError(
            Problem.SERVER_TOO_OLD, path=self._http.address, version=version[:20]
        )

    # ----------------------------------------------------------------------- its collections

    def _of_collection(
        self, key: SpaceKey, method: str, what: str, body: object, seconds: float
    ) -> Any:
        """The answer to a request to the space's collection; None where there is none."""
        known = key in self._ids
        collection_id = self._find(key)
        if collection_id is None:
            return None
        try:
            path = f"{_COLLECTIONS}/{collection_id}/{what}"
            return self._http.ask(method, path, body, seconds=seconds)
        except NotThereError:
            self._ids.pop(key, None)
            if not known:
                raise
        # Somebody has put a new server, or a new collection, in the old one's place.
        return self._of_collection(key, method, what, body, seconds)

    def _find(self, key: SpaceKey) -> str | None:
        """The id of the space's collection; None where there is none."""
        found = self._ids.get(key)
        if found is None:
            path = f"{_COLLECTIONS}/{collection_name(key)}"
            try:
                found = str(self._http.ask("GET", path, seconds=_QUICKLY)["id"])
            except NotThereError:
                return None
            self._ids[key] = found
        return found

    def _make(self, space: EmbeddingSpace) -> None:
        """Another machine may do the same at the same time: the collection is then that one's."""
        body = {
            "name": collection_name(space.key),
            "get_or_create": True,
            "metadata": {"space": space.key, "model": space.model_name},
            "configuration": {"hnsw": HNSW},
        }
        made = self._http.ask("POST", _COLLECTIONS, body, seconds=_PATIENTLY)
        self._ids[space.key] = str(made["id"])


def _packed(vector: Vectors) -> str:
    """A vector in Chroma's short form: base64 of little-endian float32."""
    return base64.b64encode(np.asarray(vector, dtype="<f4").tobytes()).decode("ascii")
