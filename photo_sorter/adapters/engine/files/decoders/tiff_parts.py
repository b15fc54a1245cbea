"""The strips and tiles of a TIFF that can be decoded, where others are missing or damaged."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from photo_sorter.adapters.engine.files.decoders.pillow_decoder import has_content

_UNCOMPRESSED = 1
_MOST_PIXELS = 40_000_000  # of what no draft has asked for; four bytes each
_JPEG = (6, 7, 33007, 34892)


def is_whole(page: Any, length: int) -> bool:
    """Whether all strips and tiles lie in a file of so many bytes."""
    places = zip(page.dataoffsets, page.databytecounts, strict=False)
    return all(start + count <= length for start, count in places)


def parts_that_decode(page: Any, data: bytes) -> NDArray[Any]:
    """The samples in the page's own shape, nought where nothing is. Raises OSError where there is
    nothing at all."""
    options: dict[str, Any] = {"_fullsize": False}
    if page.compression in _JPEG:
        options |= {"jpegtables": page.jpegtables, "jpegheader": page.jpegheader}
    result = np.zeros(page.shaped, page.dtype)
    is_something = False
    for index, place in enumerate(zip(page.dataoffsets, page.databytecounts, strict=False)):
        part = _part(page, data, *place)
        if part:
            try:
                segment, (plane, d, h, w, _), _shape = page.decode(part, index, **options)
                room = result[plane, d:, h:, w:]
                depth, height, width = np.minimum(segment.shape[:3], room.shape[:3])
                room[:depth, :height, :width] = segment[:depth, :height, :width]
                is_something = is_something or segment.min() != segment.max()
            except MemoryError:
                raise
            except Exception:  # this one is damaged, others may not be
                continue
    if not is_something:
        raise OSError("no part of the picture can be decoded")
    return result.reshape(page.shape)


def _part(page: Any, data: bytes, start: int, count: int) -> bytes:
    part = data[start : start + count]
    if part and page.compression == _UNCOMPRESSED:  # rows that are there count
        return part.ljust(min(count, int(page.nbytes)), b"\0")
    return part


def by_libtiff(data: bytes, size: tuple[int, int]) -> Image.Image | None:
    """The first page by the library that most programs use, in 8 bits and without management of its
    colours: it gets something out of more files. None where that is nothing, or another size."""
    import imagecodecs

    if size[0] * size[1] > _MOST_PIXELS:
        return None
    try:
        samples = imagecodecs.tiff_decode(data, index=0, asrgb=True)
    except (imagecodecs.TiffError, ValueError):
        return None
    if samples.shape != (size[1], size[0], 4):
        return None
    opaque = bool((samples[:, :, 3] == 255).all())
    picture = Image.fromarray(samples[:, :, :3] if opaque else samples)
    return picture if has_content(picture) else None
