"""From a file's bytes to upright RGB pixels, or to the reason why not."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

import pillow_heif
from PIL import Image, UnidentifiedImageError

from photo_sorter.adapters.engine.files.colour.facts import colour_facts
from photo_sorter.adapters.engine.files.colour.rendering import rendered
from photo_sorter.adapters.engine.files.reading import FileBytes
from photo_sorter.adapters.engine.files.thumbnails import THUMBNAIL_SIDE
from photo_sorter.core.errors import Failure, FailureKind
from photo_sorter.core.problems import Problem

# Pictures above this are decoded one at a time: each takes some 160 MB and more while it lasts.
_LARGE_PIXELS = 40_000_000
# A JPEG is decoded at an eighth in a quarter less time than at a quarter, and shrunk further in a
# fraction of it: the 4,000 pixels of most cameras and phones may make a thumbnail of 500.
_LEAST_THUMBNAIL = 480
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
    pillow_heif.register_heif_opener(thumbnails=False)
    Image.MAX_IMAGE_PIXELS = max_pixels  # its own guard against decompression bombs, raised


@dataclass(frozen=True, slots=True)
class Decoded:
    """`pixels` is sRGB and upright, possibly at a fraction of the full size; `source` still gives
    the file's metadata. `width` and `height` are of the whole picture, upright."""

    pixels: Image.Image
    source: Image.Image
    width: int
    height: int


class Decoder:
    """Decodes with one set of limits. Safe to use from several threads."""

    def __init__(self, max_pixels: int, exact: bool) -> None:
        """With `exact` every pixel is decoded; else JPEGs come at a reduced DCT scale and large
        pictures are averaged down, never below twice the model's side nor the thumbnail's."""
        self._max_pixels = max_pixels
        self._exact = exact
        self._large = threading.Semaphore(1)

    def decode(self, file: FileBytes, model_side: int, waiting: Waiting = nullcontext) -> Decoded:
        """`model_side` is the longer side of the model's input in pixels, 0 without a model.
        Inside `waiting()` a large picture waits for its turn.

        Raises DecodeError, and nothing else for what a file can hold."""
        try:
            return self._decode(file, model_side, waiting)
        except DecodeError:
            raise
        except MemoryError as error:
            raise OutOfMemoryError from error
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
            raise DecodeError(
                Failure(
                    FailureKind.TOO_LARGE, Problem.PICTURE_OVER_LIMIT, {"detail": _detail(error)}
                )
            ) from error
        except Exception as error:  # decoders raise nearly every type on damaged data
            raise _explained(error) from error

    def _decode(self, file: FileBytes, model_side: int, waiting: Waiting) -> Decoded:
        source = Image.open(io.BytesIO(file.data), formats=(file.form.decoder,))
        width, height = source.size
        if width * height > self._max_pixels:
            raise DecodeError(
                Failure(
                    FailureKind.TOO_LARGE,
                    Problem.PICTURE_TOO_MANY_PIXELS,
                    {"width": width, "height": height, "limit": self._max_pixels},
                )
            )
        factor = 1 if self._exact else _reduction(source.size, model_side, _LEAST_THUMBNAIL)
        if factor > 1 and file.form.decoder == "JPEG":
            source.draft(None, (width // factor, height // factor))
        if source.width * source.height > _LARGE_PIXELS:
            if not self._large.acquire(blocking=False):
                with waiting():
                    self._large.acquire()
            try:
                pixels = self._pixels(source, file, model_side)
            finally:
                self._large.release()
        else:
            pixels = self._pixels(source, file, model_side)
        # Asked after loading: some decoders turn the picture themselves and then say so here.
        turn = _TURNS.get(_orientation(source))
        if turn is not None:
            pixels = pixels.transpose(turn)
        if turn in _SIDEWAYS:
            width, height = height, width
        return Decoded(pixels, source, width, height)

    def _pixels(self, source: Image.Image, file: FileBytes, model_side: int) -> Image.Image:
        source.load()
        factor = 1 if self._exact else _reduction(source.size, model_side, THUMBNAIL_SIDE)
        return rendered(source, colour_facts(source, file.data, file.form), factor)


def _reduction(size: tuple[int, int], model_side: int, thumbnail_side: int) -> int:
    """By how much a picture may shrink before the model's own resizing and the thumbnail."""
    shorter, longer = sorted(size)
    limits = [longer // thumbnail_side]
    if model_side:
        limits.append(shorter // (2 * model_side))
    return max(1, min(limits))


def _orientation(source: Image.Image) -> int:
    """The EXIF orientation, 1 where there is none or it cannot be read."""
    try:
        value = source.getexif().get(0x0112, 1)
    except Exception:  # a broken EXIF block must not cost the picture
        return 1
    return value if isinstance(value, int) else 1


def _explained(error: Exception) -> DecodeError:
    words = str(error).lower()
    if "max_text" in words or "decompressed data too large" in words:
        return DecodeError(Failure(FailureKind.TOO_LARGE, Problem.PICTURE_NOTES_TOO_LARGE))
    if "security limit" in words or "memory limit" in words:
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
