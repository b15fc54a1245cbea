"""The process that reads text: one picture at a time, after whatever else the machine does."""

from __future__ import annotations

import contextlib
import os
from functools import partial

from photo_sorter.adapters.child.memory_limit import MemoryLimit, at_most_here
from photo_sorter.adapters.child.pipes import ChildEnds
from photo_sorter.adapters.child.serving import answered, begin, requests
from photo_sorter.adapters.text_reading.messages import (
    Begun,
    ReaderOptions,
    ReadLines,
)

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
            work = partial(reading.read, request, alive)
            outbox.send(answered(request.request_id, "Reading text", work))
    os._exit(0)
