"""What runs in the process that writes copies in some tests: the real one with bad decoders."""

from __future__ import annotations

import os
import threading
from typing import Any

from photo_sorter.adapters.child.pipes import ChildEnds
from photo_sorter.adapters.exporting.messages import WriterOptions
from photo_sorter.adapters.exporting.process import writer_main

CRASHING_WIDTH = 13
HANGING_WIDTH = 17


def bad_decoder_writer(ends: ChildEnds, options: WriterOptions) -> None:
    from PIL.GifImagePlugin import GifImageFile

    load = GifImageFile.load

    def load_or_fail(image: Any) -> Any:
        if image.width == CRASHING_WIDTH:
            os.abort()
        if image.width == HANGING_WIDTH:
            threading.Event().wait()
        return load(image)

    GifImageFile.load = load_or_fail  # type: ignore[assignment, method-assign]
    writer_main(ends, options)
