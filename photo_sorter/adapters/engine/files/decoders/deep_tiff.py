"""TIFF by tifffile and imagecodecs: what Pillow has no mode for, or gets wrong."""

from __future__ import annotations

import io
import logging
from itertools import islice
from typing import Any

import numpy as np
import tifffile
from numpy.typing import NDArray
from PIL import Image

from photo_sorter.adapters.engine.files.decoders.arrays import eight_bit, from_array
from photo_sorter.adapters.engine.files.decoders.opened import Loaded, UnreadableKindError
from photo_sorter.adapters.engine.files.decoders.tiff import is_reduced
from photo_sorter.adapters.engine.files.decoders.tiff_parts import (
    LZW,
    by_libtiff,
    is_whole,
    lzw_samples,
    parts_that_decode,
)

# What it says of damaged files, tag by tag, would fill the log.
tifffile.logger().setLevel(logging.CRITICAL + 1)

_ORIENTATION, _ICC = 274, 34675
_MOST_BYTES = 8 << 30  # of samples; the limit of pixels alone would let more pass
_MOST_PAGES = 64  # that are looked at for one that is no thumbnail
_MOST_SAMPLES = 16  # of one pixel
_WHITE_IS_ZERO, _BLACK_IS_ZERO, _RGB, _PALETTE, _CMYK, _YCC, _LAB, _ICC_LAB = (
    0, 1, 2, 3, 5, 6, 8, 9,
)  # fmt: skip
_COLOURS = {_WHITE_IS_ZERO: 1, _BLACK_IS_ZERO: 1, _RGB: 3, _YCC: 3, _CMYK: 4, _LAB: 3, _ICC_LAB: 3}
_PREMULTIPLIED, _NOT_MULTIPLIED = 1, 2
_NOT_KNOWN = ("not supported", "not implemented", "requires", "unknown")


class DeepTiff:
    """`decoders.opened.Opened`. `source` gives the metadata where Pillow could open the file."""

    def __init__(self, data: bytes, source: Image.Image | None) -> None:
        self._data = data
        with tifffile.TiffFile(io.BytesIO(data)) as file:
            page = _full_page(file)
            self.size: tuple[int, int] = (int(page.imagewidth), int(page.imagelength))
            self._orientation = _whole(page, _ORIENTATION, 1)
            self.source = source or _carrier(data, page)

    def draft(self, factor: int) -> int:
        return int(self.size[0] * self.size[1])

    def load(self) -> Loaded:
        with tifffile.TiffFile(io.BytesIO(self._data)) as file:
            page = _full_page(file)
            try:
                picture, is_cut = _picture(page, self._data)
            except MemoryError:
                raise
            except Exception as error:
                found = by_libtiff(self._data, self.size) if page.index == 0 else None
                if found is None:
                    raise
                return Loaded(found, self._orientation, not isinstance(error, UnreadableKindError))
        profile = page.tags.valueof(_ICC)
        if isinstance(profile, bytes):
            picture.info["icc_profile"] = profile
            self.source.info["icc_profile"] = profile
        return Loaded(picture, self._orientation, is_cut)


def _full_page(file: tifffile.TiffFile) -> Any:
    """The first page that is no thumbnail, also below others; else the largest, for some programs
    call every page one."""
    pages: list[tifffile.TiffPage] = []
    for page in islice(file.pages, _MOST_PAGES):
        if isinstance(page, tifffile.TiffPage):
            pages += [x for x in (page, *(page.pages or ())) if isinstance(x, tifffile.TiffPage)]
    for each in pages:
        if not is_reduced(int(each.subfiletype), each.tags.valueof(255)):
            return each
    return max(pages, key=lambda page: page.imagewidth * page.imagelength)


def _picture(page: Any, data: bytes) -> tuple[Image.Image, bool]:
    """And whether a part of it is missing."""
    photometric = int(page.photometric)
    if photometric not in _COLOURS and photometric != _PALETTE:
        raise UnreadableKindError("TIFF, of other colours")
    if page.nbytes > _MOST_BYTES or page.samplesperpixel > _MOST_SAMPLES:
        raise MemoryError
    samples, is_cut = _decoded(page, data)
    return _of_samples(_upright_axes(page, samples), page, photometric), is_cut


