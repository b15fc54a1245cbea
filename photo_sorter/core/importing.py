"""What another program says of photos, as data, and what taking it over would do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING

from photo_sorter.core.photo import PhotoId
from photo_sorter.core.rating import ColourLabel, PersonRating, RatingChange
from photo_sorter.core.taken import DateTaken

if TYPE_CHECKING:  # which knows the ports, one of which knows of these
    from photo_sorter.core.operations import Compound


class SourceKind(Enum):
    """`title` is what people call it, in every language."""

    title: str

    def __new__(cls, value: str, title: str) -> SourceKind:
        made = object.__new__(cls)
        made._value_ = value
        made.title = title
        return made

    @classmethod
    def of(cls, value: str) -> SourceKind:
        """Raises KeyError where there is none."""
        return {kind.value: kind for kind in cls}[value]

    DIGIKAM = "digikam", "digiKam"
    LIGHTROOM = "lightroom", "Lightroom Classic"
    TAKEOUT = "takeout", "Google Takeout"
    PICASA = "picasa", "Picasa"


class LeftOut(Enum):
    """What a source says and the catalog has no place for, or that cannot be read."""

    LABELS = "labels"  # colours that there are not here
    COPIES = "copies"  # virtual copies: further developments of one file
    NAMELESS_FACES = "nameless_faces"
    UNREADABLE = "unreadable"  # files of the source
    WORDS = "words"  # packets of titles and descriptions that are damaged, or too large
    WITHOUT_PICTURE = "without_picture"  # descriptions of files that are not beside them


@dataclass(frozen=True, slots=True)
class ImportedPhoto:
    """One file as a source knows it. `path` is as the source writes it, perhaps of another system.
    `size` in bytes and `time` tell the file from others of its name; `time` is the wall clock, or
    has a zone. None, False and empty say nothing."""

    path: str
    size: int | None = None
    time: datetime | None = None
    tags: tuple[str, ...] = ()  # paths, as `core.keywords` spells them
    stars: int | None = None  # 1..5
    label: ColourLabel | None = None
    rejected: bool = False
    picked: bool = False
    favourite: bool = False
    title: str = ""
    description: str = ""
    copyright: str = ""
    creator: str = ""  # of several ";" stands between them
    albums: tuple[str, ...] = ()
    folder_album: str = ""  # the folder, where the program calls that an album
    taken: DateTaken | None = None  # better than none, where the file has no date
    place: tuple[float, float] | None = None  # degrees, north and east positive


@dataclass(frozen=True, slots=True)
class ImportSource:
    """All that was read. `version` is the source's own, empty where it has none."""

    kind: SourceKind
    path: str
    version: str
    photos: tuple[ImportedPhoto, ...]
    left_out: Mapping[LeftOut, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MatchedPhoto:
    """A photo of the library and what is said of it: one entry a file that the source knows."""

    photo_id: PhotoId
    said: tuple[ImportedPhoto, ...]


@dataclass(frozen=True, slots=True)
class MatchedSource:
    """Paths are the source's. `ambiguous` may be several photos of the library: none is guessed."""

    source: ImportSource
    photos: tuple[MatchedPhoto, ...]
    found: int  # files of the source
    not_found: tuple[str, ...]
    ambiguous: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportOptions:
    theirs_wins: bool = False  # where a person has said something else here
    folder_albums: bool = False  # folders that the other program calls albums become albums
    picked_as_favourite: bool = True


AS_USUAL = ImportOptions()


@dataclass(frozen=True, slots=True)
class Given:
    """A tag or an album: for how many photos, and whether it is new to the library."""

    name: str
    photos: int
    new: bool


@dataclass(frozen=True, slots=True)
class RatingDifference:
    """A person has rated the photo here, and the source says something else."""

    photo_id: PhotoId
    path: str
    here: PersonRating
    theirs: RatingChange


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Nothing is done yet. `operation` does it all; None where nothing is new."""

    matched: MatchedSource
    tags: tuple[Given, ...]
    albums: tuple[Given, ...]
    rated: int  # photos that get stars, a label, favourite or rejected
    dated: int
    details: Mapping[str, int]  # photos that get each, by its name in `DetailChange`
    photos: int  # that get anything
    differences: tuple[RatingDifference, ...]
    tags_refused: int  # times that a person took a tag away here that the source gives
    details_kept: int  # times that a person gave another title or the like here
    left_out: Mapping[LeftOut, int]
    operation: Compound | None


# Done and total, in files; a total of 0 is not known yet.
ImportProgress = Callable[[int, int], None]
Cancelled = Callable[[], bool]
