"""The vector index: derived from the catalog, never the truth."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from photo_sorter.core.embedding import PhotoIds, Vectors
from photo_sorter.core.photo import (
    PhotoId,
)


class IndexUnavailableError(Exception):
    """The derived index does not open, does not answer, or holds rubbish: rebuild it. With
    `disk_full` there was no space for it."""

    def __init__(self, message: str, *, disk_full: bool = False) -> None:
        super().__init__(message)
        self.disk_full = disk_full


class NearestVectors(Protocol):
    """What a search asks of an index."""

    def query(
        self, collection: str, vector: Vectors, limit: int, ef_search: int = 0
    ) -> tuple[PhotoIds, Vectors]:
        """The `limit` nearest: ids (m,) and cosines (m,) float32, best first. An approximate index
        keeps at least `ef_search` candidates as it looks for them (`ef` of HNSW). A missing
        collection raises IndexUnavailableError."""


class VectorIndex(NearestVectors, Protocol):
    """Nearest neighbours by cosine. Derived: everything in it can be made again.

    Every method raises IndexUnavailableError where the index is broken."""

    def upsert(
        self, collection: str, photo_ids: Sequence[PhotoId] | PhotoIds, vectors: Vectors
    ) -> None:
        """Idempotent; creates the collection where it is missing."""

    def delete(self, collection: str, photo_ids: Sequence[PhotoId] | PhotoIds) -> None: ...

    def count(self, collection: str) -> int:
        """How many vectors it holds; 0 for a missing collection."""

    def warm_up(self, collection: str, dimensions: int) -> None:
        """Load what a query needs; of a missing collection nothing."""

    def ids(self, collection: str) -> PhotoIds:
        """Sorted; empty for a missing collection."""

    def collections(self) -> list[str]: ...

    def drop(self, collection: str) -> None:
        """Dropping a missing collection does nothing."""

    def reset(self) -> None:
        """Start from nothing, whatever is there now."""

    def close(self) -> None: ...
