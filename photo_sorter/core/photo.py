"""Photos, the files that hold them, and the folders they live in."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, NewType

from photo_sorter.core.errors import Failure
from photo_sorter.core.faces import Face
from photo_sorter.core.taken import DateTaken, Precision, TakenSource

if TYPE_CHECKING:  # which knows of photos itself
    from photo_sorter.core.rating import ColourLabel

PhotoId = NewType("PhotoId", int)
FolderId = NewType("FolderId", int)
LocationId = NewType("LocationId", int)

# A path as the file system gives it: `str` with undecodable bytes as surrogates (PEP 383), always
# absolute. The catalog stores it as bytes (os.fsencode), so that any name survives.
FilePath = str


def is_inside(path: FilePath, directory: FilePath) -> bool:
    """Whether `path` lies below `directory` (and is not it)."""
    return path.startswith(directory.rstrip("/") + "/") and path != directory


class FileStamp(NamedTuple):
    """What `stat` says of a file; equal stamps mean that the file need not be read again.

    A tuple, like all that is made once a file: at a hundred thousand files a start is as long as
    making them takes.
    """

    size: int  # bytes
    mtime_ns: int
    inode: int
    device: int


# Stamps by their files' paths, as plain tuples: one is made for every file at each start.
Stamps = dict[FilePath, tuple[int, int, int, int]]


class FolderState(Enum):
    ONLINE = "online"
    OFFLINE = "offline"  # the root has vanished: its photos stay
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Folder:
    """A watched root."""

    id: FolderId
    path: FilePath
    state: FolderState
    photo_count: int = 0
    pending_count: int = 0


class LocationState(Enum):
    PENDING = "pending"  # known by name, not read yet
    READY = "ready"  # holds the photo `photo_id`
    FAILED = "failed"  # could not be read; tried again when the file changes


@dataclass(frozen=True, slots=True)
class Location:
    """A file on disk that holds a photo (or will, or failed to)."""

    id: LocationId
    folder_id: FolderId
    path: FilePath
    stamp: FileStamp
    state: LocationState
    photo_id: PhotoId | None = None
    failure: Failure | None = None
    held: PhotoId | None = None  # what a file without a photo may still be, once it is read

    @property
    def before(self) -> PhotoId | None:
        """The photo that the file holds or held, which it is compared with when it is read."""
        return self.held if self.photo_id is None else self.photo_id


@dataclass(frozen=True, slots=True)
class PhotoMetadata:
    """What the file says of itself. Times are local wall-clock times, as cameras write them."""

    width: int = 0  # pixels, after EXIF orientation
    height: int = 0
    format: str = ""  # "JPEG", "HEIF", ...
    taken_at: datetime | None = None  # naive local time
    camera: str = ""
    lens: str = ""
    exposure: str = ""  # "1/125 s"
    aperture: float | None = None  # f-number
    iso: int | None = None
    focal_length: float | None = None  # millimetres
    latitude: float | None = None  # degrees, north positive
    longitude: float | None = None  # degrees, east positive
    rating: int | None = None  # 0..5
    keywords: tuple[str, ...] = ()  # of a path of keywords: "Places|Munich"
    taken_precision: Precision | None = None  # None where the file does not say when
    taken_source: TakenSource | None = None
    taken_zone: int | None = None  # minutes east of UTC; None where no zone is said
    title: str = ""
    description: str = ""
    rejected: bool = False
    label: ColourLabel | None = None
    faces: tuple[Face, ...] = ()
    name_number: int = 0  # 0..32767: the file's name ends in it; orders a burst of one second
    copyright: str = ""
    creator: str = ""  # of several "; " stands between them

    @property
    def date_taken(self) -> DateTaken | None:
        """Of older libraries no precision is known: their dates are exact to the second."""
        if self.taken_at is None:
            return None
        precision = self.taken_precision or Precision.SECOND
        return DateTaken(self.taken_at, precision, self.taken_zone, self.taken_source)


class PhotoContent(NamedTuple):
    """What is kept of a file's bytes, in the order that the catalog takes it."""

    content_hash: str
    byte_size: int
    metadata: PhotoMetadata
    sort_time: datetime
    colour: int
    pixels: str


@dataclass(frozen=True, slots=True)
class Photo:
    """One picture by content. `sort_time` is the date that a person gave it, else the time taken,
    else the oldest file's time; `in_second` orders the photos of one second."""

    id: PhotoId
    content_hash: str  # hexadecimal
    byte_size: int
    metadata: PhotoMetadata
    sort_time: datetime
    colour: int  # dominant colour, 0xRRGGBB
    locations: tuple[Location, ...] = field(default=())
    pixels: str = ""  # a hash of the picture as it is shown; "" where there is none
    in_second: int = 0
