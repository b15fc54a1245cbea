"""The process that writes copies: one at a time, as several such processes may run.

A decoder that crashes or hangs takes its one picture along, and the app goes on with the next."""

from __future__ import annotations

import os
from functools import partial

from photo_sorter.adapters.child.memory_limit import MemoryLimit, at_most_here
from photo_sorter.adapters.child.pipes import ChildEnds
from photo_sorter.adapters.child.serving import answered, begin, requests
from photo_sorter.adapters.exporting.messages import Begun, WriteCopy, WriterOptions

_MEMORY_BYTES = 3 << 30


def writer_main(ends: ChildEnds, options: WriterOptions) -> None:
    """Serve requests until the pipe closes or `Stop` comes. Does not return."""
    outbox = begin(ends)
    # Pillow is imported here rather than above: the app imports this module's name only.
    from photo_sorter.adapters.engine.files.decode import configure_decoders
    from photo_sorter.adapters.exporting.copying import Copying

    configure_decoders(options.max_pixels)
    MemoryLimit(options.memory_bytes or at_most_here(_MEMORY_BYTES))
    copying = Copying(options.max_pixels, options.max_bytes)
    for request in requests(ends):
        if isinstance(request, WriteCopy):
            outbox.send(Begun(request.request_id))
            work = partial(copying.write, request.order)
            outbox.send(answered(request.request_id, "Writing a copy", work))
    os._exit(0)
