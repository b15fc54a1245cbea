"""A query as data: what a person looks for, as a tree of plain values that can be compared, kept
in a dictionary and written down.

`Text`, `Like` and `Look` are ranked by a model; every other part is exact, which the catalog
answers.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from photo_sorter.core.photo import FilePath, FolderId, PhotoId
from photo_sorter.core.query.periods import Period, last, this
from photo_sorter.core.views import AlbumId

MOST_WEIGHT = 10.0


@dataclass(frozen=True, slots=True)
class And:
    """Photos that every part matches; without parts, all photos."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Not:
    part: Query


@dataclass(frozen=True, slots=True)
class Text:
    """A phrase for the model. `weight` counts beside the other phrases of the same `And`; more
    than 0, at most `MOST_WEIGHT`."""

    phrase: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Like:
    """Photos that look like a photo of the library, by id, by its file's name or by the end of its
    path; or like a picture file, by its absolute path. `weight` counts as that of a `Text` does."""

    picture: PhotoId | FilePath
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Look(Like):
    """The same by the look alone: the scene, its patterns and colours, not what kind of thing it
    shows. A space of looks answers it, not the one that pictures share with texts."""


@dataclass(frozen=True, slots=True)
class Tag:
    name: str


@dataclass(frozen=True, slots=True)
class InAlbum:
    """By id, which stays when the album is renamed, or by name."""

    album: AlbumId | str


@dataclass(frozen=True, slots=True)
class NeverIn:
    """A person keeps the photo out of the album, which is named as in `InAlbum`."""

    album: AlbumId | str


@dataclass(frozen=True, slots=True)
class InFolder:
    """A watched folder by id; or, as text, everything below an absolute path, or below the
    folders of that name."""

    folder: FolderId | str


class Operator(Enum):
    LESS = "<"
    AT_MOST = "<="
    EQUAL = "="
    AT_LEAST = ">="
    MORE = ">"


@dataclass(frozen=True, slots=True)
class Comparison:
    operator: Operator
    value: float


@dataclass(frozen=True, slots=True)
class Between:
    """Both ends are inside."""

    least: float
    most: float


Condition = Comparison | Between


@dataclass(frozen=True, slots=True)
class Date:
    """Taken on these days or between them; None leaves an end open. Of a photo that does not say
    when it was taken, the oldest file's day counts."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Lately:
    """Taken in the latest such period that is over (`over`), or in the one that runs. It moves on
    with the calendar: a search that is kept means another time tomorrow."""

    period: Period
    over: bool

    def on(self, today: date) -> Date:
        return Date(*(last if self.over else this)(self.period, today))


@dataclass(frozen=True, slots=True)
class Span:
    """From the first day of `first` to the last day of `last`, of which one at least moves with the
    calendar; None leaves an end open."""

    first: date | Lately | None
    last: date | Lately | None

    def on(self, today: date) -> Date:
        first = self.first.on(today).first if isinstance(self.first, Lately) else self.first
        end = self.last.on(today).last if isinstance(self.last, Lately) else self.last
        return Date(first, end)


@dataclass(frozen=True, slots=True)
class Taken:
    """In such a month or season of any year, or on such days of the week; see
    `periods.RECURRING`."""

    period: Period


@dataclass(frozen=True, slots=True)
class Rating:
    """Stars, 0 to 5, as a person gave them, else as the file says; without a rating 0."""

    condition: Condition


@dataclass(frozen=True, slots=True)
class Camera:
    """Part of the camera's name, in any case."""

    name: str


@dataclass(frozen=True, slots=True)
class Lens:
    """Part of the lens's name, in any case."""

    name: str


@dataclass(frozen=True, slots=True)
class Keyword:
    """A keyword that the file holds, in any case: all of it, or a part of its path."""

    keyword: str


@dataclass(frozen=True, slots=True)
class Title:
    """Part of the title, in any case: a person's, else the file's."""

    title: str


@dataclass(frozen=True, slots=True)
class Described:
    """Part of the description, in any case: a person's, else the file's."""

    description: str


@dataclass(frozen=True, slots=True)
class PictureText:
    """Words that are seen in the picture, in this order, whatever marks are between them."""

    words: str


@dataclass(frozen=True, slots=True)
class Captioned:
    """Part of the caption, in any case: a person's or a model's."""

    caption: str


@dataclass(frozen=True, slots=True)
class FocalLength:
    condition: Condition  # millimetres


@dataclass(frozen=True, slots=True)
class Iso:
    condition: Condition


class SizeUnit(Enum):
    MEGAPIXELS = "mp"
    MEGABYTES = "mb"
    KILOBYTES = "kb"


@dataclass(frozen=True, slots=True)
class Size:
    condition: Condition
    unit: SizeUnit


class FileType(Enum):
    JPEG = "jpeg"
    PNG = "png"
    GIF = "gif"
    WEBP = "webp"
    AVIF = "avif"
    HEIF = "heif"
    BMP = "bmp"
    TIFF = "tiff"
    RAW = "raw"  # of any camera
    JXL = "jxl"
    JP2 = "jp2"
    PSD = "psd"
    PNM = "pnm"
    TGA = "tga"
    QOI = "qoi"
    ICO = "ico"


@dataclass(frozen=True, slots=True)
class Type:
    type: FileType


class Outline(Enum):
    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"
    SQUARE = "square"


@dataclass(frozen=True, slots=True)
class Shape:
    outline: Outline


@dataclass(frozen=True, slots=True)
class Name:
    """A file's name without its folder, in any case. With * or ? the whole name must fit;
    without, it is part of it."""

    pattern: str


class Trait(Enum):
    GPS = "gps"
    DATE = "date"  # the file says when it was taken
    CAMERA = "camera"
    LENS = "lens"
    RATING = "rating"
    TAGS = "tags"
    KEYWORDS = "keywords"
    TITLE = "title"
    DESCRIPTION = "description"
    CAPTION = "caption"
    ALBUM = "album"
    TEXT = "text"  # is seen in the picture


@dataclass(frozen=True, slots=True)
class Has:
    trait: Trait


class Flag(Enum):
    COPIED = "copied"  # in several files
    OFFLINE = "offline"  # no file of it is on a folder that is there now
    FAVOURITE = "favourite"
    REJECTED = "rejected"
    STACKED = "stacked"  # in a stack
    SENSITIVE = "sensitive"  # by a person's word or by a tag of the sensitive groups


@dataclass(frozen=True, slots=True)
class Is:
    flag: Flag


class LabelName(Enum):
    """Colour labels as they are written; see `core.rating.ColourLabel`."""

    NONE = "none"
    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    PURPLE = "purple"


@dataclass(frozen=True, slots=True)
class Label:
    label: LabelName


Exact = (
    Tag
    | InAlbum
    | NeverIn
    | InFolder
    | Date
    | Lately
    | Span
    | Taken
    | Rating
    | Camera
    | Lens
    | Keyword
    | Title
    | Described
    | PictureText
    | Captioned
    | FocalLength
    | Iso
    | Size
    | Type
    | Shape
    | Name
    | Has
    | Is
    | Label
)
Query = And | Or | Not | Text | Like | Exact

EVERYTHING = And(())
