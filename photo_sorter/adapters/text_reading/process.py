"""The process that reads text: one picture at a time, after whatever else the machine does."""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Callable
from functools import partial

from photo_sorter.adapters.child.memory_limit import MemoryLimit, at_most_here
from photo_sorter.adapters.child.messages import Finished, Refused
from photo_sorter.adapters.child.pipes import ChildEnds
from photo_sorter.adapters.child.process import OUT_OF_MEMORY_EXIT
from photo_sorter.adapters.child.serving import begin, requests
from photo_sorter.adapters.text_reading.messages import (
    Begun,
    ReaderOptions,
    ReadLines,
)
from photo_sorter.core.errors import EngineError, PhotoSorterError
from photo_sorter.core.ports.text_reading import ReadText
from photo_sorter.core.problems import Problem

log = logging.getLogger(__name__)

_MEMORY_BYTES = 3 << 30
_NICENESS = 6


def reader_main(ends: ChildEnds, options: ReaderOptions) -> None:
    """Serve requests until the pipe closes or `Stop` comes. Does not return."""
    outbox = begin(ends)
    with contextlib.suppress(OSError, AttributeError):  # a sandbox, and Windows
        os.nice(_NICENESS)
    # Pillow and ONNX Runtime are imported here: the app imports this module's name only.
    from photo_sorter.adapters.engine.files.decode import configure_decoders
    from photo_sorter.adapters.text_reading.reading import Reading

    configure_decoders(options.max_pixels)
    reading = Reading(options)
    MemoryLimit(options.memory_bytes or at_most_here(_MEMORY_BYTES))
    for request in requests(ends):
        if isinstance(request, ReadLines):
            alive = partial(outbox.send, Begun(request.request_id))
            alive()
            outbox.send(_answer(request, reading.read, alive))
    os._exit(0)


def _answer(
    request: ReadLines,
    read: Callable[[ReadLines, Callable[[], None]], ReadText],
    alive: Callable[[], None],
) -> Finished | Refused:
    try:
        return Finished(request.request_id, read(request, alive))
    except PhotoSorterError as error:
        return Refused(request.request_id, error)
    except MemoryError:
        os._exit(OUT_OF_MEMORY_EXIT)
    except Exception as error:
        log.exception("Reading text failed")
        words = f"{type(error).__name__}: {error}"
        return Refused(request.request_id, EngineError(Problem.ENGINE_FAILED, detail=words))
