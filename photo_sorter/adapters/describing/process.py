"""The process that describes pictures: its entry, and how it serves requests.

One thread reads the pipe, so that a question can be cancelled while it is answered; one answers,
and holds one model at a time. It has the app's niceness, because somebody waits. What a picture or
a model does to it, a crash or a hang, takes nothing along but the question."""

from __future__ import annotations

import logging
import os
import queue
import threading

from photo_sorter.adapters.child.memory_limit import MemoryLimit, at_most_here
from photo_sorter.adapters.child.messages import Cancel, Finished, Refused
from photo_sorter.adapters.child.pipes import ChildEnds
from photo_sorter.adapters.child.process import OUT_OF_MEMORY_EXIT
from photo_sorter.adapters.child.serving import Outbox, begin, requests
from photo_sorter.adapters.describing.messages import (
    Ask,
    DescriberOptions,
    Point,
    Reduce,
    Request,
)
from photo_sorter.adapters.describing.no_network import stay_offline
from photo_sorter.core.errors import EngineError, PhotoSorterError
from photo_sorter.core.problems import Problem

log = logging.getLogger(__name__)

_MEMORY_BYTES = 3 << 30  # for pictures and what a model reckons with, beside its weights
_APPS_THREADS = "OPENBLAS_NUM_THREADS"


def describer_main(ends: ChildEnds, options: DescriberOptions) -> None:
    """Serve requests until the pipe closes or `Stop` comes. Does not return."""
    stay_offline()
    os.environ.pop(_APPS_THREADS, None)  # the app's choice for NumPy is none for torch
    # Threads that wait for each other beside other work make it many times slower, not quicker.
    os.environ["OMP_NUM_THREADS"] = str(max(1, (os.cpu_count() or 1) // 2))
    server = _Server(begin(ends), options)
    threading.Thread(target=server.work, name="answers", daemon=True).start()
    for request in requests(ends):
        server.accept(request)
    os._exit(0)  # a model may be deep in native code; nothing it does needs an ending


class _Server:
    def __init__(self, outbox: Outbox, options: DescriberOptions) -> None:
        # Pillow is imported here rather than above: the app imports this module's name only.
        from photo_sorter.adapters.describing.answering import Answering
        from photo_sorter.adapters.engine.files.decode import configure_decoders

        configure_decoders(options.max_pixels)
        memory = MemoryLimit(options.memory_bytes or at_most_here(_MEMORY_BYTES))
        self._outbox = outbox
        self._answering = Answering(options, outbox.send, memory.lifted)
        self._requests: queue.SimpleQueue[Ask | Point | Reduce] = queue.SimpleQueue()
        self._wanted: dict[int, threading.Event] = {}  # set: it is not wanted any more

    def accept(self, request: Request) -> None:
        """Called by the reading thread alone; returns at once."""
        match request:
            case Ask() | Point() | Reduce():
                self._wanted[request.request_id] = threading.Event()
                self._requests.put(request)
            case Cancel():
                if event := self._wanted.get(request.request_id):
                    event.set()

    def work(self) -> None:
        while True:
            request = self._requests.get()
            cancelled = self._wanted[request.request_id].is_set
            if not cancelled():
                self._outbox.send(self._answer(request))
            del self._wanted[request.request_id]

    def _answer(self, request: Ask | Point | Reduce) -> Finished | Refused:
        number = request.request_id
        cancelled = self._wanted[number].is_set
        try:
            return Finished(number, self._answering.answer(request, cancelled))
        except PhotoSorterError as error:
            return Refused(number, error)
        except MemoryError:
            os._exit(OUT_OF_MEMORY_EXIT)
        except Exception as error:
            if "not enough memory" in str(error):  # torch's own words for it
                os._exit(OUT_OF_MEMORY_EXIT)
            log.exception("Describing a picture failed")
            words = f"{type(error).__name__}: {error}"
            return Refused(number, EngineError(Problem.ENGINE_FAILED, detail=words))
