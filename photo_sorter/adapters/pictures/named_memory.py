"""Shared memory by name, for systems that have no other.

Both processes have one resource tracker (the child is the app's), which knows each name once: the
maker's entry is taken out again as the app takes the name away.
"""

from __future__ import annotations

import contextlib
from multiprocessing.shared_memory import SharedMemory


class NamedSheet:
    """See `pixel_memory.Sheet`."""

    def __init__(self, name: str, size: int) -> None:
        self._memory = SharedMemory(name, create=True, size=size)
        self._pixels = _all_of(self._memory)[:size]  # it has whole pages
        self._closed = False

    @property
    def address(self) -> str:
        return self._memory.name

    def write(self, at: int, pixels: bytes) -> None:
        self._pixels[at : at + len(pixels)] = pixels

    def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        self._pixels.release()
        with contextlib.suppress(FileNotFoundError):  # the app has it, and has taken its name away
            self._memory.unlink()
        self._memory.close()


def _all_of(memory: SharedMemory) -> memoryview:
    assert memory.buf is not None  # it is open
    return memory.buf


class NamedMemory:
    """See `pixel_memory.PixelMemory`."""

    def make(self, name: str, size: int) -> NamedSheet:
        return NamedSheet(name, size)

    def find(self, address: str, size: int) -> tuple[memoryview, object]:
        memory = SharedMemory(address)
        memory.unlink()  # it lasts as long as one of us has it
        if memory.size < size:
            memory.close()
            raise OSError(f"{address} has {memory.size} bytes, not {size}")
        return _all_of(memory), memory

    def discard(self, name: str) -> None:
        with contextlib.suppress(OSError):
            memory = SharedMemory(name)
            memory.unlink()
            memory.close()
