"""What every decoder gives: a picture whose header was read, then its pixels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PIL import Image


class UnreadableKindError(Exception):
    """The file may well be whole: it is of a kind that the decoder does not know."""


class TooManyPixelsError(Exception):
    """The header claims more pixels than Pillow was told to open."""

    def __init__(self, size: tuple[int, int]) -> None:
        super().__init__(size)
        self.size = size


@dataclass(frozen=True, slots=True)
class Loaded:
    """`picture` is in its own mode, with what it says of its colours in `info`. `orientation` is
    EXIF's, of what is still to be turned. `cut_off`: only a part of the picture is there."""

    picture: Image.Image
    orientation: int = 1
    cut_off: bool = False


class Opened(Protocol):
    """A picture of which no pixel is decoded yet.

    All methods may raise nearly everything on a damaged file, besides the errors of this module."""

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the whole picture as it is stored, in pixels."""

    @property
    def source(self) -> Image.Image:
        """Gives the file's metadata by `info` and `getexif`; its pixels may be others."""

    def draft(self, factor: int) -> int:
        """Let the picture come at down to 1/`factor` of its size. Returns how many pixels are
        going to be decoded."""

    def load(self) -> Loaded: ...


class Opener(Protocol):
    def __call__(self, data: bytes) -> Opened:
        """Read the header of a file's bytes."""
