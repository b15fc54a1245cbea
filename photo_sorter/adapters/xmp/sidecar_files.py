"""Sidecars on the disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from photo_sorter.adapters.xmp.document import MOST_BYTES, NEW_DOCUMENT, Document
from photo_sorter.adapters.xmp.errors import NotXmpError
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
from photo_sorter.core.ports.sidecars import ChangedMeanwhileError, Outcome, Said, SidecarChange
from photo_sorter.core.problems import Problem

_AT_ONCE = 8  # that the disk is asked for
_KEPT = 128  # documents, of some 20 KB each: more than are changed together


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A new content that is written and not yet in its place."""

    original: Original
    path: Path


_Ended = OSError | PhotoSorterError | None  # refused, or without anything to do
_T = TypeVar("_T", SidecarChange, _Waiting)


class SidecarFiles:
    """Implements `core.ports.SidecarExchange`. Pictures are not written into."""

    def __init__(self) -> None:
        # Who reads a sidecar changes it next: bytes that were made out a moment ago are known.
        self._document = lru_cache(_KEPT)(_document)

    def path_for(self, picture: Path, *, inside: bool = False) -> Path:
        return sidecar_of(picture)

    def read(self, sidecar: Path) -> FileFields | None:
        original, data = read_original(sidecar, MOST_BYTES)
        return None if original.status is None else self._document(data, sidecar).fields

    def read_all(self, sidecars: Sequence[Path]) -> list[Said]:
        return [said_of(self.read, each) for each in sidecars]

    def write(self, sidecar: Path, fields: FileFields) -> bool:
        original, data = read_original(sidecar, MOST_BYTES)
        return self._finish(self._prepared(original, data, sidecar, fields))

    def exchange(self, change: SidecarChange) -> bool:
        return self._finish(self._prepared_change(change))

    def exchange_all(self, changes: Sequence[SidecarChange]) -> list[Outcome]:
        """All are written before the first is settled, and several are settled at once: the disk
        takes together what it gets together. Each takes its place for itself."""
        prepared = list(map(_caught(self._prepared_change), changes))
        with ThreadPoolExecutor(_AT_ONCE, "sidecars") as pool:
            settled = list(pool.map(_caught(_settled), prepared))
        placed = list(map(_caught(_placed), settled))
        for folder in {each.original.path.parent for each in placed if isinstance(each, _Waiting)}:
            settle_folder(folder)
        return [_outcome(each) for each in placed]

    def writes_inside(self) -> bool:
        return False

    def close(self) -> None:
        """There is nothing to end."""

    def _finish(self, prepared: _Waiting | None) -> bool:
        if prepared is None:
            return False
        _placed(_settled(prepared))
        settle_folder(prepared.original.path.parent)
        return True

    def _prepared_change(self, change: SidecarChange) -> _Waiting | None:
        original, data = read_original(change.sidecar, MOST_BYTES)
        return self._prepared(
            original, data, change.sidecar, change.fields, lambda now: now == change.seen
        )

    def _prepared(
        self,
        original: Original,
        data: bytes,
        sidecar: Path,
        fields: FileFields,
        expected: Callable[[FileFields | None], bool] = lambda now: True,
    ) -> _Waiting | None:
        """None where the sidecar says so already; where there is none, nothing is said."""
        is_new = original.status is None
        found = Document() if is_new else self._document(data, sidecar)
        if not expected(None if is_new else found.fields):
            raise ChangedMeanwhileError(Problem.FILE_CHANGED_SINCE, path=str(sidecar))
        content = found.saying(fields)
        if content == (NEW_DOCUMENT if is_new else data):
            return None
        original.check_writable()
        return _Waiting(original, put_beside(original, content))


def said_of(read: Callable[[Path], FileFields | None], path: Path) -> Said:
    """What it reads, or the error of that."""
    try:
        return read(path)
    except (OSError, PhotoSorterError) as error:
        return error


def _settled(waiting: _Waiting) -> _Waiting:
    with _given_up_on_error(waiting):
        settle(waiting.path)
    return waiting


def _placed(waiting: _Waiting) -> _Waiting:
    with _given_up_on_error(waiting):
        take_place(waiting.original, waiting.path)
    return waiting


@contextmanager
def _given_up_on_error(waiting: _Waiting) -> Iterator[None]:
    try:
        yield
    except BaseException:
        with suppress(OSError):
            waiting.path.unlink(missing_ok=True)
        raise


def _caught(step: Callable[[_T], _Waiting | None]) -> Callable[[_T | _Ended], _Waiting | _Ended]:
    """A step of many: what has ended before passes through, and so does an error of its own."""

    def tried(each: _T | _Ended) -> _Waiting | _Ended:
        if each is None or isinstance(each, (OSError, PhotoSorterError)):
            return each
        try:
            return step(each)
        except (OSError, PhotoSorterError) as error:
            return error

    return tried


def _outcome(each: _Waiting | _Ended) -> Outcome:
    return each is not None if each is None or isinstance(each, _Waiting) else each


def _document(data: bytes, sidecar: Path) -> Document:
    try:
        return Document(data)
    except NotXmpError as error:
        raise InvalidInputError(
            Problem.SIDECAR_NOT_XMP, path=str(sidecar), detail=str(error)
        ) from error
