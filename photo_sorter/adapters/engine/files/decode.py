"""From a file's bytes to upright RGB pixels, or to the reason why not."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

from PIL import Image, UnidentifiedImageError

from photo_sorter.adapters.engine.files.colour.facts import NO_FACTS, colour_facts
from photo_sorter.adapters.engine.files.colour.icc import mode_of
from photo_sorter.adapters.engine.files.colour.rendering import rendered, rendered_clear
from photo_sorter.adapters.engine.files.decoders.opened import (
    Loaded,
    Opened,
    TooManyPixelsError,
    UnreadableKindError,
)
from photo_sorter.adapters.engine.files.decoders.table import open_picture
from photo_sorter.adapters.engine.files.reading import FileBytes
from photo_sorter.adapters.engine.files.thumbnails import THUMBNAIL_SIDE
from photo_sorter.adapters.formats import Format
from photo_sorter.core.errors import Failure, FailureKind
from photo_sorter.core.problems import Problem

# Pictures above this are decoded one at a time: each takes some 160 MB and more while it lasts.
_LARGE_PIXELS = 40_000_000
# A JPEG is decoded at an eighth in a quarter less time than at a quarter, and shrunk further in a
# fraction of it: the 4,000 pixels of most cameras and phones may make a thumbnail of 500, not 512.
_LEAST_SHARE = 15 / 16
_LIMITS = ("security limit", "memory limit", "decompression bomb")  # of decoders, in their words
_MAX_WORDS = 200  # characters of what a decoder says

Waiting = Callable[[], AbstractContextManager[None]]

_TURNS = {  # EXIF orientation -> what makes the picture upright
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_SIDEWAYS = (
    Image.Transpose.TRANSPOSE,
    Image.Transpose.ROTATE_270,
    Image.Transpose.TRANSVERSE,
    Image.Transpose.ROTATE_90,
)


class DecodeError(Exception):
    """The picture cannot be decoded; carries what the person is told."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.reason)
        self.failure = failure


class OutOfMemoryError(DecodeError):
    """There was not enough memory: at another time there may be."""

    def __init__(self) -> None:
        super().__init__(Failure(FailureKind.TOO_LARGE, Problem.NO_MEMORY_TO_DECODE))


def configure_decoders(max_pixels: int) -> None:
    """Prepare this process's Pillow: once, before the first picture."""
    Image.MAX_IMAGE_PIXELS = max_pixels  # its own guard against decompression bombs, raised


@dataclass(frozen=True, slots=True)
class Decoded:
    """`pixels` is sRGB and upright, possibly at a fraction of the full size; `source` gives the
    file's metadata. `width` and `height` are of the whole picture, upright. `cut_off`: a part of it
    is missing. `profile`: the colours are this one's instead, because that was asked for; so is
    transparency."""

    pixels: Image.Image
    source: Image.Image
    width: int
    height: int
    cut_off: bool = False
    profile: bytes = b""