def _of_samples(samples: NDArray[Any], page: Any, photometric: int) -> Image.Image:
    if photometric == _PALETTE:
        return _coloured(samples, page.colormap)
    colours = _COLOURS[photometric]
    if photometric in (_LAB, _ICC_LAB):
        return _lab(samples[:, :, :3], photometric)
    if photometric == _WHITE_IS_ZERO:
        samples = _inverted(samples)
    alphas = [int(kind) for kind in page.extrasamples[:1] if int(kind) > 0]
    if photometric == _CMYK:
        inks = eight_bit(samples[:, :, :4])
        if alphas == [_NOT_MULTIPLIED]:
            inks = _on_paper(inks, eight_bit(samples[:, :, 4:5]))
        return Image.fromarray(inks, "CMYK")
    kept = samples[:, :, : colours + len(alphas)]
    return from_array(_straight(kept) if alphas == [_PREMULTIPLIED] else kept)


def _decoded(page: Any, data: bytes) -> tuple[NDArray[Any], bool]:
    if page.compression == LZW:
        return lzw_samples(page, data), False
    if not is_whole(page, len(data)):
        return parts_that_decode(page, data)
    try:
        return page.asarray(maxworkers=1), False
    except MemoryError:
        raise
    except Exception as error:
        if any(words in str(error).lower() for words in _NOT_KNOWN):
            raise UnreadableKindError("TIFF, of another compression") from error
        return parts_that_decode(page, data)


def _upright_axes(page: Any, samples: NDArray[Any]) -> NDArray[Any]:
    """As (h, w, bands), whatever lies behind what in the file; of a volume its first slice."""
    axes: str = page.axes
    while samples.ndim > 2 and axes[0] not in "YS":
        samples, axes = samples[0], axes[1:]
    if axes.startswith("S"):
        samples, axes = np.moveaxis(samples, 0, -1), axes[1:] + "S"
    if axes not in ("YX", "YXS"):
        raise UnreadableKindError(f"TIFF, axes {axes}")
    return samples if samples.ndim == 3 else samples[:, :, np.newaxis]


def _inverted(samples: NDArray[Any]) -> NDArray[Any]:
    if samples.dtype == np.bool_:
        return ~samples
    if np.issubdtype(samples.dtype, np.floating):
        return 1.0 - samples
    return ~samples if np.issubdtype(samples.dtype, np.unsignedinteger) else -samples


def _straight(samples: NDArray[Any]) -> NDArray[Any]:
    """Colours that were multiplied by their alpha, as they were before."""
    most = np.iinfo(samples.dtype).max if samples.dtype.kind in "ui" else 1.0
    alpha = samples[:, :, -1:].astype(np.float32)
    colours = samples[:, :, :-1] * np.divide(most, alpha, where=alpha > 0, out=np.zeros_like(alpha))
    return np.concatenate([colours.clip(0, most).astype(samples.dtype), samples[:, :, -1:]], axis=2)


def _on_paper(inks: NDArray[np.uint8], alpha: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Inks laid over white paper, which is no ink: there is no mode for them and alpha."""
    return ((inks.astype(np.uint16) * alpha + 127) // 255).astype(np.uint8)


def _coloured(samples: NDArray[Any], colormap: NDArray[Any] | None) -> Image.Image:
    if colormap is None:
        raise OSError("no colour map")
    return from_array(eight_bit(np.moveaxis(colormap, 0, -1))[samples[:, :, 0]])


def _lab(samples: NDArray[Any], photometric: int) -> Image.Image:
    """CIELAB with signed a and b, or ICC's, in which 128 stands for nought."""
    if samples.dtype == np.uint16 or samples.dtype == np.int16:
        high = (samples.view(np.uint16) >> 8).astype(np.uint8)
    elif samples.dtype.itemsize == 1:
        high = samples.view(np.uint8).copy()
    else:
        raise UnreadableKindError(f"TIFF, Lab of {samples.dtype}")
    if photometric == _ICC_LAB:
        high[:, :, 1:] ^= 128
    height, width, _ = high.shape
    return Image.frombytes("LAB", (width, height), np.ascontiguousarray(high).tobytes())


def _whole(page: Any, tag: int, otherwise: int) -> int:
    value = page.tags.valueof(tag, otherwise)
    return int(value) if isinstance(value, int) else otherwise


def _carrier(data: bytes, page: Any) -> Image.Image:
    """Gives the metadata of a file that Pillow cannot open as a picture."""
    source = Image.new("L", (1, 1))
    if data[2:4] in (b"*\0", b"\0*"):
        source.info["exif"] = b"Exif\0\0" + data
    packet = page.tags.valueof(700)
    if isinstance(packet, bytes):
        source.info["xmp"] = packet
    return source
