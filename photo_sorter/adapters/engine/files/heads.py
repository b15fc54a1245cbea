"""Metadata from the head of a file, where the head has all of it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from PIL import Image

from photo_sorter.adapters.engine.files.metadata import read_metadata
from photo_sorter.adapters.engine.files.sidecars import read_sidecars
from photo_sorter.adapters.file_stamp import stamp_of
from photo_sorter.core.photo import FileStamp, PhotoMetadata

_JPEG = b"\xff\xd8\xff"
_SIDEWAYS = (5, 6, 7, 8)  # EXIF orientations


def read_head(path: str) -> tuple[FileStamp, PhotoMetadata] | None:
    """What a JPEG and its sidecars say, without a look at the picture, and the stamp of the file;
    None for any other file and for one that cannot be read so."""
    try:
        # Non-blocking, because opening a named pipe would otherwise wait for its writer for ever.
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with open(os.open(path, flags), "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode) or file.read(len(_JPEG)) != _JPEG:
                return None
            file.seek(0)
            with Image.open(file, formats=("JPEG",)) as source:
                width, height = source.size
                if source.getexif().get(0x0112) in _SIDEWAYS:
                    width, height = height, width
                name, sidecars = Path(path).name, read_sidecars(path)
                said = read_metadata(source, width, height, "JPEG", name, sidecars)
        return stamp_of(status), said
    except Exception:  # whatever a file holds: the whole of it is read then
        return None
