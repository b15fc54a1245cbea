"""What runs in the picture process of some tests: the real one with a decoder gone bad."""

from __future__ import annotations

import os
import threading
from typing import Any

from photo_sorter.adapters.child.pipes import ChildEnds
from photo_sorter.adapters.pictures.messages import PictureOptions
from photo_sorter.adapters.pictures.process import picture_main

CRASHING_WIDTH = 13
HANGING_WIDTH = 17
DYING_WIDTH = 19


def bad_decoder_pictures(ends: ChildEnds, options: PictureOptions) -> None:
    """The GIF decoder aborts the process on one width and never returns on another; on a third the
    process is killed as it has made the memory for the pixels."""
    from PIL.GifImagePlugin import GifImageFile

    from photo_sorter.adapters.pictures import reading

    load = GifImageFile.load

    def load_or_fail(image: Any) -> Any:
        if image.width == CRASHING_WIDTH:
            os.abort()
        if image.width == HANGING_WIDTH:
            threading.Event().wait()
        return load(image)

    patched: Any = reading  # open to be changed
    write = patched.write_pixels

    def write_or_die(picture: Any, *rest: Any) -> None:
        if picture.width == DYING_WIDTH:
            os.kill(os.getpid(), 9)
        write(picture, *rest)

    GifImageFile.load = load_or_fail  # type: ignore[assignment, method-assign]
    patched.write_pixels = write_or_die
    picture_main(ends, options)


def named_memory_pictures(ends: ChildEnds, options: PictureOptions) -> None:
    """As on a system where shared memory has names, and with a decoder gone bad."""
    from photo_sorter.adapters.pictures import process
    from photo_sorter.adapters.pictures.named_memory import NamedMemory

    patched: Any = process
    patched.pixel_memory = NamedMemory
    bad_decoder_pictures(ends, options)
