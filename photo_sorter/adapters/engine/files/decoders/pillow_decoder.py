"""Kinds that Pillow decodes. What is there of a file that is cut off comes out."""

from __future__ import annotations

import io
import re

from PIL import Image

from photo_sorter.adapters.engine.files.decoders.opened import Loaded, TooManyPixelsError

_ORIENTATION = 0x0112
_SAID_BY_XMP = re.compile(rb"tiff:Orientation")


class PillowPicture:
    """`decoders.opened.Opened` of one of Pillow's formats."""

    def __init__(self, data: bytes, form: str) -> None:
        self.source = open_with_pillow(data, form)
        self.size = self.source.size

    def draft(self, factor: int) -> int:
        return self.source.width * self.source.height

    def load(self) -> Loaded:
        cut_off = load_what_is_there(self.source)
        # Asked after loading: some decoders turn the picture themselves and then say so here.
        return Loaded(self.source, exif_orientation(self.source), cut_off)


def open_with_pillow(data: bytes, form: str) -> Image.Image:
    """Raises TooManyPixelsError where Pillow calls it a bomb, and what Pillow raises."""
    try:
        return Image.open(io.BytesIO(data), formats=(form,))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        factory, _ = Image.OPEN[form]
        raise TooManyPixelsError(factory(io.BytesIO(data), "").size) from error


def load_what_is_there(source: Image.Image) -> bool:
    """Decode a picture; True where the file ends early or is damaged, and a part of it came out.

    Pillow decodes into the picture until it meets the end, and then raises. Its switch for such
    files is one for the whole process, which would make every other thread lenient meanwhile; so
    the error is caught here, and what is in the picture by then is taken."""
    try:
        source.load()
    except MemoryError:
        raise
    except Exception:
        keep_what_is_there(source)
        return True
    return False


def keep_what_is_there(source: Image.Image) -> Image.Image:
    """After an error of `load`: let the picture be what was decoded by then. Raises OSError where
    that is nothing."""
    source.tile = []  # type: ignore[attr-defined]
    if not has_content(source):
        raise OSError("nothing of the picture can be read")
    return source


def has_content(picture: Image.Image) -> bool:
    """Whether there is more in a picture than one colour, which is what nothing decodes to."""
    try:
        extremes = picture.getextrema()
    except Exception:  # not even memory was laid out for it
        return False
    bands = extremes if isinstance(extremes[0], tuple) else (extremes,)
    return any(band[0] != band[1] for band in bands)


def exif_orientation(source: Image.Image) -> int:
    """The EXIF orientation, 1 where there is none or it cannot be read.

    Where EXIF is silent Pillow takes XMP's word. That is one that programs leave behind when they
    turn the pixels, and no other program heeds it."""
    try:
        value = source.getexif().get(_ORIENTATION, 1)
        packet = source.info.get("xmp") or source.info.get("XML:com.adobe.xmp") or b""
        packet = packet.encode("utf-8", "replace") if isinstance(packet, str) else packet
        if value != 1 and _SAID_BY_XMP.search(packet):
            exif = Image.Exif()
            exif.load(source.info.get("exif") or b"")
            value = exif.get(_ORIENTATION, 1)
    except Exception:  # a broken EXIF block must not cost the picture
        return 1
    return value if isinstance(value, int) else 1
