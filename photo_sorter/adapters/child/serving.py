"""The child's side: its ends of the pipes, and its log, which is the app's."""

from __future__ import annotations

import contextlib
import logging
import os
import pickle
import signal
import threading
import warnings
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from photo_sorter.adapters.child.messages import Finished, LogLine, Refused, Stop
from photo_sorter.adapters.child.pipes import ChildEnds
from photo_sorter.adapters.child.process import OUT_OF_MEMORY_EXIT
from photo_sorter.core.errors import EngineError, PhotoSorterError
from photo_sorter.core.problems import Problem

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

log = logging.getLogger(__name__)

_OURS = "photo_sorter"  # loggers


class Outbox:
    """Where all threads of the child put what is for the app."""

    def __init__(self, ends: ChildEnds) -> None:
        self._replies = _Sender(ends.main)
        self._out_of_band = _Sender(ends.out_of_band)

    def send(self, *replies: object) -> None:
        """Send them in one piece, in their order. Ends the process where the app is gone."""
        self._replies.send(replies)

    def send_out_of_band(self, message: object) -> None:
        """Likewise what the app need not wake up for: it hears it before the next thing that is
        sent, or within a tenth of a second, and also where this process has died since."""
        self._out_of_band.send((message,))


class _Sender:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._lock = threading.Lock()

    def send(self, messages: tuple[object, ...]) -> None:
        # Not by `Connection.send`, which asks for each message how to pickle locks and sockets.
        packed = pickle.dumps(messages, pickle.HIGHEST_PROTOCOL)
        try:
            with self._lock:
                self._connection.send_bytes(packed)
        except OSError:
            os._exit(0)


class Forwarder(logging.Handler):
    """Sends what is worth knowing to the app's log: what we say ourselves, and everyone's
    errors."""

    def __init__(self, outbox: Outbox) -> None:
        super().__init__(logging.INFO)
        self._outbox = outbox

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.ERROR or record.name.startswith(_OURS):
            self._outbox.send(LogLine(record.levelno, record.name, self.format(record)))


def begin(ends: ChildEnds) -> Outbox:
    """What a child does first. Returns where its replies go."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the app, which then stops us
    warnings.simplefilter("ignore")  # libraries warn of what is reported as a failure anyway
    outbox = Outbox(ends)
    logging.getLogger().addHandler(Forwarder(outbox))
    logging.getLogger(_OURS).setLevel(logging.INFO)
    return outbox


def requests(ends: ChildEnds) -> Iterator[Any]:
    """What the app asks for, until the pipe closes or `Stop` comes."""
    with contextlib.suppress(EOFError, OSError):
        while not isinstance(request := ends.main.recv(), Stop):
            yield request


def answered(request_id: int, doing: str, work: Callable[[], object]) -> Finished | Refused:
    """What came of a request. Ends the process where memory runs out, so that the app finds out
    for which request. What nobody expected goes to the log as `doing`, and is an EngineError."""
    try:
        return Finished(request_id, work())
    except PhotoSorterError as error:
        return Refused(request_id, error)
    except MemoryError:
        os._exit(OUT_OF_MEMORY_EXIT)
    except Exception as error:
        log.exception("%s failed", doing)
        words = f"{type(error).__name__}: {error}"
        return Refused(request_id, EngineError(Problem.ENGINE_FAILED, detail=words))
