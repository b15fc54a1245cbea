"""What runs in the engine process of some tests: the real engine with one decoder gone bad."""

from __future__ import annotations

import os
import sys
import threading
from typing import Any

from photo_sorter.adapters.child.pipes import ChildEnds
from photo_sorter.adapters.engine.child_side.process import engine_main
from photo_sorter.adapters.engine.messages import EngineOptions

CRASHING_WIDTH = 13
HANGING_WIDTH = 17
RAISING_WIDTH = 19
HUNGRY_WIDTH = 23


class _ElsewhereError(BaseException):
    """Passes what catches a file's own failures."""


def bad_decoder_engine(ends: ChildEnds, options: EngineOptions) -> None:
    """The GIF decoder aborts the process on one width, never returns on another, and finds no
    memory on a third, in a place where nobody asks for whom; on a fourth the metadata's reader
    fails as nobody has thought of."""
    from PIL.GifImagePlugin import GifImageFile

    from photo_sorter.adapters.engine.child_side import file_work

    load = GifImageFile.load

    def load_or_fail(image: Any) -> Any:
        if image.width == CRASHING_WIDTH:
            os.abort()
        if image.width == HANGING_WIDTH:
            threading.Event().wait()
        if image.width == HUNGRY_WIDTH:
            raise _ElsewhereError
        return load(image)

    work: Any = file_work  # open to be changed
    read = work.read_metadata

    def read_or_fail(source: Any, width: int, *rest: Any) -> Any:
        if width == RAISING_WIDTH:
            raise ZeroDivisionError
        return read(source, width, *rest)

    prepare = work.FileWork.prepare

    def prepare_or_fail(*arguments: Any) -> Any:
        try:
            return prepare(*arguments)
        except _ElsewhereError:
            raise MemoryError from None

    GifImageFile.load = load_or_fail  # type: ignore[assignment, method-assign]
    work.read_metadata = read_or_fail
    work.FileWork.prepare = prepare_or_fail
    engine_main(ends, options)


def stillborn_engine(_ends: ChildEnds, _options: EngineOptions) -> None:
    """A process that dies before it serves anything."""
    os._exit(3)


def crashing_gpu_engine(ends: ChildEnds, options: EngineOptions) -> None:
    """A GPU whose driver ends the process, as soon as a tower is tried there."""
    from photo_sorter.adapters.engine.model import gpu as find_gpu
    from photo_sorter.adapters.engine.model import open_clip_model

    patched: list[Any] = [find_gpu, open_clip_model]
    patched[0].find_gpu = lambda: "a GPU"
    patched[1].on_gpu = lambda *_arguments: os.abort()
    engine_main(ends, options)


def engine_without_onnx_runtime(ends: ChildEnds, options: EngineOptions) -> None:
    """As where it was not installed."""
    sys.modules["onnxruntime"] = None  # type: ignore[assignment]
    engine_main(ends, options)
