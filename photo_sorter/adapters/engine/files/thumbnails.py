"""Thumbnails: small picture files named by content. Importing this module does not import Pillow.

They are JPEGs, but a drawing of few colours is a PNG under the same name: JPEG would smear its
edges and take more room. Whoever reads them goes by their content."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from PIL.Image import Image

THUMBNAIL_SIDE = 512  # pixels of the longer side; smaller pictures keep their size
_QUALITY = 84
_FEW_COLOURS = 256
_LEFTOVER_SECONDS = 3600.0


def thumbnail_path(root: Path, content_hash: str) -> Path:
    """Where the thumbnail of a photo lies (whether or not it is there)."""
    return root / content_hash[:2] / f"{content_hash}.jpg"


def write_thumbnail(root: Path, content_hash: str, picture: Image) -> Path:
    """Write an RGB picture of at most `THUMBNAIL_SIDE` pixels a side: whole or not at all.

    Raises OSError (ENOSPC where the disk is full).
    """
    target = thumbnail_path(root, content_hash)
    descriptor, name = _scratch_file(_scratch(root) / content_hash[0])
    try:
        with open(descriptor, "wb") as file:
            if _is_drawing(picture):
                picture.save(file, "PNG")
            else:
                picture.save(file, "JPEG", quality=_QUALITY)
        try:
            os.replace(name, target)
        except FileNotFoundError:  # the first that belongs there
            target.parent.mkdir(exist_ok=True)
            os.replace(name, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise
    return target


def read_thumbnail(root: Path, content_hash: str) -> Image:
    """The thumbnail of a photo. Raises OSError where there is none that can be read."""
    from PIL import Image

    with Image.open(thumbnail_path(root, content_hash)) as picture:
        return picture.convert("RGB")


def _is_drawing(picture: Image) -> bool:
    """Counting ends at the first colour too many, which is soon in a photograph."""
    return picture.getcolors(_FEW_COLOURS) is not None


def _scratch_file(folder: Path) -> tuple[int, str]:
    """An open file of its own, and its path."""
    try:
        return tempfile.mkstemp(dir=folder, suffix=".jpg")
    except FileNotFoundError:
        folder.mkdir(parents=True, exist_ok=True)
        return tempfile.mkstemp(dir=folder, suffix=".jpg")


def sweep_leftovers(root: Path) -> None:
    """Remove half-written files of an engine that was killed, once they are surely abandoned."""
    oldest = time.time() - _LEFTOVER_SECONDS
    for path in _scratch(root).glob("**/*.jpg"):
        with contextlib.suppress(OSError):
            if path.stat().st_mtime < oldest:
                path.unlink()


def dominant_colour(picture: Image) -> int:
    """The colour that most of an RGB picture has, 0xRRGGBB: the mean of the fullest of 64 parts of
    the cube of colours."""
    from PIL.Image import Resampling

    # Of a thousand single pixels: the means of whole areas take thirty times as long, and have
    # colours in them that the picture has not.
    pixels = np.asarray(picture.resize((32, 32), Resampling.NEAREST)).reshape(-1, 3)
    parts = (pixels >> 6) @ np.array([16, 4, 1], np.uint8)
    fullest = np.bincount(parts).argmax()
    red, green, blue = pixels[parts == fullest].mean(axis=0).round().astype(int).tolist()
    colour: int = red << 16 | green << 8 | blue
    return colour


def pixels_hash(picture: Image, width: int, height: int) -> str:
    """A hash of a picture as it is shown: of a sixteenth of the rows of the RGB picture that its
    thumbnail is made of, and of the whole picture's size. Metadata that is written into a file
    leaves it as it is."""
    from PIL.Image import Resampling

    some = picture.resize((picture.width, max(1, picture.height // 16)), Resampling.NEAREST)
    hashed = hashlib.blake2b(some.tobytes(), digest_size=16)
    hashed.update(f"{width}x{height}".encode("ascii"))
    return hashed.hexdigest()


def _scratch(root: Path) -> Path:
    """In folders by the hash's first digit: a file system makes one file at a time in each, which
    takes it up to a millisecond."""
    return root / "tmp"
