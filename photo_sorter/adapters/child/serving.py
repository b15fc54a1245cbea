"""The child's side: its end of the pipe, and its log, which is the app's."""

from __future__ import annotations

import logging
import os
import pickle
import signal
import threading
import warnings
from typing import TYPE_CHECKING

from photo_sorter.adapters.child.messages import LogLine

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


class Outbox:
    """The child's end of the pipe, written to by all of its threads."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._lock = threading.Lock()

    def send(self, *replies: object) -> None:
        """Send them in one piece, in their order. Ends the process where the app is gone."""
        # Not by `Connection.send`, which asks for each message how to pickle locks and sockets.
        packed = pickle.dumps(replies, pickle.HIGHEST_PROTOCOL)
        try:
            with self._lock:
                self._connection.send_bytes(packed)
        except OSError:
            os._exit(0)


class Forwarder(logging.Handler):
    """Sends what is worth knowing to the app's log: our own warnings and everyone's errors."""

    def __init__(self, outbox: Outbox) -> None:
        super().__init__(logging.WARNING)
        self._outbox = outbox

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.ERROR or record.name.startswith("photo_sorter"):
            self._outbox.send(LogLine(record.levelno, record.name, self.format(record)))


def begin(connection: Connection) -> Outbox:
    """What a child does first. Returns where its replies go."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the app, which then stops us
    warnings.simplefilter("ignore")  # libraries warn of what is reported as a failure anyway
    outbox = Outbox(connection)
    logging.getLogger().addHandler(Forwarder(outbox))
    return outbox
