"""Moves and copies single files for plans of sorting; every step is whole on the disk or not at
all."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
import signal
import stat
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from photo_sorter.adapters.content_hash import hash_file, new_digest
from photo_sorter.adapters.file_stamp import stamp_of
from photo_sorter.adapters.full_disk import is_full_disk
from photo_sorter.adapters.no_replace import rename_free
from photo_sorter.adapters.settled_write import settle_folder
from photo_sorter.core.photo import FilePath, FileStamp
from photo_sorter.core.ports.sorting import Drive, NotMovedError, OtherDriveError
from photo_sorter.core.sorting.plan import Reason, Why

_CHUNK = 1 << 20
_GONE = (errno.EIO, errno.ENODEV, errno.ENXIO)  # of a drive that was pulled out


class LocalFileMover:
    """`core.ports.sorting.FileMover`. From any thread."""

    def look(self, path: FilePath) -> FileStamp | None:
        try:
            status = os.lstat(path)
        except (OSError, ValueError):
            return None
        return stamp_of(status) if stat.S_ISREG(status.st_mode) else None

    def can_read(self, path: FilePath) -> bool:
        return os.access(path, os.R_OK)

    def is_written(self, path: FilePath) -> bool:
        """By asking for a lease, which Linux gives where nobody writes. Not of another person's
        files, and not on network drives."""
        if sys.platform != "linux":
            return False
        import fcntl

        try:
            handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        except OSError:
            return False
        try:
            # Who begins to write just now has us told so, by a signal that nobody minds.
            fcntl.fcntl(handle, fcntl.F_SETSIG, signal.SIGURG)
            fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_RDLCK)
            fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_UNLCK)
        except OSError as error:
            return error.errno == errno.EAGAIN
        finally:
            os.close(handle)
        return False

    def hash_of(self, path: FilePath) -> str | None:
        return hash_file(path)

    def drive(self, path: FilePath) -> Drive:
        there = os.path.realpath(path)
        while not os.path.lexists(there) and os.path.dirname(there) != there:
            there = os.path.dirname(there)
        try:
            device, free = os.stat(there).st_dev, shutil.disk_usage(there).free
        except OSError:
            return Drive(there, 0, 0)
        while not os.path.ismount(there) and os.path.dirname(there) != there:
            there = os.path.dirname(there)
        return Drive(there, device, free)

    def is_mounted(self, mount: FilePath) -> bool:
        return os.path.ismount(mount)

    def move(
        self, source: FilePath, target: FilePath, making: Callable[[], None] = lambda: None
    ) -> FileStamp:
        try:
            try:
                rename_free(source, target)
            except FileNotFoundError:
                if not os.path.lexists(source):  # of a drive that is away no folders are made
                    raise
                making()
                os.makedirs(os.path.dirname(target), exist_ok=True)
                rename_free(source, target)
            return stamp_of(os.lstat(target))
        except OSError as error:
            if error.errno == errno.EXDEV:
                raise OtherDriveError from error
            raise _refused(error, source, target) from error

    def copy(self, source: FilePath, hidden: FilePath) -> FileStamp:
        try:
            os.makedirs(os.path.dirname(hidden), exist_ok=True)
            self.discard(hidden)
            before = stamp_of(os.lstat(source))
            digest = _copy(source, hidden)
            if stamp_of(os.lstat(source)) != before:
                raise NotMovedError(Reason(Why.CHANGED))
            if hash_file(hidden) != digest.hexdigest():
                raise NotMovedError(Reason(Why.NOT_THE_SAME))
            return stamp_of(os.lstat(hidden))
        except OSError as error:
            self.discard(hidden)
            raise _refused(error, source, hidden) from error
        except BaseException:
            self.discard(hidden)
            raise

    def hidden_beside(self, target: FilePath, key: str) -> FilePath:
        """Watchers pass over it."""
        return os.path.join(os.path.dirname(target), f".photo_sorter-{key}")

    def discard(self, hidden: FilePath) -> None:
        with contextlib.suppress(OSError):
            os.unlink(hidden)

    def settle(self, folders: Iterable[FilePath]) -> None:
        for folder in set(folders):
            settle_folder(Path(folder))

    def remove_empty(self, folders: Iterable[FilePath], stop: FilePath = "") -> list[FilePath]:
        gone = []
        for folder in sorted(set(folders), key=len, reverse=True):
            while folder and folder != stop:
                try:
                    os.rmdir(folder)
                except OSError:  # something is in it
                    break
                gone.append(folder)
                if not stop or not folder.startswith(stop.rstrip("/") + "/"):
                    break
                folder = os.path.dirname(folder)
        return gone


def _copy(source: FilePath, target: FilePath) -> hashlib.blake2b:
    """The bytes, times and attributes, on the disk when this returns; the hash of what was read."""
    digest = new_digest()
    with open(source, "rb", buffering=0) as read, open(target, "xb", buffering=0) as written:
        while chunk := read.read(_CHUNK):
            digest.update(chunk)
            rest = memoryview(chunk)
            while rest:
                rest = rest[written.write(rest) :]
        with contextlib.suppress(OSError):  # as far as the other file system keeps them
            shutil.copystat(source, target, follow_symlinks=False)
        os.fsync(written.fileno())
        _forget_pages(written.fileno())
    return digest


def _forget_pages(handle: int) -> None:
    """What is read back comes from the disk, where the system can be asked for that."""
    if hasattr(os, "posix_fadvise"):
        with contextlib.suppress(OSError):
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)


def _refused(error: OSError, source: FilePath, target: FilePath) -> NotMovedError:
    if isinstance(error, FileExistsError):
        return NotMovedError(Reason(Why.NAME_TAKEN, target))
    if isinstance(error, FileNotFoundError) and not os.path.lexists(source):
        return NotMovedError(Reason(Why.GONE))
    stops = is_full_disk(error) or error.errno in _GONE
    return NotMovedError(Reason(Why.REFUSED, error.strerror or str(error)), stops=stops)
