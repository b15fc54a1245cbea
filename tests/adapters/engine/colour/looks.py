"""How files look once they are decoded."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import numpy as np
from PIL import Image

from photo_sorter.adapters.engine.files.colour.display import for_display
from photo_sorter.adapters.engine.files.decode import Decoded, Decoder
from photo_sorter.adapters.engine.files.reading import FileBytes, read_picture

ALIKE = 6.0  # of 255: by less no person tells two pictures apart
EXACT = Decoder(300_000_000, exact=True)
REDUCED = Decoder(300_000_000, exact=False)


def decoded(path: Path, content: bytes, decoder: Decoder = EXACT) -> Decoded:
    path.write_bytes(content)
    file = read_picture(str(path), 1 << 30)
    assert isinstance(file, FileBytes), file
    return decoder.decode(file, 224)


def shown(path: Path, content: bytes) -> Image.Image:
    """In full size; and the thumbnail is the same picture, only smaller."""
    full = for_display(decoded(path, content), side=None)
    thumbnail = for_display(decoded(path, content, REDUCED))
    small = full.copy()
    small.thumbnail((512, 512), Image.Resampling.LANCZOS)
    assert difference(thumbnail, small) < 3
    return full


def difference(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of two RGB pictures, in levels of 255."""
    assert (one.size, one.mode) == (other.size, other.mode)
    return float(np.abs(np.asarray(one, float) - np.asarray(other, float)).mean())


def with_chunks(png: bytes, *chunks: tuple[bytes, bytes]) -> bytes:
    """A PNG with more chunks, right after its header."""
    added = b""
    for name, body in chunks:
        checksum = struct.pack(">I", zlib.crc32(name + body))
        added += struct.pack(">I", len(body)) + name + body + checksum
    return png[:33] + added + png[33:]


def without_profile(png: bytes, name: bytes = b"iCCP") -> bytes:
    """A PNG without its chunk of this name."""
    start = png.find(name) - 4
    if start < 0:
        return png
    return png[:start] + png[start + 12 + int.from_bytes(png[start : start + 4], "big") :]
