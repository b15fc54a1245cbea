"""One read of a file: its stamp, its content hash and its bytes, or why not."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from dataclasses import dataclass

from photo_sorter.adapters.content_hash import new_digest
from photo_sorter.adapters.file_stamp import stamp_of
from photo_sorter.adapters.formats import (
    SNIFF_BYTES,
    Format,
    describe_other,
    sniff,
)
from photo_sorter.core.errors import Failure, FailureKind
from photo_sorter.core.photo import FileStamp
from photo_sorter.core.problems import Problem

_NO_STAMP = FileStamp(size=0, mtime_ns=0, inode=0, device=0)
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class FileBytes:
    """A file that holds a picture we can decode."""

    stamp: FileStamp
    form: Format
    content_hash: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Unusable:
    """A file that cannot become a photo."""

    stamp: FileStamp
    failure: Failure


def read_picture(
    path: str,
    max_bytes: int,
    on_progress: Callable[[], None] = lambda: None,
    *,
    hashed: bool = True,
) -> FileBytes | Unusable:
    """Read `path` once. Raises nothing for what a file system or a file's content can do but
    MemoryError. `on_progress` is called after each piece: a slow disk is no hang. Without `hashed`
    the content hash stays empty, which saves a third of the time."""
    try:
        # Non-blocking, because opening a named pipe would otherwise wait for its writer for ever.
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        descriptor = os.open(path, flags)
    except OSError as error:
        return Unusable(stamp_by_name(path), _not_opened(path, error))
    try:
        with open(descriptor, "rb", buffering=0) as file:
            return _read_open_file(path, file.fileno(), max_bytes, on_progress, hashed)
    except OSError as error:
        return Unusable(stamp_by_name(path), _not_opened(path, error))


def _read_open_file(
    path: str, descriptor: int, max_bytes: int, on_progress: Callable[[], None], hashed: bool
) -> FileBytes | Unusable:
    status = os.fstat(descriptor)
    stamp = stamp_of(status)
    if stat.S_ISDIR(status.st_mode):
        return Unusable(stamp, Failure(FailureKind.NOT_AN_IMAGE, Problem.IS_FOLDER))
    if not stat.S_ISREG(status.st_mode):
        return Unusable(stamp, Failure(FailureKind.UNREADABLE, Problem.FILE_NOT_REGULAR))
    head = os.read(descriptor, SNIFF_BYTES)
    problem = _problem(path, head, stamp.size, max_bytes)
    if isinstance(problem, Failure):
        return Unusable(stamp, problem)
    parts = [head]
    digest = new_digest(head)
    length = len(head)
    # No further than it was when it was opened: a file that grows all the time has no end.
    while length <= stamp.size and (chunk := os.read(descriptor, _CHUNK)):
        parts.append(chunk)
        if hashed:
            digest.update(chunk)
        length += len(chunk)
        on_progress()
    if length != stamp.size or stamp_of(os.fstat(descriptor)) != stamp:
        return Unusable(stamp, Failure(FailureKind.TRUNCATED, Problem.FILE_CHANGED_MEANWHILE))
    content_hash = digest.hexdigest() if hashed else ""
    return FileBytes(stamp, problem, content_hash, b"".join(parts))


def _problem(path: str, head: bytes, size: int, max_bytes: int) -> Failure | Format:
    """What stands against reading on, or the format that the file has."""
    if not size:
        return Failure(FailureKind.EMPTY, Problem.FILE_EMPTY)
    form = sniff(head, path)
    if form is None:
        other = describe_other(head)
        locked = other is Problem.IS_LOCKED_ZIP
        kind = FailureKind.PROTECTED if locked else FailureKind.NOT_AN_IMAGE
        return Failure(kind, other)
    if form.unsupported is not None:
        return form.unsupported
    if size > max_bytes:
        return Failure(
            FailureKind.TOO_LARGE, Problem.FILE_TOO_LARGE, {"size": size, "limit": max_bytes}
        )
    return form


def _not_opened(path: str, error: OSError) -> Failure:
    if isinstance(error, FileNotFoundError):
        return Failure(FailureKind.UNREADABLE, Problem.NO_SUCH_FILE)
    if os.path.isdir(path):  # which Windows does not open
        return Failure(FailureKind.NOT_AN_IMAGE, Problem.IS_FOLDER)
    return _unreadable(error)


def _unreadable(error: OSError) -> Failure:
    words = error.strerror or str(error)
    return Failure(FailureKind.UNREADABLE, Problem.FILE_UNREADABLE, {"detail": words})


def stamp_by_name(path: str) -> FileStamp:
    """The stamp of a file that could not be opened, as far as it can be had."""
    try:
        return stamp_of(os.stat(path))
    except OSError:
        return _NO_STAMP
