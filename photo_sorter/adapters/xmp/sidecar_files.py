"""Sidecars on the disk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from photo_sorter.adapters.xmp import document
from photo_sorter.adapters.xmp.errors import NotXmpError
from photo_sorter.adapters.xmp.reading import as_written
from photo_sorter.adapters.xmp.replacement import (
    Original,
    put_beside,
    read_original,
    settle,
    settle_folder,
    take_place,
)
from photo_sorter.adapters.xmp.sidecar_names import sidecar_of
from photo_sorter.core.errors import InvalidInputError, PhotoSorterError
from photo_sorter.core.file_fields import FileFields
from photo_sorter.core.ports.sidecars import ChangedMeanwhileError, Outcome, SidecarChange
from photo_sorter.core.problems import Problem


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A new content that is written and not yet in its place."""

    original: Original
    path: Path


class SidecarFiles:
    """Implements `core.ports.SidecarExchange`, without state of its own."""

    def path_for(self, picture: Path) -> Path:
        return sidecar_of(picture)

    def read(self, sidecar: Path) -> FileFields | None:
        original, data = read_original(sidecar, document.MOST_BYTES)
        return None if original.status is None else _fields(data, sidecar)

    def write(self, sidecar: Path, fields: FileFields) -> bool:
        original, data = read_original(sidecar, document.MOST_BYTES)
        return self._finish(self._prepared(sidecar, original, data, fields))

    def exchange(self, change: SidecarChange) -> bool:
        return self._finish(self._prepared_change(change))

    def exchange_all(self, changes: Sequence[SidecarChange]) -> list[Outcome]:
        """All are written before the first is settled, which spares the disk most of the waiting;
        each takes its place for itself."""
        outcomes: list[Outcome] = []
        waiting: list[tuple[int, _Waiting]] = []
        for at, change in enumerate(changes):
            try:
                prepared = self._prepared_change(change)
            except (OSError, PhotoSorterError) as error:
                outcomes.append(error)
                continue
            outcomes.append(prepared is not None)
            if prepared is not None:
                waiting.append((at, prepared))
        settled = self._each(waiting, outcomes, lambda each: settle(each.path))
        placed = self._each(settled, outcomes, lambda each: take_place(each.original, each.path))
        for folder in {each.original.path.parent for _, each in placed}:
            settle_folder(folder)
        return outcomes

    @staticmethod
    def _each(
        waiting: list[tuple[int, _Waiting]],
        outcomes: list[Outcome],
        step: Callable[[_Waiting], None],
    ) -> list[tuple[int, _Waiting]]:
        """Those whose step succeeded; the others are given up."""
        done = []
        for at, each in waiting:
            try:
                step(each)
            except (OSError, PhotoSorterError) as error:
                outcomes[at] = error
                _discard(each)
            else:
                done.append((at, each))
        return done

    def _prepared_change(self, change: SidecarChange) -> _Waiting | None:
        original, data = read_original(change.sidecar, document.MOST_BYTES)
        now = None if original.status is None else _fields(data, change.sidecar)
        if now != change.seen:
            raise ChangedMeanwhileError(Problem.FILE_CHANGED_SINCE, path=str(change.sidecar))
        return self._prepared(change.sidecar, original, data, change.fields)

    def _prepared(
        self, sidecar: Path, original: Original, data: bytes, fields: FileFields
    ) -> _Waiting | None:
        """None where the sidecar says so already; where there is none, nothing is said."""
        if original.status is None:
            if as_written(fields) == FileFields():
                return None
            data = document.NEW_DOCUMENT
        content = _patched(data, fields, sidecar)
        if content == data:
            return None
        original.check_writable()
        return _Waiting(original, put_beside(original, content))

    def _finish(self, prepared: _Waiting | None) -> bool:
        if prepared is None:
            return False
        try:
            settle(prepared.path)
            take_place(prepared.original, prepared.path)
        except BaseException:
            _discard(prepared)
            raise
        settle_folder(prepared.original.path.parent)
        return True


def _discard(waiting: _Waiting) -> None:
    with suppress(OSError):
        waiting.path.unlink(missing_ok=True)


def _fields(data: bytes, sidecar: Path) -> FileFields:
    try:
        return document.read(data)
    except NotXmpError as error:
        raise _not_xmp(sidecar, error) from error


def _patched(data: bytes, fields: FileFields, sidecar: Path) -> bytes:
    try:
        return document.patch(data, fields)
    except NotXmpError as error:
        raise _not_xmp(sidecar, error) from error


def _not_xmp(sidecar: Path, error: NotXmpError) -> InvalidInputError:
    return InvalidInputError(Problem.SIDECAR_NOT_XMP, path=str(sidecar), detail=str(error))
