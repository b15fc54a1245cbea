"""Vectors that another machine has made already, so that no machine makes them again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import numpy as np

from photo_sorter.core.batches import in_batches
from photo_sorter.core.embedding import EmbeddingSpace, SpaceKey, Vectors
from photo_sorter.core.errors import IndexServerError
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports import (
    Catalog,
    FileReader,
    FileRequest,
    FileResult,
    FileSystem,
    InstalledModel,
)
from photo_sorter.services.sharing.server_link import ServerLink

_HASHED_AT_ONCE = 64  # files: their second read then comes from the system's memory
_NORM_TOLERANCE = 0.01

Cancelled = Callable[[], bool]


class OthersVectors:
    """Asks the shared server. While it is away there are none."""

    def __init__(
        self, catalog: Catalog, link: ServerLink, on_failure: Callable[[SpaceKey], None]
    ) -> None:
        """`on_failure` is told when the server fails to answer."""
        self._catalog = catalog
        self._link = link
        self._on_failure = on_failure

    @property
    def away(self) -> bool:
        return self._link.problem is not None

    def of_contents(
        self, space: EmbeddingSpace, content_hashes: Sequence[str]
    ) -> dict[str, Vectors]:
        """The (d,) vectors there are. One that no model can have made is passed over."""
        if self.away or not content_hashes:
            return {}
        try:
            with self._link.asking() as server:
                found = server.get(space.key, content_hashes)
        except IndexServerError:
            self._on_failure(space.key)
            return {}
        return {x: vector for x, vector in found.items() if _is_sound(vector, space)}

    def of_photos(
        self, space: EmbeddingSpace, photo_ids: Sequence[PhotoId]
    ) -> list[tuple[PhotoId, Vectors]]:
        """The (d,) vectors there are, of photos that the catalog knows."""
        if self.away:
            return []
        hashes = self._catalog.photos.content_hashes(photo_ids)
        found = self.of_contents(space, list(hashes.values()))
        return [(photo, found[x]) for photo, x in hashes.items() if x in found]


@dataclass(frozen=True, slots=True)
class _Sorted:
    """Files by what is left to do; `vectors` by content hash."""

    to_embed: list[FileRequest]
    to_decode: list[FileRequest]
    vectors: dict[str, Vectors]


class SharingReader:
    """Reads files as the engine alone would (`services.ingest.ReadFiles`), but lets it embed only
    what no machine has embedded yet.

    That must be known before the image tower runs: each file is read for its hash first, the next
    ones while the engine works on these.
    """

    def __init__(self, reader: FileReader, files: FileSystem, others: OthersVectors) -> None:
        self._reader = reader
        self._files = files
        self._others = others

    def read(
        self, model: InstalledModel | None, requests: Sequence[FileRequest], cancelled: Cancelled
    ) -> Iterator[FileResult]:
        if model is None:
            yield from self._reader.process_files(None, requests, cancelled)
            return
        parts = in_batches(requests, _HASHED_AT_ONCE)
        with ThreadPoolExecutor(1, thread_name_prefix="look-up") as ahead:
            coming = [ahead.submit(self._sort, model.space, part, cancelled) for part in parts[:1]]
            for place in range(len(parts)):
                files = coming.pop().result()
                for part in parts[place + 1 : place + 2]:
                    coming.append(ahead.submit(self._sort, model.space, part, cancelled))
                yield from self._reader.process_files(model.folder, files.to_embed, cancelled)
                for result in self._reader.process_files(None, files.to_decode, cancelled):
                    yield _with_vector(result, files.vectors)
                if cancelled():
                    return

    def _sort(
        self, space: EmbeddingSpace, requests: Sequence[FileRequest], cancelled: Cancelled
    ) -> _Sorted:
        if self._others.away:
            return _Sorted(list(requests), [], {})
        hashes: dict[int, str] = {}
        for request in requests:
            if cancelled():
                break
            content_hash = self._files.content_hash(request.path)
            if content_hash is not None and content_hash not in request.known_hashes:
                hashes[request.token] = content_hash
        vectors = self._others.of_contents(space, sorted(set(hashes.values())))
        to_decode = [x for x in requests if hashes.get(x.token) in vectors]
        to_embed = [x for x in requests if hashes.get(x.token) not in vectors]
        return _Sorted(to_embed, to_decode, vectors)


def _with_vector(result: FileResult, vectors: dict[str, Vectors]) -> FileResult:
    """A file that has changed since it was hashed is left without: it gets its vector later."""
    if result.failure is not None or result.known:
        return result
    return replace(result, vector=vectors.get(result.content_hash))


def _is_sound(vector: Vectors, space: EmbeddingSpace) -> bool:
    if vector.shape != (space.dimensions,) or not np.isfinite(vector).all():
        return False
    return abs(float(np.linalg.norm(vector)) - 1.0) <= _NORM_TOLERANCE
