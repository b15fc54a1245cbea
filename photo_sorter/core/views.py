"""Plain data that the facade hands to the window and the command line."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import NamedTuple, NewType

import numpy as np
from numpy.typing import NDArray

from photo_sorter.core.describing.captions import Caption
from photo_sorter.core.errors import Failure, PhotoSorterError
from photo_sorter.core.faces import Face
from photo_sorter.core.found_by import FoundBy
from photo_sorter.core.person_details import PersonDetails
from photo_sorter.core.photo import FilePath, LocationId, PhotoId, PhotoMetadata
from photo_sorter.core.problems import Occurrence, Problem
from photo_sorter.core.rating import Rating
from photo_sorter.core.stacks import StackedPhotos, StackPlace, no_stacks
from photo_sorter.core.tag_tree import TagTraits
from photo_sorter.core.taken import DateTaken, Precision, TakenSource

AlbumId = NewType("AlbumId", int)


@dataclass(frozen=True, slots=True, eq=False)
class PhotoListing:
    """A page-less listing of n photos as parallel arrays, cheap at a million rows.

    `ids` int64 (n,); `times` int64 (n,), seconds of the local wall clock counted as if it were
    UTC; `aspects` float32 (n,), width / height; `colours` uint32 (n,), 0xRRGGBB;
    `offline` bool (n,): no location of the photo is on a folder that is there now; `ratings`
    uint8 (n,), as `core.rating.pack` packs them; `sensitive` bool (n,): it lies behind a veil.
    `stacked` are the photos of the library that are in stacks, listed here or not.
    """

    ids: NDArray[np.int64]
    times: NDArray[np.int64]
    aspects: NDArray[np.float32]
    colours: NDArray[np.uint32]
    offline: NDArray[np.bool_]
    ratings: NDArray[np.uint8]
    sensitive: NDArray[np.bool_]
    stacked: StackedPhotos = field(default_factory=no_stacks)

    def __len__(self) -> int:
        return int(self.ids.shape[0])

    def rows(self, which: slice | NDArray[np.int64]) -> PhotoListing:
        """Some of the photos, or all of them in another order."""
        return PhotoListing(
            self.ids[which],
            self.times[which],
            self.aspects[which],
            self.colours[which],
            self.offline[which],
            self.ratings[which],
            self.sensitive[which],
            self.stacked,
        )


class Hit(NamedTuple):
    """One photo found: `score` is the calibrated probability (0..1) that it matches, `found_by`
    the parts of it that do. A tuple, for an answer has thousands."""

    photo_id: PhotoId
    score: float
    cosine: float
    found_by: FoundBy = FoundBy.PICTURE


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Hits best first: `strong` passed the cut-off of this model and query, `weak` did not."""

    query: str
    strong: tuple[Hit, ...] = ()
    weak: tuple[Hit, ...] = ()
    searched: int = 0  # photos that could be searched
    not_yet_searchable: int = 0  # photos still waiting for their vector
    unknown_words: tuple[str, ...] = ()  # of the query, that say nothing to the model
    named_words: tuple[str, ...] = ()  # such words that stand in names, keywords or descriptions
    partial: bool = False  # of the nearest photos alone: farther ones may be strong, too


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said of a part of a query's text: of its characters `start` to `end`, or of all of
    it where these are equal. `better` was likely meant there, and `corrected` is the whole text
    with it; both are empty where nothing is near. `unknown` are words that the model does not know,
    where it is about such."""

    what: Occurrence
    start: int = 0
    end: int = 0
    better: str = ""
    corrected: str = ""
    unknown: str = ""


class TagSource(Enum):
    PERSON = "person"
    FILE = "file"  # a keyword that the file or its sidecar holds
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class PhotoTag:
    name: str
    group: str
    source: TagSource
    confidence: float  # 0..1; 1 where a person or the file gave it


@dataclass(frozen=True, slots=True)
class TagSummary:
    """`count` photos are found by the tag. `from_file`: only files give it. `said` is what a person
    says of it."""

    name: str
    group: str
    count: int
    from_file: bool = False
    said: TagTraits | None = None


class AlbumKind(Enum):
    MANUAL = "manual"  # picked by hand
    DESCRIBED = "described"  # described in words, fills itself


@dataclass(frozen=True, slots=True)
class Album:
    id: AlbumId
    name: str
    kind: AlbumKind
    description: str
    count: int = 0
    cover: PhotoId | None = None


SearchId = NewType("SearchId", int)


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search that a person gave a name. `count` photos match now; None where a model ranks
    them, and nobody has asked it."""

    id: SearchId
    name: str
    text: str
    count: int | None = None


