"""The picture process: its entry, and how it serves requests.

One thread only reads the pipe; two read pictures. It has the app's niceness and not the engine's,
because somebody looks at the screen. It ends when the app's end of the pipe closes, whatever it is
doing.
"""

from __future__ import annotations

import contextlib
import logging
import os
import threading

from photo_sorter.adapters.child.memory_limit import MemoryLimit, at_most_here
from photo_sorter.adapters.child.messages import Cancel, Finished, Refused, Stop
from photo_sorter.adapters.child.pipes import ChildEnds
from photo_sorter.adapters.child.process import OUT_OF_MEMORY_EXIT
from photo_sorter.adapters.child.serving import Outbox, begin
from photo_sorter.adapters.pictures.messages import (
    Begun,
    HashFrames,
    PictureOptions,
    ReadPicture,
    Request,
    SharedPicture,
    Taken,
    WarmUp,
)
from photo_sorter.adapters.pictures.pixel_memory import Sheet, pixel_memory
from photo_sorter.adapters.pictures.work import Work
from photo_sorter.core.errors import EngineError, InvalidInputError
from photo_sorter.core.problems import Problem

log = logging.getLogger(__name__)

_PICTURE_BYTES = 3 << 30
_POLL_SECONDS = 0.5


def picture_main(ends: ChildEnds, options: PictureOptions) -> None:
    """Serve requests until the pipe closes or `Stop` comes. Does not return."""
    server = _Server(begin(ends), options)
    with contextlib.suppress(EOFError, OSError):
        while True:
            if not ends.main.poll(_POLL_SECONDS if server.work.somebody_waits else None):
                server.work.end_if_stuck()
                continue
            request: Request = ends.main.recv()
            if isinstance(request, Stop):
                break
            server.accept(request)
    server.let_go()
    os._exit(0)  # decoders may be deep in native code; nothing they do needs an ending


class _Server:
    def __init__(self, outbox: Outbox, options: PictureOptions) -> None:
        # Pillow is imported here rather than above: the app imports this module's name only.
        from photo_sorter.adapters.engine.files.decode import configure_decoders
        from photo_sorter.adapters.pictures.reading import Reading

        configure_decoders(options.max_pixels)
        self._outbox = outbox
        self._memory_limit = MemoryLimit(options.picture_bytes or at_most_here(_PICTURE_BYTES))
        self._reading = Reading(options, pixel_memory())
        self._lock = threading.Lock()
        self._sheets: dict[int, Sheet] = {}  # until the app has found them
        self.work = Work(self._read)

    def accept(self, request: Request) -> None:
        """Called by the reading thread alone; returns at once."""
        match request:
            case ReadPicture() | HashFrames():
                self.work.add(request)
            case WarmUp():
                self._outbox.send(Finished(request.request_id))
            case Cancel():
                self.work.cancel(request.request_id)
                self._close_sheet(request.request_id)
            case Taken():
                self._close_sheet(request.request_id)

    def let_go(self) -> None:
        """Of all that the app has not found."""
        self.work.close()
        for request_id in list(self._sheets):
            self._close_sheet(request_id)

    def _close_sheet(self, request_id: int) -> None:
        with self._lock:
            sheet = self._sheets.pop(request_id, None)
        if sheet is not None:
            sheet.close()

    def _read(self, request: ReadPicture | HashFrames) -> None:
        number = request.request_id
        self._outbox.send(Begun(number))
        try:
            if isinstance(request, HashFrames):
                said = self._reading.frames(request, lambda: self._outbox.send(Begun(number)))
                self._outbox.send(Finished(number, said))
                return
            sheet, (width, height), whole = self._reading.read(request)
        except InvalidInputError as error:
            self._outbox.send(Refused(number, error))
        except MemoryError:
            os._exit(OUT_OF_MEMORY_EXIT)  # as in the engine: some other picture has it all
        except Exception as error:
            log.exception("Reading a picture failed")
            words = f"{type(error).__name__}: {error}"
            self._outbox.send(Refused(number, EngineError(Problem.ENGINE_FAILED, detail=words)))
        else:
            with self._lock:
                self._sheets[number] = sheet
            if self.work.is_wanted(number):
                picture = SharedPicture(sheet.address, width, height, *whole)
                self._outbox.send(Finished(number, picture))
            else:
                self._close_sheet(number)
