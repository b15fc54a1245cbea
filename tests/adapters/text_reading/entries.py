"""Processes whose reading goes wrong at pictures of certain widths."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable

from photo_sorter.adapters.child.pipes import ChildEnds
from photo_sorter.adapters.text_reading.messages import ReaderOptions

CRASHING_WIDTH, HANGING_WIDTH = 61, 62


def bad_reader(ends: ChildEnds, options: ReaderOptions) -> None:
    from PIL import Image

    from photo_sorter.adapters.text_reading import networks, process

    def fragile(self: networks.Networks, picture: Image.Image, side: int) -> object:
        if picture.width == CRASHING_WIDTH:
            os.abort()
        if picture.width == HANGING_WIDTH:
            threading.Event().wait()
        return usual(self, picture, side)

    usual: Callable[..., object] = networks.Networks.probabilities
    networks.Networks.probabilities = fragile  # type: ignore[method-assign, assignment]
    process.reader_main(ends, options)
