"""What the services need of the outside, as Protocols. Adapters implement them; one contract
test suite a port runs on every implementation. All methods are safe to call from any thread."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from photo_sorter.core.calibration import Calibration
from photo_sorter.core.embedding import EmbeddingSpace, SpaceKey, Vectors
from photo_sorter.core.errors import Failure
from photo_sorter.core.known_words import KnownWords
from photo_sorter.core.photo import (
    FilePath,
    FileStamp,
    Folder,
    FolderId,
    FolderState,
    Location,
    LocationId,
    LocationState,
    Photo,
    PhotoId,
    PhotoMetadata,
)
from photo_sorter.core.settings import Settings
from photo_sorter.core.tagging import VocabularyTag
from photo_sorter.core.views import (
    Album,
    AlbumId,
    AlbumKind,
    ModelChoice,
    PhotoListing,
    PhotoTag,
    Scope,
    TagSummary,
)

PhotoIds = NDArray[np.int64]

# ------------------------------------------------------------------------------------ catalog


class FolderTable(Protocol):
    def add(self, path: FilePath) -> Folder:
        """Add a root (absolute). Adding one that is there returns it."""

    def remove(self, folder_id: FolderId) -> None:
        """Forget the root and its locations. Photos without a location stay, hidden, until
        `PhotoTable.purge_hidden`: added again, they have their tags, albums and vectors."""

    def all(self) -> list[Folder]:
        """Every folder with its counts, by path."""

    def set_state(self, folder_id: FolderId, state: FolderState) -> None: ...


@dataclass(frozen=True, slots=True)
class KnownFile:
    location_id: LocationId
    stamp: FileStamp
    state: LocationState
    photo_id: PhotoId | None


class LocationTable(Protocol):
    def known(self, folder_id: FolderId) -> dict[FilePath, KnownFile]:
        """Every file that the catalog knows under a folder (what a reconcile compares with)."""

    def find(self, path: FilePath) -> Location | None: ...

    def mark_pending(
        self, folder_id: FolderId, files: Sequence[tuple[FilePath, FileStamp]]
    ) -> None:
        """Insert the files, or mark those known as pending again with the new stamp. A known
        file keeps its `photo_id` until `attach` or `fail` replaces it."""

    def move(self, moves: Sequence[tuple[LocationId, FolderId, FilePath, FileStamp]]) -> None:
        """Give locations new paths; photo and state stay. A location at the target path goes."""

    def remove(self, location_ids: Sequence[LocationId]) -> None: ...

    def under(self, directory: FilePath) -> dict[FilePath, KnownFile]:
        """Known files below a directory (or the file itself), by path prefix."""

    def pending(self, limit: int) -> list[Location]:
        """Pending locations of folders that are online, newest file first."""

    def pending_count(self) -> int: ...

    def attach(self, location_id: LocationId, stamp: FileStamp, photo_id: PhotoId) -> None: ...

    def fail(self, location_id: LocationId, stamp: FileStamp, failure: Failure) -> None:
        """The file holds no photo (now): state FAILED, `photo_id` cleared."""

    def failures(self) -> list[Location]: ...

    def retry(self, location_ids: Sequence[LocationId] | None) -> int:
        """Mark failed locations (all of them for None) pending; how many were."""


class PhotoTable(Protocol):
    def by_hash(self, content_hash: str) -> PhotoId | None: ...

    def complete_hashes(self, sizes: Iterable[int], space: SpaceKey) -> dict[int, frozenset[str]]:
        """For each byte size, the hashes of photos that have a vector in `space`."""

    def add(
        self,
        content_hash: str,
        byte_size: int,
        metadata: PhotoMetadata,
        sort_time: datetime,
        colour: int,
    ) -> PhotoId:
        """Insert, or update the metadata of the photo that has this hash."""

    def get(self, photo_id: PhotoId) -> Photo | None: ...

    def get_many(self, photo_ids: Sequence[PhotoId]) -> dict[PhotoId, Photo]: ...

    def content_hash(self, photo_id: PhotoId) -> str | None: ...

    def listing(self, scope: Scope) -> PhotoListing:
        """Photos that have a location, newest first (then by id)."""

    def listing_of(self, photo_ids: Sequence[PhotoId] | PhotoIds) -> PhotoListing:
        """The given photos in the given order; ids that are not visible are left out."""

    def visible_ids(self) -> PhotoIds:
        """Sorted ids of photos that have a location."""

    def count(self) -> int: ...

    def without_vector(self, space: SpaceKey, limit: int, after: PhotoId) -> list[Location]:
        """One online location each of visible photos with id > `after`, by id, that have no
        vector in `space`."""

    def purge_hidden(self, before: datetime) -> int:
        """Delete photos that have had no location since before that time; how many."""


@dataclass(frozen=True, slots=True)
class IndexState:
    """Which generation of a space's index answers, and whether it must be rebuilt."""

    generation: int
    needs_rebuild: bool


