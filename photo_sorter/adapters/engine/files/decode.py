"""From a file's bytes to upright RGB pixels, or to the reason why not."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

import pillow_heif
from PIL import Image, ImageCms, UnidentifiedImageError

from photo_sorter.adapters.engine.files.reading import FileBytes
from photo_sorter.adapters.engine.files.thumbnails import THUMBNAIL_SIDE
from photo_sorter.core.errors import Failure, FailureKind
from photo_sorter.core.problems import Problem

_WIDE_MODES = ("I;16", "I;16L", "I;16B", "I;16N", "I", "F")
# Pictures above this are decoded one at a time: each takes some 160 MB and more while it lasts.
_LARGE_PIXELS = 40_000_000
_STRIP_PIXELS = 8_000_000
# A JPEG is decoded at an eighth in a quarter less time than at a quarter, and shrunk further in a
# fraction of it: the 4,000 pixels of most cameras and phones may make a thumbnail of 500, not 512.
_LEAST_SHARE = 15 / 16
_MAX_WORDS = 200  # characters of what a decoder says
_WHITE = (255, 255, 255)

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
    """`pixels` is RGB and upright, possibly at a fraction of the full size; `source` still gives
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
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
            raise DecodeError(
                Failure(
                    FailureKind.TOO_LARGE, Problem.PICTURE_OVER_LIMIT, {"detail": _detail(error)}
                )
            ) from error
        except Exception as error:  # decoders raise nearly every type on damaged data
            raise _explained(error) from error

    def _decode(
        self, file: FileBytes, model_side: int, waiting: Waiting, side: int | None
    ) -> Decoded:
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
        factor = self._reduction(source.size, model_side, side and int(side * _LEAST_SHARE))
        if factor > 1 and file.form.decoder == "JPEG":
            source.draft(None, (width // factor, height // factor))
        if source.width * source.height > _LARGE_PIXELS:
            if not self._large.acquire(blocking=False):
                with waiting():
                    self._large.acquire()
            try:
                pixels = self._pixels(source, model_side, side)
            finally:
                self._large.release()
        else:
            pixels = self._pixels(source, model_side, side)
        # Asked after loading: some decoders turn the picture themselves and then say so here.
        turn = _TURNS.get(_orientation(source))
        if turn is not None:
            pixels = pixels.transpose(turn)
        if turn in _SIDEWAYS:
            width, height = height, width
        return Decoded(pixels, source, width, height)

    def _pixels(self, source: Image.Image, model_side: int, side: int | None) -> Image.Image:
        source.load()
        factor = self._reduction(source.size, model_side, side)
        return _shrunk(source, factor) if factor > 1 else _plain_rgb(source, _grey_range(source))

    def _reduction(self, size: tuple[int, int], model_side: int, side: int | None) -> int:
        return 1 if self._exact or side is None else _reduction(size, model_side, side)


def for_display(decoded: Decoded, side: int | None = THUMBNAIL_SIDE) -> Image.Image:
    """The picture as it is shown: in sRGB and at most `side` pixels a side, None for all that
    were decoded."""
    picture = decoded.pixels
    if side is not None and max(picture.size) > side:
        picture = picture.copy()
        picture.thumbnail((side, side), Image.Resampling.LANCZOS)
    profile = decoded.source.info.get("icc_profile")
    if not isinstance(profile, bytes) or not profile:
        return picture
    try:
        embedded = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "srgb" in ImageCms.getProfileDescription(embedded).lower():
            return picture
        converted = ImageCms.profileToProfile(
            picture, embedded, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return picture  # a broken profile, or one for CMYK: the plain colours are close enough
    return converted or picture


def _reduction(size: tuple[int, int], model_side: int, side: int) -> int:
    """By how much a picture may shrink before the model's own resizing and the thumbnail."""
    shorter, longer = sorted(size)
    limits = [longer // side]
    if model_side:
        limits.append(shorter // (2 * model_side))
    return max(1, min(limits))


def _shrunk(source: Image.Image, factor: int) -> Image.Image:
    """The picture in plain RGB at a fraction of its size, made strip by strip: of a large one,
    the whole in plain RGB would take several times the memory of what the file holds."""
    width, height = source.size
    greys = _grey_range(source)
    rows = max(_STRIP_PIXELS // (width * factor), 1) * factor
    if rows >= height:
        return _plain_rgb(source, greys).reduce(factor)
    result = Image.new("RGB", (-(-width // factor), -(-height // factor)))
    for top in range(0, height, rows):
        strip = source.crop((0, top, width, min(top + rows, height)))
        result.paste(_plain_rgb(strip, greys).reduce(factor), (0, top // factor))
    return result


def _plain_rgb(picture: Image.Image, greys: tuple[float, float]) -> Image.Image:
    """8-bit RGB: deep greys are scaled rather than clipped, transparency is laid over white."""
    if picture.mode in _WIDE_MODES:
        return _eight_bit(picture, greys).convert("RGB")
    if picture.has_transparency_data:
        layer = picture.convert("RGBA")
        ground = Image.new("RGB", layer.size, _WHITE)
        ground.paste(layer, mask=layer.getchannel("A"))
        return ground
    return picture if picture.mode == "RGB" else picture.convert("RGB")


def _grey_range(picture: Image.Image) -> tuple[float, float]:
    """What black and white are in a 16-bit, 32-bit or float grey picture."""
    if picture.mode not in _WIDE_MODES:
        return 0.0, 255.0
    if picture.mode.startswith("I;16"):
        return 0.0, 65535.0
    extremes = picture.getextrema()
    low, high = float(extremes[0]), float(extremes[1])  # type: ignore[arg-type]
    if low >= 0.0:
        for white in (1.0, 255.0, 65535.0):
            if high <= white:
                return 0.0, white
    return low, high


def _eight_bit(picture: Image.Image, greys: tuple[float, float]) -> Image.Image:
    low, high = greys
    scale = 255.0 / ((high - low) or 1.0)
    return picture.convert("F").point(lambda value: value * scale - low * scale).convert("L")


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
