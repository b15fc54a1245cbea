"""The process that describes pictures: its entry, and how it serves requests.

One thread reads the pipe, so that a question can be cancelled while it is answered; one answers,
and holds one model at a time. It has the app's niceness, because somebody waits. What a picture or
a model does to it, a crash or a hang, takes nothing along but the question."""

from __future__ import annotations

import os
import queue
import threading
from functools import partial

from photo_sorter.adapters.child.memory_limit import MemoryLimit, at_most_here
from photo_sorter.adapters.child.messages import Cancel
from photo_sorter.adapters.child.model_environment import prepare_environment
from photo_sorter.adapters.child.pipes import ChildEnds
from photo_sorter.adapters.child.serving import Outbox, answered, begin, requests
from photo_sorter.adapters.describing.messages import (
    Ask,
    DescriberOptions,
    Point,
    Reduce,
    Request,
)
from photo_sorter.adapters.describing.no_network import stay_offline
from photo_sorter.core.errors import PhotoSorterError

_MEMORY_BYTES = 3 << 30  # for pictures and what a model reckons with, beside its weights


def describer_main(ends: ChildEnds, options: DescriberOptions) -> None:
    """Serve requests until the pipe closes or `Stop` comes. Does not return."""
    stay_offline()
    # Threads that wait for each other beside other work make it many times slower, not quicker.
    prepare_environment(threads=max(1, (os.cpu_count() or 1) // 2))
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
                work = partial(self._answer, request)
                self._outbox.send(answered(request.request_id, "Describing a picture", work))
            del self._wanted[request.request_id]

    def _answer(self, request: Ask | Point | Reduce) -> object:
        try:
            return self._answering.answer(request, self._wanted[request.request_id].is_set)
        except PhotoSorterError:
            raise
        except Exception as error:
            if "not enough memory" in str(error):  # torch's own words for it
                raise MemoryError from error
            raise
