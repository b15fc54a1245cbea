"""The process that writes copies: one at a time, as several such processes may run.

A decoder that crashes or hangs takes its one picture along, and the app goes on with the next."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable

from photo_sorter.adapters.child.memory_limit import MemoryLimit, at_most_here
from photo_sorter.adapters.child.messages import Finished, Refused
from photo_sorter.adapters.child.pipes import ChildEnds
from photo_sorter.adapters.child.process import OUT_OF_MEMORY_EXIT
from photo_sorter.adapters.child.serving import begin, requests
from photo_sorter.adapters.exporting.messages import Begun, WriteCopy, WriterOptions
from photo_sorter.core.errors import EngineError, PhotoSorterError
from photo_sorter.core.ports.exporting import ExportOrder, WrittenCopy
from photo_sorter.core.problems import Problem

log = logging.getLogger(__name__)

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
            outbox.send(_answer(request, copying.write))
    os._exit(0)


def _answer(request: WriteCopy, write: Callable[[ExportOrder], WrittenCopy]) -> Finished | Refused:
    try:
        return Finished(request.request_id, write(request.order))
    except PhotoSorterError as error:
        return Refused(request.request_id, error)
    except MemoryError:
        os._exit(OUT_OF_MEMORY_EXIT)
    except Exception as error:
        log.exception("Writing a copy failed")
        words = f"{type(error).__name__}: {error}"
        return Refused(request.request_id, EngineError(Problem.ENGINE_FAILED, detail=words))