class VectorTable(Protocol):
    def add_space(self, space: EmbeddingSpace) -> None:
        """Make the space known (again)."""

    def spaces(self) -> list[EmbeddingSpace]: ...

    def active_space(self) -> EmbeddingSpace | None:
        """The space that answers queries."""

    def set_active(self, key: SpaceKey) -> None: ...

    def drop_space(self, key: SpaceKey) -> None:
        """Delete a space that is not active, with its vectors, texts and model tags."""

    def put(self, key: SpaceKey, vectors: Sequence[tuple[PhotoId, Vectors]]) -> None:
        """Store (d,) vectors and, in the same transaction, an outbox row for each."""

    def get(
        self, key: SpaceKey, photo_ids: Sequence[PhotoId] | PhotoIds
    ) -> tuple[PhotoIds, Vectors]:
        """The vectors there are, (m,) ids and (m, d) float32, in the order asked for."""

    def matrix(self, key: SpaceKey) -> tuple[PhotoIds, Vectors]:
        """All vectors of photos that have a location: (n,) ids ascending, (n, d) float32."""

    def count(self, key: SpaceKey) -> int:
        """Photos that have a location and a vector in the space."""

    def ids(self, key: SpaceKey) -> PhotoIds:
        """Sorted ids of all vectors in the space (what the index must hold)."""

    def outbox(self, key: SpaceKey, limit: int) -> list[tuple[int, PhotoId]]:
        """Oldest outbox rows (sequence number, photo)."""

    def acknowledge(self, key: SpaceKey, up_to: int) -> None:
        """Delete outbox rows of the space with sequence <= `up_to`."""

    def index_state(self, key: SpaceKey) -> IndexState: ...

    def set_index_state(self, key: SpaceKey, state: IndexState) -> None: ...

    def texts(self, key: SpaceKey, texts: Sequence[str]) -> dict[str, Vectors]:
        """Cached (d,) vectors of texts."""

    def put_texts(self, key: SpaceKey, vectors: Mapping[str, Vectors]) -> None: ...


@dataclass(frozen=True, slots=True)
class TagMark:
    """A person's or the model's word on one tag of one photo; what undo puts back."""

    photo_id: PhotoId
    name: str
    group: str
    by_person: bool
    present: bool
    confidence: float


class TagTable(Protocol):
    def all(self) -> list[TagSummary]:
        """Tags that at least one visible photo has, by group and name."""

    def of_photo(self, photo_id: PhotoId) -> list[PhotoTag]: ...

    def of_photos(self, photo_ids: Sequence[PhotoId]) -> dict[PhotoId, list[PhotoTag]]: ...

    def set_by_model(self, marks: Mapping[PhotoId, Sequence[tuple[str, str, float]]]) -> None:
        """Replace the model's tags (name, group, confidence) of the photos. A tag on which a
        person has spoken is left as the person left it."""

    def set_by_person(
        self, photo_ids: Sequence[PhotoId], name: str, present: bool, group: str = ""
    ) -> list[TagMark]:
        """A person adds or removes a tag; returns the marks as they were before (photos that
        had none are missing from it), for `restore`."""

    def restore(self, photo_ids: Sequence[PhotoId], name: str, marks: Sequence[TagMark]) -> None:
        """Put back what `set_by_person` returned for these photos and this tag."""


@dataclass(frozen=True, slots=True)
class Membership:
    """One photo's place in an album: by a person or by the model, in or kept out."""

    photo_id: PhotoId
    by_person: bool
    present: bool
    score: float