class Decoder:
    """Decodes with one set of limits. Safe to use from several threads."""

    def __init__(
        self, max_pixels: int, exact: bool, *, keep_profile: bool = False, clear: bool = False
    ) -> None:
        """With `keep_profile` a picture in red, green and blue that has a profile keeps it. With
        `clear` a picture keeps its transparency where every pixel is asked for. With `exact` every
        pixel is decoded; else JPEGs come at a reduced DCT scale, raws as their previews, and large
        pictures are averaged down, never below twice the model's side nor the thumbnail's."""
        self._max_pixels = max_pixels
        self._exact = exact
        self._keep_profile = keep_profile
        self._clear = clear
        self._large = threading.Semaphore(1)

    def decode(
        self,
        file: FileBytes,
        model_side: int,
        waiting: Waiting = nullcontext,
        side: int | None = THUMBNAIL_SIDE,
    ) -> Decoded:
        """`model_side` is the longer side of the model's input in pixels, 0 without a model, and
        `side` what will be shown of it, None for every pixel. Inside `waiting()` a large picture
        waits for its turn.

        Raises DecodeError, and nothing else for what a file can hold."""
        try:
            return self._decode(file, model_side, waiting, side)
        except DecodeError:
            raise
        except MemoryError as error:
            raise OutOfMemoryError from error
        except TooManyPixelsError as error:
            raise self._too_many_pixels(error.size) from error
        except UnreadableKindError as error:
            raise DecodeError(_unreadable(file.form)) from error
        except Exception as error:  # decoders raise nearly every type on damaged data
            raise _explained(error) from error

    def _decode(
        self, file: FileBytes, model_side: int, waiting: Waiting, side: int | None
    ) -> Decoded:
        opened = open_picture(file.data, file.form.decoder)
        width, height = opened.size
        if width * height > self._max_pixels:
            raise self._too_many_pixels(opened.size)
        factor = self._reduction(opened.size, model_side, side and int(side * _LEAST_SHARE))
        if opened.draft(factor) > _LARGE_PIXELS:
            if not self._large.acquire(blocking=False):
                with waiting():
                    self._large.acquire()
            try:
                loaded, pixels, profile = self._pixels(opened, file, model_side, side)
            finally:
                self._large.release()
        else:
            loaded, pixels, profile = self._pixels(opened, file, model_side, side)
        turn = _TURNS.get(loaded.orientation)
        if turn is not None:
            pixels = pixels.transpose(turn)
        if turn in _SIDEWAYS:
            width, height = height, width
        return Decoded(pixels, opened.source, width, height, loaded.cut_off, profile)

    def _pixels(
        self, opened: Opened, file: FileBytes, model_side: int, side: int | None
    ) -> tuple[Loaded, Image.Image, bytes]:
        loaded = opened.load()
        source = loaded.picture
        factor = self._reduction(source.size, model_side, side)
        facts = colour_facts(source, file.data, file.form)
        modes = ("RGB", "RGBA") if self._clear else ("RGB",)
        kept = self._keep_profile and source.mode in modes and mode_of(facts.icc) == "RGB"
        profile = facts.icc if kept else b""
        facts = NO_FACTS if kept else facts
        if self._clear and factor == 1:
            return loaded, rendered_clear(source, facts), profile
        return loaded, rendered(source, facts, factor), profile

    def _reduction(self, size: tuple[int, int], model_side: int, side: int | None) -> int:
        return 1 if self._exact or side is None else _reduction(size, model_side, side)

    def _too_many_pixels(self, size: tuple[int, int]) -> DecodeError:
        width, height = size
        return DecodeError(
            Failure(
                FailureKind.TOO_LARGE,
                Problem.PICTURE_CLAIMS_TOO_MUCH,
                {
                    "width": width,
                    "height": height,
                    "megapixels": round(width * height / 1e6),
                    "limit": round(self._max_pixels / 1e6),
                },
            )
        )


def _reduction(size: tuple[int, int], model_side: int, side: int) -> int:
    """By how much a picture may shrink before the model's own resizing and the thumbnail."""
    shorter, longer = sorted(size)
    limits = [longer // side]
    if model_side:
        limits.append(shorter // (2 * model_side))
    return max(1, min(limits))


def _unreadable(form: Format) -> Failure:
    if form.raw:
        return Failure(FailureKind.UNSUPPORTED, Problem.RAW_UNSUPPORTED, {"format": form.name})
    return Failure(FailureKind.UNSUPPORTED, Problem.FORMAT_UNSUPPORTED, {"format": form.name})


def _explained(error: Exception) -> DecodeError:
    words = str(error).lower()
    if "max_text" in words or "decompressed data too large" in words:
        return DecodeError(Failure(FailureKind.TOO_LARGE, Problem.PICTURE_NOTES_TOO_LARGE))
    if any(limit in words for limit in _LIMITS):
        return DecodeError(
            Failure(FailureKind.TOO_LARGE, Problem.PICTURE_OVER_LIMIT, {"detail": _detail(error)})
        )
    if "encrypt" in words or "protected" in words:
        return DecodeError(
            Failure(FailureKind.PROTECTED, Problem.PICTURE_PROTECTED, {"detail": _detail(error)})
        )
    if isinstance(error, UnidentifiedImageError):
        return DecodeError(Failure(FailureKind.TRUNCATED, Problem.PICTURE_HEADER_DAMAGED))
    return DecodeError(
        Failure(FailureKind.TRUNCATED, Problem.PICTURE_DAMAGED, {"detail": _detail(error)})
    )


def _detail(error: BaseException) -> str:
    """A decoder's own words on one line. Some quote the file, which may hold anything."""
    words = "".join(c if c.isprintable() else " " for c in str(error)[:_MAX_WORDS])
    return " ".join(words.split()).rstrip(".") or type(error).__name__
