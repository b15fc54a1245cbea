"""Vectors on a server that several machines share, keyed by content."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from photo_sorter.core.embedding import EmbeddingSpace, SpaceKey, Vectors


class SharedVectors(Protocol):
    """Photos' vectors by content hash, one collection for each embedding space. Other machines'
    photos are in there too. Nothing is ever deleted or changed: the same content has the same
    vector in a space, and another machine may have the photo still.

    Every method but `close` raises IndexServerError where the server does not answer, refuses, or
    is not of the right kind."""

    @property
    def address(self) -> str:
        """The server's url, for words."""

    def check(self) -> None:
        """Ask the server whether it can be used."""

    def count(self, key: SpaceKey) -> int:
        """How many vectors of the space there are, of all machines."""

    def held(self, key: SpaceKey, content_hashes: Sequence[str]) -> set[str]:
        """Which of the hashes have a vector."""

    def get(self, key: SpaceKey, content_hashes: Sequence[str]) -> dict[str, Vectors]:
        """The (d,) float32 vectors there are."""

    def put(self, space: EmbeddingSpace, content_hashes: Sequence[str], vectors: Vectors) -> None:
        """Write (n, d) float32 vectors; idempotent. Makes the space's collection."""

    def query(self, key: SpaceKey, vector: Vectors, limit: int) -> tuple[list[str], Vectors]:
        """The `limit` nearest to a (d,) vector among all machines' photos: hashes and cosines
        (m,) float32, best first. None for a space that is not there."""

    def close(self) -> None: ...
