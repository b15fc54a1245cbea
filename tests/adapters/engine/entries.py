"""What runs in the engine process of some tests: the real engine with one decoder gone bad."""

from __future__ import annotations

import os
import threading
from multiprocessing.connection import Connection
from typing import Any

from photo_sorter.adapters.engine.messages import EngineOptions
from photo_sorter.adapters.engine.process import engine_main

CRASHING_WIDTH = 13
HANGING_WIDTH = 17


def bad_decoder_engine(connection: Connection, options: EngineOptions) -> None:
    """The GIF decoder aborts the process on one width and never returns on another."""
    from PIL.GifImagePlugin import GifImageFile

    load = GifImageFile.load

    def load_or_fail(image: Any) -> Any:
        if image.width == CRASHING_WIDTH:
            os.abort()
        if image.width == HANGING_WIDTH:
            threading.Event().wait()
        return load(image)

    GifImageFile.load = load_or_fail  # type: ignore[assignment, method-assign]
    engine_main(connection, options)


def stillborn_engine(_connection: Connection, _options: EngineOptions) -> None:
    """A process that dies before it serves anything."""
    os._exit(3)
