"""Shared memory of Linux: a file without a name, which lasts as long as somebody has it open."""

from __future__ import annotations

import errno
import fcntl
import mmap
import os
import sys

assert sys.platform == "linux"  # for the type checker, too


class NamelessSheet:
    """See `pixel_memory.Sheet`."""

    def __init__(self, name: str, size: int) -> None:
        self._file = os.memfd_create(name, os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
        try:
            os.ftruncate(self._file, size)
            # Memory that shrinks under the app would end it.
            fcntl.fcntl(self._file, fcntl.F_ADD_SEALS, fcntl.F_SEAL_SHRINK)
        except BaseException:
            os.close(self._file)
            raise

    @property
    def address(self) -> str:
        return f"/proc/{os.getpid()}/fd/{self._file}"

    def write(self, at: int, pixels: bytes) -> None:
        # As to a file, because mapped pages come one by one, at twice the time.
        left = memoryview(pixels)
        while left:
            written = os.pwrite(self._file, left, at)
            at, left = at + written, left[written:]

    def close(self) -> None:
        if self._file < 0:
            return
        os.close(self._file)
        self._file = -1


class NamelessMemory:
    """See `pixel_memory.PixelMemory`."""

    def make(self, name: str, size: int) -> NamelessSheet:
        return NamelessSheet(name, size)

    def find(self, address: str, size: int) -> tuple[memoryview, object]:
        file = os.open(address, os.O_RDONLY | os.O_CLOEXEC)
        try:
            seals = fcntl.fcntl(file, fcntl.F_GET_SEALS)
            if not seals & fcntl.F_SEAL_SHRINK or os.fstat(file).st_size < size:
                raise OSError(errno.ENXIO, os.strerror(errno.ENXIO), address)
            memory = mmap.mmap(file, size, access=mmap.ACCESS_READ)
        finally:
            os.close(file)
        return memoryview(memory), memory

    def discard(self, name: str) -> None:
        """It has gone with the process that made it."""
