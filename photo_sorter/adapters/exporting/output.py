"""Writes files where copies go; errors are said in words."""

from __future__ import annotations

import os
from contextlib import suppress

from photo_sorter.adapters.full_disk import is_full_disk
from photo_sorter.core.errors import DiskFullError, PhotoSorterError
from photo_sorter.core.ports.exporting import ExportTargetError
from photo_sorter.core.problems import Problem


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


def target_error(error: OSError, path: str) -> PhotoSorterError:
    if is_full_disk(error):
        return DiskFullError(Problem.EXPORT_NO_SPACE, path=path)
    return ExportTargetError(
        Problem.EXPORT_NOT_WRITABLE, path=path, detail=error.strerror or str(error)
    )