class AlbumTable(Protocol):
    def create(self, name: str, kind: AlbumKind, description: str) -> Album:
        """Raises InvalidInputError where the name is empty or taken."""

    def change(self, album_id: AlbumId, name: str, description: str) -> None: ...

    def delete(self, album_id: AlbumId) -> None: ...

    def all(self) -> list[Album]: ...

    def get(self, album_id: AlbumId) -> Album | None: ...

    def named(self, name: str) -> Album | None: ...

    def of_photo(self, photo_id: PhotoId) -> list[Album]: ...

    def members(self, album_id: AlbumId) -> list[tuple[PhotoId, float]]:
        """Visible members with scores, best first."""

    def marks(self, album_id: AlbumId) -> list[Membership]:
        """Every mark, also the ones that keep a photo out (for undo of `delete`)."""

    def put_marks(self, album_id: AlbumId, marks: Sequence[Membership]) -> None: ...

    def set_by_person(
        self, album_id: AlbumId, photo_ids: Sequence[PhotoId], present: bool
    ) -> list[Membership]:
        """A person puts photos in or takes them out; returns the marks as they were before."""

    def restore(
        self, album_id: AlbumId, photo_ids: Sequence[PhotoId], marks: Sequence[Membership]
    ) -> None: ...

    def set_by_model(
        self, album_id: AlbumId, scores: Mapping[PhotoId, float], among: Sequence[PhotoId] | None
    ) -> None:
        """The model's members become `scores`; with `among`, only those photos are touched.
        Photos on which a person has spoken are left alone."""


class Catalog(Protocol):
    """The only truth. Writers are serialised; readers never wait for them."""

    @property
    def folders(self) -> FolderTable: ...
    @property
    def locations(self) -> LocationTable: ...
    @property
    def photos(self) -> PhotoTable: ...
    @property
    def vectors(self) -> VectorTable: ...
    @property
    def tags(self) -> TagTable: ...
    @property
    def albums(self) -> AlbumTable: ...

    def transaction(self) -> AbstractContextManager[None]:
        """Everything written inside on this thread lands whole or not at all. Reentrant."""

    def was_clean(self) -> bool:
        """Whether the last owner closed the catalog (an unclean exit calls for a check)."""

    def check(self) -> list[str]:
        """Problems found by SQLite's own integrity and foreign key checks, in words."""

    def close(self) -> None: ...


# --------------------------------------------------------------------------------- vector index


class IndexUnavailableError(Exception):
    """The derived index does not open, does not answer, or holds rubbish: rebuild it."""


class VectorIndex(Protocol):
    """Nearest neighbours by cosine. Derived: everything in it can be made again.

    Every method raises IndexUnavailableError where the index is broken."""

    def upsert(
        self, collection: str, photo_ids: Sequence[PhotoId] | PhotoIds, vectors: Vectors
    ) -> None:
        """Idempotent; creates the collection where it is missing."""

    def delete(self, collection: str, photo_ids: Sequence[PhotoId] | PhotoIds) -> None: ...

    def query(self, collection: str, vector: Vectors, limit: int) -> tuple[PhotoIds, Vectors]:
        """The `limit` nearest: ids (m,) and cosines (m,) float32, best first. A missing
        collection raises."""

    def ids(self, collection: str) -> PhotoIds:
        """Sorted; empty for a missing collection."""

    def collections(self) -> list[str]: ...

    def drop(self, collection: str) -> None:
        """Dropping a missing collection does nothing."""

    def reset(self) -> None:
        """Start from nothing, whatever is there now."""

    def close(self) -> None: ...


# --------------------------------------------------------------------------------------- engine


@dataclass(frozen=True, slots=True)
class FileRequest:
    """A file for the engine. With a hash in `known_hashes`, reading stops at the hash."""

    token: int
    path: FilePath
    known_hashes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class FileResult:
    """What one read of a file gave. `failure` set: nothing else but the stamp counts."""

    token: int
    stamp: FileStamp  # of the bytes that were read
    content_hash: str = ""
    known: bool = False
    metadata: PhotoMetadata = field(default_factory=PhotoMetadata)
    colour: int = 0
    vector: Vectors | None = None  # (d,), None where no model was asked for or the hash is known
    failure: Failure | None = None


