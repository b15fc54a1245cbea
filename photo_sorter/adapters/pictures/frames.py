"""What all frames of a file show, as a hash: the pages of a TIFF, the frames of an animation, the
pictures behind the first one of an MPO or a HEIF. One frame is in memory at a time."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator
from typing import Any

from PIL import Image

from photo_sorter.adapters.engine.files.decoders.table import open_picture
from photo_sorter.adapters.engine.files.reading import Unusable, read_picture
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.problems import Problem

_TIFF, _JPEG = "TIFF", "JPEG"
_PLAIN = ("JPEG", "MPO")  # which of the two a file is, Pillow finds out
_SHAPE = (  # the tags that say how a page's bytes become its pixels
    256, 257, 258, 259, 262, 266, 277, 278, 284, 317, 320, 322, 323, 338, 339, 347, 512, 530,
)  # fmt: skip


def hash_frames(path: str, max_bytes: int, max_pixels: int, alive: Callable[[], None]) -> str:
    """Empty for a file of one frame. `alive` is called after each. Raises InvalidInputError for
    what cannot be read to its last frame."""
    file = read_picture(path, max_bytes, alive, hashed=False)
    if isinstance(file, Unusable):
        raise file.failure.refusal(path)
    frames = _pages(file.data) if file.form.decoder == _TIFF else _frames(file, max_pixels)
    digest, count = hashlib.blake2b(digest_size=20), 0
    try:
        for frame in frames:
            digest.update(frame)
            count += 1
            alive()
    except MemoryError:
        raise
    except Exception as error:  # nearly everything, on a damaged file
        detail = f"{type(error).__name__}: {error}"
        raise InvalidInputError(Problem.PICTURE_DAMAGED, path=path, detail=detail) from error
    return digest.hexdigest() if count > 1 else ""


def _frames(file: Any, max_pixels: int) -> Iterator[bytes]:
    """Each frame's pixels, behind its mode, its size and for how long it is shown."""
    source: Image.Image
    if file.form.decoder == _JPEG:
        source = Image.open(io.BytesIO(file.data), formats=_PLAIN)
    else:
        source = open_picture(file.data, file.form.decoder).source
    count = int(getattr(source, "n_frames", 1))
    if count < 2:
        return
    for number in range(count):
        source.seek(number)
        if source.width * source.height > max_pixels:
            raise ValueError("too many pixels")
        source.load()
        info = source.info
        palette = source.getpalette() if source.mode == "P" else None
        head = (source.mode, source.size, info.get("duration"), info.get("loop"), palette)
        yield repr(head).encode() + hashlib.blake2b(source.tobytes()).digest()


def _pages(data: bytes) -> Iterator[bytes]:
    """The bytes that a page's pixels lie packed in, behind what they are packed by: equal bytes
    show the same, whichever way of packing it is."""
    import tifffile  # not for every picture

    with tifffile.TiffFile(io.BytesIO(data)) as file:
        for page in _all_pages(file.pages):
            tags = [(code, page.tags[code].value) for code in _SHAPE if code in page.tags]
            digest = hashlib.blake2b(repr(tags).encode())
            for at, size in zip(page.dataoffsets, page.databytecounts, strict=True):
                if at + size > len(data):
                    raise ValueError("cut off")
                digest.update(memoryview(data)[at : at + size])
            yield digest.digest()


def _all_pages(pages: Any) -> Iterator[Any]:
    """With the smaller versions that lie below a page."""
    for page in pages:
        whole = page.aspage()
        yield whole
        if whole.subifds:
            yield from _all_pages(whole.pages)
