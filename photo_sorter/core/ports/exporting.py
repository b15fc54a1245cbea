"""Copies of photos: who writes a picture, and where to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Protocol, TypeVar

from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.core.exporting.encodings import Encoding
from photo_sorter.core.exporting.options import ExportOptions
from photo_sorter.core.file_fields import FileFields
from photo_sorter.core.photo import FilePath
from photo_sorter.core.taken import DateTaken
from photo_sorter.core.versions.edit import Edit

_T = TypeVar("_T")


class ExportTargetError(PhotoSorterError):
    """Nothing can be written to where the copies are to be: no other one can either."""


class ExportNote(Enum):
    """What a person should know of a copy."""

    FIRST_FRAME = "first-frame"  # of a picture that has several
    DEVELOPED = "developed"  # of camera raw: the picture as the viewer shows it
    CUT_OFF = "cut-off"  # the original is damaged: what there is of it
    WORDS_LEFT_OUT = "words-left-out"  # its format takes none, or only at a loss
    FILM_LEFT_OUT = "film-left-out"  # of a motion photo
    # Of versions alone, for copies are what a person asked for.
    OTHER_FORMAT = "other-format"  # that of the original is not written
    CLEAR_LEFT_OUT = "transparency-left-out"  # lies on the ground that the viewer shows
    LIGHT_LEFT_OUT = "hdr-left-out"  # light that only some screens have
    EIGHT_BITS = "eight-bits"  # of a picture with more of them a colour


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """One copy. `fields` are the photo's words. With `words_changed` they differ from what the file
    says itself. `taken` is set where a person dated the photo; `people` are names that it is known
    to show. Without a `target` nothing is written: only the size is told. What is to be edited is
    written anew, never copied."""

    path: FilePath
    encoding: Encoding
    options: ExportOptions
    fields: FileFields
    words_changed: bool = False
    taken: DateTaken | None = None
    people: tuple[str, ...] = ()
    target: FilePath = ""
    edit: Edit | None = None


@dataclass(frozen=True, slots=True)
class WrittenCopy:
    """`sidecar` is the document that goes beside it, where one was asked for."""

    size: int  # bytes
    notes: frozenset[ExportNote] = frozenset()
    sidecar: bytes = b""


class PictureWriter(Protocol):
    """Reads and writes pictures in processes of its own. Safe from any thread."""

    @property
    def at_once(self) -> int:
        """How many copies are made at a time, where as many threads ask."""

    def write(self, order: ExportOrder, cancelled: Callable[[], bool]) -> WrittenCopy:
        """Raises InvalidInputError where the picture cannot be read or not be written so,
        CancelledError, DiskFullError, ExportTargetError where nothing can be written there, and
        EngineError. What it leaves at `order.target` then is for the caller to discard."""

    def close(self) -> None:
        """Idempotent; what is written now is given up."""


class ExportTarget(Protocol):
    """A folder, or a file that holds them. Safe from several threads. Raises DiskFullError and
    ExportTargetError."""

    @property
    def path(self) -> Path:
        """Where the copies are in the end."""

    @property
    def keeps(self) -> bool:
        """Whether what is whole stays where it does not go on."""

    def put(
        self, folder: tuple[str, ...], name: str, make: Callable[[FilePath], _T]
    ) -> tuple[str, _T]:
        """Have `make` write a file and give it its name, or the next free one, which is told.
        Where it raises nothing is left."""

    def put_file(
        self,
        folder: tuple[str, ...],
        name: str,
        source: FilePath,
        cancelled: Callable[[], bool],
    ) -> tuple[str, int]:
        """Likewise a copy of a file with its time; and its size in bytes. Raises InvalidInputError
        where that cannot be read, and CancelledError."""

    def put_bytes(self, folder: tuple[str, ...], name: str, data: bytes) -> str:
        """Likewise a file of these bytes."""

    def finish(self) -> None:
        """All is there: have it on the disk."""

    def discard(self) -> None:
        """It is not to go on: nothing half-written stays. Never raises."""


OpenTarget = Callable[[Path], ExportTarget]
# Which names are in a folder of a target, whether or not that is there.
NamesAt = Callable[[Path, tuple[str, ...]], Sequence[str]]
