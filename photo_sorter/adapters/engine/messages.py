"""What goes through the pipe between the app and the engine process: plain picklable data.

Every request carries an id of the client's choosing; every reply names the request it belongs to.
"""

from __future__ import annotations

from dataclasses import dataclass

from photo_sorter.adapters.child.messages import Cancel, Finished, Loading, LogLine, Refused, Stop
from photo_sorter.core.photo import FilePath
from photo_sorter.core.ports import FileRequest, FileResult
from photo_sorter.core.regions import Region


@dataclass(frozen=True, slots=True)
class EngineOptions:
    """How the engine process works, fixed for its life."""

    thumbnails: str  # folder
    workers: int = 0  # decoding threads; 0 chooses by the processor
    exact: bool = False  # decode every pixel and compute in float32, however slow
    max_pixels: int = 300_000_000  # a larger picture is refused before a pixel is decoded
    max_bytes: int = 1 << 30  # a larger file is refused unread
    picture_bytes: int = 0  # of memory, for all pictures at a time; 0 chooses by the machine


# ------------------------------------------------------------------------------ app -> engine


@dataclass(frozen=True, slots=True)
class ProcessFiles:
    """Answered by `FileStarted`, `FileWaits` where it does, and `FileDone` for each file, then
    `Finished`."""

    request_id: int
    model: str | None  # model folder
    files: tuple[FileRequest, ...]
    gpu: bool  # a GPU may be used


@dataclass(frozen=True, slots=True)
class EmbedTexts:
    """Finished with a float32 array (n, d)."""

    request_id: int
    model: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EmbedImage:
    """Finished with a float32 array (d,); with `look`, with that of how the picture looks."""

    request_id: int
    model: str
    path: FilePath
    gpu: bool
    look: bool = False


@dataclass(frozen=True, slots=True)
class EmbedRegions:
    """Finished with a float32 array (n, d); not at all once it is cancelled."""

    request_id: int
    model: str
    path: FilePath
    regions: tuple[Region, ...]
    gpu: bool


@dataclass(frozen=True, slots=True)
class MakeThumbnail:
    """Finished with None."""

    request_id: int
    path: FilePath
    content_hash: str


@dataclass(frozen=True, slots=True)
class WarmUp:
    """Loads the text tower. Finished with None."""

    request_id: int
    model: str


@dataclass(frozen=True, slots=True)
class AskFallback:
    """Finished with a text: why the model's graphs are not computed, or nothing."""

    request_id: int
    model: str


Request = (
    ProcessFiles
    | EmbedTexts
    | EmbedImage
    | EmbedRegions
    | MakeThumbnail
    | WarmUp
    | AskFallback
    | Cancel
    | Stop
)

# ------------------------------------------------------------------------------ engine -> app


@dataclass(frozen=True, slots=True)
class Begun:
    """The engine runs and has taken the request up; from now on silence means that it hangs."""

    request_id: int


@dataclass(frozen=True, slots=True)
class FileStarted:
    """From here to its `FileDone` this file is among the suspects if the engine dies. Sent again
    where time has passed that was not the file's: its clock starts anew. `before` is the file that
    the same thread had before, which waits for the model now."""

    request_id: int
    token: int
    before: int | None = None


@dataclass(frozen=True, slots=True)
class FileWaits:
    """What takes time from now on is not the file's fault: its turn, or the model."""

    request_id: int
    token: int


@dataclass(frozen=True, slots=True)
class FileDone:
    request_id: int
    result: FileResult


Reply = Begun | FileStarted | FileWaits | FileDone | Loading | Finished | Refused | LogLine
