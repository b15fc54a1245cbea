"""Reading picture files and encoding: the tasks of the engine, which has a process of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from photo_sorter.core.duplicates.fingerprint import Fingerprint
from photo_sorter.core.embedding import Vectors
from photo_sorter.core.errors import Failure
from photo_sorter.core.photo import (
    FilePath,
    FileStamp,
    PhotoMetadata,
)
from photo_sorter.core.regions import Region


@dataclass(frozen=True, slots=True)
class FileRequest:
    """A file for the engine. With a hash in `known_hashes`, reading stops at the hash, except where
    a sidecar may say something new; a picture whose pixels have the hash `known_pixels` is not
    embedded, nor is any without `embed`. `before` is the content hash of the picture that the file
    held, which it is then compared with. With `metadata_only` no more of the result counts than
    metadata and stamp: no thumbnail is written, and of the file no more is read than it takes."""

    token: int
    path: FilePath
    known_hashes: frozenset[str] = frozenset()
    known_pixels: str = ""
    before: str = ""
    embed: bool = True
    metadata_only: bool = False


@dataclass(frozen=True, slots=True)
class FileResult:
    """What one read of a file gave. `failure` set: nothing else but the stamp counts."""

    token: int
    stamp: FileStamp  # of the bytes that were read
    content_hash: str = ""
    known: bool = False
    metadata: PhotoMetadata = field(default_factory=PhotoMetadata)
    colour: int = 0
    pixels: str = ""  # a hash of the picture as it is shown; "" where the content hash is known
    fingerprint: Fingerprint | None = None  # None where the content hash is known
    likeness: float | None = None  # to the picture before, up to 1; None where it has no thumbnail
    vector: Vectors | None = None  # (d,), None where no model was asked for or all is known
    look: Vectors | None = None  # (l,), None likewise and of a model that gives no looks
    failure: Failure | None = None
    warning: Failure | None = None  # beside all the rest: what is missing of the picture


class FileReader(Protocol):
    """Reads picture files in a process of its own: nothing that a file holds harms the app."""

    def process_files(
        self, model: Path | None, requests: Sequence[FileRequest], cancelled: Callable[[], bool]
    ) -> Iterator[FileResult]:
        """Read, hash, decode, write the thumbnail, read metadata, embed: one result a request, as
        they come. `model` is an encoder's folder; None decodes only. A crash of the process is
        survived: it restarts, the batch is bisected, the bad file fails as CRASHED. When
        `cancelled()` turns true the iterator ends early."""

    def make_thumbnail(self, path: FilePath, content_hash: str) -> Path:
        """Make the thumbnail of a photo again. Raises InvalidInputError with the reason where the
        file cannot be decoded."""


class Encoder(Protocol):
    """Puts texts and pictures into a model's space. `model` is an encoder's folder."""

    def embed_texts(self, model: Path, texts: Sequence[str]) -> Vectors:
        """(n, d) float32, L2-normalised. Answered beside running image work, not behind it."""

    def embed_image(self, model: Path, path: FilePath) -> Vectors:
        """(d,) float32, of a file that need not be in the library. Raises InvalidInputError with
        the reason where it cannot be decoded."""

    def embed_look(self, model: Path, path: FilePath) -> Vectors:
        """(l,) float32: how the picture in a file looks. Raises as `embed_image`, and
        ModelUnavailableError where the model gives no looks."""

    def embed_regions(
        self,
        model: Path,
        path: FilePath,
        regions: Sequence[Region],
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Vectors:
        """(n, d) float32: what n regions of a picture file show, each seen as a picture of its own;
        the file is decoded once. Raises InvalidInputError as `embed_image`, and CancelledError
        soon after `cancelled()` turns true."""

    def warm_up(self, model: Path) -> None:
        """Start loading the text tower, without waiting for it."""

    def fallback(self, model: Path) -> str:
        """Why a model is computed by something slower than it is made for; empty where it is not.
        Raises ModelUnavailableError where it cannot be computed at all."""


class Engine(FileReader, Encoder, Protocol):
    """The process that does both, spawned on demand and ended when idle. A picture is decoded and
    embedded in one go, so that it is read once."""

    @property
    def pid(self) -> int | None:
        """Of the newest engine process, which may have ended; None before the first."""

    def close(self) -> None:
        """End the process (politely, then firmly). Idempotent."""
