"""Whether a photo's file is copied, or its picture written anew and as what."""

from __future__ import annotations

import os
from collections.abc import Mapping
from enum import Enum

from photo_sorter.core.exporting.options import Colours, ExportFormat, ExportOptions
from photo_sorter.core.exporting.sizes import ORIGINAL_SIZE
from photo_sorter.core.photo import FilePath, PhotoMetadata


class Encoding(Enum):
    COPY = "copy"  # the picture's own bytes; what is said beside them may change
    JPEG = "jpeg"
    WEBP = "webp"
    PNG = "png"
    TIFF = "tiff"
    AVIF = "avif"


# Formats that are written, by their names in `PhotoMetadata.format`; of these what is said beside
# the picture can be changed without touching it.
_WRITTEN: Mapping[str, Encoding] = {
    "JPEG": Encoding.JPEG,
    "PNG": Encoding.PNG,
    "WebP": Encoding.WEBP,
}
# Those that versions are written in besides: other people's programs may not show them.
_OF_VERSIONS: Mapping[str, Encoding] = {**_WRITTEN, "TIFF": Encoding.TIFF, "AVIF": Encoding.AVIF}
# Drawings and scans that lose nothing as they are.
_LOSSLESS = frozenset({"GIF", "BMP", "PNM", "QOI", "Icon", "TGA", "PCX", "SGI"})
_ENDINGS: Mapping[Encoding, tuple[str, ...]] = {
    Encoding.JPEG: (".jpg", ".jpeg", ".jpe", ".jfif"),
    Encoding.WEBP: (".webp",),
    Encoding.PNG: (".png",),
    Encoding.TIFF: (".tif", ".tiff"),
    Encoding.AVIF: (".avif",),
}
_ASKED: Mapping[ExportFormat, Encoding] = {
    ExportFormat.JPEG: Encoding.JPEG,
    ExportFormat.WEBP: Encoding.WEBP,
    ExportFormat.PNG: Encoding.PNG,
}


def encoding_of(options: ExportOptions, photo: PhotoMetadata) -> Encoding:
    """By what the catalog knows of the photo. A picture whose size nobody knows is written anew
    where a size is asked for."""
    if options.format in _ASKED:
        return _ASKED[options.format]
    size = (photo.width, photo.height)
    known = min(size) > 0
    shrinks = options.size.fit(size) != size if known else options.size != ORIGINAL_SIZE
    own = _WRITTEN.get(photo.format)
    if not shrinks and options.colours is Colours.KEEP and (options.tells_all or own is not None):
        return Encoding.COPY
    return written_anew(photo.format)


def written_anew(form: str) -> Encoding:
    """As what a picture of that format is written anew: as it was where it can be."""
    own = _WRITTEN.get(form)
    if own is not None:
        return own
    return Encoding.PNG if form in _LOSSLESS else Encoding.JPEG


def encoding_of_version(form: str) -> Encoding:
    """As what a version of a picture of that format is written: as it is where that can be."""
    return _OF_VERSIONS.get(form) or written_anew(form)


def keeps_format(encoding: Encoding, form: str) -> bool:
    """Whether a version is of the format of its original."""
    return _OF_VERSIONS.get(form) is encoding


def takes_words(form: str) -> bool:
    """Whether words can be put into a copy of such a file."""
    return form in _WRITTEN


def ending_for(encoding: Encoding, path: FilePath) -> str:
    """The ending of the copy of a file: its own where that fits."""
    own = os.path.splitext(path)[1]
    if encoding is Encoding.COPY or own.lower() in _ENDINGS[encoding]:
        return own
    return _ENDINGS[encoding][0]
