"""Pictures for the eye, at any size: decoded as everywhere else, in a process of their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from photo_sorter.core.photo import FilePath

BYTES_A_PIXEL = 4


@dataclass(frozen=True, slots=True)
class Picture:
    """Upright pixels of four bytes each: red, green, blue, 255. `width` and `height` are what
    `pixels` has, `whole_width` and `whole_height` what the file has.

    `owner` frees the memory that `pixels` lies in: whoever keeps a bare address of it keeps the
    picture too."""

    width: int
    height: int
    whole_width: int
    whole_height: int
    pixels: memoryview
    owner: object = None

    @property
    def stride(self) -> int:
        """Bytes of a row."""
        return self.width * BYTES_A_PIXEL

    @property
    def byte_size(self) -> int:
        return self.stride * self.height

    @property
    def is_whole(self) -> bool:
        """Nothing was averaged away."""
        return (self.width, self.height) == (self.whole_width, self.whole_height)


@dataclass(frozen=True, slots=True)
class PictureSize:
    """What is wanted of a picture: `side` pixels or more on its longer side (as many as are soonest
    had, rarely more than twice as many; a fifteenth less will do), None for all that it has. They
    come in the colours of the screen whose ICC profile is `profile`, empty for sRGB. With `ahead`
    nobody waits for it yet: it keeps nobody waiting, and is not tried twice."""

    side: int | None = None
    profile: bytes = b""
    ahead: bool = False


class PictureReader(Protocol):
    """Decodes for the eye, beside indexing and never behind it: nothing that a file holds harms
    the app."""

    def read(
        self, path: FilePath, size: PictureSize, cancelled: Callable[[], bool] = lambda: False
    ) -> Picture:
        """Blocks. Of a picture so large that its pixels would take too much memory, fewer come
        than were asked for. Raises InvalidInputError with the reason where it cannot be decoded,
        CancelledError soon after `cancelled()` turns true, EngineError where there is no process
        to ask."""

    def warm_up(self) -> None:
        """Start the process, so that the first picture is quick. Returns at once."""

    def close(self) -> None:
        """End the process. Reads that wait end with EngineError. Idempotent."""


class FrameReader(PictureReader, Protocol):
    """Also tells files apart by what is behind the picture that is shown."""

    def frames(self, path: FilePath) -> str:
        """A hash of all frames, pages or pictures that the file holds; empty of one. Blocks. Raises
        as `read`."""
