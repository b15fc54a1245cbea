"""The strips and tiles of a TIFF that can be decoded, where others are missing or damaged."""

from __future__ import annotations

import struct
from typing import Any

import imagecodecs
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from photo_sorter.adapters.engine.files.decoders.pillow_decoder import has_content

_UNCOMPRESSED, LZW = 1, 5
_PHOTOMETRIC, _BLACK_IS_ZERO, _CMYK = 262, 1, 5
_MOST_PIXELS = 40_000_000  # of what no draft has asked for; four bytes each
_JPEG = (6, 7, 33007, 34892)


def is_whole(page: Any, length: int) -> bool:
    """Whether all strips and tiles lie in a file of so many bytes."""
    places = zip(page.dataoffsets, page.databytecounts, strict=False)
    return all(start + count <= length for start, count in places)


def parts_that_decode(page: Any, data: bytes) -> tuple[NDArray[Any], bool]:
    """The samples in the page's own shape, nought where nothing is, and whether there are such
    places. Raises OSError where there is nothing at all."""
    options: dict[str, Any] = {"_fullsize": False}
    if page.compression in _JPEG:
        options |= {"jpegtables": page.jpegtables, "jpegheader": page.jpegheader}
    result = np.zeros(page.shaped, page.dtype)
    is_something = is_cut = False
    for index, (start, count) in enumerate(
        zip(page.dataoffsets, page.databytecounts, strict=False)
    ):
        if not count:  # left out by who wrote it
            continue
        try:
            segment = _put(result, page.decode(_part(page, data, start, count), index, **options))
        except MemoryError:
            raise
        except Exception:  # this one is damaged, others may not be
            is_cut = True
        else:
            is_cut = is_cut or start + count > len(data)
            is_something = is_something or segment.min() != segment.max()
    if is_cut and not is_something:
        raise OSError("no part of the picture can be decoded")
    return result.reshape(page.shape), is_cut


def _put(result: NDArray[Any], decoded: Any) -> NDArray[Any]:
    segment: NDArray[Any]
    segment, (plane, d, h, w, _), _shape = decoded
    room = result[plane, d:, h:, w:]
    depth, height, width = np.minimum(segment.shape[:3], room.shape[:3])
    room[:depth, :height, :width] = segment[:depth, :height, :width]
    return segment


def _part(page: Any, data: bytes, start: int, count: int) -> bytes:
    part = data[start : start + count]
    if part and page.compression == _UNCOMPRESSED:  # rows that are there count
        return part.ljust(min(count, int(page.nbytes)), b"\0")
    if not part:
        raise OSError("image file is truncated")
    return part


def lzw_samples(page: Any, data: bytes) -> NDArray[Any]:
    """By libtiff: tifffile's own decoder crashes on some damage. Raises what the decoder raises,
    OSError where the library sees another picture."""
    if len(page.treeindex) > 1:
        raise OSError("LZW below another page")
    if int(page.photometric) == _CMYK:  # which the library would convert, or refuse
        data = _called_grey(page, data)
    samples: NDArray[Any] = imagecodecs.tiff_decode(data, index=page.index)
    if samples.dtype != page.dtype or samples.size != page.size:
        raise OSError("the directory makes no sense")
    return samples.reshape(page.shape)


def _called_grey(page: Any, data: bytes) -> bytes:
    place = page.tags[_PHOTOMETRIC].valueoffset
    grey = struct.pack(f"{page.parent.byteorder}H", _BLACK_IS_ZERO)
    return data[:place] + grey + data[place + 2 :]


def by_libtiff(data: bytes, size: tuple[int, int]) -> Image.Image | None:
    """The first page by the library that most programs use, in 8 bits and without management of its
    colours: it gets something out of more files. None where that is nothing, or another size."""
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