class Engine(Protocol):
    """Decodes and embeds in a process of its own, spawned on demand and ended when idle."""

    def process_files(
        self, model: Path | None, requests: Sequence[FileRequest], cancelled: Callable[[], bool]
    ) -> Iterator[FileResult]:
        """Read, hash, decode, write the thumbnail, read metadata, embed: one result a request, as
        they come. `model` is a model folder; None decodes only. A crash of the engine is
        survived: it restarts, the batch is bisected, the bad file fails as CRASHED. When
        `cancelled()` turns true the iterator ends early."""

    def embed_texts(self, model: Path, texts: Sequence[str]) -> Vectors:
        """(n, d) float32, L2-normalised. Answered beside running image work, not behind it."""

    def embed_image(self, model: Path, path: FilePath) -> Vectors:
        """(d,) float32, of a file that need not be in the library. Raises InvalidInputError with
        the reason where it cannot be decoded."""

    def make_thumbnail(self, path: FilePath, content_hash: str) -> Path:
        """Make the thumbnail of a photo again. Raises InvalidInputError as above."""

    def warm_up(self, model: Path) -> None:
        """Start loading the text tower, without waiting for it."""

    @property
    def pid(self) -> int | None:
        """Of the newest engine process, which may have ended; None before the first."""

    def close(self) -> None:
        """End the process (politely, then firmly). Idempotent."""


# ---------------------------------------------------------------------------------------- files


@dataclass(frozen=True, slots=True)
class FoundFile:
    path: FilePath
    stamp: FileStamp
    skip_reason: str = ""  # set: not a picture; in words, for the summary


class ScanProblem(Enum):
    VANISHED = "vanished"
    UNREADABLE = "unreadable"


class FileSystem(Protocol):
    def root_problem(self, root: FilePath) -> ScanProblem | None:
        """None where the folder is there and can be listed."""

    def scan(self, directory: FilePath, cancelled: Callable[[], bool]) -> Iterator[FoundFile]:
        """Files below a directory in no order; follows no symbolic link to a directory that
        leads back, skips hidden and system folders, logs and passes over unreadable ones."""

    def found(self, path: FilePath) -> FoundFile | None:
        """One path as `scan` would report it; None where there is no such file."""

    def unreadable_directories(self) -> list[FilePath]:
        """Directories that the last scans could not list."""

    def sends_events(self, root: FilePath) -> bool:
        """Whether the file system under `root` reports changes (network mounts do not)."""

    def is_directory(self, path: FilePath) -> bool: ...


class RawChangeKind(Enum):
    CHANGED = "changed"  # created, written, closed or attributes changed
    REMOVED = "removed"
    MOVED = "moved"
    OVERFLOWED = "overflowed"  # events were lost: reconcile the root


@dataclass(frozen=True, slots=True)
class RawChange:
    kind: RawChangeKind
    path: FilePath
    moved_to: FilePath | None = None
    is_directory: bool = False


class FolderWatcher(Protocol):
    """Translates and enqueues, nothing else. `on_change` is called on a thread of its own."""

    def watch(self, root: FilePath, polling_seconds: float | None) -> None:
        """Follow a root recursively; with `polling_seconds`, by looking. Raises
        PhotoSorterError with a remedy (e.g. the inotify limit) where it cannot."""

    def unwatch(self, root: FilePath) -> None: ...

    def close(self) -> None: ...


# ------------------------------------------------------------------------------ models, settings


@dataclass(frozen=True, slots=True, eq=False)
class InstalledModel:
    """A model folder that can be loaded. `reference_images` (r, d) float32 normalised, or empty
    where the model brings none (then the library's own photos serve). `known_words` is empty where
    the model does not list its words."""

    name: str
    folder: Path
    space: EmbeddingSpace
    calibration: Calibration
    prompt_templates: tuple[str, ...]
    reference_texts: tuple[str, ...]
    reference_images: Vectors
    known_words: KnownWords = field(default_factory=KnownWords)


class ModelStore(Protocol):
    def choices(self) -> list[ModelChoice]:
        """Registry and imports; `active` is left False (the library knows)."""

    def installed(self, name: str) -> InstalledModel:
        """Raises ModelUnavailableError where it is not installed or not whole."""

    def download(
        self, name: str, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
    ) -> InstalledModel:
        """Fetch with resume and checksum; the one place that uses the network. Raises
        DownloadError, CancelledError, DiskFullError."""

    def import_checkpoint(self, name: str, architecture: str, weights: Path) -> InstalledModel:
        """`.safetensors`, or a state dict loaded weights-only. Raises InvalidInputError."""

    def remove(self, name: str) -> None: ...


class SettingsStore(Protocol):
    def load(self) -> Settings: ...
    def save(self, settings: Settings) -> None: ...


class VocabularyStore(Protocol):
    def load(self) -> tuple[VocabularyTag, ...]:
        """The person's vocabulary, or the default. Raises InvalidInputError with the place."""

    def save(self, tags: Sequence[VocabularyTag]) -> None: ...

    def default(self) -> tuple[VocabularyTag, ...]: ...
