"""A person's words beside pictures, and inside those where they chose that."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from photo_sorter.adapters.xmp.sidecar_files import SidecarFiles
from photo_sorter.core.companions import ending_of, is_sidecar_name
from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.core.file_fields import FileFields
from photo_sorter.core.ports.sidecars import EmbeddedFields, Outcome, Said, SidecarChange

# What ExifTool writes and many programs read the words of. A RAW keeps its sidecar.
_HAVE_ROOM = frozenset([
    ".avif", ".heic", ".heif", ".hif", ".jfif", ".jpe", ".jpeg", ".jpg", ".png", ".tif", ".tiff",
    ".webp",
])  # fmt: skip


class WordsInFiles:
    """Implements `core.ports.SidecarExchange` for both: what is no sidecar is a picture."""

    def __init__(self, beside: SidecarFiles, inside: EmbeddedFields) -> None:
        self._beside = beside
        self._inside = inside

    def path_for(self, picture: Path, *, inside: bool = False) -> Path:
        sidecar = self._beside.path_for(picture)
        if not inside or ending_of(picture.name) not in _HAVE_ROOM or os.path.lexists(sidecar):
            return sidecar
        return picture

    def read(self, sidecar: Path) -> FileFields | None:
        if is_sidecar_name(sidecar.name):
            return self._beside.read(sidecar)
        return self._inside.read(sidecar)

    def read_all(self, sidecars: Sequence[Path]) -> list[Said]:
        inside = [each for each in sidecars if not is_sidecar_name(each.name)]
        said = dict(zip(inside, self._inside.read_all(inside), strict=True)) if inside else {}
        beside = [each for each in sidecars if each not in said]
        said.update(zip(beside, self._beside.read_all(beside), strict=True))
        return [said[each] for each in sidecars]

    def write(self, sidecar: Path, fields: FileFields) -> bool:
        if is_sidecar_name(sidecar.name):
            return self._beside.write(sidecar, fields)
        return self._inside.write(sidecar, fields)

    def exchange(self, change: SidecarChange) -> bool:
        if is_sidecar_name(change.sidecar.name):
            return self._beside.exchange(change)
        return self._inside.exchange(change)

    def exchange_all(self, changes: Sequence[SidecarChange]) -> list[Outcome]:
        beside = [change for change in changes if is_sidecar_name(change.sidecar.name)]
        outcomes = dict(zip(beside, self._beside.exchange_all(beside), strict=True))
        return [
            outcomes[change] if is_sidecar_name(change.sidecar.name) else self._tried(change)
            for change in changes
        ]

    def writes_inside(self) -> bool:
        return self._inside.available()

    def close(self) -> None:
        self._inside.close()

    def _tried(self, change: SidecarChange) -> Outcome:
        try:
            return self._inside.exchange(change)
        except (OSError, PhotoSorterError) as error:
            return error
