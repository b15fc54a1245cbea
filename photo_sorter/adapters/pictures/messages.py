"""What goes through the pipe between the app and the picture process: plain picklable data."""

from __future__ import annotations

from dataclasses import dataclass, field

from photo_sorter.adapters.child.messages import Cancel, Stop
from photo_sorter.core.photo import FilePath
from photo_sorter.core.ports.pictures import PictureSize


@dataclass(frozen=True, slots=True)
class PictureOptions:
    """How the picture process works, fixed for its life."""

    max_pixels: int = 300_000_000  # a larger picture is refused before a pixel is decoded
    max_bytes: int = 1 << 30  # a larger file is refused unread
    most_pixels: int = 150_000_000  # of a larger picture fewer are handed over
    picture_bytes: int = 0  # of memory, for all pictures at a time; 0 chooses by the machine


# ------------------------------------------------------------------------- app -> picture process


@dataclass(frozen=True, slots=True)
class ReadPicture:
    """Answered by `Begun` as it is taken up and Finished with `SharedPicture`. `memory` names
    what the pixels are put into, where the system wants a name."""

    request_id: int
    path: FilePath
    size: PictureSize
    memory: str


@dataclass(frozen=True, slots=True)
class HashFrames:
    """Answered by `Begun` as it is taken up and after each frame, and Finished with a text."""

    request_id: int
    path: FilePath
    size: PictureSize = field(default_factory=PictureSize)


@dataclass(frozen=True, slots=True)
class Taken:
    """The app has the pixels of that request's picture in its reach: the process lets go of
    them."""

    request_id: int


@dataclass(frozen=True, slots=True)
class WarmUp:
    """Finished with None."""

    request_id: int


Request = ReadPicture | HashFrames | Taken | WarmUp | Cancel | Stop

# ------------------------------------------------------------------------- picture process -> app


@dataclass(frozen=True, slots=True)
class Begun:
    """Somebody works on the request; from now on silence means that it hangs."""

    request_id: int


@dataclass(frozen=True, slots=True)
class SharedPicture:
    """Where a picture's pixels lie."""

    address: str
    width: int
    height: int
    whole_width: int
    whole_height: int
