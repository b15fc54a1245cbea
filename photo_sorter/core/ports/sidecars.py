"""Sidecars: XMP files beside pictures, which other programs read and write too."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from photo_sorter.core.file_fields import FileFields


class Sidecars(Protocol):
    """From any thread; that two do not write one sidecar at a time is the caller's concern."""

    def path_for(self, picture: Path) -> Path:
        """The sidecar to write: `name.ext.xmp`, or `name.xmp` where that alone exists."""

    def read(self, sidecar: Path) -> FileFields | None:
        """None where there is no such file. Raises InvalidInputError for one that is no XMP, and
        the OSError of a file system that refuses."""

    def write(self, sidecar: Path, fields: FileFields) -> bool:
        """Have the sidecar say `fields`; whether it had to change. What else stands in it stays as
        it is. It is replaced as a whole: a crash leaves the old or the new file. Raises as `read`,
        and the OSError of a disk that is full or read-only; then nothing changed."""
