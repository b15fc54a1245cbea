"""Sidecars: XMP files beside pictures, which other programs read and write too; and the same
fields inside pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from photo_sorter.core.errors import InvalidInputError, PhotoSorterError
from photo_sorter.core.file_fields import FileFields

Said = FileFields | OSError | PhotoSorterError | None  # None: there is no such file


class Sidecars(Protocol):
    """From any thread; that two do not write one sidecar at a time is the caller's concern. Where
    pictures are written into, a picture's own path stands for its sidecar."""

    def path_for(self, picture: Path, *, inside: bool = False) -> Path:
        """The sidecar to write: `name.ext.xmp`, or `name.xmp` where that alone exists. With
        `inside` the picture itself, where its format has room for words and no sidecar is there."""

    def read(self, sidecar: Path) -> FileFields | None:
        """None where there is no such file. Raises InvalidInputError for one that is no XMP, and
        the OSError of a file system that refuses."""

    def read_all(self, sidecars: Sequence[Path]) -> list[Said]:
        """As `read` for each, in their order; many times as fast where a helper reads. Nothing is
        raised."""

    def write(self, sidecar: Path, fields: FileFields) -> bool:
        """Have the sidecar say `fields`; whether it had to change. What else stands in it stays as
        it is. It is replaced as a whole: a crash leaves the old or the new file. Raises as `read`,
        and the OSError of a disk that is full or read-only; then nothing changed."""


class ChangedMeanwhileError(InvalidInputError):
    """Another program wrote to the file since it was read; it was left as that has it. What it
    says now has to be merged again."""


class TakesNoWordsError(InvalidInputError):
    """A picture is such that nothing can be written into it, now or later."""


@dataclass(frozen=True, slots=True)
class SidecarChange:
    """`seen` is what `read` said when `fields` were made of it. Of a picture: `stamp` is the size
    and time (ns) that it must still have, and with `keep_time` it keeps that time."""

    sidecar: Path
    seen: FileFields | None
    fields: FileFields
    stamp: tuple[int, int] | None = None
    keep_time: bool = False


Outcome = bool | OSError | PhotoSorterError  # whether it had to change, or why it could not


class SidecarExchange(Sidecars, Protocol):
    """Writing that loses nothing which another program wrote since the reading."""

    def exchange(self, change: SidecarChange) -> bool:
        """As `write`, where the sidecar still says what was seen. Raises ChangedMeanwhileError
        where it does not."""

    def exchange_all(self, changes: Sequence[SidecarChange]) -> list[Outcome]:
        """As `exchange` for each, in their order, many times as fast on a slow disk. Each sidecar
        stands once among them. Nothing is raised."""

    def writes_inside(self) -> bool:
        """Whether this machine has what it takes to write into pictures."""

    def close(self) -> None:
        """End what was started for that. A call that waits ends with EngineError. Idempotent."""


class EmbeddedFields(Protocol):
    """The same fields inside a picture's own file. From any thread; one call at a time is worked
    on."""

    def available(self) -> bool:
        """Whether this machine has what it takes."""

    def read(self, picture: Path) -> FileFields:
        """Raises as `write`."""

    def read_all(self, pictures: Sequence[Path]) -> list[Said]:
        """As `read` for each, in their order, of many in the time of a few. Nothing is raised."""

    def write(self, picture: Path, fields: FileFields, *, keep_times: bool = False) -> bool:
        """Have the file say `fields`; whether it had to change. It is replaced as a whole by a
        copy that was looked at: it says the fields and has the very pixels; else nothing changed.
        With `keep_times` it keeps its modification time. Raises TakesNoWordsError and
        InvalidInputError for what cannot be written, ChangedMeanwhileError, EngineError where the
        helper is missing, hangs or was closed, and OSError."""

    def exchange(self, change: SidecarChange) -> bool:
        """As `write`, where the picture still says what was seen and has the stamp of then. Raises
        ChangedMeanwhileError where it does not."""

    def close(self) -> None:
        """End the helper. A call that waits ends with EngineError. Idempotent."""
