"""PNG through Pillow, which gives a file up for a chunk beside the picture that is damaged: such
chunks are left out then."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from PIL import Image

from photo_sorter.adapters.engine.files.decoders.opened import Loaded, TooManyPixelsError
from photo_sorter.adapters.engine.files.decoders.pillow_decoder import (
    exif_orientation,
    load_what_is_there,
    open_with_pillow,
)

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PICTURE = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")
_COLOURS = (b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP")
_TEXTS_TOO_LARGE = ("max_text", "too large")  # said as such, and not got around


class PngPicture:
    """`decoders.opened.Opened` of a PNG."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.source = _opened(data)
        self.size = self.source.size

    def draft(self, factor: int) -> int:
        return self.size[0] * self.size[1]

    def load(self) -> Loaded:
        try:
            self.source.load()
            cut_off = False
        except MemoryError:
            raise
        except Exception:
            self.source = open_with_pillow(_without(self._data, _Kept.COLOURS), "PNG")
            cut_off = load_what_is_there(self.source)
        return Loaded(self.source, exif_orientation(self.source), cut_off)


def _opened(data: bytes) -> Image.Image:
    try:
        return open_with_pillow(data, "PNG")
    except (TooManyPixelsError, MemoryError):
        raise
    except Exception as error:
        if any(words in str(error).lower() for words in _TEXTS_TOO_LARGE):
            raise
    for kept in (_Kept.WHOLE, _Kept.COLOURS):
        try:
            return open_with_pillow(_without(data, kept), "PNG")
        except (TooManyPixelsError, MemoryError):
            raise
        except Exception:
            continue
    return open_with_pillow(_without(data, _Kept.NONE), "PNG")


class _Kept(Enum):
    """Which of the chunks beside the picture are kept; never one that is damaged."""

    WHOLE = auto()
    COLOURS = auto()
    NONE = auto()


class _Chunk(NamedTuple):
    kind: bytes
    content: bytes
    is_whole: bool


def _chunks(data: bytes) -> Iterator[_Chunk]:
    at = len(_SIGNATURE)
    while at + 8 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        kind, content = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        checksum = data[at + 8 + length : at + 12 + length]
        yield _Chunk(kind, content, checksum == _checksum(kind, content))
        at += 12 + length


def _without(data: bytes, kept: _Kept) -> bytes:
    """The file with no more of the chunks beside the picture than are to be kept. Checksums of the
    picture's own are made right: what is damaged there shows in the picture."""
    parts = [_SIGNATURE]
    for kind, content, is_whole in _chunks(data):
        is_colour = kept is _Kept.COLOURS and kind in _COLOURS
        if kind in _PICTURE or (is_whole and (kept is _Kept.WHOLE or is_colour)):
            parts += [len(content).to_bytes(4, "big"), kind, content, _checksum(kind, content)]
    return b"".join(parts)


def _checksum(kind: bytes, content: bytes) -> bytes:
    return zlib.crc32(kind + content).to_bytes(4, "big")
