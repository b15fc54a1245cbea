"""Thumbnails: small JPEG files named by content. Importing this module does not import Pillow."""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

THUMBNAIL_SIDE = 512  # pixels of the longer side; smaller pictures keep their size
_QUALITY = 84
_LEFTOVER_SECONDS = 3600.0


def thumbnail_path(root: Path, content_hash: str) -> Path:
    """Where the thumbnail of a photo lies (whether or not it is there)."""
    return root / content_hash[:2] / f"{content_hash}.jpg"


def write_thumbnail(root: Path, content_hash: str, picture: Image) -> Path:
    """Write an RGB picture of at most `THUMBNAIL_SIDE` pixels a side: whole or not at all.

    Raises OSError (ENOSPC where the disk is full).
    """
    target = thumbnail_path(root, content_hash)
    scratch = _scratch(root)
    scratch.mkdir(parents=True, exist_ok=True)
    target.parent.mkdir(exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=scratch, suffix=".jpg")
    try:
        with open(descriptor, "wb") as file:
            picture.save(file, "JPEG", quality=_QUALITY)
        os.replace(name, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise
    return target


def sweep_leftovers(root: Path) -> None:
    """Remove half-written files of an engine that was killed, once they are surely abandoned."""
    oldest = time.time() - _LEFTOVER_SECONDS
    with contextlib.suppress(OSError):
        for entry in os.scandir(_scratch(root)):
            with contextlib.suppress(OSError):
                if entry.stat().st_mtime < oldest:
                    os.unlink(entry.path)


def dominant_colour(picture: Image) -> int:
    """The colour that most of an RGB picture has, 0xRRGGBB."""
    tiny = picture.resize((24, 24))
    palette_image = tiny.quantize(4)
    counts = palette_image.getcolors() or [(1, 0)]
    _, index = max(counts)
    assert isinstance(index, int)
    palette = palette_image.getpalette() or [0, 0, 0]
    red, green, blue = palette[3 * index : 3 * index + 3]
    return red << 16 | green << 8 | blue


def _scratch(root: Path) -> Path:
    return root / "tmp"
