"""What a version cannot have of its original, and what it is laid on where it takes no
transparency."""

from __future__ import annotations

import struct
from typing import Any

from PIL import Image

from photo_sorter.adapters.engine.files.colour.depth import WIDE_MODES
from photo_sorter.adapters.engine.files.colour.facts import colour_facts
from photo_sorter.adapters.engine.files.colour.ground import ground_of, laid_over
from photo_sorter.adapters.engine.files.reading import FileBytes
from photo_sorter.core.ports.exporting import ExportNote

# By which gain maps are named: Apple's, Adobe's (Android writes it, too), and ISO's.
_GAIN_MAPS = (b"hdrgainmap", b"http://ns.adobe.com/hdr-gain-map/", b"urn:iso:std:iso:ts:21496")
_BITS = 258  # of a TIFF's directory
_PNG_BITS_AT = 24  # in a PNG's header
_WEBP_CHUNKS_AT = 12  # behind the names of the format


def lost_in_version(file: FileBytes, source: Image.Image) -> frozenset[ExportNote]:
    """Of a picture that is decoded."""
    found = {
        ExportNote.LIGHT_LEFT_OUT: any(name in file.data for name in _GAIN_MAPS)
        or colour_facts(source, file.data, file.form).hdr,
        ExportNote.EIGHT_BITS: _bits(file, source) > 8,
    }
    return frozenset(note for note, holds in found.items() if holds)


def is_lossless(file: FileBytes) -> bool:
    """Whether it is a WebP whose pixels were stored as they are."""
    if file.form.name != "WebP":
        return False
    data, at = file.data, _WEBP_CHUNKS_AT
    while at + 8 <= len(data):
        kind, length = struct.unpack_from("<4sI", data, at)
        if kind in (b"VP8 ", b"VP8L"):
            return bool(kind == b"VP8L")
        at += 8 + length + length % 2
    return False


def on_its_ground(picture: Image.Image) -> Image.Image:
    """A picture of mode RGBA as the viewer shows it."""
    return laid_over(picture, ground_of(picture, _as_it_is), _as_it_is)


def _as_it_is(picture: Image.Image) -> Image.Image:
    return picture


def _bits(file: FileBytes, source: Image.Image) -> int:
    """Of each colour, as far as it is known."""
    if file.form.name == "PNG":
        return file.data[_PNG_BITS_AT]
    tags: Any = getattr(source, "tag_v2", {})
    bits = tags.get(_BITS, 8)
    said = max(bits) if isinstance(bits, tuple) else bits
    said = source.info.get("bit_depth", said)
    if isinstance(said, int) and said > 8:
        return said
    return 16 if source.mode in WIDE_MODES else 8
