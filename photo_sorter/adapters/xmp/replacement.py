"""New content of a file that other programs write too: under a hidden name beside it, until it is
on the disk and takes the file's place. At any moment the file is the old or the new one."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from photo_sorter.adapters.file_stamp import stamp_of
from photo_sorter.adapters.settled_write import settle_folder
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.photo import FileStamp
from photo_sorter.core.ports.sidecars import ChangedMeanwhileError
from photo_sorter.core.problems import Problem

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Original:
    """A file as it was read; `status` is None where there is none. `path` is the file itself,
    whichever link leads to it."""

    path: Path
    status: os.stat_result | None

    @property
    def stamp(self) -> FileStamp | None:
        return None if self.status is None else stamp_of(self.status)

    def check_writable(self) -> None:
        """Raises InvalidInputError where the file was protected, which a rename would not mind, and
        OSError where the whole disk is."""
        if hasattr(os, "statvfs") and os.statvfs(self.path.parent).f_flag & os.ST_RDONLY:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        if self.status is not None and not (
            self.status.st_mode & 0o222 and os.access(self.path, os.W_OK)
        ):
            raise InvalidInputError(Problem.FILE_WRITE_PROTECTED, path=str(self.path))


def read_original(path: Path, limit: int) -> tuple[Original, bytes]:
    """The file and its bytes. Raises InvalidInputError for what is not a file or has more than
    `limit` bytes, and OSError."""
    real = Path(os.path.realpath(path))
    try:
        handle = os.open(real, _READ)
    except FileNotFoundError:
        return Original(real, None), b""
    try:
        status = os.fstat(handle)  # before the bytes: what changes from here on is noticed
        if not stat.S_ISREG(status.st_mode):
            raise InvalidInputError(Problem.FILE_NOT_REGULAR, path=str(path))
        data = b""
        if status.st_size <= limit:
            while len(data) <= limit and (more := os.read(handle, limit + 1 - len(data))):
                data += more
    finally:
        os.close(handle)
    size = max(status.st_size, len(data))
    if size > limit:
        raise InvalidInputError(Problem.FILE_TOO_LARGE, path=str(path), size=size, limit=limit)
    return Original(real, status), data


def waiting_name(original: Path) -> Path:
    """The hidden name beside a file, which watchers pass over: the same at each time, so that what
    a crash left is used again. It ends as the file does, which tells programs its kind."""
    name = hashlib.blake2b(os.fsencode(original.name), digest_size=8).hexdigest()
    return original.with_name(f".photo_sorter-{name}{original.suffix}")


def put_beside(original: Original, content: bytes) -> Path:
    """Write `content` under the hidden name, with the rights and the owner of the file. Raises
    OSError; then nothing is left of it."""
    waiting = waiting_name(original.path)
    waiting.unlink(missing_ok=True)
    handle = os.open(waiting, _NEW, 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            keep_rights(original, waiting)
    except BaseException:
        waiting.unlink(missing_ok=True)
        raise
    return waiting


def keep_rights(original: Original, waiting: Path) -> None:
    """Owner, extended attributes and mode, as far as the system lets this person."""
    if original.status is None:
        return
    wanted, has = original.status, os.stat(waiting)
    if hasattr(os, "chown") and (has.st_uid, has.st_gid) != (wanted.st_uid, wanted.st_gid):
        with suppress(OSError):
            os.chown(waiting, wanted.st_uid, wanted.st_gid)
    if hasattr(os, "listxattr"):
        with suppress(OSError):
            for name in os.listxattr(original.path):
                os.setxattr(waiting, name, os.getxattr(original.path, name))
    if stat.S_IMODE(os.stat(waiting).st_mode) != stat.S_IMODE(wanted.st_mode):
        os.chmod(waiting, stat.S_IMODE(wanted.st_mode))


def settle(waiting: Path) -> None:
    """Have the bytes on the disk."""
    handle = os.open(waiting, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def take_place(original: Original, waiting: Path) -> None:
    """Raises ChangedMeanwhileError where the file is not the one that was read, and OSError; then
    it stays. The folder is settled by `settle_folder`, once for all files in it."""
    try:
        now = stamp_of(os.stat(original.path))
    except FileNotFoundError:
        now = None
    if now != original.stamp:
        raise ChangedMeanwhileError(Problem.FILE_CHANGED_SINCE, path=str(original.path))
    os.replace(waiting, original.path)


__all__ = [
    "Original",
    "keep_rights",
    "put_beside",
    "read_original",
    "settle",
    "settle_folder",
    "take_place",
    "waiting_name",
]
