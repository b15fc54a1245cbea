"""Writes files where copies go; errors are said in words."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import ExitStack, suppress
from typing import BinaryIO

from photo_sorter.adapters.full_disk import is_full_disk
from photo_sorter.core.errors import (
    CancelledError,
    DiskFullError,
    InvalidInputError,
    PhotoSorterError,
)
from photo_sorter.core.ports.exporting import ExportTargetError
from photo_sorter.core.problems import Problem

_PART_BYTES = 1 << 20


def write_file(path: str, data: bytes, mtime_ns: int | None) -> None:
    """A new file, on the disk when this returns; with the time of its original where that is given.
    Raises DiskFullError, ExportTargetError; what there is of it then is the caller's to remove."""
    try:
        with open(path, "xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mtime_ns is not None:
            with suppress(OSError):  # some file systems keep no times
                os.utime(path, ns=(mtime_ns, mtime_ns))
    except OSError as error:
        raise target_error(error, path) from error


def copy_file(source: str, path: str, cancelled: Callable[[], bool]) -> int:
    """A new file with the bytes and the time of another, on the disk when this returns; how many
    bytes. Raises InvalidInputError where the other cannot be read, CancelledError, DiskFullError,
    ExportTargetError; what there is of it then is the caller's to remove."""
    size = 0
    with ExitStack() as files:
        try:
            original = files.enter_context(open(source, "rb"))
            mtime_ns = os.fstat(original.fileno()).st_mtime_ns
        except OSError as error:
            raise _unreadable(error, source) from error
        try:
            copy = files.enter_context(open(path, "xb"))
            while part := _part(original, source):
                if cancelled():
                    raise CancelledError(Problem.INTERRUPTED)
                copy.write(part)
                size += len(part)
            copy.flush()
            os.fsync(copy.fileno())
            with suppress(OSError):  # some file systems keep no times
                os.utime(path, ns=(mtime_ns, mtime_ns))
        except OSError as error:
            raise target_error(error, path) from error
    return size


def _part(original: BinaryIO, source: str) -> bytes:
    try:
        return original.read(_PART_BYTES)
    except OSError as error:
        raise _unreadable(error, source) from error


def _unreadable(error: OSError, source: str) -> PhotoSorterError:
    detail = error.strerror or str(error)
    return InvalidInputError(Problem.FILE_UNREADABLE, path=source, detail=detail)


def target_error(error: OSError, path: str) -> PhotoSorterError:
    if is_full_disk(error):
        return DiskFullError(Problem.EXPORT_NO_SPACE, path=path)
    return ExportTargetError(
        Problem.EXPORT_NOT_WRITABLE, path=path, detail=error.strerror or str(error)
    )