@dataclass(frozen=True, slots=True)
class FileFailure:
    """A line of *Needs attention*."""

    location_id: LocationId
    path: FilePath
    failure: Failure


@dataclass(frozen=True, slots=True)
class Description:
    """Image to text: one description and the probability that it fits."""

    text: str
    confidence: float


class Activity(Enum):
    IDLE = "idle"
    SCANNING = "scanning"
    INDEXING = "indexing"
    EMBEDDING = "embedding"  # a switch of models
    DERIVING = "deriving"  # what photos lack that were ingested before it was kept
    COMPARING = "comparing"  # photos with each other
    CAPTIONING = "captioning"  # photos, because somebody asked for it
    WRITING_FILES = "writing_files"  # sidecars, because somebody asked for it
    READING_FILES = "reading_files"
    SORTING = "sorting"  # files into folders
    UNSORTING = "unsorting"  # back to where they were
    TURNING = "turning"
    EXPORTING = "exporting"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class Progress:
    """Work that lasts: what, how much, how fast, how long."""

    activity: Activity = Activity.IDLE
    done: int = 0
    total: int = 0
    per_second: float = 0.0
    seconds_left: float | None = None


@dataclass(frozen=True, slots=True)
class Status:
    photos: int
    embedded: int
    pending: int
    failed: int
    model: str
    folders: tuple[str, ...]
    excluded: tuple[str, ...] = ()  # patterns of what a person has passed over


@dataclass(frozen=True, slots=True)
class IndexServerState:
    """The server that holds the vectors: `waiting` of them are still to be sent."""

    address: str
    waiting: int
    problem: PhotoSorterError | None


@dataclass(slots=True)
class IndexSummary:
    """What one run of `index` did, in files."""

    added: int = 0
    updated: int = 0
    moved: int = 0
    removed: int = 0
    unchanged: int = 0
    failed: list[tuple[FilePath, Failure]] = field(default_factory=list)
    skipped: list[tuple[FilePath, Problem]] = field(default_factory=list)
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """A model that is installed or can be downloaded."""

    name: str
    title: str
    architecture: str  # open_clip's name
    tag: str  # open_clip's pretrained tag
    licence: str
    languages: str
    download_bytes: int  # 0 for models that need no download
    memory_bytes: int
    note: str
    installed: bool
    active: bool
    removable: bool
    trouble: Occurrence | None = None  # why it cannot be used, although it is installed
    of_looks: bool = False  # it tells how photos look, and knows no words
    describes: bool = False  # it says in words what one photo shows, and cannot search


@dataclass(frozen=True, slots=True)
class DownloadProgress:
    model: str
    received: int  # bytes
    total: int  # bytes; 0 while unknown


@dataclass(frozen=True, slots=True)
class DoctorFinding:
    """What is wrong with the library. `path` is what it is about, or ''."""

    found: Occurrence
    repaired: bool = False
    path: str = ""

    @property
    def problem(self) -> str:
        """What is wrong, in English."""
        return f"{self.found.message} ({self.path})" if self.path else self.found.message

    @property
    def remedy(self) -> str:
        """What the person can do, in English; '' where nothing is left to do."""
        return "" if self.repaired else self.found.remedy


@dataclass(frozen=True, slots=True)
class PhotoDetails:
    """All that the detail panel and the viewer show of one photo."""

    id: PhotoId
    content_hash: str
    paths: tuple[FilePath, ...]
    offline: bool
    byte_size: int
    width: int
    height: int
    format: str
    sort_time: datetime
    taken_at: datetime | None
    camera: str
    lens: str
    exposure: str
    aperture: float | None
    iso: int | None
    focal_length: float | None
    latitude: float | None
    longitude: float | None
    rating: Rating
    colour: int
    tags: tuple[PhotoTag, ...]
    albums: tuple[Album, ...]
    never_in: tuple[Album, ...]  # described albums that a person keeps it out of
    taken_precision: Precision | None
    taken_source: TakenSource | None
    taken_zone: int | None  # minutes east of UTC
    title: str
    description: str
    keywords: tuple[str, ...]  # that the file holds
    taken_by_file: DateTaken | None = None  # which a person's date beats
    faces: tuple[Face, ...] = ()
    parts: tuple[FilePath, ...] = ()  # that belong to its files: RAWs, films, sidecars
    warning: Failure | None = None  # what is missing of the picture
    copyright: str = ""
    creator: str = ""
    by_person: PersonDetails | None = None  # what of the words and the place is a person's
    sensitive: bool = False  # it lies behind a veil
    stack: StackPlace | None = None
    caption: Caption | None = None


class ReadPhoto(NamedTuple):
    """What was read of a file that need not be in the library."""

    metadata: PhotoMetadata
    thumbnail: Path
    warning: Failure | None
