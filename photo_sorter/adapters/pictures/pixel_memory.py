"""Memory that the picture process fills and the app reads without copying.

The system frees it with its last user, whichever of the two processes dies, and when. Linux has
nameless memory for that. Elsewhere it has a name, which the app chose, so that it can take the
name away also where the process that made it has died.
"""

from __future__ import annotations

import sys
from typing import Protocol


class Sheet(Protocol):
    """Memory as its maker has it."""

    @property
    def address(self) -> str:
        """What the app finds it by."""

    def write(self, at: int, pixels: bytes) -> None:
        """Put these bytes `at` so many from its beginning. Raises OSError, MemoryError."""

    def close(self) -> None:
        """Let go of it: what the app has not found by now is gone. Idempotent."""


class PixelMemory(Protocol):
    """One kind of shared memory."""

    def make(self, name: str, size: int) -> Sheet:
        """In the picture process. Raises OSError, MemoryError."""

    def find(self, address: str, size: int) -> tuple[memoryview, object]:
        """In the app: its first `size` bytes to be read, and what frees it when it is let go of.
        Raises OSError where it is not there, or smaller."""

    def discard(self, name: str) -> None:
        """In the app: nobody will look for what was made under this name, if anything was."""


def pixel_memory() -> PixelMemory:
    """The kind for this system."""
    if sys.platform == "linux":
        from photo_sorter.adapters.pictures.nameless_memory import NamelessMemory

        return NamelessMemory()
    else:
        from photo_sorter.adapters.pictures.named_memory import NamedMemory

        return NamedMemory()
